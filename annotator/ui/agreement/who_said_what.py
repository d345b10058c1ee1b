"""What two people said of the records that both marked: a matrix, chosen by attribute and pair."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.agreement.results import UnitAgreement
from annotator.agreement.units import UNITS
from annotator.ui.agreement.tables import MatrixModel, Shading, Table
from annotator.ui.theme import Theme
from annotator.ui.words import agreement as words


class WhoSaidWhat(QWidget):
    """Two lists to choose from, and the matrix."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unit: UnitAgreement | None = None
        self.what, self.who = QComboBox(self), QComboBox(self)
        self.table = Table(self, words.MATRIX)
        self.table.setToolTip(words.MATRIX)
        self.table.verticalHeader().show()
        self.table.setItemDelegate(Shading(self.table))
        row = QHBoxLayout()
        for label, choice in ((words.WHAT, self.what), (words.WHO, self.who)):
            choice.setAccessibleName(label)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.currentIndexChanged.connect(self._show)
            caption = QLabel(label, self)
            caption.setBuddy(choice)
            row.addWidget(caption)
            row.addWidget(choice)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)

    def show_tables(self, unit: UnitAgreement | None) -> None:
        """Offer the matrices of a kind of record; keep what is chosen where it is there again."""
        self._unit = unit
        found = unit.confusion if unit else ()
        kind = UNITS[unit.unit].kind if unit else ""
        attributes = {one.of: words.attribute(kind, one.of) for one in found}
        pairs = {(one.a, one.b): words.sides(one.a, one.b) for one in found}
        for choice, offered in ((self.what, attributes), (self.who, pairs)):
            before = choice.currentText()
            choice.blockSignals(True)
            choice.clear()
            for value, name in offered.items():
                choice.addItem(name, value)
            choice.setCurrentText(before)
            choice.blockSignals(False)
        self._show()

    def _show(self) -> None:
        wanted = (self.what.currentData(), self.who.currentData())
        found = self._unit.confusion if self._unit else ()
        for one in found:
            if (one.of, (one.a, one.b)) == wanted:
                self.table.show_model(MatrixModel(one, self._theme, self.table))
                return
