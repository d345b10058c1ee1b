"""The tables of agreement: rows of texts, and a matrix of who said what."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.agreement.report_tables import REST, shown_cells
from annotator.agreement.results import Confusion
from annotator.ui.read_table import LEFT, NOWHERE, RIGHT, Index, ReadTable
from annotator.ui.theme import Theme, blend, scaled
from annotator.ui.words import agreement as words

_MOST_SHADE = 0.45  # of the colour in the cell with the most records
_WIDEST = 360  # pixels of a column at first
_LEAST = 72  # pixels of a column that gives way
_SHARE_OF_WIDE = 0.35
_LOOKED_AT = 200  # rows that decide how wide columns are


class MatrixModel(QAbstractTableModel):
    """What one person said in rows, the other in columns; the darker, the more records."""

    def __init__(self, confusion: Confusion, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._values, self._cells = shown_cells(confusion)
        self._most = max(self._cells.values(), default=1)
        self._theme = theme

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """A row a value."""
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """A column a value."""
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """How many records there are, and the colour that says so."""
        a, b = self._values[index.row()], self._values[index.column()]
        count = self._cells.get((a, b), 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{count:,}" if count else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{_name(a)} – {_name(b)}: {count:,}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if role == Qt.ItemDataRole.BackgroundRole and count:
            kind = "event" if a == b and a != REST else "cue"
            share = _MOST_SHADE * count / self._most
            return QColor(blend(self._theme.pens[kind], self._theme.base, share))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The values; over the columns at the right, as the numbers."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if orientation == Qt.Orientation.Horizontal else LEFT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _name(self._values[section])
        return None


class Shading(QStyledItemDelegate):
    """Paints the colour of a cell, which the style sheet would leave out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The colour, then the number."""
        colour = index.data(Qt.ItemDataRole.BackgroundRole)
        if colour is not None:
            rect: QRect = option.rect
            painter.fillRect(rect, colour)
        super().paint(painter, option, index)


class Table(ReadTable):
    """A table to be read, whose columns share the room there is."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, name)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)

    def show_model(self, model: QAbstractTableModel, *, wide: int = -1) -> None:
        """Show a model in place of the one before; the column `wide` takes what room is left."""
        old, selection = self.model(), self.selectionModel()
        self.setModel(model)
        for one in (old, selection):
            if one is not None:
                one.deleteLater()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(self._widths(model.columnCount(), wide)):
            header.resizeSection(column, width)
        if 0 <= wide < model.columnCount():
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _widths(self, columns: int, wide: int) -> list[int]:
        """What columns need, so much less that a share of the room is left to the wide one."""
        header = self.horizontalHeader()
        needed = [
            max(self.sizeHintForColumn(one), header.sectionSizeHint(one)) + scaled(12)
            for one in range(columns)
        ]
        most, room = scaled(_WIDEST), self.window().width() * (1 - _SHARE_OF_WIDE)
        others = [width for one, width in enumerate(needed) if one != wide]
        while wide >= 0 and most > scaled(_LEAST) and sum(min(w, most) for w in others) > room:
            most -= scaled(8)
        return [min(width, most) for width in needed]


def _name(value: str) -> str:
    return value or words.NOTHING
