"""The thin line over the text that says what a point is, and what to press."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from annotator.ui.article_page import ArticlePage
from annotator.ui.words import points as words

_BUTTONS = (
    ("‹", words.PREVIOUS, "previous_point"),
    ("›", words.NEXT, "next_point"),
    ("≡", words.LIST, "points"),
)


class PointBar(QFrame):
    """What stands here and why it is shown; its buttons do what the keys do."""

    closed = Signal()

    def __init__(self, page: ArticlePage, actions: Mapping[str, QAction]) -> None:
        super().__init__(page)
        self.setObjectName("findBar")
        self._what, self._count, self._hint = QLabel(self), QLabel(self), QLabel(self)
        self._what.setObjectName("panelName")
        self._what.setWordWrap(True)
        self._count.setObjectName("muted")
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        said = QVBoxLayout()
        said.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._what, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(head)
        said.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(4)
        row.addLayout(said, 1)
        self.dismiss = self._button(words.DISMISS, words.DISMISS, row)
        self.dismiss.clicked.connect(actions["dismiss"].trigger)
        for sign, tip, name in _BUTTONS:
            self._button(sign, tip, row).clicked.connect(actions[name].trigger)
        self._button("✕", words.CLOSE, row).clicked.connect(self.closed)
        body = page.view.parentWidget()
        column = body.layout() if body is not None else None
        assert isinstance(column, QBoxLayout), "the page lays its header over its text"
        column.insertWidget(1, self)
        self.hide()

    def _button(self, sign: str, tip: str, row: QHBoxLayout) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def say(self, what: str, hint: str, count: str = "", *, can_dismiss: bool = True) -> None:
        """Show the line."""
        self._what.setText(what)
        self._hint.setText(hint)
        self._count.setText(count)
        self.dismiss.setVisible(can_dismiss)
        self.setAccessibleName(self.text())
        self.show()

    def text(self) -> str:
        """All that the line says; "" while it is away."""
        said = (self._what.text(), self._count.text(), self._hint.text())
        return "" if self.isHidden() else " · ".join(filter(None, said))
