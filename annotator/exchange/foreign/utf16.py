"""Offsets in UTF-16 units, as Java and JavaScript count, moved to code points and back."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The UTF-16 offsets of a text."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._units = [at + number for number, at in enumerate(self._wide)]
        self.length = len(text) + len(self._wide)

    @property
    def is_other(self) -> bool:
        """Whether the text has signs of two units, so that its offsets are not code points."""
        return bool(self._wide)

    def units(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return offset + bisect_left(self._wide, offset)

    def characters(self, units: int) -> int:
        """Return the code point of a UTF-16 offset; half of a pair is the start of the pair."""
        return units - bisect_left(self._units, units)
