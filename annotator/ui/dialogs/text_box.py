"""A box to correct a text in, which keeps the very characters that nobody touched."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.model.text_diff import common
from annotator.ui.article_view.layout import SpacedLayout
from annotator.ui.positions import OffsetMap


class TextBox(QPlainTextEdit):
    """A text to correct; what nobody touches keeps its very characters.

    Qt knows one sign for all ends of lines, and its plain text has no no-break spaces. So what was
    typed is found by comparing with what the box showed at first, and only that is taken from it.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = SpacedLayout(self.document())  # each paragraph begins where it is read from
        self._layout.leading = self._layout.gap = 0.0
        self.document().setDocumentLayout(self._layout)
        self._text = text
        self.setPlainText(OffsetMap(text).display())
        self._shown = self.document().toRawText()
        self.document().setModified(False)

    def corrected(self) -> str:
        """The text as it is now."""
        return self.typed()()

    def typed(self) -> Callable[[], str]:
        """What finds the text as it is now: long work for a long one, that needs no window."""
        return partial(_corrected, self._text, self._shown, self.document().toRawText())

    def select(self, text: str, start: int, end: int) -> None:
        """Select [start, end) of the text that the box holds now, and bring it into sight."""
        offsets, cursor = OffsetMap(text), self.textCursor()
        cursor.setPosition(offsets.to_qt(start))
        cursor.setPosition(offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()


def _corrected(text: str, before: str, shown: str) -> str:
    """The text of which a box showed one thing before, and shows another now."""
    if shown == before:
        return text
    units, characters = OffsetMap(before), OffsetMap(text)
    parts, done = [], 0
    for run in common(before, shown):
        start, end = (
            characters.to_characters(units.to_qt(place)) for place in (run.old, run.old_end)
        )
        parts += [shown[done : run.new].replace("\u2029", "\n"), text[start:end]]
        done = run.new_end
    return "".join((*parts, shown[done:].replace("\u2029", "\n")))
