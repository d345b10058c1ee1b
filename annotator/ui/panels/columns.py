"""How wide the columns of a panel are: enough for their words, and what is left shared out."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from annotator.ui.panels.lines import Column

_EDGES = 20  # pixels beside the words of a cell
_LEAST = 44


class Columns(QObject):
    """Fits the columns into their table; those that a person dragged keep their width."""

    def __init__(self, table: QTableView, columns: tuple[Column, ...]) -> None:
        super().__init__(table)
        self._table, self._columns = table, columns
        self._dragged: dict[int, int] = {}
        self._fitting = False
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._resized)

    def fit(self) -> None:
        """Give every column its width, and what is left, or is missing, to those that grow."""
        widths = [
            self._dragged.get(number, self._needs(column))
            for number, column in enumerate(self._columns)
        ]
        rest = self._table.viewport().width() - sum(widths)
        grows = [
            0 if number in self._dragged else column.grows
            for number, column in enumerate(self._columns)
        ]
        header, shares = self._table.horizontalHeader(), sum(grows)
        self._fitting = True
        for number, (width, share) in enumerate(zip(widths, grows, strict=True)):
            more = rest * share // shares if shares else 0
            rest, shares = rest - more, shares - share
            header.resizeSection(number, max(self._title(self._columns[number]), width + more))
        self._fitting = False

    def _needs(self, column: Column) -> int:
        """The pixels that a column's letters and its title take."""
        letters = self._table.fontMetrics().horizontalAdvance("0") * column.letters
        return max(letters + _EDGES, self._title(column))

    def _title(self, column: Column) -> int:
        """The pixels that a title takes; where they do not all have them, the table scrolls."""
        title = self._table.horizontalHeader().fontMetrics().horizontalAdvance(column.title)
        return title + _EDGES

    def _resized(self, number: int, _old: int, width: int) -> None:
        if not self._fitting:
            self._dragged[number] = width
            self.fit()
