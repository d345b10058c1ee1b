"""Setting fields of a record, checked first; what the verbs of the other modules share."""

from dataclasses import replace
from typing import Any, TypeVar

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Layer
from annotator.model.rules import problems
from annotator.store.project import Project
from annotator.store.records import Record

R = TypeVar("R", bound=Record)


def change(project: Project, kind: type[R], id: str, *, label: str = "", **values: Any) -> R:
    """Set fields of one record as one step, and return the record as it is now.

    The same field set again within a minute is the same step, so that typing is one.
    Raises AnnotatorError for a value that the model or the codebook does not know.
    """
    record = replace(project.get(kind, id), **values)
    name = kind.__name__.lower()
    fields = " and ".join(field.replace("_", " ") for field in values)
    joins = f"{name} {id} {fields}" if len(values) == 1 else ""
    with project.edit(label or f"Change {fields} of {name}", joins=joins):
        save(project, record)
    return project.get(kind, id)


def save(project: Project, record: Record) -> None:
    """Check a record and write it, inside an edit; an article's first one begins the work on it."""
    for problem in problems(record, project.codebook):
        raise AnnotatorError(f"{problem[:1].upper()}{problem[1:]}.", "Nothing was changed.")
    project.save(record)
    if isinstance(record, Annotation):
        layer = project.get(Layer, record.layer)
        if layer.status == "new":
            project.save(replace(layer, status="in_progress"))
