"""Articles that several people annotated, each with everybody's records, read a batch at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote
from annotator.store.connection import explained
from annotator.store.project import Project

BATCH = 50
"""Articles that are read at once."""

ALONE = "with work of one person only"
REPLACED = "replaced by a corrected version"

_LISTED = "IN (SELECT value FROM json_each(?))"
Record = Mention | Quote | Event


@dataclass(frozen=True, slots=True)
class Work:
    """One person's work on an article: its status, and the records that were asked for."""

    status: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """An article with the work of several people, by their names."""

    id: str
    title: str
    text: str
    works: Mapping[str, Work]


@dataclass(frozen=True, slots=True)
class Shared:
    """The people (names), the articles (ids) that two or more of them have work on, and the rest.

    `alone` is the number of articles that only one of them has work on, `replaced` of those that
    two have work on, but which are an old version of another.
    """

    annotators: tuple[str, ...]
    articles: tuple[str, ...]
    alone: int
    replaced: int = 0

    @property
    def left_out(self) -> dict[str, int]:
        """Why articles with work of these people are not among the shared, and how many."""
        reasons = {ALONE: self.alone, REPLACED: self.replaced}
        return {why: count for why, count in reasons.items() if count}


def shared(project: Project, annotators: Sequence[str] = ()) -> Shared:
    """Find what some annotators (names), or all, have in common.

    The agreed version and what other programs proposed are nobody's. Raises AnnotatorError for a
    name that no annotator has, and for one person alone.
    """
    known = {one.name for one in project.all(Annotator)}
    wanted = tuple(sorted(dict.fromkeys(annotators))) or tuple(sorted(known))
    for name in wanted:
        if name not in known:
            raise AnnotatorError(
                f"No annotator of this project is called {name!r}.",
                f"Take some of {', '.join(sorted(known))}." if known else "There are none yet.",
            )
    if annotators and len(wanted) < 2:
        raise AnnotatorError("Agreement is between people.", "Name two annotators or more.")
    with explained(project.path):
        rows = project.db.execute(
            "SELECT l.article, count(*),"
            " EXISTS (SELECT 1 FROM articles newer WHERE newer.replaces = l.article)"
            " FROM layers l JOIN annotators n ON n.id = l.annotator"
            f" WHERE l.kind = 'annotation' AND n.name {_LISTED} GROUP BY l.article"
            " ORDER BY l.article",
            (json.dumps(wanted),),
        ).fetchall()
    several = [(article, old) for article, people, old in rows if people > 1]
    articles = tuple(article for article, old in several if not old)
    return Shared(wanted, articles, len(rows) - len(several), len(several) - len(articles))


def read(
    project: Project, found: Shared, kinds: Sequence[type[Any]] = (Mention, Quote, Event)
) -> Iterator[SharedArticle]:
    """Yield the shared articles in order, with the records of some kinds."""
    names = {one.id: one.name for one in project.all(Annotator)}
    names = {id: name for id, name in names.items() if name in found.annotators}
    rest = iter(found.articles)
    while batch := list(islice(rest, BATCH)):
        yield from _read(project, batch, names, kinds)


def _read(
    project: Project, batch: Sequence[str], names: Mapping[str, str], kinds: Sequence[type[Any]]
) -> Iterator[SharedArticle]:
    where = f"article {_LISTED} AND kind = 'annotation' AND annotator {_LISTED}"
    layers = project.select(Layer, where, (json.dumps(batch), json.dumps(list(names))))
    records: dict[str, list[Record]] = {layer.id: [] for layer in layers}
    for kind in kinds:
        for record in project.select(kind, f"layer {_LISTED}", (json.dumps(list(records)),)):
            records[record.layer].append(record)
    works: dict[str, dict[str, Work]] = {article: {} for article in batch}
    for layer in layers:
        work = Work(layer.status, tuple(records[layer.id]))
        works[layer.article][names[layer.annotator]] = work
    with explained(project.path):
        texts = project.db.execute(
            "SELECT a.id, a.title, t.text FROM articles a JOIN article_texts t ON t.article = a.id"
            f" WHERE a.id {_LISTED} ORDER BY a.id",
            (json.dumps(batch),),
        )
        for id, title, text in texts:
            yield SharedArticle(id, title, text, works[id])
