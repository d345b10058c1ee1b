"""The annotators' layers of one article beside each other, thing by thing."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.adjudicating.saying import Record, said_in
from annotator.agreement.groups import Group, align_all
from annotator.agreement.marks import mark_of
from annotator.agreement.matching import OVERLAP, Matching
from annotator.errors import AnnotatorError
from annotator.model.annotations import (
    FINISHED,
    Annotator,
    Event,
    Layer,
    Mention,
    Quote,
    spans_of,
)
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

    `differing` are names of pieces (`saying`); `is_agreed` says that all marked it and alike.
    """

    kind: str
    records: Mapping[str, Record]
    differing: tuple[str, ...]
    is_agreed: bool

    @property
    def place(self) -> tuple[int, int]:
        """From where to where in the text any of the records marks something of its main part."""
        spans = [span for record in self.records.values() for span in spans_of(record)]
        main = [span for span in spans if span.role in ("mention", "content", "trigger")]
        return min(span.start for span in main), max(span.end for span in main)

    @property
    def ids(self) -> tuple[str, ...]:
        """The records' ids, in the order of the layers."""
        return tuple(record.id for record in self.records.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sides of an article, and all that any of them marked, in the order of the text."""

    article: str
    sides: tuple[Side, ...]
    differences: tuple[Difference, ...]


def compare(project: Project, article: str) -> Comparison:
    """Put the layers of an article beside each other; AnnotatorError where there are not two.

    One's own work has to be done first, so that nobody is led by what others wrote.
    """
    sides = _sides(project, article)
    own = [one for one in sides if (one.annotator, one.kind) == (project.annotator, "annotation")]
    if any(one.status not in FINISHED for one in own):
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
    return Comparison(article, sides, _differences(project, sides))


def _sides(project: Project, article: str) -> tuple[Side, ...]:
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
    return tuple(_difference(group, records, numbers, sides) for group in groups)


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
    said = [said_in(record, numbers) for record in versions.values()]
    pieces = dict.fromkeys(piece for one in said for piece in one)
    differing = tuple(piece for piece in pieces if len({one.get(piece) for one in said}) > 1)
    return Difference(
        group.kind, versions, differing, not differing and len(versions) == len(sides)
    )
