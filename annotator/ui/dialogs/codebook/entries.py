"""The entries of a list of the codebook as Qt's table model; counts are read as they are seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QGuiApplication

from annotator.editing.codebook import Uses
from annotator.model.codebook import CustomField
from annotator.ui.dialogs.codebook.built_in import BuiltIn
from annotator.ui.dialogs.codebook.parts import Entry
from annotator.ui.words import codebook as words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TERM = ("code", "name", "gloss", "used", "retired")
FIELD = ("field", "kind", "gloss", "required", "used", "retired")
_ROLE, _FLAG = Qt.ItemDataRole, Qt.ItemFlag
_TEXTS = (_ROLE.DisplayRole, _ROLE.EditRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Entries(QAbstractTableModel):
    """Shows a list; `take` is asked to set a cell (code, column, value), `count` for the uses."""

    def __init__(
        self,
        take: Callable[[str, str, Any], object],
        count: Callable[[str], Uses],
        *,
        writable: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._take, self._count, self._writable = take, count, writable
        self.columns: tuple[str, ...] = TERM
        self.entries: tuple[Entry, ...] = ()
        self._uses: dict[str, Uses] = {}
        self._wanted: list[str] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count_one)

    def show_entries(self, entries: tuple[Entry, ...], *, fields: bool) -> None:
        """Show a list; one of the same length is the same list, changed."""
        columns = FIELD if fields else TERM
        if len(entries) == len(self.entries) and columns == self.columns:
            self.entries = entries
            self.forget()
            return
        self.beginResetModel()
        self.columns, self.entries = columns, entries
        self._uses.clear()
        self._wanted.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Count again, and draw all again."""
        self._uses.clear()
        self._wanted.clear()
        if self.entries:
            last = self.index(len(self.entries) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def code(self, row: int) -> str:
        """The code of the entry in a row; "" where there is none."""
        if not 0 <= row < len(self.entries):
            return ""
        entry = self.entries[row]
        if isinstance(entry, BuiltIn):
            return entry.key
        return entry.name if isinstance(entry, CustomField) else entry.code

    def built_in(self, code: str) -> BuiltIn | None:
        """The built-in field of a code, if it is one."""
        row = self.row_of(code)
        entry = self.entries[row] if row >= 0 else None
        return entry if isinstance(entry, BuiltIn) else None

    def row_of(self, code: str) -> int:
        """The row of a code, -1 where there is none."""
        return next((row for row in range(len(self.entries)) if self.code(row) == code), -1)

    def uses(self, code: str) -> Uses:
        """Which records have an entry, counted now if they were not yet."""
        if code not in self._uses:
            self._uses[code] = self._count(code)
        return self._uses[code]

    def _count_one(self) -> None:
        """Count for one of the rows that were drawn, and let the window live between two."""
        if self._wanted:
            code = self._wanted.pop(0)
            row, column = self.row_of(code), self.columns.index("used")
            if row >= 0:
                self.uses(code)
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
            self._soon.start()

    # --- what Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """The title of a column."""
        if role == _ROLE.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return words.COLUMNS[self.columns[section]]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        flags, column = super().flags(index), self.columns[index.column()]
        typed = column in ("code", "field", "name", "gloss", "kind")
        own = not isinstance(self.entries[index.row()], BuiltIn)
        if self._writable and typed and own:
            return flags | _FLAG.ItemIsEditable
        return flags | _FLAG.ItemIsUserCheckable if column == "required" else flags

    def meaning(self, row: int) -> str:
        """What the entry of a row means, in full; "" where there is no such row."""
        return self.entries[row].gloss if 0 <= row < len(self.entries) else ""

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The words of a cell, calmer where the entry is retired."""
        column, entry = self.columns[index.column()], self.entries[index.row()]
        if role in _TEXTS:
            return self._text(entry, column, self.code(index.row()), edited=role == _ROLE.EditRole)
        if role == _ROLE.CheckStateRole and column == "required":
            return Qt.CheckState.Checked if getattr(entry, "required", 0) else _UNCHECKED
        if role == _ROLE.ForegroundRole and (entry.retired or isinstance(entry, BuiltIn)):
            return QGuiApplication.palette().placeholderText()
        if role == _ROLE.TextAlignmentRole and column == "used":
            return _RIGHT
        if role == _ROLE.ToolTipRole:
            return (
                words.KIND_TIP if column == "kind" else entry.gloss if column == "gloss" else None
            )
        return None

    def _text(self, entry: Entry, column: str, code: str, *, edited: bool) -> str:
        if isinstance(entry, BuiltIn):
            return _of_built_in(entry).get(column, "")
        if column in ("code", "field"):
            return code
        if column == "used":
            return self._counted(code)
        if column == "retired":
            return words.RETIRED if entry.retired else ""
        if column == "kind" and isinstance(entry, CustomField):
            return _kind(entry, edited=edited)
        return str(getattr(entry, column)) if column in ("name", "gloss") else ""

    def _counted(self, code: str) -> str:
        """How many records have an entry, once they are counted."""
        if code in self._uses:
            return f"{self._uses[code].count:,}"
        if code not in self._wanted:
            self._wanted.append(code)
            self._soon.start()
        return words.COUNTING

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Have a cell set to what was typed or ticked."""
        column, code = self.columns[index.column()], self.code(index.row())
        if role == _ROLE.CheckStateRole and self._writable:
            self._take(code, column, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != _ROLE.EditRole or value == self.data(index, _ROLE.EditRole):
            return False
        self._take(code, column, value.strip())
        return True


def _of_built_in(field: BuiltIn) -> dict[str, str]:
    return {"field": field.label, "kind": words.BUILT_IN, "gloss": field.gloss}


def _kind(field: CustomField, *, edited: bool) -> str:
    choices = ", ".join(field.choices) or words.KINDS[field.kind]
    return choices if edited else words.kind(field.kind, field.choices)


_UNCHECKED = Qt.CheckState.Unchecked
