"""The records of one article by the person at work, kept in step with the project."""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.editing.layers import find_layer
from annotator.model.annotations import (
    Event,
    Layer,
    Mention,
    Quote,
    first_position,
    spans_of,
)
from annotator.store.changes import Edit
from annotator.store.project import Project
from annotator.ui.article_view import PaintedSpan

Record = Mention | Quote | Event
KINDS: dict[str, type[Record]] = {"mention": Mention, "quote": Quote, "event": Event}
KIND_OF: dict[type, str] = {record: kind for kind, record in KINDS.items()}
_TABLES: dict[str, type[Record]] = {"mentions": Mention, "quotes": Quote, "events": Event}
_MANY = 200  # changed records from which on reading all of them again is quicker


class ArticleRecords:
    """Every mention, quote and event of the person's own layer of one article, by id."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._article, self._layer = "", ""
        self.by_id: dict[str, Record] = {}
        self._named: dict[str, list[tuple[int, str]]] = {}  # speaker: where, by which record
        self._counts = Counter[str]()

    @property
    def status(self) -> str:
        """How far the person is with the article."""
        found = self._project.find(Layer, self._layer) if self._layer else None
        return found.status if found else "new"

    def read(self, article: str) -> None:
        """Read the records of an article ("" for none)."""
        self._article, self.by_id, self._named = article, {}, {}
        self._counts.clear()
        layer = find_layer(self._project, article) if article else None
        self._layer = layer.id if layer else ""
        if layer:
            for kind in KINDS.values():
                for record in self._project.all(kind, layer=layer.id):
                    self._put(record)

    def follow(self, edit: Edit) -> list[str] | None:
        """Read again what an edit touched; return which records, or None for all of them."""
        touched = [(kind, key) for table, kind in _TABLES.items() for key in edit.ids(table)]
        if edit.everything or len(touched) > _MANY or not self._knows_layer(edit):
            self.read(self._article)
            return None
        for kind, key in touched:
            record: Record | None = self._project.find(kind, key)
            self._drop(key)
            if record is not None and record.layer == self._layer:
                self._put(record)
        return [key for _, key in touched]

    def _put(self, record: Record) -> None:
        self.by_id[record.id] = record
        self._counts.update(_counted(record))
        for speaker in _speakers(record):
            insort(self._named.setdefault(speaker, []), (first_position(record), record.id))

    def _drop(self, key: str) -> None:
        record = self.by_id.pop(key, None)
        if record is None:
            return
        self._counts.subtract(_counted(record))
        for speaker in _speakers(record):
            places = self._named[speaker]
            places.remove((first_position(record), key))
            if not places:
                del self._named[speaker]

    def _knows_layer(self, edit: Edit) -> bool:
        """Whether the layer is the one it was before the edit."""
        if not self._article or not edit.touches("layers"):
            return True
        layer = find_layer(self._project, self._article)
        return (layer.id if layer else "") == self._layer

    def spans(self) -> Iterator[PaintedSpan]:
        """Everything there is to draw."""
        for record in self.by_id.values():
            yield from painted(record)

    def spans_of(self, id: str) -> Sequence[PaintedSpan]:
        """What there is to draw of one record; nothing where it is gone."""
        record = self.by_id.get(id)
        return [] if record is None else painted(record)

    def mentions_of(self, speaker: str) -> list[Mention]:
        """Where a speaker is named, in the order of the text."""
        records = (self.by_id[key] for _, key in self._named.get(speaker, ()))
        return [record for record in records if isinstance(record, Mention)]

    def speakers_near(self, place: int) -> list[str]:
        """The article's speakers, those named nearest to a place first, and rather before it."""
        far = {speaker: _nearest(places, place) for speaker, places in self._named.items()}
        return sorted(far, key=far.__getitem__)

    def links(self, record: Record) -> list[str]:
        """The mentions that a record's speakers are named by, the nearest one of each speaker."""
        found: list[str] = []
        if isinstance(record, Quote) and record.speaker:
            sources = [span.start for span in record.spans if span.role == "source"]
            place = sources[0] if sources else first_position(record)
            found += self._mention_near(record.speaker, place)
        elif isinstance(record, Event):
            for part in record.participants:
                near = self._mention_near(part.speaker, first_position(record))
                found += [part.mention] if part.mention in self.by_id else near
        return list(dict.fromkeys(found))

    def _mention_near(self, speaker: str, place: int) -> list[str]:
        named = self.mentions_of(speaker)
        return [min(named, key=lambda one: abs(one.start - place)).id] if named else []

    def counts(self) -> tuple[int, int, int]:
        """How many quotes, how many of them without a speaker, and how many events there are."""
        counts = self._counts
        return counts["quotes"], counts["without speaker"], counts["events"]


def _speakers(record: Record) -> set[str]:
    """Who speaks, acts or is named in a record."""
    if isinstance(record, Event):
        return {part.speaker for part in record.participants}
    return {record.speaker} if record.speaker else set()


def _counted(record: Record) -> list[str]:
    """As what a record counts."""
    if isinstance(record, Quote):
        return ["quotes"] if record.speaker else ["quotes", "without speaker"]
    return ["events"] if isinstance(record, Event) else []


def _nearest(places: list[tuple[int, str]], place: int) -> int:
    """How far off the nearest of sorted places is; one behind counts thrice, being less likely."""
    at = bisect_right(places, (place, chr(0x10FFFF)))
    before = place - places[at - 1][0] if at else 1 << 60
    behind = 3 * (places[at][0] - place) if at < len(places) else 1 << 60
    return min(before, behind)


def painted(record: Record) -> list[PaintedSpan]:
    """What there is to draw of a record."""
    kind = KIND_OF[type(record)]
    return [
        PaintedSpan(record.id, kind, span.role, number, span.start, span.end)
        for number, span in enumerate(spans_of(record))
    ]
