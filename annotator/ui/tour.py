"""The first steps: one page over the window at the very first start, and when it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from annotator import settings
from annotator.ui import actions as table
from annotator.ui.words import tour as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_WIDTH = 600


class Tour(QDialog):
    """What to press first, with the keys that the actions have now."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 16)
        layout.setSpacing(16)
        layout.addWidget(_said(words.LEAD, self))
        layout.addLayout(self._lines(window))
        again = _said(words.AGAIN, self)
        again.setObjectName("muted")
        layout.addWidget(again)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        layout.addWidget(buttons)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        self.setAccessibleDescription(self.text())  # read out whole when the page opens

    def _lines(self, window: "MainWindow") -> QGridLayout:
        actions = table.actions_of(window)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(11)
        for row, (names, does) in enumerate(words.LINES):
            shown = [table.shown(actions[name].shortcut().toString()) for name in names]
            keys = QLabel("  ".join(filter(None, shown)), self)
            keys.setObjectName("panelName")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_said(does, self), row, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def text(self) -> str:
        """All that the page says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))


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
