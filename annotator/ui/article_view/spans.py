"""What is drawn over the text: the spans, where to find them quickly, and their lanes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.ui.positions import OffsetMap

_BUCKET = 11  # bits: a bucket holds what touches 2,048 of Qt's positions


@dataclass(frozen=True, slots=True)
class PaintedSpan:
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
    """The spans of one article by record and by place; a change costs its own spans only."""

    def __init__(self, offsets: OffsetMap, spans: Iterable[PaintedSpan] = ()) -> None:
        self.offsets = offsets
        self._buckets: dict[int, list[Placed]] = {}
        self._records: dict[str, tuple[Placed, ...]] = {}
        by_record: dict[str, list[PaintedSpan]] = {}
        for span in spans:
            by_record.setdefault(span.record, []).append(span)
        for record, own in by_record.items():
            self.replace(record, own)

    def of_record(self, record: str) -> tuple[Placed, ...]:
        """The spans of a record in the order they were given; none if it has none here."""
        return self._records.get(record, ())

    def replace(self, record: str, spans: Sequence[PaintedSpan]) -> tuple[Placed, ...]:
        """Exchange a record's spans for others (none: it is gone); gives the old and the new."""
        old = self._records.pop(record, ())
        for item in old:
            for bucket in _buckets(item.start, item.end):
                self._buckets[bucket].remove(item)
        to_qt = self.offsets.to_qt
        new = tuple(Placed(to_qt(span.start), to_qt(span.end), span) for span in spans)
        for item in new:
            for bucket in _buckets(item.start, item.end):
                self._buckets.setdefault(bucket, []).append(item)
        if new:
            self._records[record] = new
        return old + new

    def touching(self, start: int, end: int) -> list[Placed]:
        """The spans that share a position with [start, end), in Qt's positions."""
        buckets = _buckets(start, end)
        return [
            item
            for bucket in buckets
            for item in self._buckets.get(bucket, ())
            if item.start < end
            and item.end > start
            # an item lies in several buckets: take it from the first of them that is asked
            and (bucket == buckets[0] or item.start >> _BUCKET == bucket)
        ]

    def records_at(self, position: int) -> list[str]:
        """The records with a span over Qt's position, the one with the smallest span first."""
        found = self.touching(position, position + 1)
        found.sort(key=lambda item: (item.end - item.start, item.span.record))
        return list(dict.fromkeys(item.span.record for item in found))


def _buckets(start: int, end: int) -> range:
    return range(start >> _BUCKET, (max(end - 1, start) >> _BUCKET) + 1)


def in_lanes(items: Iterable[Placed]) -> list[Placed]:
    """Give each span the first lane that is free where it starts; longer spans choose first."""
    ends: list[int] = []
    result = []
    for item in sorted(items, key=lambda item: (item.start, -item.end, item.span.record)):
        lane = next((k for k, end in enumerate(ends) if end <= item.start), len(ends))
        ends[lane : lane + 1] = [item.end]
        result.append(item._replace(lane=lane))
    return result
