"""Every step ever taken in a project, as rows: what Undo reads, and who did what.

A step's changes stand in its row; of one that changed very many records only the last ones do, and
those before them in blocks, so that neither making nor undoing it needs them all in memory.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.model.times import now
from annotator.store.changes import (
    Batch,
    Change,
    Edit,
    batch_from,
    changes_from,
    changes_json,
    joined,
)

JOIN_WITHIN = 60  # seconds in which edits of one field are one step


class Entry(NamedTuple):
    """One step as a person reads it: when, by whom, what, and whether it stands.

    Its state is done, undone, or dropped where another step was taken after it had been undone.
    """

    id: int
    at: str
    annotator: str
    label: str
    state: str
    records: int


class Step(NamedTuple):
    """One step as it is read again: when it was taken, its name, and what it added and changed."""

    at: str
    label: str
    batch: Batch
    changes: Iterator[Change]


_LAST_DONE = "state = 'done' ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "state = 'undone' ORDER BY id LIMIT 1"
_BLOCKS = "SELECT number FROM history_blocks WHERE entry = ? ORDER BY number"
_RECORDS = (
    "json_array_length(changes) + (SELECT coalesce(sum(json_array_length(b.changes)), 0)"
    " FROM history_blocks b WHERE b.entry = history.id)"
)


def entries(db: sqlite3.Connection, limit: int) -> list[Entry]:
    """Return the newest steps first, at most `limit` of them."""
    found = db.execute(
        f"SELECT id, at, annotator, label, state, {_RECORDS}, batch FROM history"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [
        Entry(number, at, annotator, label, state, changes + _batch_size(batch))
        for number, at, annotator, label, state, changes, batch in found
    ]


def standing(db: sqlite3.Connection) -> Iterator[Step]:
    """Yield every step that stands, the oldest first."""
    found = db.execute("SELECT id, at, label, batch FROM history WHERE state = 'done' ORDER BY id")
    for entry, at, label, batch in found.fetchall():
        yield Step(at, label, batch_from(batch), changes_of(db, entry))


def texts_ever(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield id and text hash of every article that a step that stands added or removed."""
    for (changes,) in db.execute(
        "SELECT changes FROM history WHERE state = 'done' AND instr(changes, '\"sha256\"')"
        " UNION ALL SELECT b.changes FROM history_blocks b JOIN history h ON h.id = b.entry"
        " WHERE h.state = 'done' AND instr(b.changes, '\"sha256\"')"
    ):
        for change in changes_from(changes):
            row = change.before or change.after or {}
            if change.table == "articles" and "sha256" in row:
                yield change.id, row["sha256"]


def last_writing(db: sqlite3.Connection) -> str:
    """Return when the newest step was taken; "" where nothing was done yet."""
    newest = db.execute("SELECT at FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return str(newest[0]) if newest else ""


def last_done(db: sqlite3.Connection) -> Entry | None:
    """Return the step that Undo would take back."""
    return _entry(db, _LAST_DONE)


def first_undone(db: sqlite3.Connection) -> Entry | None:
    """Return the step that Redo would take again."""
    return _entry(db, _FIRST_UNDONE)


def changes_of(db: sqlite3.Connection, entry: int, *, back: bool = False) -> Iterator[Change]:
    """Yield the changes of a step (its number) in order, or the ones that take it back.

    They are read a block at a time, and the file may be written meanwhile.
    """
    blocks = [number for (number,) in db.execute(_BLOCKS, (entry,))]
    places = [
        *(("history_blocks", "number", number) for number in blocks),
        ("history", "id", entry),
    ]
    for table, key, number in reversed(places) if back else places:
        (written,) = db.execute(
            f"SELECT changes FROM {table} WHERE {key} = ?", (number,)
        ).fetchone()
        changes = changes_from(written)
        yield from (change.inverse() for change in reversed(changes)) if back else changes


def is_large(db: sqlite3.Connection, entry: int) -> bool:
    """Tell whether a step (its number) changed so many records that they stand in blocks."""
    return db.execute(_BLOCKS, (entry,)).fetchone() is not None


def batch_of(db: sqlite3.Connection, entry: int) -> Batch:
    """Return which rows a step (its number) added as a batch."""
    return batch_from(db.execute("SELECT batch FROM history WHERE id = ?", (entry,)).fetchone()[0])


def put_away(db: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Write changes of the step that is being taken, before it is remembered."""
    db.execute(
        "INSERT INTO history_blocks (entry, changes)"
        " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM history), ?)",
        (changes_json(changes),),
    )


def remember(db: sqlite3.Connection, edit: Edit, annotator: str, joins: str) -> None:
    """Add a step, or join it to the last one where both go on with the same field.

    What was put away of it before belongs to it from now on.
    """
    dropped = db.execute(
        "UPDATE history SET state = 'dropped', batch_rows = NULL WHERE state = 'undone'"
    )
    if joins and not dropped.rowcount and _join(db, edit, annotator, joins):
        return
    db.execute(
        "INSERT INTO history (id, at, annotator, label, joins, changes, batch)"
        " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM history), ?, ?, ?, ?, ?, ?)",
        (now(), annotator, edit.label, joins, changes_json(edit.changes), edit.batch_json()),
    )


def mark(db: sqlite3.Connection, entry: Entry, state: str) -> None:
    """Note that a step was undone or done again."""
    db.execute("UPDATE history SET state = ? WHERE id = ?", (state, entry.id))


def _entry(db: sqlite3.Connection, where: str) -> Entry | None:
    row = db.execute(
        f"SELECT id, at, annotator, label, state, 0 FROM history WHERE {where}"
    ).fetchone()
    return Entry(*row) if row else None


def _join(db: sqlite3.Connection, edit: Edit, annotator: str, joins: str) -> bool:
    """Add the changes to the last step if that was the same person at the same field just now."""
    row = db.execute(
        "SELECT id, changes FROM (SELECT * FROM history ORDER BY id DESC LIMIT 1)"
        " WHERE state = 'done' AND joins = ? AND annotator = ?"
        " AND (julianday(?) - julianday(at)) * 86400 < ?",
        (joins, annotator, now(), JOIN_WITHIN),
    ).fetchone()
    if row is None:
        return False
    whole = joined(changes_from(row[1]), edit.changes)
    db.execute(
        "UPDATE history SET changes = ?, at = ? WHERE id = ?",
        (changes_json(whole), now(), row[0]),
    )
    return True


def _batch_size(batch: str | None) -> int:
    return sum(last - first + 1 for first, last in batch_from(batch).values())
