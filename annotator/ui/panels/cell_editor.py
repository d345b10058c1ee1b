"""The editor of a cell: a line to type in that offers the column's choices."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Column


class CellEditor(QStyledItemDelegate):
    """Edits one column in place: Enter or leaving takes what was typed, Escape drops it."""

    def __init__(self, desk: Desk, column: Column, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._column = desk, column

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """The line to type in, with the column's choices below it."""
        line = QLineEdit(parent)
        line.setAccessibleName(self._column.title)
        line.setToolTip(self._column.tip)
        if self._column.choices is not None:
            choices = [choice for choice in self._column.choices(self._desk.project) if choice]
            completer = QCompleter(choices, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(12)
            line.setCompleter(completer)
        return line

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Take what was typed."""
        assert isinstance(editor, QLineEdit), "this is the editor that was made above"
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
