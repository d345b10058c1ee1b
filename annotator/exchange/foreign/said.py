"""What our records say beyond marks and links, as an object of JSON that other programs keep."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from annotator.exchange.foreign.document import DocumentLayer, Reference, Thing, Value
from annotator.exchange.foreign.json_things import Faulty, an_object, text_of, what
from annotator.model.annotations import LAYER_KINDS, STATUSES

T = TypeVar("T", bound=Thing)


def said(thing: Thing) -> dict[str, Any]:
    """Return what is said of a thing: its record, note, attributes and references."""
    references = [
        {"database": one.database, "id": one.id, "name": one.name} for one in thing.references
    ]
    found = {
        "record": thing.record,
        "note": thing.note,
        "attributes": as_json(thing.attributes),
        "references": references,
    }
    return {key: value for key, value in found.items() if value}


def with_said(thing: T, value: Any) -> T:
    """Return a thing with what an object that `said` made says of it; Faulty where it is none."""
    found = an_object(value)
    listed = found.get("references", [])
    if not isinstance(listed, list):
        raise Faulty(f"this is {what(listed)}, not a list", "references")
    return replace(
        thing,
        record=text_of(found, "record", thing.record),
        note=text_of(found, "note", thing.note),
        attributes={**thing.attributes, **values(found.get("attributes", {}), "attributes")},
        references=(*thing.references, *map(_reference, listed)),
    )


def as_json(attributes: Mapping[str, Value]) -> dict[str, Any]:
    """Return attributes as JSON has them."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in attributes.items()
    }


def values(found: Any, *place: str) -> dict[str, Value]:
    """Return attributes that stand in an object; Faulty for one that is no word or flag."""
    return {name: _value(value, *place, name) for name, value in an_object(found, *place).items()}


def layer_said(layer: DocumentLayer) -> dict[str, Any]:
    """Return whose work a layer is, of what kind, and its status."""
    found = {"annotator": layer.annotator, "kind": layer.kind, "status": layer.status}
    return {key: value for key, value in found.items() if value}


def with_layer_said(layer: DocumentLayer, value: Any) -> DocumentLayer:
    """Return a layer with what an object that `layer_said` made says; Faulty where it is none."""
    found = an_object(value)
    kind, status = text_of(found, "kind", layer.kind), text_of(found, "status", layer.status)
    if kind not in LAYER_KINDS:
        raise Faulty(f"{kind!r} is not one of {', '.join(LAYER_KINDS)}", "kind")
    if status and status not in STATUSES:
        raise Faulty(f"{status!r} is not one of {', '.join(STATUSES)}", "status")
    annotator = text_of(found, "annotator", layer.annotator)
    return replace(layer, annotator=annotator, kind=kind, status=status)


def is_empty(layer: DocumentLayer) -> bool:
    """Tell whether a layer says nothing, not even whose it is."""
    return not (layer.marks or layer.frames or layer.annotator)


def _value(value: Any, *place: str) -> Value:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise Faulty(f"this is {what(value)}, not words", *place)


def _reference(value: Any) -> Reference:
    found = an_object(value, "references")
    return Reference(text_of(found, "database"), text_of(found, "id"), text_of(found, "name", ""))
