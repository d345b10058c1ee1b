"""How wide the columns of a panel are: enough for their words, and what is left shared out."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from annotator.ui.panels.lines import Column

_EDGES = 20  # pixels beside the words of a cell
_LEAST = 44
_LOOKED_AT = 60  # rows from which it is known whether a column has anything


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
        self._empty: list[bool] = []
        self._stopped = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        for signal in ("modelReset", "dataChanged", "rowsInserted", "rowsRemoved"):
            getattr(table.model(), signal).connect(self._soon.start)

    def fit(self) -> None:
        """Give every column its width, and what is left, or is missing, to those that grow."""
        widths = [
            self._dragged.get(number, self._needs(number, column))
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

    def _needs(self, number: int, column: Column) -> int:
        """The pixels that a column's letters and its title take; its title alone while empty."""
        if self._is_empty(number):
            return self._title(column)
        letters = self._table.fontMetrics().horizontalAdvance("0") * column.letters
        return max(letters + _EDGES, self._title(column))

    def _is_empty(self, number: int) -> bool:
        """Whether none of the first rows has anything in a column."""
        if self._stopped:
            return number < len(self._empty) and self._empty[number]
        model = self._table.model()
        rows = min(model.rowCount(), _LOOKED_AT)
        return rows > 0 and not any(model.index(row, number).data() for row in range(rows))

    def _follow(self) -> None:
        """Fit again where a column has its first words, or lost its last ones."""
        empty = [self._is_empty(number) for number in range(len(self._columns))]
        if empty != self._empty:
            self._empty = empty
            self.fit()

    def stop(self) -> None:
        """Look at the rows no more, before the project is closed."""
        self._stopped = True
        self._soon.stop()

    def _title(self, column: Column) -> int:
        """The pixels that a title takes; where they do not all have them, the table scrolls."""
        title = self._table.horizontalHeader().fontMetrics().horizontalAdvance(column.title)
        return title + _EDGES

    def _resized(self, number: int, _old: int, width: int) -> None:
        if not self._fitting:
            self._dragged[number] = width
            self.fit()
