"""Giving a record another id, and letting all that refers to it follow."""

import json
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.store import rows
from annotator.store.changes import Change
from annotator.store.records import TABLES, Table

if TYPE_CHECKING:
    from annotator.store.project import Project

REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "annotators": (("assignments", "annotator"), ("layers", "annotator")),
    "articles": (("layers", "article"), ("offices", "article"), ("articles", "replaces")),
    "speakers": (
        ("mentions", "speaker"),
        ("quotes", "speaker"),
        ("quotes", "stance_target"),
        ("quote_addressees", "speaker"),
        ("participants", "speaker"),
    ),
    "mentions": (("participants", "mention"),),
    "quotes": (("quotes", "parent"), ("events", "quote")),
    "events": (("events", "same_as"),),
}
"""What refers to the records of a table, besides their own lists: table and column."""


def rename(db: sqlite3.Connection, table: Table, old: str, new: str) -> None:
    """Give a record an id that no other has, in its row, its lists and all that refers to it.

    Taking it back is the same with the ids the other way round, as long as nothing else has come to
    refer to the new id since.
    """
    db.execute(f"UPDATE {table.name} SET id = ? WHERE id = ?", (new, old))
    own = tuple((part.table, part.owner) for part in table.parts)
    for name, column in (*own, *REFERENCES.get(table.name, ())):
        db.execute(f"UPDATE {name} SET {column} = ? WHERE {column} = ?", (new, old))
    if "sources" in table.columns:
        _rename_source(db, table.name, old, new)


def _rename_source(db: sqlite3.Connection, table: str, old: str, new: str) -> None:
    """Let the agreed records of the same article that come from a record know its new id."""
    db.execute(
        f"UPDATE {table} SET sources = (SELECT json_group_array(iif(value = ?1, ?2, value))"
        f" FROM json_each({table}.sources))"
        f" WHERE instr(sources, json_quote(?1)) AND layer IN (SELECT g.id FROM {table} r"
        " JOIN layers l ON l.id = r.layer JOIN layers g ON g.article = l.article"
        " WHERE r.id = ?2 AND g.kind = 'gold')",
        (old, new),
    )


def referrers(db: sqlite3.Connection, table: str, ids: str) -> list[tuple[str, str, str]]:
    """Return what refers to records (ids as JSON): to which, and the table and id of what does.

    What a list of a record refers to, the record does.
    """
    owners = {part.table: (name, part.owner) for name in TABLES for part in TABLES[name].parts}
    found: list[tuple[str, str, str]] = []
    for name, column in REFERENCES.get(table, ()):
        owner, key = owners.get(name, (name, "id"))
        found += (
            (target, owner, id)
            for target, id in db.execute(
                f"SELECT {column}, {key} FROM {name}"
                f" WHERE {column} IN (SELECT value FROM json_each(?))",
                (ids,),
            )
        )
    return found


def repointed(project: "Project", old: str, new: str) -> Iterator[Change]:
    """Yield the steps that let all that refers to one speaker refer to another."""
    owners = {(table, id) for _, table, id in referrers(project.db, "speakers", json.dumps([old]))}
    for table, id in sorted(owners):
        row = rows.read_one(project.db, TABLES[table], id)
        assert row is not None, "what refers to something is there"
        after: dict[str, Any] = {
            column: new for column in ("speaker", "stance_target") if row.get(column) == old
        }
        if old in row.get("addressees", ()):
            heard = (new if one == old else one for one in row["addressees"])
            after["addressees"] = list(dict.fromkeys(heard))
        if any(speaker == old for _, speaker, _ in row.get("participants", ())):
            parts = ((a, new if b == old else b, c) for a, b, c in row["participants"])
            after["participants"] = [list(part) for part in dict.fromkeys(parts)]
        yield Change(table, id, {column: row[column] for column in after}, after)
