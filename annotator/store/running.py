"""The edit that is being made: each change is taken in the file, and noted for history.

So that an edit may change all there is, only the last changes are held in memory: the ones before
them are in the file already, a block at a time, and go with the transaction if it fails.
"""

import sqlite3
from typing import NamedTuple

from annotator.store import batches, history, steps
from annotator.store.changes import Change, Edit

HELD = 1000  # changes in memory; an edit of more is told as one that changes everything
CHARACTERS = 1000  # of an article's text that weigh as much as a change


class Mark(NamedTuple):
    """How far an edit was at some moment."""

    blocks: int
    held: tuple[Change, ...]
    weight: int


class RunningEdit:
    """Takes changes until it is finished; `bulk` keeps new records as a batch, not one by one."""

    def __init__(self, db: sqlite3.Connection, label: str, *, bulk: bool) -> None:
        self._db, self._label = db, label
        self._counter = batches.Counter(db) if bulk else None
        self._held: list[Change] = []
        self._weight = self._blocks = 0

    def take(self, change: Change) -> None:
        """Take one step in the file, and note it unless the batch will hold it."""
        if self._counter is not None and change.before is None:
            self._counter.start(change.table)
        if self._counter is not None and self._counter.holds(change):
            steps.take_unsearched(self._db, change)  # the batch is put into the search as a whole
            return
        steps.take(self._db, change)
        weight = _weight(change)
        if self._held and self._weight + weight > HELD:
            self._put_away()
        self._held.append(change)
        self._weight += weight

    def start(self, table: str) -> None:
        """Hear that many new rows of a table follow, which are written past this edit."""
        if self._counter is None:
            raise RuntimeError(
                "many records at once belong inside `with project.edit(..., bulk=True)`"
            )
        self._counter.start(table)

    def mark(self) -> Mark:
        """Return how far the edit is, to come back to."""
        return Mark(self._blocks, tuple(self._held), self._weight)

    def back_to(self, mark: Mark) -> None:
        """Forget what was noted since; the file has gone back to it already."""
        self._blocks, self._weight = mark.blocks, mark.weight
        self._held[:] = mark.held

    def finished(self, annotator: str, joins: str) -> Edit | None:
        """Make the step of history, and return what listeners hear; None where nothing changed."""
        batch = self._counter.batch() if self._counter is not None else {}
        batches.learn(self._db, batch)
        if not (self._held or self._blocks or batch):
            return None
        edit = Edit(self._label, self._held, batch)
        history.remember(self._db, edit, annotator, "" if self._blocks else joins)
        return edit.told(large=bool(self._blocks))

    def _put_away(self) -> None:
        history.put_away(self._db, self._held)
        self._held, self._weight, self._blocks = [], 0, self._blocks + 1


def _weight(change: Change) -> int:
    """How much of what may be held in memory a change takes, of which texts are the largest."""
    bodies = (change.before or change.after or {}).get("body", ())
    return 1 + sum(len(body if isinstance(body, str) else body[0]) for body in bodies) // CHARACTERS
