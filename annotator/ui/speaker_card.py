"""The card of one speaker: names, offices, and all they said and did across articles, over time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.model.annotations import Speaker
from annotator.store import speaker_card as store
from annotator.store.changes import Edit
from annotator.store.speaker_card import CardLine
from annotator.ui.desk import Desk
from annotator.ui.read_table import NOWHERE, Index, ReadTable
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import scaled
from annotator.ui.words import registry as words

_BLOCK = 64  # lines read at once
_WIDTHS = (100, 90, 90, 360, 260)  # pixels; the words take what is left
_WORDS = 3


class CardModel(QAbstractTableModel):
    """Quotes or events as a table: all their ids are known, and only lines in sight are read."""

    def __init__(
        self, kind: str, ids: Sequence[str], read: Callable[[list[str]], list[CardLine]]
    ) -> None:
        super().__init__()
        self._titles, self._ids, self._read = words.CARD_COLUMNS[kind], list(ids), read
        self._lines: dict[str, CardLine] = {}

    def line(self, row: int) -> CardLine | None:
        """What stands in a row, read with those around it; None where it is gone."""
        id = self._ids[row]
        if id not in self._lines:
            first = max(0, row - _BLOCK // 2)
            self._lines.update({one.id: one for one in self._read(self._ids[first : row + _BLOCK])})
        return self._lines.get(id)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a record."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Date, type, stance or role, words, article."""
        return len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What stands in a cell; its whole length as the tip."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        cells = (line.date, line.type, line.how, line.words, line.title)
        return cells[index.column()].replace("\n", " ")

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """The columns' names."""
        across = orientation == Qt.Orientation.Horizontal
        return self._titles[section] if across and role == Qt.ItemDataRole.DisplayRole else None


class SpeakerCard(QDialog):
    """Lies beside the window and follows the project; Enter in a row goes to its record."""

    def __init__(self, desk: Desk, speaker: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("speakerCard")
        fit_dialog(self, 940, 560)
        self._desk, self._id = desk, speaker
        self._name, self._about = QLabel(self), QLabel(self)
        self._name.setObjectName("articleTitle")
        self._about.setObjectName("muted")
        for label in (self._name, self._about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tables = {kind: self._table(kind) for kind in ("quote", "event")}
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(words.CARD_TABS)
        for table in self.tables.values():
            self._tabs.addTab(table, "")
        hint = QLabel(words.CARD_HINT, self)
        hint.setObjectName("entryHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 10)
        layout.setSpacing(8)
        for widget in (self._name, self._about, self._tabs, hint):
            layout.addWidget(widget)
        layout.setStretchFactor(self._tabs, 1)
        desk.changed.connect(self._changed)
        self._read()
        self.tables["quote"].setFocus()

    def _table(self, kind: str) -> QTableView:
        table = ReadTable(self, words.tab(kind, 0).split(" (")[0])
        table.activated.connect(lambda index: self._go(kind, index.row()))
        return table

    def _read(self) -> None:
        """Show the speaker as it is now."""
        project = self._desk.project
        speaker = project.get(Speaker, self._id)
        self.setWindowTitle(words.card_title(speaker.name))
        self._name.setText(speaker.name)
        self._about.setText("\n".join(_about(speaker)))
        said, done = store.said_by(project, self._id), store.done_by(project, self._id)
        events = partial(store.event_lines, project, speaker=self._id)
        self._fill("quote", CardModel("quote", said, partial(store.quote_lines, project)))
        self._fill("event", CardModel("event", done, events))
        for number, (kind, ids) in enumerate((("quote", said), ("event", done))):
            self._tabs.setTabText(number, words.tab(kind, len(ids)))

    def _fill(self, kind: str, model: CardModel) -> None:
        table = self.tables[kind]
        row = max(0, table.currentIndex().row())
        old, selected = table.model(), table.selectionModel()
        model.setParent(table)
        table.setModel(model)
        for one in (selected, old):
            if one is not None:
                one.deleteLater()
        header = table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, scaled(width))
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        table.selectRow(min(row, model.rowCount() - 1))

    def _changed(self, edit: Edit) -> None:
        if self._desk.project.find(Speaker, self._id) is None:
            self.close()
        elif edit.everything or edit.touches("speakers", "quotes", "events", "articles"):
            self._read()

    def _go(self, kind: str, row: int) -> None:
        """Show the record of a row in the window."""
        model = self.tables[kind].model()
        line = model.line(row) if isinstance(model, CardModel) else None
        if line is not None:
            self._desk.show_article(line.article)
            self._desk.choose(kind, line.id)


def _about(speaker: Speaker) -> list[str]:
    """The lines under the name: who it is, other names, offices with dates."""
    now = [speaker.role, speaker.affiliation, speaker.country, speaker.sector]
    lines = [", ".join(filter(None, now))]
    if speaker.aliases:
        lines.append(words.OTHER_NAMES.format(", ".join(one.name for one in speaker.aliases)))
    held = [
        words.office(
            [part for part in (one.role, one.affiliation, one.country) if part], one.valid or ""
        )
        for one in speaker.offices
    ]
    if held:
        lines.append(f"{words.OFFICES}: {'; '.join(held)}")
    if speaker.note:
        lines.append(speaker.note)
    return [line for line in lines if line]


def show_card(desk: Desk, speaker: str | None, parent: QWidget) -> SpeakerCard | None:
    """Open the card of a speaker; without one, say what to choose."""
    if speaker is None:
        desk.failed.emit(words.CHOOSE_SPEAKER)
        return None
    card = SpeakerCard(desk, speaker, parent)
    card.show()
    return card
