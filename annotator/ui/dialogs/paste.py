"""Asks what is known of a pasted text before it becomes an article."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from annotator.exchange.articles.datelines import dateline_of, day_of
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.entries.readings import DateLine
from annotator.ui.sizes import fit_dialog
from annotator.ui.words import dialogs as words


class PasteDialog(FormDialog):
    """The text, with title, source, date and language, of which all may stay empty."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent, words.PASTE_TITLE, words.PASTE_DOES)
        self._given = (
            text  # a text field changes no-break spaces, so an untouched text is not read back
        )
        self.title, self.source = QLineEdit(self), QLineEdit(self)
        self.place = QLineEdit(self)
        self.published, self.language = DateLine(str, self), QLineEdit(self)
        self.title.setPlaceholderText(words.FIRST_LINE)
        self.published.setPlaceholderText(words.PUBLISHED_HINT)
        self.language.setPlaceholderText(words.LANGUAGE_HINT)
        self.body = QPlainTextEdit(text.removeprefix("\ufeff"), self)
        self.body.setTabChangesFocus(True)
        self.body.document().setModified(False)
        self.form.addRow(words.TITLE, self.title)
        self.form.addRow(words.SOURCE, self.source)
        self.form.addRow(words.ARTICLE_FIELDS["dateline_place"][0], self.place)
        self.form.addRow(words.PUBLISHED, self.published)
        self.form.addRow(words.LANGUAGE, self.language)
        self.form.addRow(words.TEXT, self.body)
        self._agency = ""
        self._read_dateline(text)
        fit_dialog(self, 560, 500)

    def _read_dateline(self, text: str) -> None:
        """Fill in what the text says itself of where, when and by whom it was written."""
        said = dateline_of(text)
        self._agency = said.agency
        self.source.setText(said.agency)
        self.place.setText(said.place)
        self.published.setText(said.published or day_of(text))

    def text(self) -> str:
        """The text, exactly as it was copied unless it was edited here."""
        return self.body.toPlainText() if self.body.document().isModified() else self._given

    def known(self) -> dict[str, str]:
        """What was filled in, by field of the article."""
        fields = {
            "title": self.title,
            "source": self.source,
            "dateline_place": self.place,
            "published": self.published,
            "language": self.language,
        }
        filled = {name: line.text().strip() for name, line in fields.items()}
        filled["published"] = self.published.date()
        if filled["source"] and filled["source"] == self._agency:
            filled["source_type"] = "wire"
        return {name: value for name, value in filled.items() if value}

    def problem(self) -> str:
        """What is missing."""
        return "" if self.text().strip() else words.PASTE_NO_TEXT
