"""The list of all that annotators marked in an article, and how far each is decided."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.adjudicating.comparing import Comparison, Difference
from annotator.adjudicating.standing import Decision
from annotator.ui.adjudication.reading import Reader
from annotator.ui.theme import row_height
from annotator.ui.words import adjudication as words


class Differences(QTreeWidget):
    """A row a difference: its state, kind, words, and wherein the annotators differ."""

    def __init__(self, reader: Reader, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.setHeaderLabels(words.COLUMNS)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(words.LIST)
        self._told: list[Decision | None] = [None] * len(comparison.differences)
        self._rows = [self._row(reader, one) for one in comparison.differences]
        self.addTopLevelItems(self._rows)
        for column in (0, 1):
            self.resizeColumnToContents(column)
        self.setColumnWidth(2, 240)

    def _row(self, reader: Reader, one: Difference) -> QTreeWidgetItem:
        names = [words.piece(one.kind, name) for name in one.differing]
        if one.agreed is not None:
            names.insert(0, words.ALONE)
        elif len(one.records) < len(self._comparison.sides):
            marked = [s.annotator for s in self._comparison.sides if s.layer in one.records]
            names.insert(0, words.marked_by(marked))
        row = QTreeWidgetItem(["", words.KINDS[one.kind], reader.words_of(one), ", ".join(names)])
        row.setData(3, Qt.ItemDataRole.UserRole, row.text(3))
        row.setSizeHint(0, QSize(0, row_height()))
        row.setTextAlignment(0, Qt.AlignmentFlag.AlignCenter)
        for column in (2, 3):
            row.setToolTip(column, row.text(column))
        return row

    def tell(self, decided: Sequence[Decision]) -> None:
        """Say of each difference how far it is."""
        for number, (row, one) in enumerate(zip(self._rows, decided, strict=True)):
            if self._told[number] is one:
                continue
            self._told[number] = one
            row.setText(0, words.STATES[one.state])
            row.setToolTip(0, words.STATE_WORDS[one.state])
            wherein = row.data(3, Qt.ItemDataRole.UserRole)
            told = [words.not_linked(link) for link in one.not_linked]
            row.setText(3, ", ".join(filter(None, [*told, wherein])))
            row.setToolTip(3, row.text(3))
            spoken = ", ".join(filter(None, (words.STATE_WORDS[one.state], row.text(1))))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def number(self) -> int:
        """Which difference is chosen, from 0; -1 for none."""
        current = self.currentItem()
        return -1 if current is None else self.indexOfTopLevelItem(current)

    def choose(self, number: int) -> None:
        """Choose a difference."""
        self.setCurrentItem(self._rows[number])
