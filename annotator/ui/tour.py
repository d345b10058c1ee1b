"""The first steps: one page over the window at the very first start, and when it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import settings
from annotator.ui import actions as table
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import scaled
from annotator.ui.words import tour as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_WIDTH = 620


class Tour(QDialog):
    """What to press first, with the keys that the actions have now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        page = self._page(window)
        scrolled = QScrollArea(self)  # letters may be large, and the screen small
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(page)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(26, 0, 26, 0)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(8)
        layout.addWidget(scrolled, 1)
        layout.addLayout(foot)
        fit_dialog(self, _WIDTH, _WIDTH)
        self._fit_height(page, buttons.sizeHint())
        self.setAccessibleDescription(self.text())  # read out whole when the page opens

    def _fit_height(self, page: QWidget, buttons: QSize) -> None:
        """Be as high as the page is, where the screen has room for that."""
        needed = page.heightForWidth(self.width()) + buttons.height() + 8 + 16
        self.resize(self.width(), min(self.height(), needed))

    def _page(self, window: "MainWindow") -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(26, 22, 26, 8)
        layout.setSpacing(scaled(15))
        layout.addWidget(_said(words.LEAD, page))
        layout.addLayout(_lines(window, page))
        again = _said(words.AGAIN, page)
        again.setObjectName("muted")
        layout.addWidget(again)
        layout.addStretch(1)
        return page

    def text(self) -> str:
        """All that the page says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))


def _lines(window: "MainWindow", page: QWidget) -> QGridLayout:
    """What to do, each with its keys beside it."""
    actions = table.actions_of(window)
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(scaled(10))
    for row, (names, does) in enumerate(words.LINES):
        shown = [table.shown(actions[name].shortcut().toString()) for name in names]
        keys = QLabel("  ".join(filter(None, shown)), page)
        keys.setObjectName("panelName")
        grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(_said(does, page), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _said(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    return label


def show(window: "MainWindow") -> None:
    """Open the page over a window."""
    Tour(window).open()


def show_at_first_start(window: "MainWindow") -> None:
    """Open the page where this person never saw it; note that it was seen once it is closed."""
    if settings.load().tour_seen:
        return
    page = Tour(window)
    page.finished.connect(lambda: window.files.attempt(lambda: settings.change(tour_seen=True)))
    page.open()
