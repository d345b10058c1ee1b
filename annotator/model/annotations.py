"""What people write down about an article: speakers, their names in the text, quotes and events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SPEAKER_KINDS = ("person", "organisation", "state", "group", "document", "unknown")
ALIAS_KINDS = ("alias", "transliteration", "abbreviation", "native")
MENTION_KINDS = ("name", "nominal", "pronoun", "metonym")
QUOTE_TYPES = ("direct", "indirect", "mixed", "free_indirect", "reported")
QUOTE_ROLES = ("content", "cue", "source", "addressee", "date", "venue", "insertion")
EVENT_ROLES = ("trigger", "other_mention", "date", "location")
MODALITIES = ("asserted", "planned", "conditional", "denied")
POLARITIES = ("positive", "negative")
CERTAINTIES = ("high", "medium", "low")
ORIGINS = ("manual", "suggested", "imported")
LAYER_KINDS = ("annotation", "gold", "import")
STATUSES = ("new", "in_progress", "done", "reviewed", "adjudicated")
FINISHED = ("done", "reviewed", "adjudicated")
"""The statuses of work that its annotator is through with."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch [start, end) of an article in code points, its part in a record, and its words."""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a speaker."""

    name: str
    kind: str = "alias"


@dataclass(frozen=True, slots=True)
class Office:
    """What a speaker was at a time (EDTF) or in one article."""

    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    valid: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A speaker's part in an event, and the place in the text that says so."""

    role: str
    speaker: str
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A point or suggestion about [start, end) that was waved away."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A person who annotates; matched by name everywhere."""

    id: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One annotator's work on one article."""

    id: str
    article: str
    annotator: str
    kind: str = "annotation"
    status: str = "new"
    dismissed: tuple[Dismissed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Anyone who speaks or acts, once for the whole project."""

    id: str
    name: str
    kind: str = "person"
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    sector: str | None = None
    cameo_code: str | None = None
    wikidata: str | None = None
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()
    note: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What every mention, quote and event carries: its layer, how sure it is, its origin."""

    id: str
    layer: str
    certainty: str = "high"
    note: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    origin: str = "manual"
    tool: str | None = None
    score: float | None = None
    created_at: str = ""
    updated_at: str = ""
    updated_by: str | None = None
    sources: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Annotation):
    """One place where a speaker is named; not linked to any yet while `speaker` is None."""

    speaker: str | None = None
    start: int
    end: int
    text: str
    kind: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Annotation):
    """What was said, the words that report it, and who said it to whom."""

    type: str
    speaker: str | None = None
    parent: str | None = None
    addressees: tuple[str, ...] = ()
    act: str | None = None
    stance: str | None = None
    stance_target: str | None = None
    date: str | None = None
    venue: str | None = None
    in_headline: bool = False
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Annotation):
    """Something done, said to be done, planned or denied, and who took part."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo_code: str | None = None
    date: str | None = None
    location: str | None = None
    location_country: str | None = None
    modality: str = "asserted"
    polarity: str = "positive"
    quote: str | None = None
    same_as: str | None = None
    spans: tuple[Span, ...]
    participants: tuple[Participant, ...] = ()


def spans_of(record: Mention | Quote | Event) -> tuple[Span, ...]:
    """Return every stretch of text that a record marks."""
    if isinstance(record, Mention):
        return (Span("mention", record.start, record.end, record.text),)
    return record.spans


def first_position(record: Mention | Quote | Event) -> int:
    """Return where the record begins in its article, in code points."""
    return min(span.start for span in spans_of(record))


def words_of(record: Quote | Event, role: str) -> str:
    """Return the words of one part of a record, its stretches joined by an ellipsis."""
    return " … ".join(span.text for span in record.spans if span.role == role)
