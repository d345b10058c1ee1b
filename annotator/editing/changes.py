"""Setting fields of a record, checked first; what the verbs of the other modules share."""

from dataclasses import replace
from typing import Any, TypeVar

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Event, Layer, Mention, Quote
from annotator.model.rules import problems
from annotator.store.project import Project
from annotator.store.records import Record

R = TypeVar("R", bound=Record)

TYPED = frozenset(
    (
        *("affiliation", "byline", "dateline_place", "licence", "location", "name", "note"),
        *("role", "source", "title", "url", "venue"),
    )
)
"""The fields that people type into, where each pause would else be a step of its own."""


def change(project: Project, kind: type[R], id: str, /, *, label: str = "", **values: Any) -> R:
    """Set fields of one record as one step, and return the record as it is now.

    A typed field set again within a minute is the same step.
    Raises AnnotatorError for a value that the model or the codebook does not know.
    """
    record = replace(project.get(kind, id), **values)
    name = kind.__name__.lower()
    fields = " and ".join(field.replace("_", " ") for field in values)
    joins = f"{name} {id} {fields}" if len(values) == 1 and TYPED.issuperset(values) else ""
    with project.edit(label or f"Change {fields} of {name}", joins=joins):
        save(project, record)
    return project.get(kind, id)


def save(project: Project, record: Record) -> None:
    """Check a record and write it, inside an edit; an article's first one begins the work on it."""
    for problem in problems(record, project.codebook):
        sentence = f"{problem[:1].upper()}{problem[1:]}".removesuffix(".")
        raise AnnotatorError(f"{sentence}.", "Nothing was changed.")
    _refuse_stray_links(project, record)
    project.save(record)
    if isinstance(record, Annotation):
        layer = project.get(Layer, record.layer)
        if layer.status == "new":
            project.save(replace(layer, status="in_progress"))


def _refuse_stray_links(project: Project, record: Record) -> None:
    """Refuse a link to a record of another layer, or of a quote to itself or what is within it."""
    if isinstance(record, Quote) and record.parent is not None:
        _same_layer(record, project.get(Quote, record.parent))
        outer: str | None = record.parent
        while outer is not None:
            if outer == record.id:
                raise AnnotatorError("A quote cannot stand within itself.", "Nothing was changed.")
            outer = project.get(Quote, outer).parent
    if isinstance(record, Event):
        if record.quote is not None:
            _same_layer(record, project.get(Quote, record.quote))
        if record.same_as is not None:
            _same_layer(record, project.get(Event, record.same_as))
        for part in record.participants:
            if part.mention is not None:
                _same_layer(record, project.get(Mention, part.mention))


def _same_layer(record: Annotation, other: Annotation) -> None:
    if record.layer != other.layer:
        raise AnnotatorError(
            "The two records are not of one annotator's work on one article.",
            "Nothing was changed; link records of the same article.",
        )
