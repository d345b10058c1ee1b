"""Where a sentence begins and ends, for moving and selecting; offsets in code points."""

import re

from PySide6.QtCore import QTextBoundaryFinder

from annotator.ui.positions import OffsetMap

_BREAKS = re.compile("\r\n|[\n\r\u2029]")
# Unicode's rules end a sentence after these too; here the next capital is a name.
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Adm|Amb|Hon|Rev|St|No|vs|Jan|Feb|Aug"
    r"|Sept|Oct|Nov|Dec)|\b[A-Z])\.\s+$"
)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence at an offset, without the space around it; an empty line gives an empty one."""
    start, end = _paragraph(text, offset)
    for first, last in _sentences(text[start:end]):
        if start + last > offset or start + last == end:
            return start + first, start + first + len(text[start + first : start + last].rstrip())
    return start, start


def next_sentence(text: str, offset: int) -> int:
    """The start of the first sentence behind an offset; the end of the text after the last."""
    while offset < len(text):
        start, end = _paragraph(text, offset)
        for first, _ in _sentences(text[start:end]):
            if start + first > offset:
                return start + first
        offset = _after_break(text, end)
        following = _sentences(text[slice(*_paragraph(text, offset))])
        if following:
            return offset + following[0][0]
    return len(text)


def previous_sentence(text: str, offset: int) -> int:
    """The start of the last sentence before an offset; 0 before the first."""
    while offset > 0:
        start, end = _paragraph(text, offset)
        before = [start + first for first, _ in _sentences(text[start:end])]
        before = [first for first in before if first < offset]
        if before:
            return before[-1]
        if start == 0:
            return 0
        offset = _before_break(text, start)
        start, end = _paragraph(text, offset)
        if previous := _sentences(text[start:end]):
            return start + previous[-1][0]
    return 0


def _paragraph(text: str, offset: int) -> tuple[int, int]:
    start = 1 + max(text.rfind(mark, 0, offset) for mark in "\n\r\u2029")
    found = _BREAKS.search(text, offset)
    return start, found.start() if found else len(text)


def _after_break(text: str, end: int) -> int:
    found = _BREAKS.match(text, end)
    return found.end() if found else end


def _before_break(text: str, start: int) -> int:
    return start - 2 if text.startswith("\r\n", start - 2) and start > 1 else start - 1


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph from first word to the next's; blank ones left out."""
    offsets = OffsetMap(paragraph)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, paragraph)
    result, start = [], len(paragraph) - len(paragraph.lstrip())
    while (position := finder.toNextBoundary()) >= 0:
        end = offsets.to_characters(position)
        if _NO_END.search(paragraph, max(start, end - 8), end) and end < len(paragraph):
            continue
        if paragraph[start:end].strip():
            result.append((start, end))
            start = end
    return result
