"""Where else in the article a speaker is named: a list to tick, marked in one step."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from annotator.editing.layers import find_layer
from annotator.editing.mentions import mark_mentions
from annotator.model.annotations import Mention, Quote, Speaker
from annotator.suggestions import names
from annotator.suggestions.proposals import Occurrence
from annotator.ui.around import context, kind_of_mention
from annotator.ui.article_page import ArticlePage
from annotator.ui.desk import Desk
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import registry as words

LONG = 50_000  # code points of a text in which the places are looked for only when asked
_WIDTH = 460
_SHOWN = 9  # rows at once; the others scroll
_MARGIN = 12
_FOOT = 60  # pixels kept free for the message bar, and for the title
_KNOWN = 200  # other speakers of the article whose names are kept apart


def places_of(desk: Desk, page: ArticlePage, speaker: Speaker) -> list[Occurrence]:
    """The places in the article that name a speaker and are not marked."""
    records, text = page.records, page.view.text()
    near = [id for id in records.speakers_near(0)[:_KNOWN] if id != speaker.id]
    layer = find_layer(desk.project, desk.article)
    mentions = desk.project.all(Mention, layer=layer.id) if layer else ()
    return names.occurrences(text, speaker, mentions, desk.project.many(Speaker, near))


def offer(desk: Desk, page: ArticlePage, speaker: str) -> None:
    """Say in the message bar in how many other places a speaker is named, if in any."""
    found = desk.project.find(Speaker, speaker)
    if found is None or len(page.view.text()) > LONG:
        return
    count = len(places_of(desk, page, found))
    if count:
        desk.said.emit(words.also_here_offer(found.name, count))


def show(desk: Desk, page: ArticlePage) -> "AlsoHere | None":
    """Open the list for the speaker who is chosen, or whom the chosen record names."""
    for opened in page.findChildren(AlsoHere):
        opened.close_list()
    record = page.record()
    own = record.speaker if isinstance(record, (Mention, Quote)) else None
    speaker = desk.project.find(Speaker, desk.record if desk.kind == "speaker" else own or "")
    if speaker is None:
        desk.failed.emit(words.CHOOSE_SPEAKER)
        return None
    found = places_of(desk, page, speaker)
    if not found:
        desk.said.emit(words.nowhere_else(speaker.name))
        return None
    shown = AlsoHere(desk, page, speaker, found)
    shown.show()
    shown.raise_()
    shown.list.setFocus()
    return shown


class AlsoHere(QFrame):
    """Lies over the foot of the text; Enter marks what is ticked, Esc leaves it."""

    closed = Signal()

    def __init__(
        self, desk: Desk, page: ArticlePage, speaker: Speaker, places: Sequence[Occurrence]
    ) -> None:
        super().__init__(page)
        self.setObjectName("entry")
        self._desk, self._page, self._speaker, self._places = desk, page, speaker, places
        self._left_at = page.view.caret(), page.view.verticalScrollBar().value()
        caption = QLabel(words.also_here(speaker.name, len(places)), self)
        caption.setObjectName("entryCaption")
        hint = QLabel(words.ALSO_HERE_HINT, self)
        hint.setObjectName("entryHint")
        hint.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(caption.text())
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place in places:
            self._add(place)
        self.list.setFixedHeight(min(len(places), _SHOWN) * row_height() + 4)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._go_to)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        for widget in (caption, self.list, hint):
            layout.addWidget(widget)
        self.setFixedWidth(min(scaled(_WIDTH), page.width() - 2 * _MARGIN))
        self.list.setCurrentRow(0)
        desk.article_shown.connect(self.close_list)
        page.installEventFilter(self)
        page.view.show_found([(place.start, place.end) for place in places])
        self._stand()

    def _add(self, place: Occurrence) -> None:
        text = self._page.view.text()
        before, after = context(text, place.start, place.end)
        item = QListWidgetItem(words.in_context(before, place.text, after), self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setToolTip(place.reason)
        item.setSizeHint(QSize(0, row_height()))

    def ticked(self) -> list[Occurrence]:
        """The places that are to be marked."""
        on = Qt.CheckState.Checked
        return [p for row, p in enumerate(self._places) if self.list.item(row).checkState() == on]

    def apply(self) -> None:
        """Mark what is ticked, as one step."""
        places = [(one.start, one.end, kind_of_mention(one.text)) for one in self.ticked()]
        desk, speaker = self._desk, self._speaker
        if places:
            work = desk.attempt(
                lambda: mark_mentions(desk.project, desk.article, speaker.id, places)
            )
            if work is None:
                return
            desk.said.emit(words.marked_also(speaker.name, len(places)))
        self._go_back()

    def _go_to(self, row: int) -> None:
        """Bring the place of a row into sight."""
        view = self._page.view
        if row >= 0:
            view.move_caret(self._places[row].start)
            self._stand()
            if self._hides_caret():
                view.centerCursor()
                self._stand()

    def _go_back(self) -> None:
        """Go away, and read on where one was before the list was asked for."""
        view, (caret, scrolled) = self._page.view, self._left_at
        self.close_list()
        view.move_caret(caret)
        view.verticalScrollBar().setValue(scrolled)

    def close_list(self) -> None:
        """Go away."""
        if self.isHidden():
            return
        self.hide()
        self._page.view.show_found(())
        self._page.view.setFocus()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc in the list; the foot of the page where that grows."""
        if isinstance(event, QResizeEvent) and watched is self._page:
            self._stand()
        if not isinstance(event, QKeyEvent) or watched is not self.list:
            return super().eventFilter(watched, event)
        keys = {
            Qt.Key.Key_Escape: self._go_back,
            Qt.Key.Key_Return: self.apply,
            Qt.Key.Key_Enter: self.apply,
        }
        do = keys.get(Qt.Key(event.key()))
        if do is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            do()
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return True

    def _hides_caret(self) -> bool:
        """Whether the caret is under the list, or where the message bar is below it."""
        caret = self._page.view.caret_rect()
        viewport = self._page.view.viewport()
        caret.moveTopLeft(viewport.mapTo(self._page, caret.topLeft()))
        at_head = self.y() <= _FOOT
        return caret.top() <= self.geometry().bottom() if at_head else caret.bottom() >= self.y()

    def _stand(self) -> None:
        """Stand at the foot of the page, over what the message bar says, or else at its head."""
        self.adjustSize()
        x = (self._page.width() - self.width()) // 2
        self.move(x, max(0, self._page.height() - self.height() - _FOOT))
        if self._hides_caret() and self.y() > self.height():
            self.move(x, _FOOT)
