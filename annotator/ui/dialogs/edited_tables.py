"""Shows each cell that edited tables change, before anything is done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.edited.ledger import CellChange
from annotator.exchange.importing import Imported
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.read_table import Index, MadeRows, ReadTable, TextRows
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import scaled
from annotator.ui.words import edited_tables as words
from annotator.ui.words.dialogs import CANCEL

_SIZE = (900, 480)  # pixels
_WIDTHS = (196, 190, 92)  # of where, what and column; before and after share the rest


class ChangesModel(TextRows):
    """The changes, one a row; where each stands is told whole as a tip."""

    def __init__(self, changes: Sequence[CellChange], parent: QWidget) -> None:
        rows = MadeRows(changes, words.shown)
        super().__init__([(head, "") for head in words.HEADINGS], rows, parent)
        self._changes = changes

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell says; all of it as a tip."""
        if index.column() == 0 and role == Qt.ItemDataRole.ToolTipRole:
            return self._changes[index.row()].place
        return super().data(index, role)


class EditedTablesDialog(QDialog):
    """The changes under a sentence; accepted, they are to be made.

    `other_wanted` says that what has no row is to be deleted after all, or to be kept.
    """

    other_wanted = Signal()

    def __init__(self, parent: QWidget | None, imported: Imported, *, deletes: bool) -> None:
        changes, not_taken = imported.changes, imported.warnings
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SIZE)
        summary = QLabel(words.summary(changes, imported.missing), self)
        summary.setWordWrap(True)
        self.list = self._list(changes)
        buttons = QDialogButtonBox(self)
        self.apply = buttons.addButton(words.APPLY, QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setDefault(True)
        self.apply.setEnabled(bool(changes))
        buttons.addButton(CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(summary)
        layout.addWidget(self.list, 1)
        self.delete = QCheckBox(words.delete_missing(imported.missing), self)
        self.delete.setChecked(deletes)
        self.delete.setVisible(deletes or bool(imported.missing))
        self.delete.clicked.connect(self._look_again)
        layout.addWidget(self.delete)
        if not_taken:
            self.more = buttons.addButton(words.NOT_TAKEN, QDialogButtonBox.ButtonRole.ActionRole)
            self.more.clicked.connect(lambda: self._tell(not_taken))
        layout.addWidget(buttons)

    def _look_again(self) -> None:
        """Go away for the changes that there are when missing rows mean something else."""
        self.other_wanted.emit()
        self.reject()

    def _list(self, changes: Sequence[CellChange]) -> QTableView:
        table = ReadTable(self, words.LIST)
        table.setSelectionMode(ReadTable.SelectionMode.ExtendedSelection)
        table.setModel(ChangesModel(changes, table))
        header = table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, scaled(width))
        for column in range(len(_WIDTHS), len(words.HEADINGS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _tell(self, not_taken: Sequence[str]) -> None:
        """Show what of the tables is not taken, and why."""
        sentence = words.not_taken(len(not_taken))
        details = "\n".join(not_taken)
        DetailsDialog(self, words.NOT_TAKEN_TITLE, f"{sentence}.", details).open()
