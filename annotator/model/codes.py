"""The codes of the codebook that records hold, and records with one of them renamed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.model.annotations import Event, Quote, Speaker
from annotator.model.codebook_terms import Code

Coded = Speaker | Quote | Event


def codes_of(record: object) -> Iterator[Code]:
    """Yield the codes that a record holds; only speakers, quotes and events have any."""
    if isinstance(record, Event):
        yield Code("event_types", "", record.type)
        if record.mode is not None:
            yield Code("modes", record.type, record.mode)
        yield from (Code("contexts", "", context) for context in record.contexts)
        yield from (Code("roles", "", part.role) for part in record.participants)
    elif isinstance(record, Quote):
        for part, code in (("quote_acts", record.act), ("stances", record.stance)):
            if code is not None:
                yield Code(part, "", code)
    if isinstance(record, Speaker | Quote | Event):
        kind = type(record).__name__.lower()
        yield from (Code("custom_fields", kind, name) for name in record.fields)


def renamed(record: Coded, old: Code, new: str) -> Coded:
    """Return a record that holds a code under its new name."""

    def other(code: str) -> str:
        return new if code == old.code else code

    if old.part == "custom_fields":
        return replace(record, fields=_with_key(record.fields, old.code, new))
    if isinstance(record, Quote):
        acts = old.part == "quote_acts"
        return replace(record, act=new) if acts else replace(record, stance=new)
    if not isinstance(record, Event):
        raise TypeError(f"a {type(record).__name__} holds no code of {old.part}")
    if old.part == "contexts":
        return replace(record, contexts=tuple(map(other, record.contexts)))
    if old.part == "roles":
        parts = tuple(replace(part, role=other(part.role)) for part in record.participants)
        return replace(record, participants=parts)
    types = old.part == "event_types"
    return replace(record, type=new) if types else replace(record, mode=new)


def _with_key(fields: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: value for key, value in fields.items()}
