"""How each record of the model lies in tables: its columns, and its lists in further tables."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from annotator.model.annotations import (
    Alias,
    Annotator,
    Dismissed,
    Event,
    Layer,
    Mention,
    Office,
    Participant,
    Quote,
    Span,
    Speaker,
)
from annotator.model.article import Article, Assignment
from annotator.model.team import MergeNote, Team

Row = dict[str, Any]  # a record as plain values that JSON can hold
Record = Annotator | Article | Speaker | Layer | Mention | Quote | Event | Team | MergeNote


class Part(NamedTuple):
    """A list within a record, kept in a table of its own in the order of `ord`."""

    name: str
    table: str
    owner: str
    columns: tuple[str, ...]
    make: Callable[..., Any] | None = None  # None: a list of plain values
    heavy: bool = False  # not read with the record

    @property
    def quoted(self) -> str:
        """The columns as SQL."""
        return ", ".join(f'"{column}"' for column in self.columns)


class Table(NamedTuple):
    """One kind of record: its table, its columns, those that hold JSON or truth, its lists."""

    name: str
    record: type[Any]
    columns: tuple[str, ...]
    json: frozenset[str] = frozenset()
    truths: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()

    @property
    def light_parts(self) -> tuple[Part, ...]:
        """The lists that are read with the record."""
        return tuple(part for part in self.parts if not part.heavy)


def _table(name: str, record: type[Any], *parts: Part, **kinds: str) -> Table:
    listed = {part.name for part in parts}
    columns = tuple(item.name for item in fields(record) if item.name not in listed)
    json_columns = frozenset(kinds.get("json", "").split())
    return Table(
        name, record, columns, json_columns, frozenset(kinds.get("truths", "").split()), parts
    )


_SPAN = ("role", "start", "end", "text")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("annotators", Annotator, truths="active"),
        _table(
            "articles",
            Article,
            Part("assignments", "assignments", "article", ("annotator", "purpose"), Assignment),
            Part("body", "article_texts", "article", ("text",), heavy=True),
        ),
        _table(
            "speakers",
            Speaker,
            Part("aliases", "aliases", "speaker", ("name", "kind"), Alias),
            Part(
                "offices",
                "offices",
                "speaker",
                ("role", "affiliation", "country", "valid", "article"),
                Office,
            ),
            json="fields",
        ),
        _table(
            "layers",
            Layer,
            Part("dismissed", "dismissed", "layer", ("rule", "start", "end"), Dismissed),
        ),
        _table("mentions", Mention, json="fields sources"),
        _table(
            "quotes",
            Quote,
            Part("addressees", "quote_addressees", "quote", ("speaker",)),
            Part("spans", "quote_spans", "quote", _SPAN, Span),
            json="fields sources",
            truths="in_headline",
        ),
        _table(
            "events",
            Event,
            Part("spans", "event_spans", "event", _SPAN, Span),
            Part(
                "participants", "participants", "event", ("role", "speaker", "mention"), Participant
            ),
            json="fields sources contexts",
        ),
        _table("team", Team, truths="blind"),
        Table("codebook", dict, ("id", "name", "version", "definition"), frozenset({"definition"})),
        _table("merge_notes", MergeNote),
    )
}
TABLE_OF: dict[type[Any], Table] = {table.record: table for table in TABLES.values()}
VALUES = {table.name: attrgetter(*table.columns) for table in TABLES.values()} | {
    part.table: attrgetter(*part.columns) for table in TABLES.values() for part in table.parts
}
"""What takes the values of a record's columns, or of an item's, in their order."""

_TUPLES = ("sources", "contexts")


def row_of(record: Record) -> Row:
    """Return a record as plain values."""
    table = TABLE_OF[type(record)]
    row: Row = dict(zip(table.columns, VALUES[table.name](record), strict=True))
    for column in table.json:
        value = row[column]
        row[column] = dict(value) if isinstance(value, Mapping) else list(value)
    for part in table.light_parts:
        items = getattr(record, part.name)
        values = VALUES[part.table]
        row[part.name] = [list(values(item)) for item in items] if part.make else list(items)
    return row


def record_of(table: Table, row: Row) -> Any:
    """Return the record that a row of plain values describes."""
    values = {column: row[column] for column in table.columns}
    for column in _TUPLES:
        if column in values:
            values[column] = tuple(values[column])
    for part in table.light_parts:
        make = part.make
        items = row[part.name]
        values[part.name] = tuple(make(*item) for item in items) if make else tuple(items)
    return table.record(**values)


def record_values(table: Table) -> list[tuple[str, Callable[[Any], Any]]]:
    """Return what makes of what SQLite keeps the values of a record, where they differ."""
    truths: list[tuple[str, Callable[[Any], Any]]] = [(column, bool) for column in table.truths]
    return truths + [
        (column, _tuple_from if column in _TUPLES else _json_from) for column in table.json
    ]


def _tuple_from(value: str) -> tuple[Any, ...]:
    return () if value == "[]" else tuple(json.loads(value))


def _json_from(value: str) -> Any:
    return {} if value == "{}" else json.loads(value)


def to_sql(table: Table, column: str, value: Any) -> Any:
    """Return one column's plain value as SQLite keeps it."""
    if column in table.json:
        if not value:  # as most are
            return "{}" if isinstance(value, Mapping) else "[]"
        value = dict(value) if isinstance(value, Mapping) else value
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return int(value) if column in table.truths else value


def from_sql(table: Table, column: str, value: Any) -> Any:
    """Return one column's plain value from what SQLite keeps."""
    if column in table.json:
        return {} if value == "{}" else [] if value == "[]" else json.loads(value)
    return bool(value) if column in table.truths else value
