"""Asks what is imported and how: all that the command line can be told of an import."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from annotator.exchange.formats import FORMATS
from annotator.model.rules import is_language
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.theme import scaled
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import importing as words

BETWEEN = "; "  # paths in one line


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import: the options of `annotator import`, by their names there."""

    format: str = ""
    annotator: str = ""
    language: str = ""
    mapping: Path | None = None
    columns: Path | None = None
    strict: bool = False
    delete_missing: bool = False


class OpenField(QWidget):
    """Paths to read, typed or chosen: files, and where it `takes_folders` a folder."""

    def __init__(
        self, parent: QWidget, title: str, filters: str, folder: str, *, takes_folders: bool = False
    ) -> None:
        super().__init__(parent)
        self._title, self._filters, self._folder = title, filters, folder
        self._takes_folders = takes_folders
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        buttons = [(words.FILES, self._choose)]
        if takes_folders:
            buttons.append((words.FOLDER, self._choose_folder))
        for name, choose in buttons:
            button = QPushButton(name if takes_folders else dialog_words.BROWSE, self)
            button.setAutoDefault(False)
            button.clicked.connect(choose)
            layout.addWidget(button)
        self.setFocusProxy(self.line)

    def paths(self) -> list[Path]:
        """The paths as they stand."""
        parts = self.line.text().split(BETWEEN.strip())
        return [Path(part.strip()) for part in parts if part.strip()]

    def missing(self) -> Path | None:
        """The first path where nothing is."""
        return next((path for path in self.paths() if not path.exists()), None)

    def _choose(self) -> None:
        ask = QFileDialog.getOpenFileNames
        chosen, _ = ask(self, self._title, self._folder, self._filters)
        if chosen:
            self.line.setText(BETWEEN.join(chosen if self._takes_folders else chosen[:1]))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._title, self._folder)
        if chosen:
            self.line.setText(chosen)


class ImportDialog(FormDialog):
    """What comes in, of which format, by whom, and what is done with what does not fit."""

    def __init__(self, parent: QWidget, folder: Path, annotator: str, filters: str) -> None:
        super().__init__(parent, words.WITH_TITLE, words.COLUMNS_DOES)
        here = str(folder)
        self.files = OpenField(self, words.WHAT, filters, here, takes_folders=True)
        self.format = self._formats()
        self.annotator, self.language = QLineEdit(annotator, self), QLineEdit(self)
        self.language.setPlaceholderText(dialog_words.LANGUAGE_HINT)
        self.mapping = OpenField(self, words.MAPPING, words.TOML_FILES, here)
        self.columns = OpenField(self, words.COLUMNS_FILE, words.TOML_FILES, here)
        self.mapping.line.setPlaceholderText(words.MAPPING_HINT)
        self.columns.line.setPlaceholderText(words.COLUMNS_HINT)
        self.strict = QCheckBox(words.STRICT, self)
        self.delete_missing = QCheckBox(words.DELETE_MISSING, self)
        self._lay_out()
        self.files.setFocus()

    def _lay_out(self) -> None:
        for name, field in (
            *((words.WHAT, self.files), (words.FORMAT, self.format)),
            *((words.BY, self.annotator), (words.LANGUAGE, self.language)),
            *((words.MAPPING, self.mapping), (words.COLUMNS_FILE, self.columns)),
            *(("", self.strict), ("", self.delete_missing)),
        ):
            self._row(name, field)
        self.setMinimumWidth(scaled(600))

    def _formats(self) -> QComboBox:
        """All formats that can be read, under what the files tell by themselves."""
        formats = QComboBox(self)
        formats.addItem(words.BY_CONTENT, "")
        for one in FORMATS:
            if one.reads:
                formats.addItem(dialog_words.format_words(one.name, one.what), one.name)
        formats.setMinimumContentsLength(20)
        return formats

    def _row(self, name: str, field: QWidget) -> None:
        self.form.addRow(name, field)
        tip = words.WITH_TIPS[name or field.property("text")]
        for one in (field, *field.findChildren(QLineEdit)):
            one.setToolTip(tip)
        if name:
            field.setAccessibleName(name)

    def options(self) -> ImportOptions:
        """How to import."""
        return ImportOptions(
            format=self.format.currentData(),
            annotator=self.annotator.text().strip(),
            language=self.language.text().strip(),
            mapping=next(iter(self.mapping.paths()), None),
            columns=next(iter(self.columns.paths()), None),
            strict=self.strict.isChecked(),
            delete_missing=self.delete_missing.isChecked(),
        )

    def problem(self) -> str:
        """What is missing."""
        if not self.files.paths():
            return words.NO_FILES
        for field in (self.files, self.mapping, self.columns):
            if path := field.missing():
                return words.nothing_there(path)
        language = self.language.text().strip()
        return "" if not language or is_language(language) else dialog_words.NO_LANGUAGE
