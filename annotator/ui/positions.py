"""Offsets in code points and positions in a QTextDocument: the only converter between them.

Qt counts UTF-16 units of a text in which CR LF has become one paragraph separator, and PySide drops
a leading U+FEFF from every string handed to Qt. So the two counts differ by one step at each
character outside the Basic Multilingual Plane (+1), at each CR LF (-1) and at a leading U+FEFF
(-1). A text with none of these needs no table.
"""

import re
from array import array
from bisect import bisect_right
from functools import lru_cache

_LEADS = (b"\xd8", b"\xd9", b"\xda", b"\xdb")  # how the first half of a pair of units begins
_SELDOM = 50  # one in so many characters, at most, is worth being written otherwise
_STEP = re.compile("[\U00010000-\U0010ffff]|\r\n|\\A\ufeff")


class OffsetMap:
    """A two-way map of one text's offsets, each way in O(log steps); a text never changes.

    With `first`, only so many characters are looked at until something beyond them is asked for;
    they end at the end of a line.
    """

    __slots__ = ("_characters", "_deltas", "_known", "_known_qt", "_qt", "_text", "length")

    def __init__(self, text: str, *, first: int | None = None) -> None:
        self.length, self._text = len(text), text
        self._learn(self.length if first is None else first)

    def _learn(self, end: int) -> None:
        """Find the steps before an offset."""
        text = self._text[:end]
        units = text.encode("utf-16-le", "surrogatepass")
        more = len(units) // 2 - len(text)
        others = ("\r" in text and "\r\n" in text) or text.startswith("\ufeff")
        pairs = _pairs(units) if more and not others else []
        # where the steps are, in each count
        self._characters = array("i", [unit + 1 - before for before, unit in enumerate(pairs)])
        self._qt = array("i", [unit + 1 for unit in pairs])
        self._deltas = array("i", range(len(pairs) + 1))
        if others or more != len(pairs):
            self._find_steps(text)
        self._known, self._known_qt = end, end + self._deltas[-1]

    def _find_steps(self, text: str) -> None:
        """Find steps of every kind, and those of a text with halves of pairs in it."""
        self._characters, self._qt, self._deltas = array("i"), array("i"), array("i", [0])
        delta = 0
        for match in _STEP.finditer(text):
            start, step = match.start(), match.group()
            self._characters.append(start + 1)
            self._qt.append(start + delta + (0 if step == "\ufeff" else 1))
            delta += 1 if step > "\uffff" else -1
            self._deltas.append(delta)

    @property
    def qt_length(self) -> int:
        """How long Qt's document of the whole text is."""
        return self.to_qt(self.length)

    def to_qt(self, offset: int) -> int:
        """Qt's position of an offset in code points; between CR and LF, the one before both."""
        if offset > self._known:
            self._learn(self.length)
        if not self._characters:
            return offset
        return offset + self._deltas[bisect_right(self._characters, offset)]

    def to_characters(self, position: int) -> int:
        """The offset in code points of Qt's position; inside a surrogate pair, the one before."""
        if position > self._known_qt:
            self._learn(self.length)
        if not self._qt:
            return position
        return position - self._deltas[bisect_right(self._qt, position)]

    def display(self, start: int = 0, end: int | None = None) -> str:
        """What to hand to Qt for [start, end) of the text; its leading U+FFFE would swap all bytes.

        A few characters outside the Basic Multilingual Plane are written as Qt has them, in two
        units each: one of them alone makes Python keep all of the text in four bytes a character,
        which Qt takes in at half the speed.
        """
        end = self.length if end is None else end
        if end > self._known:
            self._learn(self.length)
        text, seldom = self._text, len(self._characters) < self._known // _SELDOM
        pieces: list[str] = []
        for step in self._characters if seldom else ():
            if start < step <= end:
                pieces += text[start : step - 1], _as_units(text[step - 1 : step])
                start = step
        part = "".join((*pieces, text[start:end]))
        return "\ufffd" + part[1:] if part[:1] == "\ufffe" else part


def _pairs(units: bytes) -> list[int]:
    """Where pairs of UTF-16 units begin, or halves alone, without looking at every character."""
    upper, found = units[1::2], []
    for lead in _LEADS:
        unit = upper.find(lead)
        while unit >= 0:
            found.append(unit)
            unit = upper.find(lead, unit + 1)
    return sorted(found)


@lru_cache(maxsize=256)
def _as_units(character: str) -> str:
    """One character as its UTF-16 units, each as a character of its own."""
    units = character.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[k] | units[k + 1] << 8) for k in range(0, len(units), 2))
