"""Setting one field of several records at once."""

from collections.abc import Iterable
from typing import Any, TypeVar

from annotator.editing.changes import change
from annotator.editing.events import change_event
from annotator.editing.labels import change_label
from annotator.model.annotations import Event
from annotator.store.project import Project
from annotator.store.records import Record

R = TypeVar("R", bound=Record)

CUSTOM = "fields."
"""Before the name of a field that the codebook adds."""


def set_field(project: Project, kind: type[R], ids: Iterable[str], field: str, value: Any) -> int:
    """Give one field of all these records the same value, as one step; return how many changed.

    "fields.NAME" is a field of the codebook, which None empties. Raises AnnotatorError where one
    record cannot have the value, and then changes none.
    """
    wanted = {id: _values(project.get(kind, id), field, value) for id in dict.fromkeys(ids)}
    changing = {id: values for id, values in wanted.items() if values}
    name, count = kind.__name__.lower(), len(changing)
    many = f"{count:,} {name}s" if count != 1 else name
    with project.edit(change_label(many, [field.removeprefix(CUSTOM)])):
        for id, values in changing.items():
            if kind is Event:
                change_event(project, id, **values)
            else:
                change(project, kind, id, **values)
    return count


def _values(record: Record, field: str, value: Any) -> dict[str, Any]:
    """What has to be set in a record; nothing where it has the value already."""
    if not field.startswith(CUSTOM):
        return {} if getattr(record, field) == value else {field: value}
    old, name = dict(record.fields), field.removeprefix(CUSTOM)  # type: ignore[union-attr]
    new = {key: one for key, one in old.items() if key != name}
    if value is not None:
        new[name] = value
    return {} if new == old else {"fields": new}
