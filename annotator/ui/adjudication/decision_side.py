"""Where a difference is decided: what each says of it, the reason, and a button for each key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.adjudication.pieces import Pieces
from annotator.ui.keyboard import latin_key
from annotator.ui.words import adjudication as words


@dataclass(frozen=True, slots=True)
class Act:
    """What a button says, the key that does the same, and what is done."""

    text: str
    key: str
    run: Callable[[], object]


class DecisionSide(QWidget):
    """Says how far the article is, shows the pieces, takes the reason, and does what keys mean."""

    def __init__(self, pieces: Pieces, rows: Sequence[Sequence[Act]], parent: QWidget) -> None:
        super().__init__(parent)
        self._acts = {act.key: act for row in rows for act in row}
        self.buttons = {act.key: self._button(act) for act in self._acts.values()}
        self.said = QLabel(self)
        self.said.setObjectName("muted")
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words.REASON)
        self.reason.setAccessibleName(words.REASON)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 10, 0)
        layout.addWidget(self.said)
        layout.addWidget(pieces, 1)
        layout.addWidget(self.reason)
        for row in rows:
            line = QHBoxLayout()
            for act in row:
                line.addWidget(self.buttons[act.key])
            line.addStretch(1)
            layout.addLayout(line)

    def _button(self, act: Act) -> QPushButton:
        button = QPushButton(act.text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act.run())
        return button

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means by its place on the keyboard; tell whether it means anything."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = latin_key(event, QGuiApplication.platformName())
        act = self._acts.get(chr(key)) if key <= 0xFFFF else None
        if act is None or modifiers:
            return False
        if self.buttons[act.key].isEnabled():
            act.run()
        return True
