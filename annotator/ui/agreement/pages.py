"""The tables of one kind of record, each on a page of its own."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from annotator.agreement.results import Agreement, Difference, UnitAgreement
from annotator.ui.agreement.rows import NUMBERS, articles_of, difference_row, rows_of
from annotator.ui.agreement.tables import Table
from annotator.ui.agreement.who_said_what import WhoSaidWhat
from annotator.ui.read_table import TextRows, Texts
from annotator.ui.theme import Theme
from annotator.ui.words import agreement as words

_WIDE = {"pairs": -1, "coefficients": 7, "types": -1, "articles": 0, "differences": 0}
"""Which column of a table takes what room is left."""


class _Differences:
    """The rows of differences, each made when it is seen."""

    def __init__(self, found: list[Difference]) -> None:
        self.found = found

    def __getitem__(self, row: int) -> tuple[str, ...]:
        return difference_row(self.found[row])

    def __len__(self) -> int:
        return len(self.found)


class Pages(QTabWidget):
    """Enter or a double click in a difference or an article chooses it."""

    difference_chosen = Signal(object)
    article_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.PAGES)
        self.setDocumentMode(True)
        self.tables = {name: Table(self, words.TABS[name]) for name in words.COLUMNS}
        self.matrix = WhoSaidWhat(theme, self)
        for name in words.TABS:
            shown = self.matrix if name == "confusion" else self.tables[name]
            self.addTab(shown, words.tab(name))
        self._differences = _Differences([])
        self._articles: list[str] = []
        self.tables["differences"].activated.connect(self._choose_difference)
        self.tables["articles"].activated.connect(self._choose_article)

    def show_unit(self, agreement: Agreement | None, name: str) -> None:
        """Show all that is known of a kind of record; nothing where there is no agreement."""
        unit: UnitAgreement | None = agreement.units[name] if agreement else None
        found = agreement.differences if agreement else ()
        self._differences = _Differences([one for one in found if one.unit == name])
        self._articles = articles_of(unit) if unit else []
        rows = rows_of(unit) if unit else {}
        for table in self.tables:
            if table != "differences":
                self._fill(table, rows.get(table, ()))
        self._fill("differences", self._differences)
        last = list(words.TABS).index("differences")
        self.setTabText(last, words.tab("differences", len(self._differences)))
        self.matrix.show_tables(unit)

    def _fill(self, name: str, rows: Texts) -> None:
        table = self.tables[name]
        model = TextRows(words.COLUMNS[name], rows, table, numbers=NUMBERS[name])
        table.show_model(model, wide=_WIDE[name])

    def _choose_difference(self, index: QModelIndex) -> None:
        self.difference_chosen.emit(self._differences.found[index.row()])

    def _choose_article(self, index: QModelIndex) -> None:
        self.article_chosen.emit(self._articles[index.row()])
