"""A window that searches the whole project: hits with the words around them; Enter goes there."""

import re
from html import escape

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from annotator.model.article import Article
from annotator.search.hits import AROUND, PLACES, Hit, search
from annotator.ui.bench import Bench
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import scaled
from annotator.ui.words import finding as words
from annotator.ui.words.window import metadata

LIMIT = 200  # hits shown
_PAUSE = 200  # milliseconds of no typing before the project is searched
_HIT, _WHERE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_KINDS = {"quotes": "quote", "events": "event", "speakers": "speaker"}
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ROW = 46  # pixels
_BEFORE = 30  # characters before the words found, so that these are in sight
_WHITE = re.compile(r"\s+")


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines: where it is, and the words found among those around them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        """Two calm lines."""
        return QSize(200, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """The title muted, the words found bold."""
        hit = index.data(_HIT)  # type: ignore[attr-defined]  # Qt's index
        palette: QPalette = option.palette
        rect: QRect = option.rect
        painter.save()
        if option.state & option.state.State_Selected:
            painter.fillRect(rect, palette.highlight())
        page = QTextDocument()
        page.setDefaultFont(option.font)
        page.setDocumentMargin(0)
        room = rect.width() - 20
        metrics = option.fontMetrics
        full = index.data(_WHERE)  # type: ignore[attr-defined]
        where = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room)
        said = _said(hit, QFont(option.font), room)
        text, muted = palette.text().color().name(), palette.placeholderText().color().name()
        page.setHtml(
            f'<div style="color:{muted}; white-space:pre">{escape(where)}</div>'
            f'<div style="color:{text}; white-space:pre">{said}</div>'
        )
        painter.setClipRect(rect)
        painter.translate(rect.left() + 10, rect.top() + 4)
        page.drawContents(painter)
        painter.restore()


class SearchWindow(QDialog):
    """What is typed, where it is looked for, and the hits; stays open beside the work."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.setWindowTitle(words.SEARCH)
        fit_dialog(self, 640, 520)
        self._bench = bench
        self._place = PLACES[0]
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.SEARCH_HINT)
        self.line.setAccessibleName(words.SEARCH)
        self.line.setClearButtonEnabled(True)
        self.places = QButtonGroup(self)
        row = QHBoxLayout()
        for place in PLACES:
            button = QRadioButton(words.PLACES[place], self)
            button.setChecked(place == self._place)
            button.toggled.connect(lambda on, place=place: self._look_in(place) if on else None)
            self.places.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.hits = QListWidget(self)
        self.hits.setAccessibleName(words.HITS)
        self.hits.setItemDelegate(_HitDelegate(self.hits))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setUniformItemSizes(True)
        self.hits.itemActivated.connect(self._go)
        self.hits.itemClicked.connect(self._go)
        self.said = QLabel(words.START, self)
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.addWidget(self.line)
        layout.addLayout(row)
        layout.addWidget(self.hits, 1)
        layout.addWidget(self.said)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self.line.textChanged.connect(self._pause.start)

    def _look_in(self, place: str) -> None:
        self._place = place
        self.look()

    def look(self) -> None:
        """Search for what is typed now."""
        self._pause.stop()
        self.hits.clear()
        typed, desk = self.line.text().strip(), self._bench.desk
        if not typed:
            self.said.setText(words.START)
            return
        hits = (
            desk.attempt(lambda: search(desk.project, typed, self._place, LIMIT, blind=True)) or []
        )
        about = self._about({hit.article for hit in hits} - {""})
        for hit in hits:
            where = metadata([hit.title, about.get(hit.article, ""), hit.speaker])
            item = QListWidgetItem(f"{where}: {hit.before}{hit.match}{hit.after}", self.hits)
            item.setData(_HIT, hit)
            item.setData(_WHERE, where)
        self.hits.setCurrentRow(0)
        self.said.setText(words.found(len(hits), LIMIT) if hits else words.NOTHING)

    def _about(self, articles: set[str]) -> dict[str, str]:
        """Whose articles they are and of when: many share a title."""
        project = self._bench.desk.project
        return {
            one.id: metadata([one.source, one.published]) for one in project.many(Article, articles)
        }

    def _go(self, item: QListWidgetItem) -> None:
        """Show the article and the words or the record found."""
        hit: Hit = item.data(_HIT)
        desk = self._bench.desk
        if hit.article:
            desk.show_article(hit.article)
        if hit.place in _KINDS:
            desk.choose(_KINDS[hit.place], hit.record)
        elif hit.start is not None and hit.end is not None:
            self._bench.page.view.select_text(hit.start, hit.end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move in the list and Enter goes there, also from the line."""
        item = self.hits.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.look()
            elif item is not None:
                self._go(item)
        elif event.key() in _MOVING and self.focusWidget() is self.line:
            self.hits.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def search_project(bench: Bench) -> SearchWindow:
    """Open the search of a bench's project, or come back to it."""
    window = bench.findChild(SearchWindow) or SearchWindow(bench)
    window.setWindowModality(Qt.WindowModality.NonModal)
    window.show()
    window.raise_()
    window.activateWindow()
    window.line.setFocus()
    window.line.selectAll()
    return window


def _said(hit: Hit, font: QFont, room: int) -> str:
    """The words found among those around them, as HTML in one line as wide as the room."""
    before, match, after = (_WHITE.sub(" ", part) for part in _parts(hit))
    plain = QFontMetrics(font)
    font.setBold(True)
    room -= plain.horizontalAdvance(before) + QFontMetrics(font).horizontalAdvance(match)
    after = plain.elidedText(after, Qt.TextElideMode.ElideRight, max(0, room))
    return f"{escape(before)}<b>{escape(match)}</b>{escape(after)}"


def _parts(hit: Hit) -> tuple[str, str, str]:
    """The words before, those found, and those behind, none of them cut in two."""
    before, after = hit.before, hit.after
    if len(before) > _BEFORE:
        before = "… " + before[-_BEFORE:].partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before.lstrip(), hit.match, after
