"""Every step ever taken in a project, as rows: what Undo reads, and who did what."""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from annotator.model.times import now
from annotator.store.changes import Edit, edit_from, joined

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


_LAST_DONE = "state = 'done' ORDER BY id DESC LIMIT 1"
_FIRST_UNDONE = "state = 'undone' ORDER BY id LIMIT 1"


def entries(db: sqlite3.Connection, limit: int) -> list[Entry]:
    """Return the newest steps first, at most `limit` of them."""
    found = db.execute(
        "SELECT id, at, annotator, label, state, json_array_length(changes), batch FROM history"
        " ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [
        Entry(number, at, annotator, label, state, changes + _batch_size(batch))
        for number, at, annotator, label, state, changes, batch in found
    ]


def standing(db: sqlite3.Connection) -> Iterator[tuple[str, Edit]]:
    """Yield every step that stands, the oldest first, with when it was taken."""
    for at, label, changes in db.execute(
        "SELECT at, label, changes FROM history WHERE state = 'done' ORDER BY id"
    ):
        yield at, edit_from(label, changes, None)


def texts_ever(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield id and text hash of every article that a step that stands added or removed."""
    for (changes,) in db.execute(
        "SELECT changes FROM history WHERE state = 'done' AND instr(changes, '\"sha256\"')"
    ):
        for change in edit_from("", changes, None).changes:
            row = change.before or change.after or {}
            if change.table == "articles" and "sha256" in row:
                yield change.id, row["sha256"]


def last_writing(db: sqlite3.Connection) -> str:
    """Return when the newest step was taken; "" where nothing was done yet."""
    newest = entries(db, 1)
    return newest[0].at if newest else ""


def last_done(db: sqlite3.Connection) -> Entry | None:
    """Return the step that Undo would take back."""
    return _entry(db, _LAST_DONE)


def first_undone(db: sqlite3.Connection) -> Entry | None:
    """Return the step that Redo would take again."""
    return _entry(db, _FIRST_UNDONE)


def edit_of(db: sqlite3.Connection, entry: Entry) -> Edit:
    """Return what a step changed."""
    changes, batch = db.execute(
        "SELECT changes, batch FROM history WHERE id = ?", (entry.id,)
    ).fetchone()
    return edit_from(entry.label, changes, batch)


def remember(db: sqlite3.Connection, edit: Edit, annotator: str, joins: str) -> None:
    """Add a step, or join it to the last one where both go on with the same field."""
    dropped = db.execute(
        "UPDATE history SET state = 'dropped', batch_rows = NULL WHERE state = 'undone'"
    )
    if joins and not dropped.rowcount and _join(db, edit, annotator, joins):
        return
    db.execute(
        "INSERT INTO history (at, annotator, label, joins, changes, batch)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (now(), annotator, edit.label, joins, edit.changes_json(), edit.batch_json()),
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
    whole = Edit(edit.label, joined(edit_from("", row[1], None).changes, edit.changes))
    db.execute(
        "UPDATE history SET changes = ?, at = ? WHERE id = ?",
        (whole.changes_json(), now(), row[0]),
    )
    return True


def _batch_size(batch: str | None) -> int:
    return sum(last - first + 1 for first, last in json.loads(batch or "{}").values())
