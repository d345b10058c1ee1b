"""Asks who is annotating."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from annotator.ui.dialogs.form import FormDialog
from annotator.ui.words import dialogs as words


class WorkAsDialog(FormDialog):
    """A name of the project, or a new one."""

    def __init__(self, parent: QWidget | None, names: Sequence[str], annotator: str) -> None:
        super().__init__(parent, words.WORK_AS_TITLE, words.WORK_AS_DOES)
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.addItems(list(names))
        self.name.setCurrentText(annotator)
        hint = QLabel(words.WORK_AS_HINT, self)
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.form.addRow(words.WORK_AS_NAME, self.name)
        self.form.addRow("", hint)

    def annotator(self) -> str:
        """The name."""
        return self.name.currentText().strip()

    def problem(self) -> str:
        """What is missing."""
        return "" if self.annotator() else words.NEW_NO_NAME
