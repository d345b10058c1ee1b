"""What tables are read from: a project and what of it is selected, some articles at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from annotator.exchange.progress import Progress
from annotator.exchange.selection import Selection, article_ids
from annotator.exchange.tables.values import Place
from annotator.model.sentences import sentence_ends, sentences_around
from annotator.store import listings
from annotator.store.project import Project

AT_ONCE = 50
"""Articles read by one query: enough for speed, few enough for memory and its collector."""

Row = tuple[Any, ...]
Parts = dict[str, dict[str, list[Place]]]


@dataclass(frozen=True, slots=True)
class Work:
    """One layer to be exported: where it stands, whose it is, and its place among all."""

    article: str
    title: str
    source: str | None
    published: str | None
    annotator: str
    status: str
    place: int


@dataclass(frozen=True)
class Batch:
    """Some articles with the layers on them that are selected; their records are read once.

    `records` are the ids of the only mentions, quotes or events to read; without it, all are.
    """

    project: Project
    articles: Sequence[Row]
    layers: Mapping[str, Work]
    records: Sequence[str] = ()

    @cached_property
    def mentions(self) -> list[Row]:
        """The rows of `listings.mentions`, in the order of articles, annotators and text."""
        found = listings.mentions(self.project, self._ids, by=self._by)
        return sorted(found, key=lambda row: (self.layers[row[0]].place, row[1], row[2]))

    @cached_property
    def quotes(self) -> list[Row]:
        """The rows of `listings.quotes`, by article, annotator and text unless they are chosen."""
        found = listings.quotes(self.project, self._ids, by=self._by)
        return found if self.records else self._in_order(found, self._quote_spans)

    @cached_property
    def quote_parts(self) -> Parts:
        """The places of each quote by role."""
        return _by_role(self._quote_spans)

    @cached_property
    def addressees(self) -> dict[str, list[Row]]:
        """The speakers to whom each quote is said."""
        return grouped(listings.addressees(self.project, self._ids, by=self._by))

    @cached_property
    def events(self) -> list[Row]:
        """The rows of `listings.events`, by article, annotator and text unless they are chosen."""
        found = listings.events(self.project, self._ids, by=self._by)
        return found if self.records else self._in_order(found, self._event_spans)

    @cached_property
    def event_parts(self) -> Parts:
        """The places of each event by role."""
        return _by_role(self._event_spans)

    @cached_property
    def participants(self) -> dict[str, list[Row]]:
        """The roles and speakers of each event."""
        return grouped(listings.participants(self.project, self._ids, by=self._by))

    def sentence(self, article: str, place: Place) -> str:
        """Return the sentences around words of an article, or nothing for chosen records."""
        if self.records:
            return ""
        text, ends = self._texts[article]
        return sentences_around(text, ends, place[0], place[1])

    @cached_property
    def _texts(self) -> dict[str, tuple[str, list[int]]]:
        """The texts that anything was marked in, and where their sentences end."""
        marked = sorted({work.article for work in self.layers.values()})
        found = listings.texts(self.project, marked)
        return {article: (text, sentence_ends(text)) for article, text in found}

    @cached_property
    def _quote_spans(self) -> list[Row]:
        return listings.quote_spans(self.project, self._ids, by=self._by)

    @cached_property
    def _event_spans(self) -> list[Row]:
        return listings.event_spans(self.project, self._ids, by=self._by)

    @cached_property
    def _ids(self) -> list[str]:
        return list(self.records or self.layers)

    @property
    def _by(self) -> str:
        return "id" if self.records else "layer"

    def _in_order(self, found: list[Row], spans: list[Row]) -> list[Row]:
        first: dict[str, int] = {}
        for record, _, start, *_ in spans:
            if start < first.get(record, start + 1):
                first[record] = start
        return sorted(found, key=lambda row: (self.layers[row[0]].place, first[row[1]], row[1]))


def batches(project: Project, selection: Selection, progress: Progress) -> Iterator[Batch]:
    """Yield the selected articles with their layers; `progress` is told of those that are done."""
    ids = article_ids(project, selection)
    for start in range(0, len(ids), AT_ONCE):
        progress(start, len(ids))
        yield _batch(project, selection, ids[start : start + AT_ONCE])
    progress(len(ids), len(ids))


def batch_with(project: Project, articles: Sequence[str]) -> Batch:
    """Return some articles (ids) with everything on them."""
    return _batch(project, Selection(), articles)


def batch_of(project: Project, table: str, ids: Sequence[str]) -> Batch:
    """Return the mentions, quotes or events (`table`) with these ids, where they are there.

    They come without the sentences around them, since these take long in an order of any kind.
    """
    articles = listings.article_ids_of(project, table, ids)
    return replace(batch_with(project, articles), records=ids)


def grouped(found: Sequence[Row]) -> dict[str, list[Row]]:
    """Return rows by their first value, without it."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def _by_role(found: Sequence[Row]) -> Parts:
    parts: Parts = {}
    for row in found:
        parts.setdefault(row[0], {}).setdefault(row[1], []).append(row[2:])
    return parts


def _batch(project: Project, selection: Selection, ids: Sequence[str]) -> Batch:
    articles = listings.articles(project, ids)
    known = {row[0]: row for row in articles}
    layers: dict[str, Work] = {}
    for layer, article, name, kind, status in listings.layers(project, ids):
        if selection.takes(name, kind):
            _, title, source, _, _, _, published, *_ = known[article]
            annotator = name if kind == "annotation" else f"{name} ({kind})"
            layers[layer] = Work(article, title, source, published, annotator, status, len(layers))
    return Batch(project, articles, layers)
