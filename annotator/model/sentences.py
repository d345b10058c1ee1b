"""Where sentences end in a text, by its punctuation and lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_STOP = re.compile(r"[.!?…؟۔。！？｡।॥\n](?:(?<!\n)[.!?…؟۔。！？｡।॥]*[\"'”’»)\]」』）》]*)?")
_NEEDS_NO_SPACE = frozenset("\n。！？｡।॥")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Adm|Amb|Hon|Rev|St|Jr|Sr|No|Nos|vs|cf"
    r"|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z])\.\Z"
)
_LONGEST_ABBREVIATION = 6


def sentence_ends(text: str) -> list[int]:
    """Return where the sentences of a text end, in code points; the last is the text's own end.

    A stop does not end a sentence before a small letter ("“Why?” he asked", a line broken within a
    sentence), and a full stop does not behind an English abbreviation or initial.
    """
    ends = [found.end() for found in _STOP.finditer(text) if _is_end(text, found)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def sentences_around(text: str, ends: Sequence[int], start: int, end: int) -> str:
    """Return the whole sentences that hold [start, end), given where the text's sentences end."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    before = bisect_right(ends, start)
    begin = ends[before - 1] if before else 0
    return text[begin : ends[bisect_left(ends, end)]].strip()


def _is_end(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    following = text[end : end + 2]
    if following and not following[0].isspace():
        if text[start] not in _NEEDS_NO_SPACE:
            return False
        following = following[0]
    if following[-1:].islower():
        return text.startswith("\n\n", start)
    if text[end - 1] != ".":
        return True
    return not _ABBREVIATION.search(text, max(0, end - _LONGEST_ABBREVIATION), end)
