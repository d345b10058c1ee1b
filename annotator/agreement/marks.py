"""What is compared of one annotator's record: its place in the text, and its attributes."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.model.annotations import Event, Mention, Quote, Span

Place = tuple[int, int]
Extent = tuple[Place, ...]
"""Places in order that do not touch each other."""

MENTION, QUOTE, EVENT = "mention", "quote", "event"
FIELD = "fields "
"""What stands before the name of a project's own field."""
MAIN_ROLE = {MENTION: "mention", QUOTE: "content", EVENT: "trigger"}
"""The part of a record whose place decides which records are the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A record as it is compared: the place it takes, and what is said of it.

    Only marks of one kind are ever paired. `attributes` may hold anything that can be compared with
    `==`; None means that it was left empty.
    """

    id: str
    kind: str
    extent: Extent
    attributes: Mapping[str, Hashable] = field(default_factory=dict)


def mark_of(record: Mention | Quote | Event) -> Mark:
    """Return what is compared of a record: the place of its main part, and its attributes.

    A project's own fields are attributes whose names begin with `fields `.

    Links to other records of the layer (parent, quote, same_as) are not among them, since each
    layer has records of its own; nor are notes.
    """
    if isinstance(record, Mention):
        said = _of_mention(record)
        return Mark(record.id, MENTION, ((record.start, record.end),), said | _fields(record))
    if isinstance(record, Quote):
        return Mark(
            record.id,
            QUOTE,
            _places(record.spans, MAIN_ROLE[QUOTE]),
            _of_quote(record) | _fields(record),
        )
    return Mark(
        record.id,
        EVENT,
        _places(record.spans, MAIN_ROLE[EVENT]),
        _of_event(record) | _fields(record),
    )


def extent_of(places: Iterable[Place]) -> Extent:
    """Return places in order, those joined that overlap or touch."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _of_mention(mention: Mention) -> dict[str, Hashable]:
    return {"kind": mention.kind, "speaker": mention.speaker, "certainty": mention.certainty}


def _of_quote(quote: Quote) -> dict[str, Hashable]:
    return {
        "type": quote.type,
        "speaker": quote.speaker,
        "addressees": tuple(sorted(set(quote.addressees))),
        "act": quote.act,
        "stance": quote.stance,
        "stance_target": quote.stance_target,
        "date": quote.date,
        "venue": quote.venue,
        "in_headline": quote.in_headline,
        "certainty": quote.certainty,
        "cue": _places(quote.spans, "cue"),
        "source": _places(quote.spans, "source"),
    }


def _of_event(event: Event) -> dict[str, Hashable]:
    parts = {(part.role, part.speaker) for part in event.participants}
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": tuple(sorted(set(event.contexts))),
        "cameo_code": event.cameo_code,
        "date": event.date,
        "location": event.location,
        "location_country": event.location_country,
        "modality": event.modality,
        "polarity": event.polarity,
        "certainty": event.certainty,
        "participants": tuple(sorted(parts)),
    }


def _fields(record: Mention | Quote | Event) -> dict[str, Hashable]:
    """Return the values of a project's own fields, but for what is a list (places of parts)."""
    return {
        f"{FIELD}{name}": value
        for name, value in record.fields.items()
        if isinstance(value, str | int | float)
    }


def _places(spans: Iterable[Span], role: str) -> Extent:
    found = [(span.start, span.end) for span in spans if span.role == role]
    return tuple(found) if len(found) < 2 else extent_of(found)
