"""The words that searching looks up, kept by the store in the same transaction as the records."""

import sqlite3
from collections.abc import Iterable

from annotator.store.changes import Change

_WORDS = {  # table -> the view that shows its words, and the index over them
    "articles": ("article_words", "article_search", ("title", "text")),
    "quotes": ("quote_words", "quote_search", ("text",)),
}
_SHOWN = {"articles": {"title", "body"}, "quotes": {"spans"}}


def forget(db: sqlite3.Connection, change: Change) -> None:
    """Take a record's words out of the index, before it changes."""
    if _matters(change) and change.before is not None:
        view, index, columns = _WORDS[change.table]
        names = ", ".join(columns)
        db.execute(
            f"INSERT INTO {index} ({index}, rowid, {names}) SELECT 'delete', number, {names}"
            f" FROM {view} WHERE number = (SELECT number FROM {change.table} WHERE id = ?)",
            (change.id,),
        )


def learn(db: sqlite3.Connection, change: Change) -> None:
    """Put a record's words into the index, after it changed."""
    if _matters(change) and change.after is not None:
        view, index, columns = _WORDS[change.table]
        names = ", ".join(columns)
        db.execute(
            f"INSERT INTO {index} (rowid, {names}) SELECT number, {names}"
            f" FROM {view} WHERE number = (SELECT number FROM {change.table} WHERE id = ?)",
            (change.id,),
        )


def learn_range(db: sqlite3.Connection, table: str, first: int, last: int) -> None:
    """Put the words of a batch of new records into the index."""
    if table in _WORDS:
        view, index, columns = _WORDS[table]
        names = ", ".join(columns)
        db.execute(
            f"INSERT INTO {index} (rowid, {names}) SELECT number, {names} FROM {view}"
            " WHERE number BETWEEN ? AND ?",
            (first, last),
        )


def forget_range(db: sqlite3.Connection, table: str, first: int, last: int) -> None:
    """Take the words of a batch out of the index, before its records go."""
    if table in _WORDS:
        view, index, columns = _WORDS[table]
        names = ", ".join(columns)
        db.execute(
            f"INSERT INTO {index} ({index}, rowid, {names}) SELECT 'delete', number, {names}"
            f" FROM {view} WHERE number BETWEEN ? AND ?",
            (first, last),
        )


def unsound(db: sqlite3.Connection) -> Iterable[str]:
    """Yield the tables whose index does not hold exactly the words of their records."""
    for table, (_, index, _) in _WORDS.items():
        try:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise  # locked or read-only, which says nothing about the index
            yield table


def _matters(change: Change) -> bool:
    if change.table not in _WORDS:
        return False
    touched = {**(change.before or {}), **(change.after or {})}
    return None in (change.before, change.after) or not _SHOWN[change.table].isdisjoint(touched)
