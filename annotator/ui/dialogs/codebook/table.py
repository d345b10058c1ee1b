"""The table of a list's entries: each column as wide as it needs, and what keys do in a row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.ui.dialogs.codebook.entries import Entries
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import codebook as words

_LEAST = 64  # pixels of a column
_WIDTHS = {"code": 120, "name": 130, "field": 130, "kind": 140, "required": 90, "used": 70}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntriesTable(QTableView):
    """Enter changes the cell; Delete asks to retire the entry, or to take it back."""

    delete_pressed = Signal()

    def __init__(self, entries: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self.setModel(entries)
        self.setAccessibleName(words.ENTRIES)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(scaled(_LEAST))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def fit_columns(self) -> None:
        """Give what an entry means the room that the other columns leave; an empty one has none."""
        header = self.horizontalHeader()
        old = any(one.retired for one in self._entries.entries)
        for number, column in enumerate(self._entries.columns):
            self.setColumnHidden(number, column == "retired" and not old)
            if column == "gloss":
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                least = header.sectionSizeHint(number)
                header.resizeSection(number, max(least, scaled(_WIDTHS.get(column, 60))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a cell that can be changed changes it; the dialog takes no Enter from here."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() not in _ENTER or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
        elif index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
