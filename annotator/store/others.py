"""Whether another program wrote to an open file, and the step by which its contents are known."""

import sqlite3


class Others:
    """Looks at one connection's file for what others did since the last look."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._version = self._data_version()
        self.newest = newest_step(db)

    def wrote(self) -> bool:
        """Whether another connection than this one committed something since the last look."""
        before, self._version = self._version, self._data_version()
        return before != self._version

    def remember(self) -> None:
        """Keep which step is the newest now."""
        self.newest = newest_step(self._db)

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def newest_step(db: sqlite3.Connection) -> tuple[object, ...]:
    """Return the number and the moment of the newest step; nothing where there is none."""
    found = db.execute("SELECT id, at, annotator FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return tuple(found or ())
