"""Which records were written of late, for those who keep in memory what they made of them."""

import sqlite3
from typing import Any

from annotator.store.changes import Change

MOST = 2000  # records; who looked before them reads all anew


class Recent:
    """Counts what is written, and says what was since some moment.

    `kept` is for what is made of records at some cost, under a name of its maker's choice.
    """

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self._ids: list[str] = []
        self._before = 0  # how many were written before those

    @property
    def now(self) -> int:
        """This moment, to ask from later."""
        return self._before + len(self._ids)

    def note(self, change: Change | None) -> None:
        """Hear what was written; None where that may be anything."""
        if change is None or len(self._ids) >= MOST:
            self.forget()
        if change is not None:
            self._ids += [change.id, (change.after or {}).get("id", change.id)]

    def forget(self) -> None:
        """Hear that anything may have been written."""
        self._before, self._ids = self.now + 1, []

    def knows(self, moment: int) -> bool:
        """Whether all that was written since a moment is known."""
        return moment >= self._before

    def since(self, moment: int) -> list[str]:
        """Return the ids of what was written since a moment that is known, each once."""
        return list(dict.fromkeys(self._ids[moment - self._before :]))


def outside(db: sqlite3.Connection) -> int:
    """Return a number that changes when another program writes to the file."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])
