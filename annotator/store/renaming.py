"""Giving a record another id, and letting all that refers to it follow."""

import sqlite3

from annotator.store.records import TABLES, Table

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
