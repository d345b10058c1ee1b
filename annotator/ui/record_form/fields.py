"""The fields of each kind of record, as data: what the form shows, in which order, and how."""

from dataclasses import dataclass
from typing import Any

from annotator.model.annotations import Alias, Office, Participant
from annotator.model.codebook import Codebook

KINDS = ("speaker", "mention", "quote", "event")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, how it is edited, and from what it is chosen.

    `editor` is line, required line, note, date, number, check, pick, list, spans or words.
    `empty` says that a choice may be taken away. `custom` marks a field of the codebook.
    """

    name: str
    editor: str = "line"
    options: str = ""
    empty: bool = True
    custom: bool = False

    @property
    def key(self) -> str:
        """What no other field of the record is called."""
        return f"fields.{self.name}" if self.custom else self.name


@dataclass(frozen=True, slots=True)
class RowsOf:
    """What a row of a list is made of: its cells, and a new one; `needed` must not stay empty.

    `widths` are the shares of the cells in one line; further cells stand under them.
    """

    cells: tuple[Field, ...]
    blank: Any
    needed: str = ""
    widths: tuple[int, ...] = (3, 2)


def _pick(name: str, options: str) -> Field:
    return Field(name, "pick", options, empty=False)


_SURE = (_pick("certainty", "certainties"), Field("note", "note"))

FIELDS: dict[str, tuple[Field, ...]] = {
    "speaker": (
        Field("name", "required line"),
        _pick("kind", "speaker_kinds"),
        Field("role"),
        Field("affiliation"),
        Field("country", "pick", "countries"),
        Field("sector", "pick", "sectors"),
        Field("aliases", "list"),
        Field("offices", "list"),
        Field("cameo_code"),
        Field("wikidata"),
        Field("note", "note"),
    ),
    "mention": (
        Field("text", "words"),
        Field("speaker", "pick", "speakers"),
        _pick("kind", "mention_kinds"),
        *_SURE,
    ),
    "quote": (
        Field("speaker", "pick", "speakers"),
        Field("addressees", "list"),
        _pick("type", "quote_types"),
        Field("act", "pick", "quote_acts"),
        Field("stance", "pick", "stances"),
        Field("stance_target", "pick", "speakers"),
        Field("date", "date"),
        Field("venue"),
        Field("spans", "spans"),
        Field("parent", "pick", "quotes"),
        Field("in_headline", "check"),
        *_SURE,
    ),
    "event": (
        _pick("type", "event_types"),
        Field("mode", "pick", "modes"),
        Field("participants", "list"),
        Field("date", "date"),
        Field("location"),
        Field("location_country", "pick", "countries"),
        Field("contexts", "list"),
        _pick("modality", "modalities"),
        _pick("polarity", "polarities"),
        Field("spans", "spans"),
        Field("quote", "pick", "quotes"),
        Field("same_as", "pick", "events"),
        Field("cameo_code"),
        *_SURE,
    ),
}

ROWS: dict[str, RowsOf] = {
    "addressees": RowsOf((_pick("", "speakers"),), "", widths=(1,)),
    "contexts": RowsOf((_pick("", "contexts"),), "", widths=(1,)),
    "participants": RowsOf(
        (_pick("role", "roles"), _pick("speaker", "speakers")),
        Participant("", ""),
        "speaker",
        (2, 3),
    ),
    "aliases": RowsOf(
        (Field("name", "required line"), _pick("kind", "alias_kinds")), Alias(""), "name"
    ),
    "offices": RowsOf(
        (
            Field("role"),
            Field("affiliation"),
            Field("country", "pick", "countries"),
            Field("valid", "date"),
        ),
        Office(),
    ),
}

_CUSTOM = {"text": "line", "number": "number", "boolean": "check", "choice": "pick"}


def fields_of(kind: str, codebook: Codebook) -> tuple[Field, ...]:
    """The fields of a kind of record, the codebook's own before the last two."""
    custom = tuple(
        Field(field.name, _CUSTOM[field.kind], f"custom:{kind}:{field.name}", custom=True)
        for field in codebook.fields_of(kind)
    )
    own = FIELDS[kind]
    return (*own[:-1], *custom, own[-1])
