"""Attributes as fields of our records; what a field cannot hold is kept in words for the note."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.exchange.foreign.document import Thing, Value
from annotator.exchange.foreign.naming import Naming
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.survey import words_of
from annotator.exchange.incoming import Given
from annotator.model.annotations import Event, Mention, Participant, Quote
from annotator.model.codebook import CustomField
from annotator.model.rules import problems

_SPEAKERS = ("speaker", "stance_target")
_FLAGS = {"polarity": ("negative", "positive")}
_NONE = ("false", "no", "0", "")
_FIELDS = {
    kind: frozenset(kind.__dataclass_fields__) - {"id", "layer", "note", "fields", "spans"}
    for kind in (Mention, Quote, Event)
}


class Values:
    """Turns the attributes of marks, links and frames into fields of records."""

    def __init__(self, plan: Plan, naming: Naming) -> None:
        self._plan, self._naming = plan, naming

    def of(
        self, kind: type[Any], things: Iterable[Thing], *, type: str = ""
    ) -> tuple[Given, list[str]]:
        """Return the fields of a record of a kind, and in words what no field of it can hold.

        `type` is the event's, of whose modes one may be named.
        """
        given: Given = {}
        said: list[str] = []
        for thing in things:
            for name, value in thing.attributes.items():
                target = self._plan.mapping.target("attributes", name)
                if target == "ignore":
                    continue
                if not self._take(given, kind, target, (name, value), type):
                    said.append(_told(name, value))
        return given, said

    def _take(
        self, given: Given, kind: type[Any], target: str, named: tuple[str, Value], event: str
    ) -> bool:
        """Let a record have what an attribute says, if any field of it can hold that."""
        head, _, rest = target.partition(" ")
        name, value = named
        own = self._custom(kind, rest) if head == "field" else None
        if own is not None:
            given.setdefault("fields", {})[rest] = _typed(own, value)
        elif target == "label" and kind is Mention:
            given.setdefault("fields", {})["label"] = " ".join(words_of(value))
        elif head == "participant" and kind is Event:
            parts = given.get("participants", ())
            given["participants"] = (*parts, *self._participants(rest, value))
        else:
            return self._set(given, kind, target, (name, value), event)
        return True

    def _custom(self, kind: type[Any], name: str) -> CustomField | None:
        found = self._plan.codebook.fields_of(kind.__name__.lower())
        return next((one for one in found if one.name == name), None)

    def _participants(self, role: str, value: Value) -> Iterator[Participant]:
        return (Participant(role, self._naming.by_name(name)) for name in words_of(value))

    def _set(
        self, given: Given, kind: type[Any], field: str, named: tuple[str, Value], event: str
    ) -> bool:
        """Set a field if the record has it and it can hold the value."""
        if field not in _FIELDS[kind] or (field == "type" and kind is Event):
            return False
        found = self._value(field, *named)
        if found is None or any(problems(_sample(kind, event, field, found), self._plan.codebook)):
            return False
        given[field] = found
        return True

    def _value(self, field: str, name: str, value: Value) -> Any:
        """The value of a field; None where the field cannot hold it."""
        words = tuple(self._plan.mapping.value(name, word) for word in words_of(value))
        if field == "in_headline":
            return words[:1] not in tuple((none,) for none in _NONE)
        if field in ("contexts", "addressees"):
            found = tuple(words)
            return tuple(map(self._naming.by_name, found)) if field == "addressees" else found
        if len(words) != 1 or not words[0]:
            return None
        if isinstance(value, bool) and words[0] in ("true", "false"):
            return _FLAGS[field][not value] if field in _FLAGS else None
        return self._naming.by_name(words[0]) if field in _SPEAKERS else words[0]


def _sample(kind: type[Any], event: str, field: str, value: Any) -> Any:
    """A record that says nothing but this, to be held against the rules."""
    needed: dict[type[Any], Given] = {
        Mention: {"start": 0, "end": 1, "text": ""},
        Quote: {"type": "direct", "spans": ()},
        Event: {"type": event, "spans": ()},
    }
    return kind(id="", layer="", **needed[kind] | {field: value})


def _typed(field: CustomField, value: Value) -> Any:
    """A value of a custom field as its kind: text, a number, or true or false."""
    if field.kind == "boolean":
        return words_of(value)[:1] not in tuple((none,) for none in _NONE)
    if isinstance(value, bool):
        return value
    words = value if isinstance(value, str) else "|".join(value)
    if field.kind == "number":
        try:
            return json.loads(words)
        except ValueError:
            return words
    return words


def _told(name: str, value: Value) -> str:
    """An attribute in words: its name alone for a flag that is set."""
    if value is True:
        return name
    return f"{name}: {', '.join(words_of(value))}"
