"""The lists of a merge as tables: what both changed, and which speakers may be one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from annotator.merging.told import Ask, Conflict
from annotator.ui.read_table import Index, MadeRows, ReadTable, TextRows, Texts
from annotator.ui.words import merging as words


class Rows(TextRows):
    """Rows of words under headings that explain themselves."""

    def __init__(self, headings: Sequence[str], rows: Texts, parent: QWidget) -> None:
        super().__init__([(heading, "") for heading in headings], rows, parent)


class Conflicts(Rows):
    """What both sides changed, a field a row; each is made when it is seen, as most are on disk."""

    def __init__(self, conflicts: Sequence[Conflict], parent: QWidget) -> None:
        self._conflicts = conflicts
        self._of = [
            (number, field)
            for number, one in enumerate(conflicts)
            for field in words.fields_of(one)
        ]
        super().__init__(words.HEADINGS, MadeRows(self._of, self._row), parent)

    def _row(self, of: tuple[int, str]) -> Sequence[str]:
        return words.conflict_row(self._conflicts[of[0]], of[1])

    def conflict(self, row: int) -> Conflict:
        """The conflict that a row is of."""
        return self._conflicts[self._of[row][0]]


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
    view = ReadTable(parent, name)
    view.setModel(model)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column in range(narrow):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        view.resizeColumnToContents(column)
    return view
