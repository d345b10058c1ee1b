"""The lines of a panel as Qt's table model: kept in order, and only what changed is read again."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt

from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Line, LineSource
from annotator.ui.panels.row_model import NOWHERE, Index, RowModel

_MANY = 200  # changed records from which on reading all of them again is quicker


class LineModel(RowModel):
    """Shows the lines of one source for the desk's article, filtered and sorted."""

    source: LineSource

    def __init__(self, desk: Desk, source: LineSource, parent: QObject | None = None) -> None:
        super().__init__(desk, source, parent)
        self._lines: dict[str, Line] = {}
        self._order: list[tuple[Any, str]] = []  # sort key and id of each row shown
        self._filter = ""
        self._column, self._down = -1, False

    @property
    def count(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._lines)

    def read(self) -> None:
        """Read all lines of the desk's article."""
        self.beginResetModel()
        project, article = self._desk.project, self._desk.article
        ids = self.source.ids(project, article)
        self._lines = {line.id: line for line in self.source.lines(project, article, ids)}
        self._arrange()
        self.endResetModel()

    def filter(self, letters: str) -> None:
        """Show only lines that have these letters in a cell."""
        self.beginResetModel()
        self._filter = letters.casefold()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the text."""
        self.beginResetModel()
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """The record of a row, "" where there is no such row."""
        return self._order[self._row(row)][1] if 0 <= row < len(self._order) else ""

    def line_at(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[self.id_at(row)]

    def row_of(self, id: str) -> int:
        """The row that shows a record, -1 where none does."""
        line = self._lines.get(id)
        place = bisect_left(self._order, self._entry(line)) if line else len(self._order)
        found = place < len(self._order) and self._order[place][1] == id
        return self._row(place) if found else -1

    # --- what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    # --- following the project

    def _follow(self, edit: Edit) -> None:
        own = edit.ids(self.source.table)
        if edit.everything or len(own) > _MANY:
            self.read()
        elif edit.touches(self.source.table):
            self._read_again(own)
        if not edit.everything and (renamed := set(edit.ids("speakers"))):
            named = [line.id for line in self._lines.values() if line.speakers & renamed]
            self._read_again(named)

    def _read_again(self, ids: Iterable[str]) -> None:
        """Bring the rows of some records up to date; one that is not the article's has none."""
        wanted = list(ids)
        lines = self.source.lines(self._desk.project, self._desk.article, wanted)
        found = {line.id: line for line in lines}
        for id in wanted:
            self._replace(id, found.get(id))

    def _replace(self, id: str, line: Line | None) -> None:
        """Put a new line in place of the old one of a record, or take that out."""
        row, old = self.row_of(id), self._lines.get(id)
        if line and old and row >= 0 and self._fits(line) and self._key(line) == self._key(old):
            self._lines[id] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            return
        if row >= 0:
            self.beginRemoveRows(NOWHERE, row, row)
            del self._order[self._row(row)]
            self._lines.pop(id, None)  # before the end is told, since the panel counts then
            self.endRemoveRows()
        self._lines.pop(id, None)
        if line is not None:
            self._insert(line)

    def _insert(self, line: Line) -> None:
        self._lines[line.id] = line
        if self._fits(line):
            place = bisect_left(self._order, self._entry(line))
            row = len(self._order) - place if self._down else place
            self.beginInsertRows(NOWHERE, row, row)
            self._order.insert(place, self._entry(line))
            self.endInsertRows()

    # --- order

    def _arrange(self) -> None:
        shown = (line for line in self._lines.values() if self._fits(line))
        self._order = sorted(self._entry(line) for line in shown)

    def _row(self, place: int) -> int:
        """The row of a place in the order, and the other way round."""
        return len(self._order) - 1 - place if self._down else place

    def _fits(self, line: Line) -> bool:
        return not self._filter or any(self._filter in cell.casefold() for cell in line.cells)

    def _entry(self, line: Line) -> tuple[Any, str]:
        return self._key(line), line.id

    def _key(self, line: Line) -> Any:
        if self._column < 0:
            return (line.place,)
        cell = line.cells[self._column]
        return (cell.casefold(), line.place)
