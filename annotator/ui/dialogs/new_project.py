"""Asks where a new project is kept, by which codebook, and who annotates."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from annotator.ui.dialogs.form import FormDialog, PathField
from annotator.ui.words import dialogs as words


class NewProjectDialog(FormDialog):
    """Where, by which codebook, and by whom."""

    def __init__(self, parent: QWidget | None, *, folder: Path, annotator: str) -> None:
        super().__init__(parent, words.NEW_TITLE, words.NEW_DOES)
        self.file = PathField(self, words.NEW_FILE, words.PROJECT_FILES)
        self.file.line.setText(str(folder / "project.sqlite"))
        self.codebook = QComboBox(self)
        for name, about in words.CODEBOOKS.items():
            self.codebook.addItem(about, name)
        self.name = QLineEdit(annotator, self)
        self.form.addRow(words.NEW_FILE, self.file)
        self.form.addRow(words.NEW_CODEBOOK, self.codebook)
        self.form.addRow(words.NEW_NAME, self.name)

    def path(self) -> Path:
        """The file to make, with a suffix."""
        path = Path(self.file.text()).expanduser()
        return path if path.suffix else path.with_suffix(".sqlite")

    def annotator(self) -> str:
        """Who annotates."""
        return self.name.text().strip()

    def problem(self) -> str:
        """What is missing."""
        if not self.file.text():
            return words.NEW_NO_FILE
        return "" if self.annotator() else words.NEW_NO_NAME
