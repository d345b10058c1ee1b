"""Offsets of other programs as places in a text: code points, UTF-16 units, CR counted or not."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from annotator.exchange.foreign.document import Stretch
from annotator.exchange.foreign.json_things import Faulty
from annotator.exchange.foreign.utf16 import Utf16

Said = tuple[int, int, str | None]
"""Offsets as a file has them, and the words that it says are there, if it does."""
_BLANK = re.compile(r"(?:\s|\\[nrt])+")
_LONGEST = 40  # characters of words that are told


class Positions:
    """Finds the places of a text; the unit is the one in which most marks have their words.

    A program may have counted some marks of a file otherwise (a browser those made in it); such a
    mark is found by its words.
    """

    def __init__(self, text: str, said: Iterable[Said] = ()) -> None:
        self._text = text
        units = list(_units(text))
        said = list(said) if len(units) > 1 else []
        fits = [sum(self._fits(self._place(unit, one), one[2]) for one in said) for unit in units]
        order = sorted(range(len(units)), key=lambda number: (-fits[number], number))
        self._units = [units[number] for number in order]

    def stretch(self, said: Said) -> Stretch:
        """Return the place of a mark; Faulty where the text does not have it, or other words."""
        places = [self._place(unit, said) for unit in self._units]
        for place in places:
            if self._fits(place, said[2]):
                return place
        start, end = places[0]
        if not 0 <= start < end <= len(self._text):
            length = f"{len(self._text):,} characters"
            raise Faulty(f"{said[0]}..{said[1]} is not in the text of {length}")
        found = self._text[start:end]
        raise Faulty(f"it says {_short(said[2] or '')}, but the text there is {_short(found)}")

    def _place(self, unit: Callable[[int], int], said: Said) -> Stretch:
        return unit(said[0]), unit(said[1])

    def _fits(self, place: Stretch, words: str | None) -> bool:
        start, end = place
        if not 0 <= start < end <= len(self._text):
            return False
        there = self._text[start:end]
        return words is None or there == words or _plain(there) == _plain(words)


def _units(text: str) -> Iterable[Callable[[int], int]]:
    """The ways to count the text, the likeliest first."""
    yield lambda offset: offset
    wide = Utf16(text)
    if wide.is_other:
        yield wide.characters
    if "\r\n" in text:
        short = _WithoutReturns(text)
        yield short.characters
        if wide.is_other:
            units = Utf16(text.replace("\r\n", "\n"))
            yield lambda offset: short.characters(units.characters(offset))


class _WithoutReturns:
    """Offsets that do not count the CR of CRLF, as browsers have texts."""

    def __init__(self, text: str) -> None:
        found = (match.start() for match in re.finditer("\r\n", text))
        self._pairs = [at - number for number, at in enumerate(found)]

    def characters(self, offset: int) -> int:
        """Return the offset in the text with its CR."""
        return offset + bisect_left(self._pairs, offset)


def _plain(words: str) -> str:
    """Words with blanks as one; some programs write a line end as two signs, a backslash and n."""
    return _BLANK.sub(" ", words).strip()


def _short(words: str) -> str:
    return repr(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
