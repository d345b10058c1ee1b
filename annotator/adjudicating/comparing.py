"""The annotators' layers of one article beside each other, thing by thing."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.adjudicating.saying import Record, said_in
from annotator.agreement.groups import Group, align_all
from annotator.agreement.marks import mark_of
from annotator.agreement.matching import OVERLAP, Matching
from annotator.editing.adjudication import agreed_alone
from annotator.errors import AnnotatorError
from annotator.model.annotations import (
    FINISHED,
    Annotator,
    Event,
    Layer,
    Mention,
    Quote,
)
from annotator.model.article import Article
from annotator.store.adjudicated import layers_worked_on
from annotator.store.project import Project

_NEAR = Matching(OVERLAP, 0.3)
"""Beside each other stands what is rather of one thing; far from equal is still worth comparing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One annotator's layer: its id, the annotator's name, its kind and status."""

    layer: str
    annotator: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What annotators marked as one thing: the record of each, by layer, and wherein they differ.

    `said` is what each says, and `differing` are names of pieces of it (`saying`); `is_agreed` says
    that all marked it and alike. `place` is from where to where in the text any of them marks
    something of its main part; of several differences of one kind there, it is the `nth`.

    Of `agreed`, a record of the agreed version, all that it was made from was deleted.
    """

    kind: str
    records: Mapping[str, Record]
    said: Mapping[str, Mapping[str, Hashable]]
    differing: tuple[str, ...]
    is_agreed: bool
    place: tuple[int, int]
    nth: int = 1
    agreed: Record | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The records' ids, in the order of the layers."""
        return tuple(record.id for record in self.records.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sides of an article, and all that any of them marked, in the order of the text.

    Last stands what only the agreed version has by now.
    """

    article: str
    sides: tuple[Side, ...]
    differences: tuple[Difference, ...]


def compare(project: Project, article: str) -> Comparison:
    """Put the layers of an article beside each other; AnnotatorError where there are not two.

    One's own work has to be done first, so that nobody is led by what others wrote.
    """
    sides = sides_of(project, article)
    own = [one for one in sides if (one.annotator, one.kind) == (project.annotator, "annotation")]
    mine = project.all(Annotator, name=project.annotator)
    given = {one.annotator for one in project.get(Article, article).assignments}
    is_waited_for = not own and any(one.id in given for one in mine)
    if is_waited_for or any(one.status not in FINISHED for one in own):
        raise AnnotatorError(
            "Your own work on this article is not done yet.",
            "Call it done first (Ctrl+Enter), then compare it with the others'.",
        )
    if len(sides) < 2:
        who = f"only {sides[0].annotator} has" if sides else "nobody has"
        raise AnnotatorError(
            f"There is nothing to compare: {who} annotated this article.",
            "Merge the projects of two people who annotated it.",
        )
    return comparison_of(project, article, sides)


def comparison_of(project: Project, article: str, sides: tuple[Side, ...]) -> Comparison:
    """Put some layers of an article beside each other, whoever asks."""
    alone = map(_alone, agreed_alone(project, article))
    return Comparison(article, sides, (*_differences(project, sides), *alone))


def sides_of(project: Project, article: str) -> tuple[Side, ...]:
    """Return the layers of an article that somebody worked on, without the agreed version."""
    found = project.many(Layer, layers_worked_on(project, article))
    sides = (
        Side(one.id, project.get(Annotator, one.annotator).name, one.kind, one.status)
        for one in found
    )
    return tuple(sorted(sides, key=lambda side: (side.annotator, side.kind)))


def _differences(project: Project, sides: tuple[Side, ...]) -> tuple[Difference, ...]:
    by_layer = {side.layer: _records(project, side.layer) for side in sides}
    records = {one.id: one for found in by_layer.values() for one in found}
    marks = {layer: [mark_of(one) for one in found] for layer, found in by_layer.items()}
    groups = align_all(marks, _NEAR)
    numbers = {
        mark.id: number for number, group in enumerate(groups) for mark in group.marks.values()
    }
    found = [_difference(group, records, numbers, sides) for group in groups]
    return tuple(_numbered(found))


def _alone(record: Record) -> Difference:
    """A record of the agreed version as the difference that it is to nothing."""
    extent = mark_of(record).extent
    place = extent[0][0], extent[-1][1]
    return Difference(type(record).__name__.lower(), {}, {}, (), False, place, agreed=record)


def _numbered(found: Iterable[Difference]) -> Iterator[Difference]:
    """Tell those of one kind apart that stand at the same place."""
    seen: Counter[tuple[str, tuple[int, int]]] = Counter()
    for one in found:
        seen[one.kind, one.place] += 1
        nth = seen[one.kind, one.place]
        yield one if nth == 1 else replace(one, nth=nth)


def _records(project: Project, layer: str) -> list[Record]:
    found: list[Record] = [*project.all(Mention, layer=layer), *project.all(Quote, layer=layer)]
    return [*found, *project.all(Event, layer=layer)]


def _difference(
    group: Group,
    records: Mapping[str, Record],
    numbers: Mapping[str, int],
    sides: tuple[Side, ...],
) -> Difference:
    versions = {
        side.layer: records[group.marks[side.layer].id]
        for side in sides
        if side.layer in group.marks
    }
    said = {layer: said_in(record, numbers) for layer, record in versions.items()}
    every = list(said.values())
    pieces = dict.fromkeys(piece for one in every for piece in one)
    differing = tuple(piece for piece in pieces if len({one.get(piece) for one in every}) > 1)
    is_agreed = not differing and len(versions) == len(sides)
    extents = [mark.extent for mark in group.marks.values()]
    place = min(one[0][0] for one in extents), max(one[-1][1] for one in extents)
    return Difference(group.kind, versions, said, differing, is_agreed, place)
