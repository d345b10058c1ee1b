"""The lines of a panel as Qt's table model: all ids in order, and the lines that are in sight."""

from bisect import bisect_left

from PySide6.QtCore import QObject, Qt

from annotator.store.article_lines import Listing, Place, count_records, listed
from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Line, LineSource
from annotator.ui.panels.row_model import NOWHERE, Index, RowModel

_BLOCK = 64  # lines read at once
_MANY = 200  # changed records from which on listing all of them again is quicker


class LineModel(RowModel):
    """Shows the records of the desk's article, filtered and sorted by the file."""

    source: LineSource

    def __init__(self, desk: Desk, source: LineSource, parent: QObject | None = None) -> None:
        super().__init__(desk, source, parent)
        self._order: list[Place] = []  # of all rows, or of the first ones until more are needed
        self._rows = 0
        self._places: dict[str, Place] = {}
        self._lines: dict[str, Line] = {}
        self._filter = ""
        self._column, self._down = -1, False

    @property
    def count(self) -> int:
        """How many records there are, shown or not."""
        if not self._filter:
            return self._rows
        return count_records(self._desk.project, self.source.record, self._listing().layer)

    def read(self) -> None:
        """List the records of the desk's article."""
        self.beginResetModel()
        project, listing = self._desk.project, self._listing()
        begins = not self._filter and not self._down
        self._take(listed(project, listing, most=_BLOCK if begins else -1))
        if begins and self._rows == _BLOCK:
            self._rows = count_records(project, self.source.record, listing.layer)
        self.endResetModel()

    def filter(self, letters: str) -> None:
        """Show only records that have these letters in a cell."""
        self._filter = letters.strip()
        self.read()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the text."""
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self.read()

    def id_at(self, row: int) -> str:
        """The record of a row, "" where there is no such row."""
        if len(self._order) <= row < self._rows:
            self._list_rest()
        return self._order[self._row(row)][-1] if 0 <= row < len(self._order) else ""

    def line_at(self, row: int) -> Line:
        """What stands in a row, read with those around it; empty once it is gone from the file."""
        id = self.id_at(row)
        if id not in self._lines:  # "" for a row that went just now, of which news is on its way
            first = row - row % _BLOCK
            near = (self.id_at(one) for one in range(first, first + _BLOCK))
            wanted = [one for one in near if one and one not in self._lines]
            empty = ("",) * len(self.source.columns)
            self._lines.update((one, Line(one, empty)) for one in (id, *wanted))
            found = self.source.lines(self._desk.project, wanted)
            self._lines.update((line.id, line) for line in found)
        return self._lines[id]

    def row_of(self, id: str) -> int:
        """The row that shows a record, -1 where none does."""
        if id not in self._places:
            self._list_rest()
        place = self._places.get(id)
        return -1 if place is None else self._row(bisect_left(self._order, place))

    # --- what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else self._rows

    # --- following the project

    def _follow(self, edit: Edit) -> None:
        own = edit.ids(self.source.table)
        changed = (one for one in edit.changes if one.table == "speakers")
        renamed = {one.id for one in changed if one.before and "name" in one.before}
        if edit.everything or len(own) > _MANY or (renamed and self._hangs_on_names()):
            self._list_again()
        elif own and not self._knows_rows_before(edit):
            self.read()  # a row changed that was not seen yet
        elif own:
            known = self._list_some(own)
            for id in own:
                self._replace(id, known.get(id))
        for line in [line for line in self._lines.values() if line.speakers & renamed]:
            self._redraw(line.id)

    def _list_rest(self) -> None:
        """List all rows where only the first ones are known, and keep as many as Qt knows of."""
        if len(self._order) < self._rows:
            rows, lines = self._rows, self._lines
            self._take(listed(self._desk.project, self._listing()))
            self._rows, self._lines = rows, lines  # news of others is on its way

    def _knows_rows_before(self, edit: Edit) -> bool:
        """Whether all rows can be known as they were before an edit, also those not read yet."""
        if len(self._order) == self._rows:
            return True
        table = self.source.table
        made = {one.id for one in edit.changes if one.table == table and one.before is None}
        own = set(edit.ids(table))
        if not self._places.keys() >= own - made:
            return False
        now, lines = listed(self._desk.project, self._listing()), self._lines
        same = [place for place in now if place[-1] not in own]
        rows, before = self._rows, sorted([*same, *(self._places[id] for id in own - made)])
        self._take(before)
        self._lines = lines
        return self._rows == rows

    def _list_again(self) -> None:
        """List all again; where the same rows stay, what is selected stays too."""
        order = listed(self._desk.project, self._listing())
        before = [place[-1] for place in self._order]
        if len(order) != self._rows or [place[-1] for place in order] != before:
            self.beginResetModel()
            self._take(order)
            self.endResetModel()
        elif order:
            self._take(order)
            last = self.index(len(order) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _list_some(self, ids: list[str]) -> dict[str, Place]:
        found = listed(self._desk.project, self._listing(), ids)
        return {place[-1]: place for place in found}

    def _replace(self, id: str, new: Place | None) -> None:
        """Bring the row of a record to its new place, or take it out."""
        self._lines.pop(id, None)
        row = self.row_of(id)
        if row < 0:
            if new is not None:
                self._insert(new)
        elif new is None:
            self.beginRemoveRows(NOWHERE, row, row)
            del self._order[self._row(row)]
            del self._places[id]
            self._rows -= 1
            self.endRemoveRows()
        else:
            self._move(row, new)
            self._redraw(id)

    def _insert(self, new: Place) -> None:
        place = bisect_left(self._order, new)
        row = len(self._order) - place if self._down else place
        self.beginInsertRows(NOWHERE, row, row)
        self._order.insert(place, new)
        self._places[new[-1]] = new
        self._rows += 1
        self.endInsertRows()

    def _move(self, row: int, new: Place) -> None:
        old = self._row(row)
        place = bisect_left(self._order, new)
        place -= place > old
        target = self._row(place)
        if target != row:
            self.beginMoveRows(NOWHERE, row, row, NOWHERE, target + (target > row))
        del self._order[old]
        self._order.insert(place, new)
        self._places[new[-1]] = new
        if target != row:
            self.endMoveRows()

    def _redraw(self, id: str) -> None:
        self._lines.pop(id, None)
        row = self.row_of(id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    # --- order

    def _listing(self) -> Listing:
        layer = self._desk.layer()
        column = self.source.columns[self._column].cell if self._column >= 0 else ""
        return Listing(self.source.record, layer.id if layer else "", column, self._filter)

    def _take(self, order: list[Place]) -> None:
        self._order, self._rows = order, len(order)
        self._places = {place[-1]: place for place in order}
        self._lines = {}

    def _hangs_on_names(self) -> bool:
        """Whether a speaker's other name may change which rows there are, and in what order."""
        return bool(self._filter) or self._listing().column in self.source.named

    def _row(self, place: int) -> int:
        """The row of a place in the order, and the other way round."""
        return len(self._order) - 1 - place if self._down else place
