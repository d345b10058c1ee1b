"""Taking the steps of an edit in the file: once, back, and again."""

import sqlite3

from annotator.store import batches, history, renaming, rows, words
from annotator.store.changes import Change, Edit
from annotator.store.records import TABLES


def take(db: sqlite3.Connection, change: Change) -> None:
    """Take one record's step, and let the search know its words."""
    words.forget(db, change)
    take_unsearched(db, change)
    words.learn(db, change)


def take_unsearched(db: sqlite3.Connection, change: Change) -> None:
    """Take one record's step in its table alone."""
    table = TABLES[change.table]
    if change.after is None:
        rows.delete(db, table, change.id)
    elif change.before is None:
        rows.insert(db, table, change.after)
    elif change.renames:
        renaming.rename(db, table, change.id, change.after["id"])
    else:
        rows.update(db, table, change.id, change.after)


def replay(db: sqlite3.Connection, entry: history.Entry, *, back: bool) -> Edit:
    """Take a step of history back, or again, inside a transaction; return what views hear of it."""
    batch, large = history.batch_of(db, entry.id), history.is_large(db, entry.id)
    told = Edit(entry.label, batch=batch)
    if back and batch:
        batches.take_out(db, entry.id, batch)  # first: a changed record may want its name back
    for change in history.changes_of(db, entry.id, back=back):
        take(db, change)
        if not large:
            told.changes.append(change)
    if not back and batch:
        batches.put_back(db, entry.id, batch)
    history.mark(db, entry, "undone" if back else "done")
    return told.told(large=large)
