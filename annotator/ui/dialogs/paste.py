"""Asks what is known of a pasted text before it becomes an article."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

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
        self.published, self.language = DateLine(str, self), QLineEdit(self)
        self.title.setPlaceholderText(words.FIRST_LINE)
        self.published.setPlaceholderText(words.PUBLISHED_HINT)
        self.language.setPlaceholderText(words.LANGUAGE_HINT)
        self.body = QPlainTextEdit(text.removeprefix("\ufeff"), self)
        self.body.setTabChangesFocus(True)
        self.body.document().setModified(False)
        self.form.addRow(words.TITLE, self.title)
        self.form.addRow(words.SOURCE, self.source)
        self.form.addRow(words.PUBLISHED, self.published)
        self.form.addRow(words.LANGUAGE, self.language)
        self.form.addRow(words.TEXT, self.body)
        fit_dialog(self, 560, 460)

    def text(self) -> str:
        """The text, exactly as it was copied unless it was edited here."""
        return self.body.toPlainText() if self.body.document().isModified() else self._given

    def known(self) -> dict[str, str]:
        """What was filled in, by field of the article."""
        fields = {
            "title": self.title,
            "source": self.source,
            "published": self.published,
            "language": self.language,
        }
        filled = {name: line.text().strip() for name, line in fields.items()}
        filled["published"] = self.published.date()
        return {name: value for name, value in filled.items() if value}

    def problem(self) -> str:
        """What is missing."""
        return "" if self.text().strip() else words.PASTE_NO_TEXT
