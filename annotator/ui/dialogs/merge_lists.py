"""The lists of a merge as tables: what both changed, and which speakers may be one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.merging.told import Ask, Conflict
from annotator.ui.theme import row_height
from annotator.ui.words import merging as words

Index = QModelIndex | QPersistentModelIndex
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_NOWHERE = QModelIndex()


class Rows(QAbstractTableModel):
    """Rows of words under headings."""

    def __init__(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._headings, self._rows = headings, rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell says; all of it as a tip."""
        return self._rows[index.row()][index.column()] if role in _TEXT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class Conflicts(Rows):
    """What both sides changed, a field a row."""

    def __init__(self, conflicts: Sequence[Conflict], parent: QWidget) -> None:
        self._of = [(one, field) for one in conflicts for field in words.fields_of(one)]
        rows = [words.conflict_row(one, field) for one, field in self._of]
        super().__init__(words.HEADINGS, rows, parent)

    def conflict(self, row: int) -> Conflict:
        """The conflict that a row is of."""
        return self._of[row][0]


class Asks(Rows):
    """Speakers that may be one; those that are ticked are to be joined."""

    def __init__(self, asks: Sequence[Ask], parent: QWidget) -> None:
        super().__init__(words.ASK_HEADINGS, [words.ask_row(one) for one in asks], parent)
        self._asks = asks
        self._ticked: set[int] = set()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Whether it is ticked, and what it says."""
        if index.column() == 0:
            if role == Qt.ItemDataRole.CheckStateRole:
                ticked = index.row() in self._ticked
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.ToolTipRole:
                return words.JOIN_TIP
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a pair, or take the tick away."""
        if index.column() != 0 or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(index.row())
        else:
            self._ticked.discard(index.row())
        self.dataChanged.emit(index, index)
        return True

    def joins(self) -> dict[str, str]:
        """Which speaker of theirs (id) is which of ours."""
        pairs = (self._asks[row] for row in sorted(self._ticked))
        return {one.theirs.id: one.ours.id for one in pairs}


def table(name: str, model: Rows, parent: QWidget, *, narrow: int = 1) -> QTableView:
    """Return a table of some rows; its first columns are as wide as they need to be."""
    view = QTableView(parent)
    view.setAccessibleName(name)
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height())
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column in range(narrow):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        view.resizeColumnToContents(column)
    return view
