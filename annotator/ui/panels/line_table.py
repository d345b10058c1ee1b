"""The table of a panel: a row a record, chosen together with its mark in the text."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.model.annotations import Mention
from annotator.ui.desk import Desk
from annotator.ui.panels.cell_editor import CellEditor
from annotator.ui.panels.row_model import RowModel
from annotator.ui.theme import ROW_HEIGHT
from annotator.ui.words import panels as words

_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
)


class LineTable(QTableView):
    """Shows the rows of a model; the chosen row and the desk's chosen record are one."""

    def __init__(self, desk: Desk, lines: RowModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._source = desk, lines.source
        self._following = False
        self.lines = lines
        self.setModel(self.lines)
        self.setAccessibleName(words.table_name(name))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_TRIGGERS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._lay_out()
        self.lines.modelReset.connect(self._follow_desk)
        self.lines.rowsInserted.connect(self._follow_desk)
        desk.record_chosen.connect(self._follow_desk)

    def _lay_out(self) -> None:
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW_HEIGHT)
        horizontal.setHighlightSections(False)
        horizontal.setMinimumSectionSize(36)
        horizontal.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        horizontal.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        horizontal.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        for number, column in enumerate(self._source.columns):
            if column.width:
                horizontal.resizeSection(number, column.width)
            else:
                horizontal.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            if column.field:
                self.setItemDelegateForColumn(number, CellEditor(self._desk, column, self))

    def chosen(self) -> list[str]:
        """The records of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.lines.id_at(row) for row in rows]

    # --- what Qt asks

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choose the record of the row on the desk."""
        super().selectionChanged(selected, deselected)
        chosen = self.chosen()
        if not self._following and len(chosen) == 1:
            self._desk.choose(self._source.kind, chosen[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, Ctrl+C copies the rows; other keys are Qt's or the window's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if (
                self.state() != QAbstractItemView.State.EditingState
            ):  # else it comes from the editor
                self._edit_row()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys, and do not move the row."""

    def copied(self) -> str:
        """The selected rows for a spreadsheet: cells with tabs between, a line a row."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self.lines.columnCount())
        cells = ([str(self.lines.index(row, c).data() or "") for c in columns] for row in rows)
        return "".join("\t".join(row) + "\n" for row in cells)

    def _edit_row(self) -> None:
        """Edit the current cell, or the first one of its row that can be edited."""
        index = self.currentIndex()
        columns = self._source.columns
        if index.isValid() and not columns[index.column()].field:
            first = next(i for i, column in enumerate(columns) if column.field)
            index = index.siblingAtColumn(first)
            self.setCurrentIndex(index)
        if index.isValid():
            self.edit(index)

    # --- following the desk

    def _follow_desk(self, *_: object) -> None:
        """Select the row of the desk's record, or none."""
        kind, record = self._desk.kind, self._desk.record
        if self._source.kind == "speaker" and kind == "mention":
            kind, record = "speaker", self._speaker_named(record)
        row = self.lines.row_of(record) if kind == self._source.kind else -1
        if row >= 0 and self.chosen() == [record]:
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


_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
