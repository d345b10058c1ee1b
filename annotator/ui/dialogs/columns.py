"""Shows what the columns of a table of articles were taken for, and lets it be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QPlainTextEdit, QWidget

from annotator.exchange.articles.columns import FIELDS, Columns
from annotator.exchange.articles.table_format import Survey
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.theme import scaled
from annotator.ui.words import importing as words

_PREVIEW = 600  # characters
_LETTERS = 16  # of a column's name that are seen
_PREVIEW_HEIGHT = 110  # pixels


class ColumnsDialog(FormDialog):
    """A choice of column for each field of an article, and the first article as it would be."""

    def __init__(self, parent: QWidget | None, survey: Survey) -> None:
        super().__init__(parent, words.COLUMNS_TITLE, words.COLUMNS_DOES)
        self._survey = survey
        about = QLabel(words.columns_of(survey.name), self)
        about.setWordWrap(True)
        self.form.addRow(about)
        self.choices = {field: self._choice(field) for field in FIELDS}
        self.form.addRow(self._grid())
        self.in_front = QCheckBox(words.IN_FRONT, self)
        self.form.addRow("", self.in_front)
        self.dates = QComboBox(self)
        for order, said in words.ORDERS.items():
            self.dates.addItem(said, order)
        self.dates.setCurrentIndex(self.dates.findData(survey.guess.dates))
        self.form.addRow(words.DATES, self.dates)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(scaled(_PREVIEW_HEIGHT))
        self.preview.setAccessibleName(words.PREVIEW)
        self.form.addRow(words.PREVIEW, self.preview)
        for one in (*self.choices.values(), self.dates):
            one.currentIndexChanged.connect(self._show)
        self.in_front.toggled.connect(self._show)
        self._show()

    def columns(self) -> Columns:
        """What the columns are."""
        of: dict[str, tuple[str, ...]] = {
            field: (one.currentText(),) for field, one in self.choices.items() if one.currentData()
        }
        if self.in_front.isChecked() and of.get("text") != of.get("title", of.get("text")):
            of["text"] = (*of["title"], *of["text"])
        return Columns(of, dates=self.dates.currentData(), sheet=self._survey.guess.sheet)

    def problem(self) -> str:
        """What is missing."""
        return "" if self.choices["text"].currentData() else words.NO_TEXT

    def _grid(self) -> QGridLayout:
        """The fields in two columns, so that all are seen on a small screen."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        half = (len(FIELDS) + 1) // 2
        for i, (field, choice) in enumerate(self.choices.items()):
            label = QLabel(words.FIELDS[field], self)
            label.setBuddy(choice)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, i % half, 2 * (i // half))
            grid.addWidget(choice, i % half, 2 * (i // half) + 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def _choice(self, field: str) -> QComboBox:
        one = QComboBox(self)
        one.setAccessibleName(words.FIELDS[field])
        one.setMinimumContentsLength(_LETTERS)
        one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        one.addItem(words.NOT_THERE, False)
        for name in self._survey.header:
            if name:
                one.addItem(name, True)
        if names := self._survey.guess.of.get(field):
            one.setCurrentIndex(one.findText(names[-1]))
        return one

    def _show(self) -> None:
        """Show the first article as it would come in."""
        columns = self.columns()
        self.form.setRowVisible(self.dates, bool(columns.of.get("published")))
        self.in_front.setEnabled("title" in columns.of)
        self.preview.setPlainText(self._survey.first_article(columns)[:_PREVIEW])
