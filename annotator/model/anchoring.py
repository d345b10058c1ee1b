"""Where the spans of a text stand in a corrected version of it, by their words and surroundings."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from annotator.model.annotations import Span
from annotator.model.spans import cut
from annotator.model.text_diff import Run, common

SAME = "same"
MOVED = "moved"
CHANGED = "changed"
LOST = "lost"

CONTEXT = 32
"""Characters before and after a span that are compared."""
SOME = 4
"""Letters of common surroundings by which words that a diff has matched are surely the same."""
STRONG = 12
"""Letters of common surroundings by which words are known again elsewhere in the text."""
ALIKE = 0.6
"""How alike (0 to 1) changed words must be to stand for the old ones."""
LONG = 30
"""Characters from which words need no surroundings if a diff has matched them or they are alone."""
NEAR = 200
"""Characters around the place where words should be that are searched for them."""
MORE = 40
"""Characters beyond twice its length that a changed span may lie within."""
MOST = 30
"""How many places are compared at most."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one span: the same, moved, changed or lost; `new` is None if it is lost.

    The same means the same words in the same surroundings, wherever they stand now. Moved means the
    same words, but elsewhere or in other surroundings, so that a person should look.
    """

    old: Span
    new: Span | None
    what: str


def move(old_text: str, new_text: str, spans: Iterable[Span]) -> tuple[Moved, ...]:
    """Return what becomes of each span of the old text in the new one, in their order."""
    return tuple(moves(old_text, new_text, spans))


def moves(old_text: str, new_text: str, spans: Iterable[Span]) -> Iterator[Moved]:
    """Yield what `move` returns, as it is found."""
    versions = _Versions(old_text, new_text)
    return (versions.follow(span) for span in spans)


class _Versions:
    """Two versions of a text and the runs that they have in common."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._runs = common(old, new)
        self._starts = [run.old for run in self._runs]
        self._new_starts = [run.new for run in self._runs]

    def follow(self, span: Span) -> Moved:
        """Say what became of a span."""
        run = self._run_at(span.start)
        if run and span.end <= run.old_end:
            start = run.new + span.start - run.old
            known = len(span.text) >= LONG or self._is_known(span, start, SOME)
            return self._at(span, start, SAME if known else MOVED)
        low, high = self._image(span)
        places = [at for at in self._near(span.text, low, high) if self._is_free(span, at)]
        if places:
            best = max(places, key=lambda at: (self._context(span, at), -abs(at - low)))
            known = len(places) == 1 and self._is_known(span, best, STRONG)
            return self._at(span, best, SAME if known else MOVED)
        elsewhere = self._elsewhere(span)
        if elsewhere >= 0:
            return self._at(span, elsewhere, MOVED)
        place = self._alike(span, low, high)
        if place:
            return Moved(span, cut(self.new, span.role, *place), CHANGED)
        return Moved(span, None, LOST)

    def _at(self, span: Span, start: int, what: str) -> Moved:
        end = start + span.end - span.start
        return Moved(span, cut(self.new, span.role, start, end), what)

    def _run_at(self, place: int) -> Run | None:
        """The run that a place of the old text lies in."""
        index = bisect_right(self._starts, place) - 1
        run = self._runs[index] if index >= 0 else None
        return run if run and place < run.old_end else None

    def _is_known(self, span: Span, place: int, letters: int) -> bool:
        """Whether so many letters around a span, or all there are, stand around a place."""
        around = self.old[max(span.start - CONTEXT, 0) : span.start]
        around += self.old[span.end : span.end + CONTEXT]
        return self._context(span, place) >= min(letters, len("".join(around.split())))

    def _is_free(self, span: Span, place: int) -> bool:
        """Whether words at a place of the new text can be the span's, not those of another place.

        What a run holds came of another place of the old text, but for strong surroundings.
        """
        index = bisect_right(self._new_starts, place) - 1
        taken = index >= 0 and place + len(span.text) <= self._runs[index].new_end
        return not taken or self._is_known(span, place, STRONG)

    def _image(self, span: Span) -> tuple[int, int]:
        """Between which places of the new text a span must lie, by the runs around it."""
        first, last = self._run_at(span.start), self._run_at(span.end - 1)
        index = bisect_right(self._starts, span.start) - 1
        low = self._runs[index].new_end if index >= 0 else 0
        index = bisect_right(self._starts, span.end - 1)
        high = self._runs[index].new if index < len(self._runs) else len(self.new)
        if first:
            low = first.new + span.start - first.old
        if last:
            high = last.new + span.end - last.old
        return low, max(low, high)

    def _near(self, words: str, low: int, high: int) -> Iterator[int]:
        """The places of words between two places of the new text, and a little around them."""
        low, high = max(low - NEAR, 0), high + NEAR
        for _ in range(MOST):
            low = self.new.find(words, low, high)
            if low < 0:
                return
            yield low
            low += 1

    def _context(self, span: Span, place: int) -> int:
        """How many letters around a span also stand around a place of the new text."""
        end = place + span.end - span.start
        before = _alike_ends(
            self.old[max(span.start - CONTEXT, 0) : span.start],
            self.new[max(place - CONTEXT, 0) : place],
        )
        after = _alike_starts(
            self.old[span.end : span.end + CONTEXT], self.new[end : end + CONTEXT]
        )
        return before + after

    def _elsewhere(self, span: Span) -> int:
        """Where the words stand with much of their surroundings, or -1."""
        before = self.old[max(span.start - CONTEXT // 2, 0) : span.start]
        after = self.old[span.end : span.end + CONTEXT // 2]
        places = []
        if len(before.strip()) >= STRONG:
            places.append((self.new.find(before + span.text), len(before)))
        if len(after.strip()) >= STRONG:
            places.append((self.new.find(span.text + after), 0))
        if len(span.text) >= LONG and self.new.count(span.text) == 1:
            places.append((self.new.find(span.text), 0))
        found = [place + skipped for place, skipped in places if place >= 0]
        return max(found, key=lambda place: self._context(span, place), default=-1)

    def _alike(self, span: Span, low: int, high: int) -> tuple[int, int] | None:
        """The stretch of words between two places that is most like those of a span."""
        first = self._run_at(span.start) is not None
        last = self._run_at(span.end - 1) is not None
        most = 2 * (span.end - span.start) + MORE
        if high - low > most:  # too much to have come of these words
            if first == last:
                return None
            low, high = (low, low + most) if first else (high - most, high)
        edges = _edges(self.new, low, high)
        starts = [low] if first else edges[:MOST]
        ends = [high] if last else edges[-MOST:]
        places = {_trimmed(self.new, a, b) for a in starts for b in ends if a < b}
        return _most_alike(span.text, self.new, places)


def _most_alike(words: str, text: str, places: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The place in a text whose words are most like others, where they are alike at all."""
    matcher = SequenceMatcher(None, "", words, autojunk=False)
    best, found = ALIKE, None
    for start, end in sorted(places):
        if 2 * min(end - start, len(words)) < best * (end - start + len(words)):
            continue  # too long or too short
        matcher.set_seq1(text[start:end])
        if matcher.quick_ratio() < best:
            continue
        ratio = matcher.ratio()
        if ratio > best or (found is None and ratio == best):
            best, found = ratio, (start, end)
    return found


def _edges(text: str, low: int, high: int) -> Sequence[int]:
    """The places between two places where a word may begin or end."""
    inside = range(low + 1, min(high, len(text)))
    turns = [i for i in inside if not (text[i - 1].isalnum() and text[i].isalnum())]
    return [low, *turns, high]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _alike_starts(one: str, other: str) -> int:
    """How many letters two stretches begin with alike, without the white space."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += not a.isspace()
    return count


def _alike_ends(one: str, other: str) -> int:
    """How many letters two stretches end with alike, without the white space."""
    return _alike_starts(one[::-1], other[::-1])
