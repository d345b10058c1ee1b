"""The keys of the exchange format in their order: the table that reading and writing follow."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.model.annotations import (
    Alias,
    Dismissed,
    Event,
    Mention,
    Office,
    Participant,
    Quote,
    Span,
)
from annotator.model.article import Assignment

FORMAT, VERSION, OFFSET_UNIT = "diplomatic-annotator", 1, "unicode code point"


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold: types of JSON, and the keys of its objects or the type of its items.

    `make` builds an item from the values of its keys; without it objects are read elsewhere.
    """

    what: str
    types: tuple[type, ...]
    required: bool = False
    items: "Keys | type | None" = None
    make: Callable[..., Any] | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one kind of object, in the order in which they are written.

    `listed` are those whose items are checked too. `right` holds the shapes (keys and types) of
    objects that were found to be right.
    """

    of: Mapping[str, Key]
    required: frozenset[str]
    listed: frozenset[str]
    right: set[tuple[Any, ...]] = field(default_factory=set)


_NONE = type(None)
_TEXT = Key("text", (str,))
_REQUIRED_TEXT = Key("text", (str,), required=True)
_OPTIONAL_TEXT = Key("text or null", (str, _NONE))
_TRUTH = Key("true or false", (bool,))
_POSITION = Key("a whole number", (int,), required=True)
_SCORE = Key("a number or null", (float, int, _NONE))
_TEXTS = Key("a list of texts", (list,), items=str)
_OBJECT = Key("an object", (dict,))
_OBJECTS = Key("a list of objects", (list,))


def _keys(required: str, **others: Key) -> Keys:
    """Put texts that must be there first, then `others` in their order."""
    of = dict.fromkeys(required.split(), _REQUIRED_TEXT) | others
    needed = frozenset(name for name, key in of.items() if key.required)
    return Keys(of, needed, frozenset(name for name, key in of.items() if key.items))


def _optional(names: str) -> dict[str, Key]:
    return dict.fromkeys(names.split(), _OPTIONAL_TEXT)


def _list(keys: Keys, make: Callable[..., Any], *, required: bool = False) -> Key:
    return Key("a list of objects", (list,), required=required, items=keys, make=make)


SPAN = _keys("role", start=_POSITION, end=_POSITION, text=_REQUIRED_TEXT)
ALIAS = _keys("name", kind=_TEXT)
OFFICE = _keys("", **_optional("role affiliation country valid article"))
PARTICIPANT = _keys("role speaker", mention=_OPTIONAL_TEXT)
DISMISSED = _keys("rule", start=_POSITION, end=_POSITION)
ASSIGNMENT = _keys("annotator", purpose=_TEXT)

PROVENANCE = {
    "origin": _TEXT,
    "tool": _OPTIONAL_TEXT,
    "score": _SCORE,
    "created_at": _TEXT,
    "updated_at": _TEXT,
    "updated_by": _OPTIONAL_TEXT,
}
AGREED = {"sources": _TEXTS, "reason": _OPTIONAL_TEXT}
"""What only records of the agreed version say besides."""

CODEBOOK = _keys("name version", definition=_OBJECT)
TOP = _keys(
    "format",
    version=Key("a whole number", (int,), required=True),
    offset_unit=_TEXT,
    codebook=_OBJECT,
    annotators=_OBJECTS,
    speakers=_OBJECTS,
    articles=_OBJECTS,
)
ANNOTATOR = _keys("id name", active=_TRUTH)
SPEAKER = _keys(
    "id name",
    kind=_TEXT,
    **_optional("role affiliation country sector cameo_code wikidata"),
    aliases=_list(ALIAS, Alias),
    offices=_list(OFFICE, Office),
    note=_TEXT,
    fields=_OBJECT,
)
ARTICLE = _keys(
    "",
    id=_TEXT,
    title=_TEXT,
    text=_REQUIRED_TEXT,
    sha256=_TEXT,
    **_optional("raw_sha256 source source_type byline dateline_place published url"),
    language=_TEXT,
    licence=_OPTIONAL_TEXT,
    note=_TEXT,
    replaces=_OPTIONAL_TEXT,
    created_at=_TEXT,
    assignments=_list(ASSIGNMENT, Assignment),
    layers=_OBJECTS,
)
LAYER = _keys(
    "",
    annotator=_TEXT,
    kind=_TEXT,
    status=_TEXT,
    dismissed=_list(DISMISSED, Dismissed),
    mentions=_OBJECTS,
    quotes=_OBJECTS,
    events=_OBJECTS,
)
MENTION = _keys(
    "id",
    speaker=_OPTIONAL_TEXT,
    start=_POSITION,
    end=_POSITION,
    text=_REQUIRED_TEXT,
    kind=_TEXT,
    certainty=_TEXT,
    note=_TEXT,
    fields=_OBJECT,
    **PROVENANCE,
    **AGREED,
)
QUOTE = _keys(
    "id type",
    **_optional("speaker parent"),
    addressees=_TEXTS,
    **_optional("act stance stance_target date venue"),
    in_headline=_TRUTH,
    certainty=_TEXT,
    note=_TEXT,
    fields=_OBJECT,
    spans=_list(SPAN, Span, required=True),
    **PROVENANCE,
    **AGREED,
)
EVENT = _keys(
    "id type",
    mode=_OPTIONAL_TEXT,
    contexts=_TEXTS,
    **_optional("cameo_code date location location_country"),
    modality=_TEXT,
    polarity=_TEXT,
    **_optional("quote same_as"),
    certainty=_TEXT,
    note=_TEXT,
    fields=_OBJECT,
    spans=_list(SPAN, Span, required=True),
    participants=_list(PARTICIPANT, Participant),
    **PROVENANCE,
    **AGREED,
)
RECORD: dict[type, Keys] = {Mention: MENTION, Quote: QUOTE, Event: EVENT}


def written(keys: Keys, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of keys in the order in which they are written."""
    left_out = set(without)
    return tuple(name for name in keys.of if name not in left_out)
