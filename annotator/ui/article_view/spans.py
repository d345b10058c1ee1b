"""What is drawn over the text: the spans, where to find them quickly, and their lanes."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from annotator.ui.positions import OffsetMap

_END = attrgetter("end")


class PaintedSpan(NamedTuple):
    """One stretch of the text to draw; offsets in code points, half-open.

    `kind` is mention, quote or event; `role` is mention, or one of a quote's or an event's roles;
    `ord` says which span of its record it is.
    """

    record: str
    kind: str
    role: str
    ord: int
    start: int
    end: int


class Placed(NamedTuple):
    """A span in Qt's positions: of the document in the index, of the paragraph once in a lane."""

    start: int
    end: int
    span: PaintedSpan
    lane: int = 0


class SpanIndex:
    """The spans of one article by record and by place; it is made quickly from thousands.

    The spans stand sorted by their starts, beside the furthest end of all up to each: between the
    two bisections lies whatever touches a place.
    """

    def __init__(self, offsets: OffsetMap, spans: Iterable[PaintedSpan] = ()) -> None:
        self.offsets = offsets
        to_qt = offsets.to_qt
        if offsets.is_plain:
            items = [Placed(span.start, span.end, span) for span in spans]
        else:
            items = [Placed(to_qt(span.start), to_qt(span.end), span) for span in spans]
        items.sort()
        self._items = items
        self._ends: list[int] | None = None  # the furthest end of all up to an item
        self._records: dict[str, list[Placed]] | None = None

    def of_record(self, record: str) -> tuple[Placed, ...]:
        """The spans of a record in the order they have there; none if it has none here."""
        if self._records is None:
            self._records = {}
            for item in self._items:
                self._records.setdefault(item.span.record, []).append(item)
        found = self._records.get(record, ())
        return tuple(sorted(found, key=lambda item: item.span.ord))

    def replace(self, record: str, spans: Sequence[PaintedSpan]) -> tuple[Placed, ...]:
        """Exchange a record's spans for others (none: it is gone); gives the old and the new."""
        old = self.of_record(record)
        for item in old:
            del self._items[bisect_left(self._items, item)]
        to_qt = self.offsets.to_qt
        new = [Placed(to_qt(span.start), to_qt(span.end), span) for span in spans]
        for item in new:
            insort(self._items, item)
        self._ends = None
        assert self._records is not None, "asked above"
        self._records[record] = new
        return (*old, *new)

    def touching(self, start: int, end: int) -> list[Placed]:
        """The spans that share a position with [start, end), in Qt's positions."""
        if self._ends is None:
            self._ends = list(accumulate(map(_END, self._items), max))
        first = bisect_right(self._ends, start)
        last = bisect_left(self._items, (end,))
        return [item for item in self._items[first:last] if item.end > start]

    def records_at(self, position: int) -> list[str]:
        """The records with a span over Qt's position, the one with the smallest span first."""
        found = self.touching(position, position + 1)
        found.sort(key=lambda item: (item.end - item.start, item.span.record))
        return list(dict.fromkeys(item.span.record for item in found))


def in_lanes(items: Iterable[Placed]) -> list[Placed]:
    """Give each span the first lane that is free where it starts; longer spans choose first."""
    ends: list[int] = []
    result = []
    for item in sorted(items, key=lambda item: (item.start, -item.end, item.span.record)):
        lane = next((k for k, end in enumerate(ends) if end <= item.start), len(ends))
        ends[lane : lane + 1] = [item.end]
        result.append(item._replace(lane=lane))
    return result
