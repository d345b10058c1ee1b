"""When two marks may be of the same thing: the same place, overlapping places, a common word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from annotator.agreement.marks import Extent, extent_of
from annotator.errors import AnnotatorError

EXACT, OVERLAP, TOKEN = "exact", "overlap", "token"
USUAL_OVERLAP = 0.5

_NEARLY = 1 - 1e-9
"""Lets what is just enough be so, whatever is lost by counting in binary."""
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
    r"|\w+|[^\w\s]"
)
"""A word, one sign of a script that puts no spaces between words, or a punctuation mark."""


@dataclass(frozen=True, slots=True)
class Matching:
    """How marks are matched, and for overlap from which IoU (over 0, up to 1) on.

    Exact: all places are equal. Overlap: common characters over all characters of both (IoU,
    Jaccard) reach `least`. Token: the marks have a word in common.
    """

    how: str = OVERLAP
    least: float = USUAL_OVERLAP

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read `exact`, `overlap`, `overlap:0.5` or `token`; AnnotatorError for anything else."""
        how, colon, share = words.partition(":")
        if how == OVERLAP:
            return cls(OVERLAP, _share(share) if colon else USUAL_OVERLAP)
        if colon or how not in (EXACT, TOKEN):
            raise AnnotatorError(
                f"{words!r} is no way to match records.",
                "Use exact, overlap:0.5 (any number over 0, up to 1), or token.",
            )
        return cls(how, 1.0)

    def __str__(self) -> str:
        return f"{OVERLAP}:{self.least:g}" if self.how == OVERLAP else self.how

    def reach(self, extent: Extent) -> tuple[int, float]:
        """Say where what can be the same as an extent has begun, and how much it leaves at least.

        That is the place before which it begins, and what must lie between its start and there.
        """
        if not extent:
            return 0, 0
        if self.how == EXACT:
            return extent[0][0] + 1, 0
        return extent[-1][1], 0 if self.how == TOKEN else self.least * size(extent) * _NEARLY

    def overlap(self, a: Extent, b: Extent) -> float:
        """Return how far two extents overlap, 0 to 1; 0 too where that is not enough."""
        if a == b:
            return 1.0
        if self.how == EXACT:
            return 0.0
        share = _iou(a, b)
        return share if self.how == TOKEN or share >= self.least else 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words and punctuation marks of a text begin and end."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the words of a text."""
        places = [match.span() for match in _WORD.finditer(text)]
        return cls([start for start, _ in places], [end for _, end in places])


def in_words(extent: Extent, words: Words) -> Extent:
    """Return which words an extent touches, as an extent in numbers of words."""
    touched = []
    for start, end in extent:
        first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
        if first < last:
            touched.append((first, last))
    return tuple(touched) if len(touched) < 2 else extent_of(touched)


def size(extent: Extent) -> int:
    """Return how many characters (or words) an extent has."""
    return sum(end - start for start, end in extent)


def common(a: Extent, b: Extent) -> int:
    """Return how many characters (or words) two extents share."""
    total = i = j = 0
    while i < len(a) and j < len(b):
        total += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return total


def _iou(a: Extent, b: Extent) -> float:
    if len(a) == len(b) == 1:  # nearly always
        (start, end), (other_start, other_end) = a[0], b[0]
        shared = min(end, other_end) - max(start, other_start)
        return shared / (end - start + other_end - other_start - shared) if shared > 0 else 0.0
    shared = common(a, b)
    return shared / (size(a) + size(b) - shared) if shared else 0.0


def _share(words: str) -> float:
    try:
        share = float(words)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise AnnotatorError(
            f"{words!r} is no overlap.", "Use a number over 0, up to 1, as in overlap:0.5."
        )
    return share
