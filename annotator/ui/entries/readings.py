"""Dates as people write them: what typed words may mean, offered below the line they stand in."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from annotator.model import dates
from annotator.ui.entries.choice_line import ChoiceLine
from annotator.ui.entries.field import Choice


class DateLine(ChoiceLine):
    """A line for a date; Enter or Tab takes the reading that is lit, the likeliest at first.

    `published` gives the day of publication (EDTF, "" where it is not known) that the words are
    read against. What is EDTF already is taken as it stands, and nothing is offered for it.
    """

    def __init__(self, published: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(lambda words: _readings(words, published), lit=True, parent=parent)

    def date(self) -> str:
        """The date that stands there or was lit for the words; the words where they are none."""
        typed = self.value().strip()
        lit = None if dates.is_valid(typed) else self.lit()
        return lit.value if lit else typed


def _readings(words: str, published: Callable[[], str]) -> list[Choice]:
    if not words.strip() or dates.is_valid(words.strip()):
        return []
    from annotator.model.date_words import resolve  # noqa: PLC0415 - 5 ms that few words need

    return [Choice(one.edtf, one.edtf, one.reason) for one in resolve(words, published())]
