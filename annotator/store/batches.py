"""Bulk imports: many new records as one entry of history that names them by their numbers.

Undoing a batch writes its rows, compressed, into that entry; redoing reads them from there.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.model.annotations import Annotation
from annotator.model.times import now
from annotator.store import rows, words
from annotator.store.changes import Batch, Change
from annotator.store.records import TABLES, Row, Table

BLOCK = 500  # rows held in memory at once
TEXTS = 5  # of them that hold whole texts
PIECE = 1 << 20  # bytes unpacked at once


class Counter:
    """Notes which numbers the new rows of a running edit get, table by table."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._first: dict[str, int] = {}

    def start(self, table: str) -> None:
        """Note where a table ends before its first new row."""
        if table not in self._first:
            self._first[table] = _last(self._db, table) + 1

    def holds(self, change: Change) -> bool:
        """Tell whether a change is to a row that the batch added, or adds one to it."""
        if change.before is None:
            return True
        if change.table not in self._first:
            return False
        number = self._db.execute(
            f"SELECT number FROM {change.table} WHERE id = ?", (change.id,)
        ).fetchone()[0]
        return bool(number >= self._first[change.table])

    def batch(self) -> Batch:
        """Return the numbers of all the rows that were added."""
        ends = {table: (first, _last(self._db, table)) for table, first in self._first.items()}
        return {table: (first, last) for table, (first, last) in ends.items() if last >= first}


def add(db: sqlite3.Connection, table: Table, records: Sequence[Any], annotator: str) -> None:
    """Write new records of one kind, with when and by whom where they do not say so themselves."""
    if not issubclass(table.record, Annotation):
        rows.insert_records(db, table, records)
        return
    made, changed, by = map(table.columns.index, ("created_at", "updated_at", "updated_by"))
    moment = now()

    def stamp(values: list[Any]) -> None:
        values[made] = values[made] or moment
        values[changed] = values[changed] or values[made]
        values[by] = values[by] or annotator

    rows.insert_records(db, table, records, stamp)


def learn(db: sqlite3.Connection, batch: Batch) -> None:
    """Put a new batch into the search indexes."""
    for table, (first, last) in batch.items():
        words.learn_range(db, table, first, last)


def drop(db: sqlite3.Connection, table: Table, ids: Sequence[str]) -> None:
    """Take rows out again that the running bulk edit itself has added: nothing is left of them."""
    wanted = json.dumps(ids)
    for part in table.parts:
        db.execute(
            f"DELETE FROM {part.table} WHERE {part.owner} IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    db.execute(f"DELETE FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))", (wanted,))


def take_out(db: sqlite3.Connection, entry: int, batch: Batch) -> None:
    """Move the rows of a batch out of their tables into its entry of history."""
    packed = b"".join(_packed(db, batch))
    db.execute("UPDATE history SET batch_rows = ? WHERE id = ?", (packed, entry))
    for table, (first, last) in batch.items():
        words.forget_range(db, table, first, last)
    for table, (first, last) in batch.items():
        for part in TABLES[table].parts:
            db.execute(
                f"DELETE FROM {part.table} WHERE {part.owner} IN"
                f" (SELECT id FROM {table} WHERE number BETWEEN ? AND ?)",
                (first, last),
            )
        db.execute(f"DELETE FROM {table} WHERE number BETWEEN ? AND ?", (first, last))


def put_back(db: sqlite3.Connection, entry: int, batch: Batch) -> None:
    """Move the rows of a batch from its entry of history back into their tables."""
    packed = db.execute("SELECT batch_rows FROM history WHERE id = ?", (entry,)).fetchone()[0]
    for table, block in _unpacked(packed):
        rows.insert_many(db, TABLES[table], block)
    learn(db, batch)
    db.execute("UPDATE history SET batch_rows = NULL WHERE id = ?", (entry,))


def _packed(db: sqlite3.Connection, batch: Batch) -> Iterator[bytes]:
    """Yield the rows as compressed lines of JSON, a block of one table each."""
    packer = zlib.compressobj()
    for table, (first, last) in batch.items():
        at_once = TEXTS if any(part.heavy for part in TABLES[table].parts) else BLOCK
        for start in range(first, last + 1, at_once):
            block = _block(db, table, start, min(start + at_once - 1, last))
            line = json.dumps([table, block], ensure_ascii=False, separators=(",", ":"))
            yield packer.compress(line.encode() + b"\n")
    yield packer.flush()


def _block(db: sqlite3.Connection, table: str, first: int, last: int) -> list[Row]:
    return rows.read(db, TABLES[table], "number BETWEEN ? AND ?", (first, last), heavy=True)


def _unpacked(packed: bytes) -> Iterator[tuple[str, list[Row]]]:
    rest = b""
    for piece in _pieces(packed):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            table, block = json.loads(line)
            yield table, block


def _pieces(packed: bytes) -> Iterator[bytes]:
    """Yield what is packed, at most so much at once however well it was packed."""
    unpacker = zlib.decompressobj()
    for start in range(0, len(packed), PIECE):
        left = packed[start : start + PIECE]
        while left:
            yield unpacker.decompress(left, PIECE)
            left = unpacker.unconsumed_tail
    yield unpacker.flush()


def _last(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()[0])
