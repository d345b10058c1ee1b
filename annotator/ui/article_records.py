"""The records of one article by the person at work, kept in step with the project."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from annotator.editing.layers import find_layer
from annotator.model.annotations import Event, Layer, Mention, Quote, first_position, spans_of
from annotator.store import article_marks
from annotator.store.article_marks import Mark
from annotator.store.changes import Edit
from annotator.store.project import Project
from annotator.ui.article_view import PaintedSpan
from annotator.ui.named_places import NamedPlaces

Record = Mention | Quote | Event
KINDS: dict[str, type[Record]] = {"mention": Mention, "quote": Quote, "event": Event}
KIND_OF: dict[type, str] = {record: kind for kind, record in KINDS.items()}
_TABLES = {"mentions": "mention", "quotes": "quote", "events": "event"}
LayerOf = Callable[[str], Layer | None]
_MANY = 200  # changed records from which on reading all of them again is quicker


class ArticleRecords(Mapping[str, Record]):
    """Every mention, quote and event of one layer of an article, by id: the person's own as a rule.

    An article is drawn from its stretches alone; a record is read when it is asked for, and who is
    named where when that is asked first: so 5,000 records open as quickly as five.
    """

    def __init__(self, project: Project, layer_of: LayerOf | None = None) -> None:
        self._project = project
        self._layer_of = layer_of or partial(find_layer, project)
        self._article, self._layer = "", ""
        self._marks: list[Mark] = []  # as they were read; taken once, to be drawn
        self._kinds: dict[str, str] = {}
        self._read: dict[str, Record] = {}
        self._named: NamedPlaces | None = None
        self._counts: tuple[int, int, int] | None = None  # counted when asked for

    def __getitem__(self, id: str) -> Record:
        if id not in self._read:
            record: Record = self._project.get(KINDS[self._kinds[id]], id)
            self._read[id] = record
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def __contains__(self, id: object) -> bool:
        return id in self._kinds

    @property
    def status(self) -> str:
        """How far the person is with the article."""
        found = self._project.find(Layer, self._layer) if self._layer else None
        return found.status if found else "new"

    def read(self, article: str) -> None:
        """Read what is marked in an article ("" for none)."""
        self._article, self._read, self._named = article, {}, None
        layer = self._layer_of(article) if article else None
        self._layer = layer.id if layer else ""
        self._marks = article_marks.marks(self._project, self._layer) if layer else []
        self._kinds = {mark[0]: mark[1] for mark in self._marks}
        self._counts = None

    def follow(self, edit: Edit) -> list[str] | None:
        """Read again what an edit touched; return which records, or None for all of them."""
        touched = [(kind, key) for table, kind in _TABLES.items() for key in edit.ids(table)]
        if edit.everything or len(touched) > _MANY or not self._knows_layer(edit):
            self.read(self._article)
            return None
        for kind, key in touched:
            record: Record | None = self._project.find(KINDS[kind], key)
            if record is not None and record.layer == self._layer:
                self._read[key], self._kinds[key] = record, kind
            else:
                self._read.pop(key, None)
                self._kinds.pop(key, None)
                record = None
            if self._named is not None:
                self._named.put(key, record)
        if touched:
            self._counts = None
        return [key for _, key in touched]

    def _knows_layer(self, edit: Edit) -> bool:
        """Whether the layer is the one it was before the edit."""
        if not self._article or not edit.touches("layers"):
            return True
        layer = self._layer_of(self._article)
        return (layer.id if layer else "") == self._layer

    def read_ahead(self, ids: Iterable[str]) -> None:
        """Read those of some records that were not read yet: together in a third of the time."""
        wanted = [id for id in ids if id in self._kinds and id not in self._read]
        for kind in {self._kinds[id] for id in wanted}:
            own = (id for id in wanted if self._kinds[id] == kind)
            self._read.update((one.id, one) for one in self._project.many(KINDS[kind], own))

    def take_spans(self) -> list[Mark]:
        """Everything there is to draw, as it was read last; what changed since is not in it."""
        marks, self._marks = self._marks, []
        return marks

    def spans_of(self, id: str) -> Sequence[PaintedSpan]:
        """What there is to draw of one record; nothing where it is gone."""
        return painted(self[id]) if id in self else []

    def mentions_of(self, speaker: str) -> list[Mention]:
        """Where a speaker is named, in the order of the text."""
        ids = [key for key in self._places().of(speaker) if self._kinds.get(key) == "mention"]
        return [record for key in ids if isinstance(record := self[key], Mention)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The names that stand within [start, end) and are linked to a speaker."""
        ids = self._places().between(start, end)
        records = (self[key] for key in ids if self._kinds.get(key) == "mention")
        return [one for one in records if isinstance(one, Mention) and one.end <= end]

    def speakers_near(self, place: int) -> list[str]:
        """The article's speakers, those named nearest to a place first, and rather before it."""
        return self._places().nearest(place)

    def _places(self) -> NamedPlaces:
        if self._named is None:
            self._named = NamedPlaces(article_marks.named(self._project, self._layer))
        return self._named

    def links(self, record: Record) -> list[str]:
        """The mentions that a record's speakers are named by, the nearest one of each speaker."""
        found: list[str] = []
        if isinstance(record, Quote) and record.speaker:
            sources = [span.start for span in record.spans if span.role == "source"]
            place = sources[0] if sources else first_position(record)
            found += self._mention_near(record.speaker, place)
        elif isinstance(record, Event):
            for part in record.participants:
                named = part.mention if part.mention in self else None
                near = self._mention_near(part.speaker, first_position(record))
                found += [named] if named else near
        return list(dict.fromkeys(found))

    def _mention_near(self, speaker: str, place: int) -> list[str]:
        named = self.mentions_of(speaker)
        return [min(named, key=lambda one: abs(one.start - place)).id] if named else []

    def counts(self) -> tuple[int, int, int]:
        """How many quotes, how many of them without a speaker, and how many events there are."""
        if self._counts is None:
            self._counts = article_marks.counts(self._project, self._layer)
        return self._counts


def painted(record: Record) -> list[PaintedSpan]:
    """What there is to draw of a record."""
    kind = KIND_OF[type(record)]
    return [
        PaintedSpan(record.id, kind, span.role, number, span.start, span.end)
        for number, span in enumerate(spans_of(record))
    ]
