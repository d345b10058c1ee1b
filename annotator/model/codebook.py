"""The codebook: the event types, roles and other lists that a project codes with.

A project keeps its own copy. Two codebooks ship with the program, PLOVER and CAMEO; a person can
write another in TOML. `Codebook.from_dict` checks everything and names the key that is wrong.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from annotator import places
from annotator.errors import AnnotatorError
from annotator.model import codebook_toml
from annotator.model import codebook_values as read
from annotator.model.codebook_terms import (
    FIELD_KINDS,
    QUAD_CLASSES,
    RECORDS,
    Code,
    Context,
    CustomField,
    EventType,
    Mode,
    QuoteAct,
    Role,
    Stance,
    Term,
    terms,
)

__all__ = [
    "FIELD_KINDS",
    "QUAD_CLASSES",
    "RECORDS",
    "SHIPPED",
    "Code",
    "Codebook",
    "Context",
    "CustomField",
    "EventType",
    "Mode",
    "QuoteAct",
    "Role",
    "Stance",
    "Term",
    "dumps",
    "load",
    "shipped",
]

SHIPPED = ("plover", "cameo")
"""The names that `load` takes for the codebooks that come with the program."""

T = TypeVar("T", bound=Term)

_LISTS = ("roles", "quote_acts", "stances", "contexts", "event_types")
_KEYS = frozenset(
    {"name", "version", "colours", "keys", "required_fields", "custom_fields", *_LISTS}
)
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Codebook:
    """The lists that a project codes with; every code stands once in its list."""

    name: str
    version: str
    event_types: tuple[EventType, ...] = ()
    contexts: tuple[Context, ...] = ()
    roles: tuple[Role, ...] = ()
    quote_acts: tuple[QuoteAct, ...] = ()
    stances: tuple[Stance, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    """`#rrggbb` by event type or quad class."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The key that picks an event type, by its code."""
    required_fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of fields to fill before an article is done, by record (speaker, quote, event)."""
    custom_fields: tuple[CustomField, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, dict[str, Term]]:
        """Each list of terms by code."""
        return {part: {term.code: term for term in getattr(self, part)} for part in _LISTS}

    def terms(self, part: str) -> Mapping[str, Term]:
        """The terms of `contexts`, `roles`, `quote_acts`, `stances` or `event_types`, by code."""
        return self._by_code[part]

    @cached_property
    def retired(self) -> frozenset[Code]:
        """The codes that no record may get any more."""
        found = {
            Code(part, "", t.code) for part in _LISTS for t in getattr(self, part) if t.retired
        }
        found |= {
            Code("modes", t.code, m.code) for t in self.event_types for m in t.modes if m.retired
        }
        fields = (one for one in self.custom_fields if one.retired)
        return frozenset(found | {Code("custom_fields", one.record, one.name) for one in fields})

    def event_type(self, code: str) -> EventType:
        """The event type with this code; AnnotatorError where the codebook has none."""
        found = self._by_code["event_types"].get(code)
        if not isinstance(found, EventType):
            message = f"The codebook {self.name} {self.version} has no event type {code!r}."
            raise AnnotatorError(message, "Take one of the event types that it lists.")
        return found

    def quad_class(self, code: str) -> str:
        """The quad class of an event type, empty where the codebook gives none."""
        return self.event_type(code).quad_class

    def colour(self, code: str) -> str:
        """The `#rrggbb` of an event type: its own, its parent's or its quad class's; else empty."""
        event_type = self.event_type(code)
        if code in self.colours:
            return self.colours[code]
        if event_type.parent:
            return self.colour(event_type.parent)
        return self.colours.get(event_type.quad_class, "")

    def fields_of(self, record: str) -> tuple[CustomField, ...]:
        """The custom fields of `speaker`, `quote` or `event`, in the codebook's order."""
        return tuple(field for field in self.custom_fields if field.record == record)

    def to_dict(self) -> dict[str, Any]:
        """The whole codebook in plain JSON values."""
        lists = {part: [term.to_dict() for term in getattr(self, part)] for part in _LISTS}
        return {
            "name": self.name,
            "version": self.version,
            **lists,
            "colours": dict(self.colours),
            "keys": dict(self.keys),
            "required_fields": {key: list(names) for key, names in self.required_fields.items()},
            "custom_fields": [field.to_dict() for field in self.custom_fields],
        }

    @classmethod
    def from_dict(cls, value: object) -> "Codebook":
        """The codebook that `to_dict` wrote; AnnotatorError names the key that is wrong."""
        source = read.table(value, "", _KEYS)
        codebook = cls(
            name=read.text(source, "name", ""),
            version=read.text(source, "version", ""),
            colours=read.pairs(source, "colours"),
            keys=read.pairs(source, "keys"),
            required_fields=_required_fields(source),
            custom_fields=_custom_fields(source),
            event_types=_terms(EventType, source, "event_types"),
            contexts=_terms(Context, source, "contexts"),
            roles=_terms(Role, source, "roles"),
            quote_acts=_terms(QuoteAct, source, "quote_acts"),
            stances=_terms(Stance, source, "stances"),
        )
        _check_links(codebook)
        return codebook


