"""A line over the article that says whose work is shown, where it is not one's own."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.desk import Desk
from annotator.ui.words import teams as words


class WhoseBar(QFrame):
    """Hidden, and empty at first, while one's own work is shown; its button goes back to that."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("whoseBar")
        self._desk = desk
        self._words: QLabel | None = None
        desk.article_shown.connect(self.refresh)
        desk.changed.connect(self.refresh)
        self.hide()

    def text(self) -> str:
        """What is said now; "" while the bar is away."""
        return "" if self.isHidden() or self._words is None else self._words.text()

    def refresh(self, *_: object) -> None:
        """Say whose work is shown now."""
        shown = self._desk.whose.shown
        if shown is not None:
            if self._words is None:
                self._words = self._fill()
            whose = words.shown(shown.annotator, shown.kind)
            self._words.setText(words.KEEPING if self._desk.whose.can_write else whose)
        self.setVisible(shown is not None)

    def _fill(self) -> QLabel:
        """Make what is seen, when it is first seen; return the line that says it."""
        line = QLabel(self)
        line.setWordWrap(True)
        back = QPushButton(words.BACK, self)
        back.clicked.connect(lambda: self._desk.show_layer(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(line, 1)
        row.addWidget(back)
        return line
