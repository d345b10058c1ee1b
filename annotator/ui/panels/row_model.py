"""What the models of all panels share: cells, titles, and editing in place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Line, Source

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITED = _READ | Qt.ItemFlag.ItemIsEditable
_SHOWN = (_ROLE.DisplayRole, _ROLE.EditRole)


class RowModel(QAbstractTableModel):
    """Shows records of one kind beside the desk's article; its subclasses say which."""

    def __init__(self, desk: Desk, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.source = desk, source
        desk.beside.article_shown.connect(lambda _: self.read())
        desk.beside.changed.connect(self._follow)

    @property
    def count(self) -> int:
        """How many records there are, shown or not."""
        raise NotImplementedError

    @property
    def shown(self) -> int:
        """How many records fit the filter."""
        return self.rowCount()

    def read(self) -> None:
        """Read what is to be shown beside the desk's article."""
        raise NotImplementedError

    def filter(self, letters: str) -> None:
        """Show only records that have these letters in a cell."""
        raise NotImplementedError

    def id_at(self, row: int) -> str:
        """The record of a row, "" where there is no such row."""
        raise NotImplementedError

    def line_at(self, row: int) -> Line:
        """What stands in a row."""
        raise NotImplementedError

    def row_of(self, id: str) -> int:
        """The row that shows a record, -1 where none does."""
        raise NotImplementedError

    def _follow(self, edit: Edit) -> None:
        """Bring the rows up to date after an edit."""
        raise NotImplementedError

    # --- what Qt asks

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.source.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The words of a cell."""
        if role in _SHOWN or role == _ROLE.ToolTipRole:
            return self.line_at(index.row()).cells[index.column()]
        if role == _ROLE.TextAlignmentRole and self.source.columns[index.column()].numbers:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """A column's title and tip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.source.columns[section]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.numbers else None
        return {_ROLE.DisplayRole: column.title, _ROLE.ToolTipRole: column.tip}.get(_ROLE(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited in place."""
        field = index.isValid() and self.source.columns[index.column()].field
        return _EDITED if field else _READ

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Set a cell to what was typed; what cannot be is said in the message bar."""
        return role == _ROLE.EditRole and self.set_cells([self.id_at(index.row())], index, value)

    def set_cells(self, ids: Sequence[str], index: Index, typed: str) -> bool:
        """Set the field of a column in several records, as one step; tell whether it was taken."""
        field, project = self.source.columns[index.column()].field, self._desk.project
        work = self.source.set
        return self._desk.attempt(lambda: work(project, ids, field, str(typed))) is not None
