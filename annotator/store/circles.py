"""Links that lead back to where they begin: a quote within itself, a version of itself."""

import json
import sqlite3
from collections.abc import Sequence

CIRCULAR = (
    ("articles", "replaces", "article: it replaces itself"),
    ("quotes", "parent", "quote: it stands within itself"),
    ("events", "same_as", "event: it is the same as itself, by way of others"),
)
"""The links that must lead on: their table, their column, and what is said of a circle."""


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
