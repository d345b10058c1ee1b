"""The lines of a panel as Qt's table model: kept in order, and only what changed is read again."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Line, Source

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_SHOWN = (_ROLE.DisplayRole, _ROLE.EditRole)
_MANY = 200  # changed records from which on reading all of them again is quicker


class LineModel(QAbstractTableModel):
    """Shows the lines of one source for the desk's article, filtered and sorted."""

    def __init__(self, desk: Desk, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.source = desk, source
        self._lines: dict[str, Line] = {}
        self._order: list[tuple[Any, str]] = []  # sort key and id of each row shown
        self._filter = ""
        self._column, self._down = -1, False
        self._next_place = 0
        desk.article_shown.connect(lambda _: self.read())
        desk.changed.connect(self._follow)

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
        self._next_place = 1 + max((line.place for line in self._lines.values()), default=0)
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

    def row_of(self, id: str) -> int:
        """The row that shows a record, -1 where none does."""
        line = self._lines.get(id)
        place = bisect_left(self._order, self._entry(line)) if line else len(self._order)
        found = place < len(self._order) and self._order[place][1] == id
        return self._row(place) if found else -1

    # --- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.source.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The words of a cell."""
        if role in _SHOWN or role == _ROLE.ToolTipRole:
            return self._lines[self.id_at(index.row())].cells[index.column()]
        if role == _ROLE.TextAlignmentRole and self.source.columns[index.column()].numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """A column's title and tip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.source.columns[section]
        return {_ROLE.DisplayRole: column.title, _ROLE.ToolTipRole: column.tip}.get(_ROLE(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited in place."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self.source.columns[index.column()].field:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Set a cell to what was typed; what cannot be is said in the message bar."""
        typed = str(value)
        if role != _ROLE.EditRole or typed == self.data(index):
            return False
        id, field = self.id_at(index.row()), self.source.columns[index.column()].field
        work = self.source.set
        return self._desk.attempt(lambda: work(self._desk.project, id, field, typed)) is not None

    # --- following the project

    def _follow(self, edit: Edit) -> None:
        own = edit.ids(self.source.table)
        if edit.everything or len(own) > _MANY:
            self.read()
        elif edit.touches(self.source.table):
            self._read_again(own)
        if edit.everything or not edit.touches("speakers", "mentions", "quotes", "events"):
            return
        if self.source.table == "speakers":
            self._recount()
        elif renamed := set(edit.ids("speakers")):
            named = [line.id for line in self._lines.values() if line.speakers & renamed]
            self._read_again(named)

    def _read_again(self, ids: Iterable[str]) -> None:
        """Bring the rows of some records up to date; one that is not the article's has none."""
        wanted = list(ids)
        lines = self.source.lines(self._desk.project, self._desk.article, wanted)
        found = {line.id: line for line in lines}
        for id in wanted:
            self._replace(id, found.get(id))

    def _recount(self) -> None:
        """Show how often each speaker stands in the article now; nobody changes place."""
        for line in self.source.lines(self._desk.project, self._desk.article, list(self._lines)):
            if line.cells != self._lines[line.id].cells:
                self._replace(line.id, line)

    def _replace(self, id: str, line: Line | None) -> None:
        """Put a new line in place of the old one of a record, or take that out."""
        row, old = self.row_of(id), self._lines.get(id)
        if line is not None and self.source.keeps_places:
            line = replace(line, place=old.place if old else self._next_place)
        if line and old and row >= 0 and self._fits(line) and self._key(line) == self._key(old):
            self._lines[id] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            return
        if row >= 0:
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._order[self._row(row)]
            self.endRemoveRows()
        self._lines.pop(id, None)
        if line is not None:
            self._insert(line)

    def _insert(self, line: Line) -> None:
        self._lines[line.id] = line
        self._next_place = max(self._next_place, line.place + 1)
        if self._fits(line):
            place = bisect_left(self._order, self._entry(line))
            row = len(self._order) - place if self._down else place
            self.beginInsertRows(_NOWHERE, row, row)
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
        if self.source.columns[self._column].numbers:
            return (int(cell.removeprefix("×") or 0), line.place)
        return (cell.casefold(), line.place)
