"""The fields of each kind of record, as data: what the form shows, in which order, and how."""

from dataclasses import dataclass, replace
from typing import Any

from annotator.model.annotations import Alias, Office, Participant
from annotator.model.codebook import Codebook

KINDS = ("speaker", "mention", "quote", "event")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the record, how it is edited, and from what it is chosen.

    `editor` is line, required line, note, date, number, check, pick, list, spans or words.
    `empty` says that a choice may be taken away. `custom` marks a field of the codebook.
    `beside`: where there is room, it stands in the line of the field before it. A `retired` one is
    shown only on the records that have it.
    """

    name: str
    editor: str = "line"
    options: str = ""
    empty: bool = True
    custom: bool = False
    beside: bool = False
    retired: bool = False

    @property
    def key(self) -> str:
        """What no other field of the record is called."""
        return f"fields.{self.name}" if self.custom else self.name


@dataclass(frozen=True, slots=True)
class RowsOf:
    """What a row of a list is made of: its cells, and a new one; `needed` must not stay empty.

    `widths` are the shares of the cells in one line; further cells stand under them, and one
    that is alone there takes the whole line. `in_line` are the shares where there is room for all
    in one line.
    """

    cells: tuple[Field, ...]
    blank: Any
    needed: str = ""
    widths: tuple[int, ...] = (3, 2)
    in_line: tuple[int, ...] = ()


def _beside(field: Field) -> Field:
    return replace(field, beside=True)


def _pick(name: str, options: str) -> Field:
    return Field(name, "pick", options, empty=False)


_SURE = _pick("certainty", "certainties")
_NOTE = Field("note", "note")

FIELDS: dict[str, tuple[Field, ...]] = {
    "speaker": (
        Field("name", "required line"),
        Field("role"),
        Field("affiliation"),
        Field("country", "pick", "countries"),
        _beside(_pick("kind", "speaker_kinds")),
        Field("aliases", "list"),
        Field("offices", "list"),
        Field("sector", "pick", "sectors"),
        Field("cameo_code"),
        _beside(Field("wikidata")),
        _NOTE,
    ),
    "mention": (
        Field("text", "words"),
        Field("speaker", "pick", "speakers"),
        _pick("kind", "mention_kinds"),
        _beside(_SURE),
        _NOTE,
    ),
    "quote": (
        Field("speaker", "pick", "speakers"),
        Field("addressees", "list"),
        _pick("type", "quote_types"),
        _beside(Field("act", "pick", "quote_acts")),
        Field("spans", "spans"),
        Field("stance", "pick", "stances"),
        _beside(Field("stance_target", "pick", "speakers")),
        Field("date", "date"),
        _beside(Field("venue")),
        Field("parent", "pick", "quotes"),
        _SURE,
        _beside(Field("in_headline", "check")),
        _NOTE,
    ),
    "event": (
        _pick("type", "event_types"),
        Field("mode", "pick", "modes"),
        Field("participants", "list"),
        Field("spans", "spans"),
        _pick("modality", "modalities"),
        _beside(_pick("polarity", "polarities")),
        Field("date", "date"),
        Field("location"),
        _beside(Field("location_country", "pick", "countries")),
        Field("contexts", "list"),
        Field("quote", "pick", "quotes"),
        Field("same_as", "pick", "events"),
        _SURE,
        _beside(Field("cameo_code")),
        _NOTE,
    ),
}

ROWS: dict[str, RowsOf] = {
    "addressees": RowsOf((_pick("", "speakers"),), "", widths=(1,)),
    "contexts": RowsOf((_pick("", "contexts"),), "", widths=(1,)),
    "participants": RowsOf(
        (
            _pick("role", "roles"),
            _pick("speaker", "speakers"),
            Field("mention", "pick", "mentions"),
        ),
        Participant("", ""),
        "speaker",
        (2, 3),
        in_line=(11, 13, 6),
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
            Field("article", "pick", "articles"),
        ),
        Office(),
    ),
}

_CUSTOM = {"text": "line", "number": "number", "boolean": "check", "choice": "pick"}


def fields_of(kind: str, codebook: Codebook) -> tuple[Field, ...]:
    """The fields of a kind of record, the codebook's own before the last."""
    custom = tuple(
        Field(
            field.name,
            _CUSTOM[field.kind],
            f"custom:{kind}:{field.name}",
            custom=True,
            retired=field.retired,
        )
        for field in codebook.fields_of(kind)
    )
    own = FIELDS[kind]
    return (*own[:-1], *custom, own[-1])
