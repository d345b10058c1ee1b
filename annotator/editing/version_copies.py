"""The records of an article as they stand in a corrected version of its text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.editing.spans import NEEDED
from annotator.model.anchoring import LOST, SAME, Moved, move, moves
from annotator.model.annotations import Dismissed, Event, Layer, Mention, Quote, Span, spans_of
from annotator.model.ids import new_id
from annotator.model.spans import placed

Record = Mention | Quote | Event
CALLED_DONE = ("done", "reviewed", "adjudicated")


@dataclass(frozen=True, slots=True)
class Followed:
    """One record of the old version and what became of its spans."""

    record: Record
    spans: tuple[Moved, ...]

    @property
    def is_kept(self) -> bool:
        """Whether what the record cannot be without is still there."""
        needed = NEEDED.get(type(self.record))
        return any(
            moved.new is not None and (needed is None or moved.old.role == needed)
            for moved in self.spans
        )

    @property
    def is_same(self) -> bool:
        """Whether all its words are the same in the same surroundings."""
        return all(moved.what == SAME for moved in self.spans)


def follow(old: str, new: str, records: Iterable[Record]) -> Iterator[Followed]:
    """Yield what becomes of each record of a text in its new version."""
    listed = [(record, spans_of(record)) for record in records]
    moved = moves(old, new, (span for _, spans in listed for span in spans))
    for record, spans in listed:
        yield Followed(record, tuple(next(moved) for _ in spans))


def copies(followed: Iterable[Followed], layers: Mapping[str, str]) -> Iterator[Record]:
    """Yield the kept records with new ids, in their new layers, and linked among themselves.

    `layers` gives the new layer (id) for each old one.
    """
    kept = [one for one in followed if one.is_kept]
    ids = {one.record.id: new_id() for one in kept}
    for one in kept:
        yield _copy(one, ids, layers[one.record.layer])


def _copy(followed: Followed, ids: Mapping[str, str], layer: str) -> Record:
    record = followed.record
    spans = tuple(dict.fromkeys(moved.new for moved in followed.spans if moved.new is not None))
    sources = tuple(ids.get(source, source) for source in record.sources)
    if isinstance(record, Mention):
        place = spans[0]
        moved = placed(record, place)
        return replace(moved, id=ids[record.id], layer=layer, sources=sources)
    copy = replace(record, id=ids[record.id], layer=layer, sources=sources, spans=spans)
    if isinstance(copy, Quote):
        return replace(copy, parent=ids.get(copy.parent or ""))
    parts = tuple(replace(p, mention=ids.get(p.mention or "")) for p in copy.participants)
    return replace(
        copy,
        quote=ids.get(copy.quote or ""),
        same_as=ids.get(copy.same_as or ""),
        participants=parts,
    )


def layer_copy(layer: Layer, article: str, texts: tuple[str, str], *, is_same: bool) -> Layer:
    """Return a layer for the new version (id) of an article, between its old and new text.

    Work that was called done is in progress again unless everything in it is the same.
    """
    old, new = texts
    spans = [Span(d.rule, d.start, d.end, old[d.start : d.end]) for d in layer.dismissed]
    dismissed = tuple(
        Dismissed(moved.old.role, moved.new.start, moved.new.end)
        for moved in move(old, new, spans)
        if moved.what != LOST and moved.new is not None
    )
    status = layer.status if is_same or layer.status not in CALLED_DONE else "in_progress"
    return replace(layer, id=new_id(), article=article, status=status, dismissed=dismissed)
