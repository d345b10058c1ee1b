"""A date in the form, in EDTF or as people write it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from annotator.model import dates
from annotator.ui.entries.readings import DateLine
from annotator.ui.record_form.lines import Line
from annotator.ui.words import form as words


class Date(Line):
    """A date; words like "March 5-6" are read against the day that the article was published."""

    def __init__(self, published: Callable[[], str], parent: QWidget | None = None) -> None:
        self.words = DateLine(published, parent)
        super().__init__(parent, line=self.words)
        self.line.setPlaceholderText(words.PLACEHOLDER_DATE)
        self.words.taken.connect(self._taken)
        self.words.dropped.connect(lambda: self.open(self.stored))

    def read(self) -> Any:
        """The date that stands there, or that was shown for the words."""
        return self.words.date() or None

    def enter(self) -> bool:
        """Enter takes the reading that is lit; the line does that itself."""
        return False if self.words.row_lit() >= 0 else super().enter()

    def _edited(self) -> None:
        """Something was typed; words are not kept after a pause, only when they are done."""
        super()._edited()
        typed = self.typed().strip()
        if typed and not dates.is_valid(typed):
            self._pause.stop()

    def _taken(self, onward: bool) -> None:
        """A reading was taken; after Tab go on to the next field."""
        self.flush()
        if onward and not self.problem:
            self.focusNextPrevChild(True)
