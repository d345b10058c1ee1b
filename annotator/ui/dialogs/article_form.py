"""What is known about an article: a form to see and change it, and a way to delete the article."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from annotator.editing.articles import change_article, delete_article
from annotator.errors import AnnotatorError
from annotator.model import dates
from annotator.model.article import Article
from annotator.model.rules import is_language
from annotator.ui.desk import Desk
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.entries.readings import DateLine
from annotator.ui.theme import scaled
from annotator.ui.words import dialogs as words
from annotator.ui.words.form import date_tip
from annotator.ui.words.window import NO_ARTICLE

if TYPE_CHECKING:
    from annotator.ui.article_list import ArticleList

_ADDRESS = re.compile(r"https?://\S+")
_BOX = "QPlainTextEdit { border: 1px solid palette(mid); border-radius: 4px; }"
_UNKNOWN = "und"  # BCP 47 for a language that is not determined


class ArticleDialog(FormDialog):
    """Every field of an article but its text; what was typed is checked as it is typed."""

    def __init__(self, parent: QWidget | None, article: Article) -> None:
        super().__init__(parent, words.ARTICLE_TITLE, words.ARTICLE_DOES)
        self.article = article
        self.lines: dict[str, QLineEdit] = {}
        for name, (label, tip) in words.ARTICLE_FIELDS.items():
            field = self._field(name)
            field.setToolTip(tip)
            field.setAccessibleName(label)
            self.form.addRow(label, field)
        self.lines["published"].setPlaceholderText(words.PUBLISHED_HINT)
        self.lines["published"].setToolTip(date_tip(words.ARTICLE_FIELDS["published"][1]))
        self.lines["language"].setPlaceholderText(words.LANGUAGE_HINT)
        self.setMinimumWidth(scaled(540))
        self.lines["title"].setFocus()

    def _field(self, name: str) -> QWidget:
        """The field of this name; they are made from top to bottom, as Tab goes."""
        value = getattr(self.article, name)
        if name == "source_type":
            self.kind = QComboBox(self)
            self.kind.addItem(words.NOT_KNOWN, None)
            for code, shown in words.SOURCE_TYPES.items():
                self.kind.addItem(shown, code)
            self.kind.setCurrentIndex(max(0, self.kind.findData(value)))
            return self.kind
        if name == "note":
            self.note = QPlainTextEdit(value, self)
            self.note.setTabChangesFocus(True)
            self.note.setFixedHeight(scaled(64))
            self.note.setStyleSheet(_BOX)
            return self.note
        if name == "published":  # its own words cannot be read against itself
            self.published = DateLine(str, self)
            self.published.taken.connect(self.check)
        line = self.published if name == "published" else QLineEdit(self)
        line.setText("" if value is None or value == _UNKNOWN else value)
        line.setCursorPosition(0)
        line.textEdited.connect(self.check)
        self.lines[name] = line
        return line

    def changes(self) -> dict[str, str | None]:
        """What is to be changed, by field."""
        typed: dict[str, str | None] = {
            name: line.text().strip() or None for name, line in self.lines.items()
        }
        typed["title"] = typed["title"] or ""
        typed["published"] = self.published.date() or None
        typed["language"] = typed["language"] or _UNKNOWN
        typed["source_type"] = self.kind.currentData()
        if self.note.document().isModified():
            # toPlainText would lose no-break spaces
            raw = self.note.document().toRawText()
            typed["note"] = raw.replace("\u2029", "\n").strip()
        return {name: new for name, new in typed.items() if new != getattr(self.article, name)}

    def problem(self) -> str:
        """What was typed and cannot be kept, the first from above."""
        new = replace(self.article, **self.changes())  # type: ignore[arg-type]
        if not new.title:
            return words.NO_TITLE
        if new.published is not None:
            try:
                dates.parse(new.published)
            except AnnotatorError as error:
                return f"{error.message} {words.DATE_HINT}"
        if new.url != self.article.url and new.url and not _ADDRESS.fullmatch(new.url):
            return words.NO_ADDRESS
        return "" if is_language(new.language) else words.NO_LANGUAGE


def ask_about_article(desk: Desk, parent: QWidget) -> None:
    """Show what is known about the article that is shown; keep what is changed there."""
    if not desk.article:
        desk.failed.emit(NO_ARTICLE)
        return
    article = desk.project.get(Article, desk.article)
    dialog = ArticleDialog(parent, article)

    def work() -> None:
        changes = dialog.changes()
        if changes:
            desk.attempt(lambda: change_article(desk.project, article.id, **changes))

    dialog.accepted.connect(work)
    dialog.open()


def delete_shown(desk: Desk, articles: "ArticleList") -> None:
    """Delete the article that is shown, show the next one, and say how to take it back."""
    if not desk.article:
        desk.failed.emit(NO_ARTICLE)
        return
    article = desk.project.get(Article, desk.article)
    row = articles.model.row_of(article.id)
    following = articles.model.article(row + 1) or articles.model.article(row - 1)

    def work() -> bool:
        delete_article(desk.project, article.id)
        return True

    if desk.attempt(work):
        desk.show_article(following)
        desk.said.emit(words.article_deleted(article.title))
