"""The table of a panel: a row a record, chosen together with its mark in the text."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from annotator.model.annotations import Mention
from annotator.ui.desk import Desk
from annotator.ui.panels.cell_editor import Cell, CellEditor
from annotator.ui.panels.columns import Columns
from annotator.ui.panels.row_menu import row_menu
from annotator.ui.panels.row_model import Index, RowModel
from annotator.ui.theme import row_height
from annotator.ui.words import panels as words

_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineTable(QTableView):
    """Shows the rows of a model; the chosen row and the desk's chosen record are one."""

    filter_wanted = Signal()
    used = Signal(object)  # itself, when the keys come to it

    def __init__(self, desk: Desk, lines: RowModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.source = desk, lines.source
        self._following = False
        self._was_chosen: list[str] = []
        self._refused: QWidget | None = None  # the editor whose words could not be taken
        self.lines = lines
        self.setModel(self.lines)
        self.setAccessibleName(words.table_name(name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_TRIGGERS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._lay_out()
        self.lines.modelReset.connect(self._follow_desk)
        self.lines.rowsInserted.connect(self._follow_desk)
        desk.beside.record_chosen.connect(self._follow_desk)

    def _lay_out(self) -> None:
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(row_height())
        horizontal.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        horizontal.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._columns = Columns(self, self.source.columns)
        self.setItemDelegate(Cell(self))
        for number, column in enumerate(self.source.columns):
            if column.field:
                editor = CellEditor(self._desk, column, self.take, self)
                self.setItemDelegateForColumn(number, editor)

    def release(self) -> None:
        """Ask nothing more of the project, before it is closed."""
        self._columns.stop()

    def is_typing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen(self) -> list[str]:
        """The records of the selected rows, from top to bottom."""
        return [self.lines.id_at(row) for row in self._rows()]

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    # --- what Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out among the columns."""
        super().resizeEvent(event)
        self._columns.fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choose the record of the row on the desk."""
        super().selectionChanged(selected, deselected)
        chosen, before = self.chosen(), self._was_chosen
        self._was_chosen = chosen
        same = chosen == before  # Qt also tells of rows that only stand elsewhere now
        if not self._following and len(chosen) == 1 and not same:
            self._desk.choose(self.source.kind, chosen[0])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keys are actions here: none begins a word in an input method, as for Chinese."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The same when the focus comes, which Qt takes for the wish to edit."""
        super().focusInEvent(event)
        self.used.emit(self)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a table; others are Qt's or the window's."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and not event.modifiers():
            self.edit_row()
        elif event.key() in arrows and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.sort_by(self.currentIndex().column(), down=event.key() == Qt.Key.Key_Down)
        elif event.text() == "/":
            self.filter_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys, and do not move the row."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the rows and the column."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard or not index.isValid():
            index = self.currentIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _NO_CHANGE)
            corner = self.visualRect(index).bottomLeft()
            keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
            place = self.viewport().mapToGlobal(corner) if keyboard else event.globalPos()
            row_menu(self, index.column(), len(self._rows())).popup(QPoint(place))

    # --- what can be done with rows

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def copied(self) -> str:
        """The selected rows for a spreadsheet: titles, then rows, with tabs between the cells."""
        rows = [self.lines.line_at(row).cells for row in self._rows()]
        if not rows:
            return ""
        titles = tuple(column.title for column in self.source.columns)
        flat = ((" ".join(cell.split()) for cell in row) for row in (titles, *rows))
        return "".join("\t".join(row) + "\n" for row in flat)

    def sort_by(self, column: int, *, down: bool) -> None:
        """Sort by a column, or, where it is sorted so already, as it was at first."""
        header = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (column, order):
            column, order = -1, Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def edit_row(self) -> None:
        """Edit the current cell, or the first one of its row that can be edited."""
        if self.state() == QAbstractItemView.State.EditingState:
            if self._refused is not None:
                self._refused.setFocus()
            return
        index = self.currentIndex()
        columns = self.source.columns
        if index.isValid() and not columns[index.column()].field:
            first = next(i for i, column in enumerate(columns) if column.field)
            index = index.siblingAtColumn(first)
            self.selectionModel().setCurrentIndex(index, _NO_CHANGE)
        if index.isValid():
            self.edit(index)

    def take(self, editor: QWidget, index: Index, typed: str) -> None:
        """Set a cell to what was typed; with it those of all selected rows, as one step."""
        column, ids = self.source.columns[index.column()], [self.lines.id_at(index.row())]
        chosen = self.chosen()
        if len(chosen) > 1 and ids[0] in chosen and not column.single:
            ids = chosen
        done = (len(ids) == 1 and typed == index.data()) or self.lines.set_cells(ids, index, typed)
        self._refused = None if done else editor
        if done and len(ids) > 1:
            self._desk.said.emit(words.set_on(column.title, len(ids)))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep an editor open whose words were refused, until they are mended or dropped."""
        if editor is self._refused and hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            if self.hasFocus():
                editor.setFocus()
            return
        self._refused = None
        super().closeEditor(editor, hint)

    # --- following the desk

    def _follow_desk(self, *_: object) -> None:
        """Select the row of the desk's record, or none."""
        kind, record = self._desk.kind, self._desk.record
        if self.source.kind == "speaker" and kind == "mention":
            kind, record = "speaker", self._speaker_named(record)
        row = self.lines.row_of(record) if kind == self.source.kind else -1
        if row >= 0 and record in self.chosen():
            return
        self._following = True
        try:
            if row < 0:
                self.clearSelection()
                self.setCurrentIndex(self.lines.index(-1, -1))
            else:
                index = self.lines.index(row, max(0, self.currentIndex().column()))
                self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
                self.scrollTo(index)
        finally:
            self._following = False

    def _speaker_named(self, mention: str) -> str:
        found = self._desk.project.find(Mention, mention)
        return (found.speaker or "") if found else ""


_NO_CHANGE = QItemSelectionModel.SelectionFlag.NoUpdate
_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
