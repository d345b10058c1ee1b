"""A project's records as JSON objects: the top of a document, then one article after another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from annotator.exchange.formats import Written
from annotator.exchange.incoming import RECORD_KINDS
from annotator.exchange.json.keys import (
    AGREED,
    ALIAS,
    ANNOTATOR,
    ARTICLE,
    ASSIGNMENT,
    DISMISSED,
    FORMAT,
    LAYER,
    OFFICE,
    OFFSET_UNIT,
    PARTICIPANT,
    RECORD,
    SPAN,
    SPEAKER,
    VERSION,
    Keys,
    written,
)
from annotator.exchange.links import Links
from annotator.exchange.progress import Progress
from annotator.exchange.proving.digests import Digests
from annotator.exchange.selection import Selection
from annotator.model.annotations import Annotation, Annotator, Layer, Speaker
from annotator.model.article import Article
from annotator.model.codebook import shipped
from annotator.store import layered, listings
from annotator.store.project import Project
from annotator.store.records import Row

AT_ONCE = 200  # articles read by one query

Object = dict[str, Any]
Records = dict[str, dict[str, list[Row]]]
_LISTS: dict[str, Keys] = {
    "spans": SPAN,
    "aliases": ALIAS,
    "offices": OFFICE,
    "participants": PARTICIPANT,
    "dismissed": DISMISSED,
    "assignments": ASSIGNMENT,
}


class Outgoing:
    """What is selected of a project, as JSON objects in the order of the format."""

    def __init__(self, project: Project, selection: Selection, progress: Progress) -> None:
        self._project, self._selection, self._progress = project, selection, progress
        self._names = {one.id: one.name for one in project.all(Annotator)}
        self._articles = listings.article_ids(project, selection.articles)
        self._chosen = {one.id: one.annotator for one in self._layers(self._articles)}
        chosen = None if selection.is_all else self._chosen.keys()
        self._links = Links(project, frozenset(self._articles), chosen)
        self._counts = Counter({"articles": 0, "speakers": 0} | dict.fromkeys(RECORD_KINDS, 0))

    def top(self) -> Object:
        """Return the keys of a document before its articles."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "offset_unit": OFFSET_UNIT,
            "codebook": self._codebook(),
            "annotators": self._annotators(),
            "speakers": self._speakers(),
        }

    def articles(self) -> Iterator[Object]:
        """Yield the articles with their layers, by id."""
        total = len(self._articles)
        for start in range(0, total, AT_ONCE):
            ids = self._articles[start : start + AT_ONCE]
            layers = self._layers(ids)
            records = self._records([layer.id for layer in layers])
            for number, article in enumerate(ids, start + 1):
                own = [layer for layer in layers if layer.article == article]
                yield self._article(article, [self._layer(layer, records) for layer in own])
                self._progress(number, total)

    def written(self, digests: Digests, again: Iterator[Object]) -> Written:
        """Return what was written and what was not, proved by reading the file `again`."""
        counts = dict(self._counts)
        proof = digests.proof(again, counts, self._progress)
        return Written(counts, self._links.left_out(), proof=proof)

    def _codebook(self) -> Object:
        codebook = self._project.codebook
        named = {"name": codebook.name, "version": codebook.version}
        if shipped(codebook.name, codebook.version) == codebook:
            return named
        return named | {"definition": codebook.to_dict()}

    def _annotators(self) -> list[Object]:
        """Those with a layer in it, or with an article assigned to them, by id."""
        used = {*self._chosen.values(), *layered.assigned(self._project, self._articles)}
        found = sorted(self._project.all(Annotator), key=lambda one: one.id)
        keys = written(ANNOTATOR)
        return [
            _plain(one, keys)
            for one in found
            if one.id in used and self._selection.takes_annotator(one.name)
        ]

    def _speakers(self) -> list[Object]:
        if self._selection.is_all:
            found = sorted(self._project.all(Speaker), key=lambda one: one.id)
        else:
            found = layered.speakers_of(self._project, list(self._chosen))
        self._counts["speakers"] = len(found)
        keys = written(SPEAKER)
        return [_plain(self._links.of_speaker(speaker), keys) for speaker in found]

    def _layers(self, articles: Sequence[str]) -> list[Layer]:
        return [
            layer
            for layer in layered.layers_of(self._project, articles)
            if self._selection.takes(self._names[layer.annotator], layer.kind)
        ]

    def _records(self, layers: Sequence[str]) -> Records:
        """Return the records by list and layer, as the plain values of their rows."""
        found: Records = {}
        for name, kind in RECORD_KINDS.items():
            lists = found[name] = {layer: [] for layer in layers}
            for row in self._links.of_rows(kind, layered.rows_of(self._project, kind, layers)):
                lists[row["layer"]].append(row)
        return found

    def _article(self, id: str, layers: list[Object]) -> Object:
        article = self._links.of_article(self._project.get(Article, id))
        assignments = tuple(
            one
            for one in article.assignments
            if self._selection.takes_annotator(self._names[one.annotator])
        )
        self._counts["articles"] += 1
        article = replace(article, assignments=assignments)
        plain = _plain(article, written(ARTICLE, without=("text", "layers")))
        plain |= {"text": self._project.text(id), "layers": layers}
        return {key: plain[key] for key in ARTICLE.of}

    def _layer(self, layer: Layer, records: Records) -> Object:
        plain = _plain(layer, written(LAYER, without=RECORD_KINDS))
        without = () if layer.kind == "gold" else AGREED
        for name, kind in RECORD_KINDS.items():
            keys = written(RECORD[kind], without=without)
            found = records[name][layer.id]
            found.sort(key=_place)
            self._counts[name] += len(found)
            plain[name] = [_object(row, keys) for row in found]
        return plain


def plain_record(record: Annotation) -> Object:
    """Return a mention, quote or event as a document has it, without a layer."""
    return _plain(record, written(RECORD[type(record)], without=AGREED))


def _plain(record: Any, keys: Sequence[str]) -> Object:
    """Return a record as a JSON object with these keys."""
    plain: Object = {}
    for key in keys:
        value = getattr(record, key)
        if key in _LISTS:
            inner = _NAMES[key]
            value = [{name: getattr(item, name) for name in inner} for item in value]
        plain[key] = value
    return plain


def _object(row: Row, keys: Sequence[str]) -> Object:
    """Return a row as a JSON object with these keys; its lists name their columns as the format."""
    plain = {key: row[key] for key in keys}
    for key in ("spans", "participants"):
        if key in plain:
            names = _NAMES[key]
            plain[key] = [dict(zip(names, item, strict=True)) for item in plain[key]]
    return plain


def _place(row: Row) -> tuple[int, str]:
    """Where a record begins in its text; those that begin together go by id."""
    return min(start for _, start, *_ in row["spans"]) if "spans" in row else row["start"], row[
        "id"
    ]


_NAMES = {name: written(keys) for name, keys in _LISTS.items()}
