"""What is drawn over the text: the spans, where to find them quickly, and their lanes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from annotator.ui.positions import OffsetMap
from annotator.ui.theme import mark_kind

BESIDE = "beside "
Row = tuple[str, str, str, int, int, int]  # a PaintedSpan as the store reads it
_START, _END = itemgetter(4), itemgetter(5)


class PaintedSpan(NamedTuple):
    """One stretch of the text to draw; offsets in code points, half-open.

    `kind` is mention, quote or event, behind BESIDE where it is another's, shown beside one's own;
    `role` is mention, or one of a quote's or an event's roles; `ord` says which span of its record
    it is.
    """

    record: str
    kind: str
    role: str
    ord: int
    start: int
    end: int

    @property
    def is_beside(self) -> bool:
        """Whether it is another's, which can only be read."""
        return self.kind.startswith(BESIDE)

    @property
    def mark(self) -> str:
        """The kind of mark that is drawn."""
        return mark_kind(self.kind.removeprefix(BESIDE), self.role)


class Placed(NamedTuple):
    """A span in Qt's positions: of the document in the index, of the paragraph once in a lane."""

    start: int
    end: int
    span: PaintedSpan
    lane: int = 0


class SpanIndex:
    """The spans of one article by record and by place; it is made quickly from thousands.

    The spans stand sorted by their starts, beside the furthest end of all up to each: between the
    two bisections lies whatever touches a place. They keep their offsets in code points, which have
    the same order, until they are asked for: few of thousands ever are.
    """

    def __init__(self, offsets: OffsetMap, spans: Iterable[Row] = ()) -> None:
        self.offsets = offsets
        self._items = sorted(spans, key=_START)
        self._ends: list[int] | None = None
        self._records: dict[str, list[Row]] | None = None

    def _placed(self, item: Row) -> Placed:
        to_qt, span = self.offsets.to_qt, PaintedSpan._make(item)
        return Placed(to_qt(span.start), to_qt(span.end), span)

    def of_record(self, record: str) -> tuple[Placed, ...]:
        """The spans of a record in the order they have there; none if it has none here."""
        if not record:
            return ()  # asked for as often as nothing is selected
        found = map(self._placed, self._by_record().get(record, ()))
        return tuple(sorted(found, key=lambda item: item.span.ord))

    def _by_record(self) -> dict[str, list[Row]]:
        if self._records is None:
            self._records = {}
            for item in self._items:
                self._records.setdefault(item[0], []).append(item)
        return self._records

    def replace(self, record: str, spans: Sequence[PaintedSpan]) -> tuple[Placed, ...]:
        """Exchange a record's spans for others (none: it is gone); gives the old and the new."""
        old, ends = self.of_record(record), self._furthest()
        for item in self._by_record().get(record, ()):
            at = self._items.index(item, bisect_left(self._items, _START(item), key=_START))
            del self._items[at], ends[at]
            self._renew(at)
        for span in spans:
            at = bisect_left(self._items, span.start, key=_START)
            self._items.insert(at, span)
            ends.insert(at, -1)
            self._renew(at)
        self._by_record()[record] = list(spans)
        return (*old, *map(self._placed, spans))

    def _furthest(self) -> list[int]:
        """The furthest end of all items up to each."""
        if self._ends is None:
            self._ends = list(accumulate(map(_END, self._items), max))
        return self._ends

    def _renew(self, at: int) -> None:
        """Work the furthest ends out again from an item on, as far as they differ."""
        ends = self._furthest()
        furthest = ends[at - 1] if at else -1
        for number in range(at, len(ends)):
            furthest = max(furthest, _END(self._items[number]))
            if ends[number] == furthest:
                return
            ends[number] = furthest

    def touching(self, start: int, end: int) -> list[Placed]:
        """The spans that share a position with [start, end), in Qt's positions, in order."""
        to_characters = self.offsets.to_characters
        first = bisect_right(self._furthest(), to_characters(start))
        last = bisect_right(self._items, to_characters(end), key=_START)
        found = map(self._placed, self._items[first:last])
        return sorted(item for item in found if item.start < end and item.end > start)

    def records_at(self, position: int, end: int | None = None) -> list[str]:
        """The records with a span over Qt's position, or in [position, end), the smallest first.

        What is another's is not among them.
        """
        touching = self.touching(position, position + 1 if end is None else end)
        found = [item for item in touching if not item.span.is_beside]
        found.sort(key=lambda item: (item.end - item.start, item.span.record))
        return list(dict.fromkeys(item.span.record for item in found))


def in_lanes(items: Iterable[Placed]) -> list[Placed]:
    """Give each span the first lane that is free where it starts; longer spans choose first.

    Of two that are as long, one's own does so before another's.
    """
    ends: list[int] = []
    result = []
    for item in sorted(items, key=_choosing):
        lane = next((k for k, end in enumerate(ends) if end <= item.start), len(ends))
        ends[lane : lane + 1] = [item.end]
        result.append(item._replace(lane=lane))
    return result


def _choosing(item: Placed) -> tuple[int, int, bool, str]:
    return item.start, -item.end, item.span.is_beside, item.span.record
