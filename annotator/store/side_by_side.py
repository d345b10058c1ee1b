"""Articles that several people annotated, each with everybody's records, read a batch at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
UNSETTLED = "without a settled agreed version"
AGREED = "agreed version"
"""What the agreed version is called among annotators."""

_LISTED = "IN (SELECT value FROM json_each(?))"
_IS_SETTLED = (
    "EXISTS (SELECT 1 FROM layers g WHERE g.article = l.article AND g.kind = 'gold'"
    " AND g.status = 'adjudicated')"
)
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
    """Those who have work on the shared articles (names), the articles (ids), and the rest.

    An article is shared where two or more have work on it, or one beside the agreed version.

    `reference` is the name of the agreed version where they are compared with that, else "".
    `left_out` says why articles with work of these people are not among them, and how many.
    """

    annotators: tuple[str, ...]
    articles: tuple[str, ...]
    left_out: Mapping[str, int]
    reference: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """All who are compared: the agreed version among them, if it is."""
        return (*([self.reference] if self.reference else []), *self.annotators)


def shared(project: Project, annotators: Sequence[str] = (), *, gold: bool = False) -> Shared:
    """Find what some annotators (names), or all, have in common, or with settled agreed versions.

    What other programs proposed is nobody's. Raises AnnotatorError for a name that no annotator
    has, and for one person alone.
    """
    known = {one.name for one in project.all(Annotator)}
    wanted = tuple(sorted(dict.fromkeys(annotators))) or tuple(sorted(known))
    for name in wanted:
        if name not in known:
            raise AnnotatorError(
                f"No annotator of this project is called {name!r}.",
                f"Take some of {', '.join(sorted(known))}." if known else "There are none yet.",
            )
    if annotators and len(wanted) < 2 and not gold:
        raise AnnotatorError("Agreement is between people.", "Name two annotators or more.")
    with explained(project.path):
        rows = project.db.execute(
            f"SELECT l.article, {_IS_SETTLED if gold else 'count(*) > 1'},"
            " EXISTS (SELECT 1 FROM articles newer WHERE newer.replaces = l.article)"
            " FROM layers l JOIN annotators n ON n.id = l.annotator"
            f" WHERE l.kind = 'annotation' AND n.name {_LISTED} GROUP BY l.article"
            " ORDER BY l.article",
            (json.dumps(wanted),),
        ).fetchall()
    both = [(article, old) for article, is_shared, old in rows if is_shared]
    articles = tuple(article for article, old in both if not old)
    reasons = {
        UNSETTLED if gold else ALONE: len(rows) - len(both),
        REPLACED: len(both) - len(articles),
    }
    left_out = {why: count for why, count in reasons.items() if count}
    people = _at_work(project, wanted, articles)
    return Shared(people, articles, left_out, _name_of_gold(known) if gold else "")


def _at_work(
    project: Project, annotators: Sequence[str], articles: Sequence[str]
) -> tuple[str, ...]:
    """Return those of some annotators who have work on any of some articles."""
    with explained(project.path):
        rows = project.db.execute(
            "SELECT DISTINCT n.name FROM layers l JOIN annotators n ON n.id = l.annotator"
            f" WHERE l.kind = 'annotation' AND l.article {_LISTED} AND n.name {_LISTED}",
            (json.dumps(articles), json.dumps(annotators)),
        )
        return tuple(sorted(name for (name,) in rows))


def _name_of_gold(annotators: AbstractSet[str]) -> str:
    """What the agreed version is called, so that no annotator has the name."""
    name = AGREED
    while name in annotators:
        name += " (gold)"
    return name


def read(
    project: Project, found: Shared, kinds: Sequence[type[Any]] = (Mention, Quote, Event)
) -> Iterator[SharedArticle]:
    """Yield the shared articles in order, with the records of some kinds."""
    names = {one.id: one.name for one in project.all(Annotator)}
    names = {id: name for id, name in names.items() if name in found.annotators}
    rest = iter(found.articles)
    while batch := list(islice(rest, BATCH)):
        yield from _read(project, batch, _Whose(names, found.reference), kinds)


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose layers are read: of annotators by id, and the agreed version under a name, or ""."""

    names: Mapping[str, str]
    reference: str

    def layers(self, project: Project, articles: Sequence[str]) -> list[Layer]:
        """Return their layers of some articles."""
        where = f"kind = 'annotation' AND annotator {_LISTED}"
        if self.reference:
            where = f"({where} OR kind = 'gold')"
        wanted = json.dumps(articles), json.dumps(list(self.names))
        return project.select(Layer, f"article {_LISTED} AND {where}", wanted)

    def name(self, layer: Layer) -> str:
        """Return whose a layer is."""
        return self.reference if layer.kind == "gold" else self.names[layer.annotator]


def _read(
    project: Project, batch: Sequence[str], whose: _Whose, kinds: Sequence[type[Any]]
) -> Iterator[SharedArticle]:
    layers = whose.layers(project, batch)
    records: dict[str, list[Record]] = {layer.id: [] for layer in layers}
    for kind in kinds:
        for record in project.select(kind, f"layer {_LISTED}", (json.dumps(list(records)),)):
            records[record.layer].append(record)
    works: dict[str, dict[str, Work]] = {article: {} for article in batch}
    for layer in layers:
        work = Work(layer.status, tuple(records[layer.id]))
        works[layer.article][whose.name(layer)] = work
    with explained(project.path):
        texts = project.db.execute(
            "SELECT a.id, a.title, t.text FROM articles a JOIN article_texts t ON t.article = a.id"
            f" WHERE a.id {_LISTED} ORDER BY a.id",
            (json.dumps(batch),),
        )
        for id, title, text in texts:
            yield SharedArticle(id, title, text, works[id])
