"""A line over the article that says whose work is shown, where it is not one's own."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.desk import Desk
from annotator.ui.words import teams as words


class WhoseBar(QFrame):
    """Hidden while one's own work is shown; its button goes back to that."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("whoseBar")
        self._desk = desk
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.back = QPushButton(words.BACK, self)
        self.back.clicked.connect(lambda: desk.show_layer(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.back)
        desk.article_shown.connect(self.refresh)
        desk.changed.connect(self.refresh)
        self.hide()

    def text(self) -> str:
        """What is said now; "" while the bar is away."""
        return "" if self.isHidden() else self._words.text()

    def refresh(self, *_: object) -> None:
        """Say whose work is shown now."""
        shown = self._desk.whose.shown
        if shown is not None:
            keeps = self._desk.whose.can_write
            said = words.KEEPING if keeps else words.shown(shown.annotator, shown.kind)
            self._words.setText(said)
        self.setVisible(shown is not None)
