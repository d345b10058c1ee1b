"""Asks what to export, how, and where to."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from annotator.exchange.formats import FORMATS, Format, WriteOptions
from annotator.exchange.selection import Selection
from annotator.ui.dialogs.form import FormDialog, PathField
from annotator.ui.words import dialogs as words

_FIRST = ("csv", "xlsx", "json", "jsonl", "report")  # what most people export


def _turn(one: Format) -> tuple[int, str]:
    """Where a format stands in the list: the usual ones, then the others by name."""
    return (_FIRST.index(one.name), "") if one.name in _FIRST else (len(_FIRST), one.name)


class ExportDialog(FormDialog):
    """Format, articles, annotators, the columns' delimiter, and the path."""

    def __init__(
        self, parent: QWidget | None, project: Path, *, article: str, annotators: list[str]
    ) -> None:
        super().__init__(parent, words.EXPORT_TITLE, words.EXPORT_DOES)
        self._project, self._article = project, article
        self.format, self.articles = QComboBox(self), QComboBox(self)
        self.whose, self.delimiter = QComboBox(self), QComboBox(self)
        for one in sorted(FORMATS, key=_turn):
            if one.writes:
                self.format.addItem(words.format_words(one.name, one.what), one)
        self._survives = QLabel(self)
        self._survives.setObjectName("muted")
        self._survives.setWordWrap(True)
        self.articles.addItem(words.ALL_ARTICLES, ())
        if article:
            self.articles.addItem(words.THIS_ARTICLE, (article,))
        self.whose.addItem(words.EVERYONE, ())
        for name in annotators:
            self.whose.addItem(name, (name,))
        for sign, name in words.DELIMITERS.items():
            self.delimiter.addItem(name, sign)
        self.out = PathField(self, words.EXPORT_TO)
        self.form.addRow(words.EXPORT_FORMAT, self.format)
        self.form.addRow("", self._survives)
        self.form.addRow(words.EXPORT_ARTICLES, self.articles)
        self.form.addRow(words.EXPORT_WHOSE, self.whose)
        self.form.addRow(words.EXPORT_DELIMITER, self.delimiter)
        self.form.addRow(words.EXPORT_TO, self.out)
        self.format.currentIndexChanged.connect(self._format_chosen)
        self._format_chosen()

    def chosen(self) -> Format:
        """The format."""
        found: Format = self.format.currentData()
        return found

    def _format_chosen(self) -> None:
        one = self.chosen()
        self._survives.setText(f"Keeps {one.survives}.")
        self.form.setRowVisible(self.delimiter, one.name == "csv")
        # CSV is several files: one .zip is easier to hand on than a folder
        suffix = ".zip" if one.folders else one.suffixes[0]
        path = Path(self.out.text()) if self.out.text() else self._project
        self.out.line.setText(str(path.with_suffix(suffix)))

    def path(self) -> Path:
        """Where to write."""
        return Path(self.out.text()).expanduser()

    def selection(self) -> Selection:
        """Which articles, and whose annotations."""
        return Selection(
            annotators=tuple(self.whose.currentData()), articles=tuple(self.articles.currentData())
        )

    def options(self) -> WriteOptions:
        """How tables are written."""
        in_columns = self.chosen().name == "csv"
        return WriteOptions(delimiter=self.delimiter.currentData() if in_columns else ",")

    def problem(self) -> str:
        """What is missing."""
        return "" if self.out.text() else words.EXPORT_NO_PATH