def load(source: str | Path) -> Codebook:
    """The codebook `plover`, `cameo` or of a TOML file; AnnotatorError says what is wrong in it."""
    name = str(source).lower()
    return _load_shipped(name) if name in SHIPPED else _load_file(Path(source))


def shipped(name: str, version: str) -> Codebook | None:
    """The codebook of this name and version that ships with the program, where there is one."""
    if name.lower() not in SHIPPED:
        return None
    codebook = _load_shipped(name.lower())
    return codebook if (codebook.name, codebook.version) == (name, version) else None


def dumps(codebook: Codebook) -> str:
    """The codebook as TOML that `load` reads back."""
    return codebook_toml.write(codebook.to_dict())


@lru_cache
def _load_shipped(name: str) -> Codebook:
    """One of the codebooks in the program's resources."""
    return _load_file(places.resources() / "codebooks" / f"{name}.toml")


def _load_file(path: Path) -> Codebook:
    """The codebook in a TOML file."""
    import tomllib  # noqa: PLC0415 - 5 ms that a start with an existing project need not pay

    try:
        return Codebook.from_dict(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError as error:
        hint = f"Give {', '.join(SHIPPED)} or the path of a TOML file."
        raise AnnotatorError(f"There is no codebook {str(path)!r}.", hint) from error
    except OSError as error:
        message = f"The codebook {str(path)!r} cannot be read: {error.strerror}."
        raise AnnotatorError(message, "Give the path of a TOML file that you may read.") from error
    except UnicodeDecodeError as error:
        message = f"The codebook {str(path)!r} is not UTF-8 text."
        raise AnnotatorError(message, "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        message = f"The codebook {str(path)!r} is not valid TOML: {error}."
        raise AnnotatorError(message, "Mend it there, then try again.") from error
    except (ValueError, RecursionError) as error:  # what the parser does not see to itself
        message = f"The codebook {str(path)!r} holds too long a number, or lists too deep."
        raise AnnotatorError(message, "Mend it there, then try again.") from error
    except AnnotatorError as error:
        raise AnnotatorError(f"{path}: {error.message}", error.hint) from error


def _terms(kind: type[T], source: Mapping[str, Any], key: str) -> tuple[T, ...]:
    """The list of terms under `key`."""
    return terms(kind, source.get(key, []), key)


def _required_fields(source: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names of the required fields by record."""
    found = read.table(source.get("required_fields", {}), "required_fields", frozenset(RECORDS))
    names = {record: read.texts(found, record, "required_fields") for record in found}
    return {record: fields for record, fields in names.items() if fields}


def _custom_fields(source: Mapping[str, Any]) -> tuple[CustomField, ...]:
    """The custom fields, each name once a record."""
    found = read.items(source.get("custom_fields", []), "custom_fields")
    fields = tuple(
        CustomField.from_dict(item, f"custom_fields {number}")
        for number, item in enumerate(found, 1)
    )
    read.unique((f"{field.record} {field.name}" for field in fields), "custom_fields")
    return fields


def _check_links(codebook: Codebook) -> None:
    """Refuse parents, keys and colours of types that are not there, and colours that are none."""
    seen: set[str] = set()
    for event_type in codebook.event_types:
        if event_type.parent and event_type.parent not in seen:
            words = f"its parent {event_type.parent!r} does not stand before it"
            hint = "A wider type comes first in the list, then the types in it."
            read.refuse(f"the event type {event_type.code}", words, hint)
        seen.add(event_type.code)
    for code in codebook.keys:
        read.choice(code, "keys", seen)
    read.unique(codebook.keys.values(), "keys")
    for code, colour in codebook.colours.items():
        read.choice(code, "colours", {*seen, *QUAD_CLASSES})
        if not _COLOUR.fullmatch(colour):
            hint = "Write it like #0072B2: six hexadecimal digits."
            read.refuse(f"colours, {code}", f"{colour!r} is not a colour", hint)
