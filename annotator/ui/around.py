"""What a key without a selection takes: the sentence or the word around the caret, and edges."""

import re
from collections.abc import Callable

from annotator.model.annotations import Event, Mention, Quote, Span
from annotator.ui.article_view import sentences

_WORD = re.compile(r"\w+(?:[.’'·-]\w+)*")
_SPACE = re.compile(r"\s+")
_AROUND = 28  # characters shown on either side of words
Place = tuple[int, int]
Finder = Callable[[str, int], Place | None]  # text and offset: the stretch around it


def trimmed(text: str, place: Place) -> Place | None:
    """The same stretch without the space around it; None if it is nothing but space."""
    start, end = place
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def sentence_at(text: str, offset: int) -> Place | None:
    """The sentence around an offset."""
    return trimmed(text, sentences.sentence_at(text, offset))


def sentence_if_short(text: str, place: Place, most: int) -> Place:
    """The sentence that holds a stretch, where it has at most so many characters; else it alone."""
    found = sentence_at(text, place[0]) or place
    whole = min(found[0], place[0]), max(found[1], place[1])
    return whole if whole[1] - whole[0] <= most else place


def word_at(text: str, offset: int) -> Place | None:
    """The word at an offset, or that ends there."""
    first = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    for match in _WORD.finditer(text, max(0, first - 1), min(len(text), offset + 100)):
        if match.start() > offset:
            break
        if match.end() >= offset:
            return match.span()
    return None


def kind_of_mention(words: str) -> str:
    """How words name a speaker: as a name, by a pronoun, or by what they are (nominal)."""
    from annotator.suggestions import mention_kinds  # noqa: PLC0415 - keeps the start fast

    return mention_kinds.kind_of_mention(words)


def next_edge(text: str, edge: int, step: int) -> int:
    """The next place behind (step 1) or before (step -1) an edge where a span may end."""
    if step > 0:
        ends = (m.end() for m in _WORD.finditer(text, edge) if m.end() > edge)
        return next(ends, len(text))
    back = max(0, edge - 200)
    ends_before = [m.end() for m in _WORD.finditer(text, back, edge) if m.end() < edge]
    return ends_before[-1] if ends_before else back


def next_start(text: str, edge: int, step: int) -> int:
    """The next place behind (step 1) or before (step -1) an edge where a span may begin."""
    if step > 0:
        starts = (m.start() for m in _WORD.finditer(text, edge) if m.start() > edge)
        return next(starts, len(text))
    back = max(0, edge - 200)
    starts_before = [m.start() for m in _WORD.finditer(text, back, edge) if m.start() < edge]
    return starts_before[-1] if starts_before else back


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The whole words of a line before and behind a place, a few of each.

    A space next to the place stays, so that what is written together can be shown together.
    """
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while first < start and first and not text[first - 1].isspace():
        first += 1
    while last > end and last < len(text) and not text[last].isspace():
        last -= 1
    before, after = (
        text[first:start].rsplit("\n", maxsplit=1)[-1],
        text[end:last].split("\n", maxsplit=1)[0],
    )
    return _SPACE.sub(" ", before).lstrip(), _SPACE.sub(" ", after).rstrip()


def with_parts(record: Mention | Quote | Event, first: Span, most: int) -> tuple[int, int]:
    """The first stretch of a record with its parts next to it, if that is not too long."""
    if not isinstance(record, Quote):
        return first.start, first.end
    spans = [span for span in record.spans if span.role in ("content", "cue", "source")]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return (start, end) if end - start <= most else (first.start, first.end)
