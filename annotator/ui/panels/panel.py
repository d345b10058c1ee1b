"""One panel: its name and count, a filter, and the table, or the words that say how to fill it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.desk import Desk
from annotator.ui.panels.filter_line import FilterLine
from annotator.ui.panels.line_table import LineTable
from annotator.ui.panels.row_model import RowModel
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import panels as words


class Panel(QWidget):
    """A table of records under its name, with room for a button beside the filter."""

    def __init__(self, desk: Desk, lines: RowModel, name: str, empty: str) -> None:
        super().__init__()
        self._name, self._empty_words = name, empty
        self.table = LineTable(desk, lines, name, self)
        self._header, self._empty = QLabel(self), QLabel(empty, self)
        self._header.setObjectName("panelName")
        self._empty.setObjectName("emptyPanel")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filter = FilterLine(self)
        self._filter.setPlaceholderText(words.FILTER)
        self._filter.setToolTip(words.FILTER_TIP)
        self._filter.setAccessibleName(words.filter_name(name))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaximumWidth(scaled(160))
        self._filter.textChanged.connect(self.table.lines.filter)
        self._filter.done.connect(self._go_to_rows)
        self.table.filter_wanted.connect(self.go_to_filter)
        self._lay_out()
        for signal in ("modelReset", "rowsInserted", "rowsRemoved"):
            getattr(self.table.lines, signal).connect(self._show_counts)
        self.table.selectionModel().selectionChanged.connect(self._show_counts)
        self._show_counts()

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setContentsMargins(8, 3, 6, 3)
        self.head.addWidget(self._header, 1)
        self.head.addSpacing(4)
        self.head.addWidget(self._filter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End under a whole row: half of one at the foot cannot be read."""
        super().resizeEvent(event)
        table = self.table
        room = self.height() - self.head.sizeHint().height() - table.horizontalHeader().height()
        rest = room % row_height() if room > row_height() else 0
        self._column.setContentsMargins(0, 0, 0, rest)

    def go_to_filter(self) -> None:
        """Let the next letters filter the rows."""
        self._filter.setFocus()
        self._filter.selectAll()

    def _go_to_rows(self) -> None:
        """Go from the filter to the rows, the first one where none is chosen."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.lines.rowCount():
            self.table.selectRow(0)

    def _show_counts(self, *_: object) -> None:
        lines = self.table.lines
        chosen = len(self.table.chosen())
        self._header.setText(words.header(self._name, lines.count, lines.shown, chosen))
        self._header.setToolTip(words.SELECTED_TIP if chosen > 1 else "")
        self._empty.setText(words.NONE_FITS if lines.count else self._empty_words)
        self._stack.setCurrentIndex(0 if lines.rowCount() else 1)
