"""How far each annotator is, beside the work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.store.changes import Edit
from annotator.store.teamwork import progress
from annotator.ui.desk import Desk
from annotator.ui.dialogs.counts_table import CountsTable
from annotator.ui.sizes import fit_dialog
from annotator.ui.words import teams as words


class ProgressDialog(QDialog):
    """A row for each annotator; follows the project while it is open."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.PROGRESS_TITLE)
        fit_dialog(self, 640, 360)
        self._desk = desk
        self.table = CountsTable(self, words.PROGRESS_TITLE, words.PROGRESS_COLUMNS)
        self.said = QLabel(words.PROGRESS_NOBODY, self)
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        desk.changed.connect(self._changed)
        self.read()

    def read(self) -> None:
        """Take the numbers from the file."""
        people = progress(self._desk.project)
        self.table.show_rows(
            [
                (
                    one.name if one.active else words.no_longer(one.name),
                    (one.assigned, one.waiting, one.started, one.done, one.doubles),
                )
                for one in people
            ]
        )
        self.said.setVisible(not people)

    def _changed(self, edit: Edit) -> None:
        if edit.touches("layers", "articles", "annotators"):
            self.read()


def show(desk: Desk, parent: QWidget | None) -> ProgressDialog:
    """Show how far each annotator is."""
    dialog = ProgressDialog(desk, parent)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.show()
    return dialog
