"""What edited tables change in a project, as people look at it before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from annotator.exchange.tables.values import ELLIPSIS
from annotator.store.long_lists import LongList

SHOWN = 200
"""Characters of a value that are kept to be shown."""
NAMED = 80
"""Characters of what a record is called."""
NEW, DELETED, CHANGED = "new", "deleted", "changed"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that changes, or one record that is new or deleted; `record` is what it is called.

    `row` is 0 for what is deleted, which has none; `column`, `before` and `after` are of a changed
    cell. Long values are cut, and line ends within them shown as such.
    """

    file: str
    row: int
    what: str
    record: str
    column: str = ""
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as problems tell it."""
        return f"{self.file}:{self.row}" if self.row else self.file

    def line(self) -> str:
        """Return the change in one line."""
        if self.what != CHANGED:
            return f"{self.place}: {self.what}: {self.record}"
        before, after = self.before or "(empty)", self.after or "(empty)"
        return f"{self.place}: {self.column}: {before} -> {after}"


class Ledger:
    """Gathers the changes that tables make, and a sign by which the same are known again."""

    def __init__(self) -> None:
        self.changes: LongList[CellChange] = LongList()
        self._hash = sha256()

    @property
    def sign(self) -> str:
        """The same for the same changes, and for others another."""
        return self._hash.hexdigest()

    def changed(
        self, file: str, row: int, record: str, cells: Iterable[tuple[str, str, str]]
    ) -> None:
        """Note those of a row's cells (column, before, after) that differ."""
        name = _short(record, NAMED)
        for column, before, after in cells:
            if before != after:
                self._hash.update(repr((row, column, before, after)).encode())
                old, new = _short(before), _short(after)
                self.changes.append(CellChange(file, row, CHANGED, name, column, old, new))

    def added(self, file: str, row: int, record: str) -> None:
        """Note a new record."""
        self._note(CellChange(file, row, NEW, _short(record, NAMED)))

    def deleted(self, file: str, record: str, id: str = "") -> None:
        """Note a record that is deleted, with its id if it has one."""
        name = _short(record, NAMED)
        self._note(CellChange(file, 0, DELETED, f"{name} ({id})" if id else name))

    def _note(self, change: CellChange) -> None:
        self._hash.update(repr((change.row, change.what, change.record)).encode())
        self.changes.append(change)


def _short(value: str, most: int = SHOWN) -> str:
    """Return a value in one line."""
    if len(value) > most:
        value = value[: most - 1] + ELLIPSIS
    return value.replace("\n", "\\n").replace("\r", "\\r")
