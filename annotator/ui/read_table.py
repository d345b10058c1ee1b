"""Tables that are read and not typed into: how they look and move, and rows of texts in them."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from annotator.ui.theme import row_height

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


class Texts(Protocol):
    """Rows of texts by number."""

    def __getitem__(self, row: int) -> Sequence[str]: ...

    def __len__(self) -> int: ...


class MadeRows(Generic[T]):
    """Rows of texts of which each is made of its item when it is seen."""

    def __init__(self, items: Sequence[T], row: Callable[[T], Sequence[str]]) -> None:
        self._items, self._made = items, row

    def __getitem__(self, row: int) -> Sequence[str]:
        return self._made(self._items[row])

    def __len__(self) -> int:
        return len(self._items)


class TextRows(QAbstractTableModel):
    """Rows of texts under heads, each made when it is seen; there may be very many.

    A head is what it says and a tip ("" for none); `numbers` are the columns that hold numbers.
    """

    def __init__(
        self,
        heads: Sequence[tuple[str, str]],
        rows: Texts,
        parent: QObject,
        *,
        numbers: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self._heads, self._rows, self._numbers = heads, rows, numbers

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; its whole length as the tip; numbers at the right."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() in self._numbers else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of columns, and what they mean as tips."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in self._numbers else LEFT
        at = {Qt.ItemDataRole.DisplayRole: 0, Qt.ItemDataRole.ToolTipRole: 1}.get(
            Qt.ItemDataRole(role)
        )
        return None if at is None else self._heads[section][at]


class ReadTable(QTableView):
    """A table whose rows are chosen whole, one at a time."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(LEFT)
