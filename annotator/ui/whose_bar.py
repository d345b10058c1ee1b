"""A line over the article that says whose work is shown, where it is not one's own alone."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.desk import Desk
from annotator.ui.words import teams as words


class WhoseBar(QFrame):
    """Hidden, and empty at first, while one's own work is shown; its button goes back to that."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("whoseBar")
        self._desk = desk
        self._parts: tuple[QLabel, QPushButton] | None = None
        desk.article_shown.connect(self.refresh)
        desk.changed.connect(self.refresh)
        self.hide()

    def text(self) -> str:
        """What is said now; "" while the bar is away."""
        return "" if self.isHidden() or self._parts is None else self._parts[0].text()

    def refresh(self, *_: object) -> None:
        """Say whose work is shown now."""
        instead = self._desk.whose.shown
        shown = instead or self._desk.alongside.shown
        if shown is not None:
            if self._parts is None:
                self._parts = self._fill()
            line, button = self._parts
            say = words.beside if instead is None else words.shown
            keeps = instead is not None and self._desk.whose.can_write
            line.setText(words.KEEPING if keeps else say(shown.annotator, shown.kind))
            button.setText(words.ALONE if instead is None else words.BACK)
        self.setVisible(shown is not None)

    def _back(self) -> None:
        """Show one's own work, alone."""
        if self._desk.whose.shown is None:
            self._desk.show_beside("")
        else:
            self._desk.show_layer("")

    def _fill(self) -> tuple[QLabel, QPushButton]:
        """Make what is seen, when it is first seen: the line that says it, and the button."""
        line, button = QLabel(self), QPushButton(self)
        line.setWordWrap(True)
        button.clicked.connect(self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(line, 1)
        row.addWidget(button)
        return line, button
