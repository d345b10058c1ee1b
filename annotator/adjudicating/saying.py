"""What a record says, piece by piece, so that records of several annotators can be compared."""

from collections.abc import Hashable, Mapping
from dataclasses import fields

from annotator.model.annotations import Annotation, Event, Mention, Quote, spans_of

Record = Mention | Quote | Event
WORDS = "words"
"""The piece for the stretches of the main part: of the mention itself, the content, the trigger."""
_MAIN = {Mention: "mention", Quote: "content", Event: "trigger"}
_NOT_COMPARED = {one.name for one in fields(Annotation)} - {"certainty", "fields"}
_PLACED = {"spans", "start", "end", "text"}
LINKS = ("parent", "quote", "same_as")
"""Pieces that lead to another record: to the number of its difference."""


def said_in(record: Record, differences: Mapping[str, int]) -> dict[str, Hashable]:
    """Return all that a record says, by piece; notes are the annotator's own and left out.

    Each part is the places of its stretches, under its role; `differences` tells by the ids of
    records which of them are of one thing.
    """
    said: dict[str, Hashable] = {WORDS: _places(record, _MAIN[type(record)])}
    roles = dict.fromkeys(span.role for span in spans_of(record))
    said |= {
        f"{role} words": _places(record, role) for role in roles if role != _MAIN[type(record)]
    }
    for one in fields(record):
        if one.name in _NOT_COMPARED or one.name in _PLACED:
            continue
        value = getattr(record, one.name)
        if one.name in LINKS:
            value = None if value is None else differences.get(value, value)
        elif one.name == "participants":
            value = tuple(sorted({(part.role, part.speaker) for part in value}))
        elif one.name == "fields":
            said |= {f"fields {name}": repr(given) for name, given in sorted(value.items())}
            continue
        elif isinstance(value, tuple):
            value = tuple(sorted(value))
        said[one.name] = value
    return said


def without_links(said: Mapping[str, Hashable]) -> dict[str, Hashable]:
    """Return what is said but for where its links lead."""
    return {name: value for name, value in said.items() if name not in LINKS}


def _places(record: Record, role: str) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((s.start, s.end) for s in spans_of(record) if s.role == role))
