"""Setting fields of a record, checked first; what the verbs of the other modules share."""

from dataclasses import replace
from typing import Any, TypeVar

from annotator.editing.labels import change_label
from annotator.editing.layers import refuse_others
from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Event, Layer, Mention, Quote
from annotator.model.article import Article
from annotator.model.codes import codes_of
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
    Raises AnnotatorError for a value that the model or the codebook does not know, and for a
    record of someone else's work.
    """
    record = replace(project.get(kind, id), **values)
    if isinstance(record, Annotation):
        refuse_others(project, record.layer)
    name = kind.__name__.lower()
    fields = " and ".join(field.replace("_", " ") for field in values)
    joins = f"{name} {id} {fields}" if len(values) == 1 and TYPED.issuperset(values) else ""
    with project.edit(label or change_label(name, values), joins=joins):
        save(project, record)
    return project.get(kind, id)


def save(project: Project, record: Record) -> None:
    """Check a record and write it, inside an edit; an article's first one begins the work on it."""
    for problem in new_problems(project, record):
        sentence = f"{problem[:1].upper()}{problem[1:]}".removesuffix(".")
        raise AnnotatorError(f"{sentence}.", "Nothing was changed.")
    _refuse_stray_links(project, record)
    _refuse_retired(project, record)
    project.save(record)
    if isinstance(record, Annotation):
        layer = project.get(Layer, record.layer)
        if layer.status == "new":
            project.save(replace(layer, status="in_progress"))


def new_problems(project: Project, record: Record) -> list[str]:
    """Return what is wrong with a record and was not before: old faults are mended one by one."""
    found = list(problems(record, project.codebook))
    if not found:
        return found
    before = project.find(type(record), record.id)
    known = set(problems(before, project.codebook)) if before is not None else set()
    return [problem for problem in found if problem not in known]


def _refuse_stray_links(project: Project, record: Record) -> None:
    """Refuse a link to a record of another layer, or of a quote to itself or what is within it."""
    if isinstance(record, Quote) and record.parent is not None:
        _same_layer(record, project.get(Quote, record.parent))
        _refuse_circle(project, record, "parent", "A quote cannot stand within itself")
    if isinstance(record, Article):
        _refuse_circle(project, record, "replaces", "An article cannot replace itself")
    if isinstance(record, Event):
        if record.quote is not None:
            _same_layer(record, project.get(Quote, record.quote))
        if record.same_as is not None:
            _same_layer(record, project.get(Event, record.same_as))
            _refuse_circle(project, record, "same_as", "An event cannot be the same as itself")
        for part in record.participants:
            if part.mention is not None:
                _same_layer(record, project.get(Mention, part.mention))


def _refuse_retired(project: Project, record: Record) -> None:
    """Refuse a retired code of the codebook that the record did not have before."""
    retired = project.codebook.retired
    if not retired:
        return
    before = project.find(type(record), record.id)
    had = set(codes_of(before)) if before is not None else set()
    for one in codes_of(record):
        if one in retired and one not in had:
            raise AnnotatorError(
                f"{one.code!r} is retired from the codebook.",
                "Nothing was changed; choose another, or take it back into the codebook.",
            )


def _refuse_circle(project: Project, record: Record, link: str, words: str) -> None:
    """Refuse a record whose link leads back to it, by way of others or at once."""
    seen: set[str] = set()
    target = getattr(record, link)
    while target is not None and target not in seen:
        if target == record.id:
            raise AnnotatorError(f"{words}.", "Nothing was changed.")
        seen.add(target)
        target = getattr(project.get(type(record), target), link)


def _same_layer(record: Annotation, other: Annotation) -> None:
    if record.layer != other.layer:
        raise AnnotatorError(
            "The two records are not of one annotator's work on one article.",
            "Nothing was changed; link records of the same article.",
        )
