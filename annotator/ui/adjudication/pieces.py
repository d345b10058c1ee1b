"""What each annotator says of one thing, piece by piece; what differs stands first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from annotator.adjudicating.comparing import Difference, Side
from annotator.adjudicating.saying import Record
from annotator.ui.adjudication.reading import Reader
from annotator.ui.theme import row_height
from annotator.ui.words import adjudication as words

_EMPTY = (None, (), "", False)


class Pieces(QTableWidget):
    """A row a piece, a column an annotator, and last the agreed version."""

    def __init__(self, reader: Reader, sides: Sequence[Side], parent: QWidget) -> None:
        super().__init__(0, len(sides) + 1, parent)
        self._reader, self._sides = reader, sides
        names = [side.annotator for side in sides]
        self.setHorizontalHeaderLabels([*names, words.AGREED_VERSION])
        self.setAccessibleName(words.PIECES)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_difference(self, one: Difference, gold: Sequence[Record]) -> None:
        """Show what is said of one difference, and what the agreed version has of it."""
        reader = self._reader
        said = [reader.said(one.records.get(side.layer)) for side in self._sides]
        agreed = [reader.said(record) for record in gold]
        filled = (
            name
            for found in [*said, *agreed]
            for name, value in found.items()
            if value not in _EMPTY
        )
        names = sorted(dict.fromkeys(filled), key=lambda name: name not in one.differing)
        self.clearContents()
        self.setRowCount(len(names))
        self.setVerticalHeaderLabels([words.piece(one.kind, name) for name in names])
        for row, name in enumerate(names):
            cells = [reader.shown(one.kind, name, found) for found in said]
            last = dict.fromkeys(reader.shown(one.kind, name, found) for found in agreed)
            for column, text in enumerate((*cells, "  |  ".join(last))):
                self._put(row, column, text, is_bold=name in one.differing and column < len(said))

    def _put(self, row: int, column: int, text: str, *, is_bold: bool) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        font = item.font()
        font.setBold(is_bold)
        item.setFont(font)
        self.setItem(row, column, item)
