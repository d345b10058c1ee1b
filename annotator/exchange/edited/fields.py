"""The columns that take edits: which field of a record each is, and how its cells are read."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import partial
from typing import Any

from annotator.exchange.edited import readings
from annotator.exchange.edited.headers import COLUMNS
from annotator.exchange.edited.people import People
from annotator.exchange.edited.readings import Misread
from annotator.exchange.incoming import Given
from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.values import separated
from annotator.model.annotations import Alias, Event, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.model.codebook import Codebook, CustomField, load

KINDS: Mapping[str, type[Any]] = {
    "articles": Article,
    "speakers": Speaker,
    "mentions": Mention,
    "quotes": Quote,
    "events": Event,
}
"""What a row of each table is."""

_RECORDS = {"speakers": "speaker", "quotes": "quote", "events": "event"}
_UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be read: its cells by column, the record it is of, and what has been read of it."""

    codebook: Codebook
    people: People
    cells: Mapping[str, str]
    old: Any = None
    given: Given = field(default_factory=dict)

    def now(self, name: str) -> Any:
        """Return a field's value as far as it is known."""
        return self.given[name] if name in self.given else getattr(self.old, name, None)


Reader = Callable[[str, Row], Any]
"""Reads a cell of a row; Misread where it does not say what it should."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record, its column, and how it is read; `needed` may not be emptied."""

    column: str
    name: str
    read: Reader
    needed: bool = False
    empty: Any = None

    def value(self, cell: str, row: Row) -> Any:
        """Return what a cell says; Misread where that is nothing the field can hold."""
        if not cell.strip() and self.empty is not MISSING:
            if self.needed and row.old is not None:
                raise Misread("it is empty")
            return self.empty
        return self.read(cell, row)


def fields_of(table: str, codebook: Codebook) -> dict[str, Field]:
    """Return the fields of a table's records that take edits, by column, in their order."""
    kind = KINDS[table]
    defaults = {one.name: one.default for one in fields(kind)}
    found = {
        column.name: _field(table, column, defaults[column.name])
        for column in COLUMNS[table]
        if column.editable
    }
    taken = {column.name for column in COLUMNS[table]}
    for own in codebook.fields_of(_RECORDS.get(table, "")):
        name = f"fields.{own.name}" if own.name in taken else own.name
        found[name] = Field(name, "fields", partial(_own, own), empty=MISSING)
    return found


def _field(table: str, column: Column, default: Any) -> Field:
    read = _SPECIAL.get((table, column.name)) or _SPECIAL.get(("", column.name))
    if read is None:
        read = partial(_word, column.choices) if column.choices else _text
    needed = default is MISSING or default not in (None, "", False, _UNKNOWN_LANGUAGE)
    if column.name in ("title", "name", "contexts", "addressees", "aliases"):
        return Field(column.name, column.name, read, empty=MISSING)  # the rules see to it
    return Field(column.name, column.name, read, needed, None if default is MISSING else default)


def _text(cell: str, _row: Row) -> str:
    return readings.kept(cell)


def _word(known: Collection[str], cell: str, _row: Row) -> str:
    return readings.code(cell, known)


def _date(name: str, cell: str, row: Row) -> str:
    return readings.date(cell, row.now(name))


def _flag(cell: str, _row: Row) -> bool:
    return readings.flag(cell)


def _term(part: str, cell: str, row: Row) -> str:
    return readings.code(cell, row.codebook.terms(part))


def _mode(cell: str, row: Row) -> str:
    types = row.codebook.terms("event_types")
    kind = row.now("type")
    modes = row.codebook.event_type(kind).modes if kind in types else ()
    return readings.code(cell, [mode.code for mode in modes])


def _contexts(cell: str, row: Row) -> tuple[str, ...]:
    known = row.codebook.terms("contexts")
    found = [readings.code(one, known) for one in separated(readings.kept(cell))]
    return tuple(dict.fromkeys(found))


def _cameo(cell: str, row: Row) -> str:
    known = {**row.codebook.terms("event_types"), **load("cameo").terms("event_types")}
    return readings.code(cell, known)


def _speaker(name: str, cell: str, row: Row) -> str | None:
    return row.people.meant(cell, row.now(name), "")


def _speaker_by_id(cell: str, row: Row) -> str | None:
    return row.people.meant(cell, row.now("speaker"), row.cells.get("speaker_id", ""))


def _addressees(cell: str, row: Row) -> tuple[str, ...]:
    return row.people.several(cell, row.now("addressees") or ())


def _aliases(cell: str, row: Row) -> tuple[Alias, ...]:
    """Return other names; those that were there keep what kind of name they are."""
    left: list[Alias] = list(row.now("aliases") or ())
    found = []
    for name in separated(readings.kept(cell)):
        same = [one for one in left if readings.plain(one.name) == name.strip()]
        alias = same[0] if same else Alias(name.strip())
        if same:
            left.remove(alias)
        found.append(alias)
    return tuple(found)


def _own(own: CustomField, cell: str, row: Row) -> dict[str, Any]:
    """Return the project's own fields of a record with one of them as its cell says."""
    others = {key: value for key, value in (row.now("fields") or {}).items() if key != own.name}
    if not readings.text(cell).strip():
        return others
    if own.kind == "number":
        return others | {own.name: readings.number(cell)}
    if own.kind == "boolean":
        return others | {own.name: readings.flag(cell)}
    if own.kind == "choice":
        value = readings.code(cell, own.choices)
        if value not in own.choices:
            raise Misread(f"{value!r} is not known; it is one of {', '.join(own.choices)}")
        return others | {own.name: value}
    return others | {own.name: readings.kept(cell)}


_SPECIAL: Mapping[tuple[str, str], Reader] = {
    ("", "published"): partial(_date, "published"),
    ("", "date"): partial(_date, "date"),
    ("", "language"): partial(_word, ()),
    ("", "country"): partial(_word, ()),
    ("", "location_country"): partial(_word, ()),
    ("", "sector"): partial(_word, ()),
    ("", "wikidata"): partial(_word, ()),
    ("speakers", "cameo_code"): partial(_word, ()),
    ("", "in_headline"): _flag,
    ("", "speaker"): _speaker_by_id,
    ("", "stance_target"): partial(_speaker, "stance_target"),
    ("", "addressees"): _addressees,
    ("", "aliases"): _aliases,
    ("", "act"): partial(_term, "quote_acts"),
    ("", "stance"): partial(_term, "stances"),
    ("events", "type"): partial(_term, "event_types"),
    ("events", "mode"): _mode,
    ("events", "contexts"): _contexts,
    ("events", "cameo_code"): _cameo,
}
"""How columns are read that are no text and no code of a closed list."""
