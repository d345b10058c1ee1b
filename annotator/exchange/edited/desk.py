"""What the taking of edited tables works with, whatever the table."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.exchange.counting import Counting
from annotator.exchange.edited.before import Before
from annotator.exchange.edited.comparing import Comparison
from annotator.exchange.edited.ledger import Ledger
from annotator.exchange.edited.people import People
from annotator.exchange.incoming import IncomingTable
from annotator.exchange.problems import Problems
from annotator.exchange.progress import Progress, silent
from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.tables import Table
from annotator.store.project import Project

AT_ONCE = 500
"""Rows that are compared at once."""
MOST_NOTES = 20
"""Changed cells of one context column that are told one by one."""

Numbered = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Desk:
    """The project inside an edit, its speakers, and where changes and counts are noted."""

    project: Project
    people: People
    before: Before
    counting: Counting
    ledger: Ledger = field(default_factory=Ledger)
    progress: Progress = silent


class Sheet:
    """One table that came in: its rows, its columns beside ours, and what is wrong with it.

    `passed_over` lists what of it is not taken: columns that are not known, changed context.
    """

    def __init__(self, table: Table, incoming: IncomingTable) -> None:
        self.table, self.file = table, incoming.file
        self.problems = Problems(incoming.file)
        self.comparison = Comparison(table.columns, incoming.header, incoming.lossy)
        self._rows = incoming.rows
        self._told: dict[str, int] = {}
        for name in self.comparison.twice:
            self.problems.add((1, name), "there are two columns of this name")
        self.passed_over = [
            f"{self.file}:1: the column {name!r} is not known"
            for name in self.comparison.unknown
            if name
        ]

    def blocks(self) -> Iterator[list[Numbered]]:
        """Yield the rows, some at a time."""
        block: list[Numbered] = []
        for number, row in self._rows():
            if len(row) > self.comparison.width and any(row[self.comparison.width :]):
                self.problems.add((number,), "the row has more cells than there are columns")
                continue
            block.append((number, row))
            if len(block) == AT_ONCE:
                yield block
                block = []
        if block:
            yield block

    def note_context(self, row: int, column: Column, was: str, cell: str) -> None:
        """Tell of a cell of a context column that was changed; it stays as it is."""
        count = self._told[column.name] = self._told.get(column.name, 0) + 1
        if count <= MOST_NOTES:
            self.passed_over.append(
                f"{self.file}:{row}: {column.name}: not changed, since the column is only context"
                f" ({_short(was)} -> {_short(cell)})"
            )

    def end(self) -> None:
        """Tell how many more cells of context columns were changed."""
        for column, count in self._told.items():
            if count > MOST_NOTES:
                self.passed_over.append(
                    f"{self.file}: {column}: not changed in {count - MOST_NOTES:,} more rows"
                )

    def told(self) -> list[str]:
        """Return what is wrong, in the order of the rows."""
        return self.problems.told(lambda places: [(int(one[0]), one[1:]) for one in places])


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:59] + "…")
