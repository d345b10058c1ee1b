"""What is typed into the form: a line of text, a number, a few lines."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from annotator.ui.elided import ElidedLine
from annotator.ui.record_form.editor import Typing, line_height
from annotator.ui.words import form as words


class Line(Typing):
    """One line of text; an empty one is no value, unless a value is required."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        required: bool = False,
        line: QLineEdit | None = None,
    ) -> None:
        self.line = line or ElidedLine(parent)
        self.line.setMinimumHeight(line_height())
        self._required = required
        super().__init__(self.line, parent)
        self.line.textEdited.connect(self._edited)

    def lock(self) -> None:
        """The words can be read and copied, not changed."""
        self.line.setReadOnly(True)

    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def write(self, text: str) -> None:
        """Put a text into the line and show its beginning."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def read(self) -> Any:
        """The text without space around it."""
        text = self.typed().strip()
        return text if text or self._required else None


class Number(Line):
    """A number."""

    def read(self) -> Any:
        """The number; ValueError where it is none."""
        text = self.typed().strip().replace(",", ".")
        if not text:
            return None
        try:
            return int(text)
        except ValueError:
            pass
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if number - number != 0:  # not a number, or without end
            raise ValueError(words.no_number(self.typed().strip()))
        return number


class Note(Typing):
    """A few lines of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = QPlainTextEdit(parent)
        super().__init__(self.box, parent)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(3 * self.box.fontMetrics().lineSpacing() + 14)
        self.box.textChanged.connect(self._edited)

    def lock(self) -> None:
        """The note can be read and copied, not changed."""
        self.box.setReadOnly(True)

    def typed(self) -> str:
        """What stands in the box, with its no-break spaces."""
        return self.box.document().toRawText().replace("\u2029", "\n")

    def write(self, text: str) -> None:
        """Put a text into the box."""
        self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(False)

    def read(self) -> Any:
        """The text without space around it."""
        return self.typed().strip()

    def enter(self) -> bool:
        """Enter begins a new line here."""
        return False

    def wheel_is_ours(self) -> bool:
        """The wheel scrolls a long note that is being read."""
        return self.box.hasFocus() and self.box.verticalScrollBar().maximum() > 0
