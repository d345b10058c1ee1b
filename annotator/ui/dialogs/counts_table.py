"""A small table of people and numbers, for the dialogs of teams."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.ui.read_table import LEFT, RIGHT
from annotator.ui.theme import row_height


class CountsTable(QTableWidget):
    """A name and numbers in each row, to be read only; the names take what room there is."""

    def __init__(self, parent: QWidget, name: str, columns: Sequence[tuple[str, str]]) -> None:
        """Make an empty table; each column has a head and a tip that explains it."""
        super().__init__(0, len(columns), parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        for number, (title, tip) in enumerate(columns):
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            item.setTextAlignment(RIGHT if number else LEFT)
            self.setHorizontalHeaderItem(number, item)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height())

    def show_rows(self, rows: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Show these names with their numbers."""
        self.setRowCount(len(rows))
        for row, (name, numbers) in enumerate(rows):
            for column, words in enumerate((name, *(f"{number:,}" for number in numbers))):
                item = QTableWidgetItem(words)
                item.setTextAlignment(RIGHT if column else LEFT)
                self.setItem(row, column, item)

    def rows(self) -> list[list[str]]:
        """What stands in the cells."""
        columns, model = range(self.columnCount()), self.model()
        return [
            [str(model.index(row, column).data()) for column in columns]
            for row in range(self.rowCount())
        ]
