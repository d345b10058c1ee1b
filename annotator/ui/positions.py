"""Offsets in code points and positions in a QTextDocument: the only converter between them.

Qt counts UTF-16 units of a text in which CR LF has become one paragraph separator, and PySide drops
a leading U+FEFF from every string handed to Qt. So the two counts differ by one step at each
character outside the Basic Multilingual Plane (+1), at each CR LF (-1) and at a leading U+FEFF
(-1). A text with none of these needs no table.
"""

import re
from array import array
from bisect import bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_STEP = re.compile("[\U00010000-\U0010ffff]|\r\n|\\A\ufeff")


class OffsetMap:
    """A two-way map of one text's offsets, each way in O(log steps); a text never changes."""

    __slots__ = ("_characters", "_deltas", "_qt", "length", "qt_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._characters, self._qt = array("i"), array("i")  # where the steps are, in each count
        self._deltas = array("i", [0])
        if _may_differ(text):
            self._find_steps(text)
        self.qt_length = self.length + self._deltas[-1]

    def _find_steps(self, text: str) -> None:
        if "\r\n" not in text and not text.startswith("\ufeff"):  # thousands of emoji are quick
            starts = [match.start() for match in _WIDE.finditer(text)]
            self._characters = array("i", [start + 1 for start in starts])
            self._qt = array("i", [start + 1 + before for before, start in enumerate(starts)])
            self._deltas = array("i", range(len(starts) + 1))
            return
        delta = 0
        for match in _STEP.finditer(text):
            start, step = match.start(), match.group()
            self._characters.append(start + 1)
            self._qt.append(start + delta + (0 if step == "\ufeff" else 1))
            delta += 1 if step > "\uffff" else -1
            self._deltas.append(delta)

    @property
    def is_plain(self) -> bool:
        """Whether both counts are the same all through."""
        return not self._characters

    def to_qt(self, offset: int) -> int:
        """Qt's position of an offset in code points; between CR and LF, the one before both."""
        if not self._characters:
            return offset
        return offset + self._deltas[bisect_right(self._characters, offset)]

    def to_characters(self, position: int) -> int:
        """The offset in code points of Qt's position; inside a surrogate pair, the one before."""
        if not self._qt:
            return position
        return position - self._deltas[bisect_right(self._qt, position)]

    @staticmethod
    def display(text: str) -> str:
        """What to hand to Qt for this text: a leading U+FFFE would swap the bytes of all of it."""
        return "\ufffd" + text[1:] if text[:1] == "\ufffe" else text


def _may_differ(text: str) -> bool:
    """Whether a table is needed; these probes cost far less than looking for the steps."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units != len(text) or "\r\n" in text or text.startswith("\ufeff")
