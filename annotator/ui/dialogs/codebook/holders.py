"""The first records that have an entry of the codebook; one that is clicked is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.editing.codebook import Uses
from annotator.model.annotations import Event, Layer, Quote, Speaker, words_of
from annotator.model.article import Article
from annotator.ui.desk import Desk
from annotator.ui.theme import row_height
from annotator.ui.words import codebook as words
from annotator.ui.words.form import first_words

_KINDS: dict[str, type[Speaker | Quote | Event]] = {
    "speaker": Speaker,
    "quote": Quote,
    "event": Event,
}
_ID = Qt.ItemDataRole.UserRole


class Holders(QListWidget):
    """Lists records; a click or Enter shows one in the window."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, ""
        self.setAccessibleName(words.HOLDERS)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._go)

    def show_uses(self, kind: str, uses: Uses) -> None:
        """List the first records of a kind that have an entry."""
        self.clear()
        self._kind = kind
        for record in self._desk.project.many(_KINDS[kind], uses.first):
            title = ""
            if isinstance(record, Speaker):
                what = record.name
            else:
                what = _said(record)
                title = self._article(record).title
            item = QListWidgetItem(words.holder(what, title), self)
            item.setData(_ID, record.id)
            item.setSizeHint(QSize(0, row_height()))

    def _article(self, record: Quote | Event) -> Article:
        project = self._desk.project
        return project.get(Article, project.get(Layer, record.layer).article)

    def _go(self, item: QListWidgetItem) -> None:
        """Show a record, with its article."""
        record = self._desk.project.find(_KINDS[self._kind], item.data(_ID))
        if record is None:
            return
        if not isinstance(record, Speaker):
            self._desk.show_article(self._article(record).id)
        self._desk.choose(self._kind, record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the record."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)


def _said(record: Quote | Event) -> str:
    if isinstance(record, Quote):
        return first_words(words_of(record, "content"))
    return first_words(words_of(record, "trigger"), record.type)
