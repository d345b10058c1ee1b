"""Links that lead back to where they begin: a quote within itself, a version of itself."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

CIRCULAR = (
    ("articles", "replaces", "article: it replaces itself"),
    ("quotes", "parent", "quote: it stands within itself"),
    ("events", "same_as", "event: it is the same as itself, by way of others"),
)
"""The links that must lead on: their table, their column, and what is said of a circle."""


class Link(NamedTuple):
    """One link: the table and column, the record (id) that has it, and to which it leads."""

    table: str
    column: str
    record: str
    to: str | None


def set_link(db: sqlite3.Connection, link: Link) -> None:
    """Let a record lead to another one, in its table alone."""
    sql = f"UPDATE {link.table} SET {link.column} = ? WHERE id = ?"
    db.execute(sql, (link.to, link.record))


@contextmanager
def linked_meanwhile(db: sqlite3.Connection, links: Iterable[Link]) -> Iterator[None]:
    """Let some records lead elsewhere inside a transaction; all that is written here is undone."""
    db.execute("SAVEPOINT linked")
    try:
        for link in links:
            set_link(db, link)
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK TO linked")
            db.execute("RELEASE linked")


def circles(
    db: sqlite3.Connection, table: str, column: str, ids: Sequence[str] | None = None
) -> list[str]:
    """Return which records of a table (those with some ids, or all) a link leads back to."""
    chosen = "id IN (SELECT value FROM json_each(?))" if ids is not None else "? IS NULL"
    found = db.execute(
        f"""WITH RECURSIVE onward(record, target) AS (
            SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND {chosen}
            UNION SELECT o.record, t.{column} FROM onward o JOIN {table} t ON t.id = o.target
                WHERE t.{column} IS NOT NULL AND o.target <> o.record)
        SELECT r.id FROM onward o JOIN {table} r ON r.id = o.record
            WHERE o.record = o.target ORDER BY r.number""",
        (None if ids is None else json.dumps(ids),),
    )
    return [id for (id,) in found]
