"""The article in the middle: its title, what is known of it, and the text with its records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from annotator.model.annotations import (
    Event,
    Mention,
    Quote,
    Speaker,
    spans_of,
)
from annotator.model.article import Article
from annotator.store.article_marks import Mark
from annotator.store.beginning import first_article
from annotator.store.changes import Edit
from annotator.ui.article_records import KIND_OF, ArticleRecords
from annotator.ui.article_view import ArticleView
from annotator.ui.article_view.reading import LARGEST, SMALLEST
from annotator.ui.asking import Asking
from annotator.ui.desk import Desk
from annotator.ui.heading import Heading
from annotator.ui.theme import Theme
from annotator.ui.whose_bar import WhoseBar
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.entries.entry import Entry
    from annotator.ui.entries.field import Field

_KEPT = 50  # articles that were shown before


class ArticlePage(QWidget):
    """Shows the desk's article, follows its changes, and holds the entry at the caret."""

    heading_clicked = Signal()
    action_wanted = Signal(str)  # the name of one that fills the empty page

    def __init__(self, desk: Desk, *, text_size: int) -> None:
        super().__init__()
        self.desk = desk
        self.records = ArticleRecords(desk.project, desk.whose.layer)
        self._places: dict[str, tuple[int, int]] = {}
        self._shown = ""
        self._before: list[str] = []  # the articles that were shown before, each once
        self._gone = ""  # the article that was shown until it was removed
        self._older = ""  # the version that the one shown has replaced
        self._lay_out(text_size)
        self.view.record_clicked.connect(self._clicked)
        self.view.span_dragged.connect(self._dragged)
        self._asking = Asking(self)
        self.view.viewport().installEventFilter(self)
        desk.article_shown.connect(self.show_article)
        desk.record_chosen.connect(self._chosen)
        desk.changed.connect(self._changed)

    def _lay_out(self, text_size: int) -> None:
        self._title = Heading(self, words.ABOUT_ARTICLE)
        self._about = Heading(self, words.ABOUT_ARTICLE)
        self._title.setObjectName("articleTitle")
        self._about.setObjectName("articleAbout")
        for label in (self._title, self._about):
            label.clicked.connect(self.heading_clicked)
        self._title.setWordWrap(True)
        self._header = QWidget(self)
        self._header.setObjectName("articleHeader")
        self._head = head = QVBoxLayout(self._header)
        head.setContentsMargins(14, 14, 14, 4)
        head.setSpacing(3)
        head.addWidget(self._title)
        head.addWidget(self._about)
        self.view = ArticleView(self, describe=self._describe)
        self.view.set_text_size(text_size)
        self._empty = QLabel(words.EMPTY_PAGE_LINKS, self)
        self._empty.linkActivated.connect(self.action_wanted)
        self._empty.setObjectName("emptyPage")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        reading = QWidget(self)
        reading.setObjectName("articleBody")
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.whose = WhoseBar(self.desk, reading)
        column.addWidget(self.whose)
        column.addWidget(self._header)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(reading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # without an article it has the focus
        self.setAccessibleName(words.ARTICLE)
        self.setAccessibleDescription(words.EMPTY_PAGE)

    # --- what is shown

    def show_article(self, article: str) -> None:
        """Show an article where it was left ("" for none)."""
        if self._shown:
            place = self.view.verticalScrollBar().value()
            self._places[self._shown] = (self.view.caret(), place)
            self._before = [one for one in self._before if one != article][-_KEPT:]
            self._before.append(self._shown)
        self._gone = ""
        self.close_entry()
        self._shown = article
        self.records.read(article)
        caret, scrolled = self._places.get(article, (0, 0))
        self._show_all(caret)
        self.view.move_caret(caret)
        self.view.scroll_to(scrolled)

    def _show_all(self, place: int = 0) -> None:
        """Show the text with all its records, to be scrolled to a place."""
        found = self.desk.project.find(Article, self._shown) if self._shown else None
        self._stack.setCurrentIndex(1 if found else 0)
        self.setFocusProxy(self.view if found else None)  # type: ignore[arg-type]  # Qt takes none
        self._older = (found.replaces or "") if found else ""
        text = self.desk.project.text(found.id) if found else ""
        if found:
            self._show_header(found)
        marks = self.records.take_spans() + self._beside()
        self.view.show_article(text, marks, place=place)
        self._chosen(self.desk.kind, self.desk.record)

    def _beside(self) -> list[Mark]:
        """What is drawn of another's work beside one's own."""
        return self.desk.alongside.marks() if self.desk.whose.shown is None else []

    def _touches_beside(self, touched: Sequence[str]) -> bool:
        """Whether records may be of the work that is shown beside one's own."""
        beside = self.desk.alongside.shown
        return beside is not None and any(key not in self.records for key in touched)

    def _show_header(self, article: Article) -> None:
        self._title.setText(article.title)
        for line in (self._title, self._about):
            line.run_like(article.title)
        # most texts begin with their title, and need not show it twice
        self._title.setHidden(self.desk.project.text(article.id).lstrip().startswith(article.title))
        status = words.STATUS_NAMES[self.records.status]
        language = "" if article.language == "und" else article.language
        known = [
            article.source,
            article.byline,
            article.dateline_place,
            article.published,
            language,
        ]
        self._about.setText(words.metadata([*known, status]))

    def _changed(self, edit: Edit) -> None:
        if self._gone and self.desk.project.find(Article, self._gone) is not None:
            self.desk.show_article(self._gone)  # it came back, by undo or redo
            return
        if not self._shown:
            return
        if self.desk.project.find(Article, self._shown) is None:
            gone = self._shown
            self.desk.show_article(self._instead())
            self._gone = gone
            return
        touched = self.records.follow(edit)
        if touched and self._touches_beside(touched):
            self.records.read(self._shown)
            touched = None
        if touched is None:
            self._show_all()
        else:
            for key in touched:
                self.view.replace_record(key, self.records.spans_of(key))
            if self.desk.record in touched or edit.touches("mentions"):
                self._choose_again()
            if edit.touches("articles", "layers"):
                self._show_header(self.desk.project.get(Article, self._shown))
        self._asking.follow()

    def _instead(self) -> str:
        """The article to show where that which was shown is gone: what it replaced, or the last."""
        last = [self._older, *reversed(self._before)]
        there = self.desk.project.many(Article, [one for one in last if one])
        return there[0].id if there else first_article(self.desk.project)

    def _choose_again(self) -> None:
        """Draw the chosen record's links as they are now; choose nothing where it is gone."""
        if self.desk.kind in ("mention", "quote", "event") and self.desk.record not in self.records:
            self.desk.choose("", "")
        else:
            self._chosen(self.desk.kind, self.desk.record, scroll=False)

    def _chosen(self, kind: str, id: str, *, scroll: bool = True) -> None:
        record = self.records.get(id)
        if kind == "speaker":
            named = [mention.id for mention in self.records.mentions_of(id)]
            self.view.select_record("", links=named, scroll=scroll)
        elif record is None:
            self.view.select_record("")
        else:
            self.view.select_record(id, links=self.records.links(record), scroll=scroll)
            if scroll:
                self._bring_caret(record)

    def _bring_caret(self, record: Mention | Quote | Event) -> None:
        """Let the keys go on at the chosen record, unless words are selected for it."""
        caret = self.view.caret()
        within = any(span.start <= caret <= span.end for span in spans_of(record))
        if not within and self.view.selection() is None:
            self.view.move_caret(spans_of(record)[0].start)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in a theme's colours."""
        self.view.apply_theme(theme)

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller by so many points."""
        points = min(max(self.view.font().pointSize() + by, SMALLEST), LARGEST)
        self.view.set_text_size(points)
        self.view.zoomed.emit(points)

    def _describe(self, id: str, role: str) -> str:
        record = self.records.get(id)
        if record is None:
            return self.desk.alongside.describe(id, role) or role
        speaker = None if isinstance(record, Event) else record.speaker
        found = self.desk.project.find(Speaker, speaker) if speaker else None
        return words.record_words(record, found.name if found else "", role)

    # --- what the mouse does

    def _clicked(self, id: str) -> None:
        record = self.records.get(id)
        self.close_entry()
        with self.desk.beside.held():
            self.desk.choose(KIND_OF[type(record)] if record else "", id if record else "")

    def _dragged(self, id: str, ord: int, start: int, end: int) -> None:
        from annotator.editing import spans  # noqa: PLC0415 - keeps the start fast

        record = self.records[id]
        project = self.desk.project
        self.desk.attempt(lambda: spans.move_span(project, type(record), id, ord, (start, end)))

    # --- the entry at the caret

    @property
    def entry(self) -> "Entry | None":
        """What is asked beside the caret now."""
        return self._asking.entry

    def open_entry(
        self, title: str, fields: "Sequence[Field]", record: str = "", *, first: int = 0
    ) -> None:
        """Ask something beside the caret, from the `first` question on; it goes with its record."""
        self._asking.begin(title, fields, record, first=first)

    def close_entry(self) -> None:
        """Send the entry away, if there is one."""
        self._asking.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the title over the text's own column, however wide the window is."""
        if isinstance(event, QResizeEvent) and watched is self.view.viewport():
            left = self.view.viewport().x() + int(self.view.document().documentMargin())
            right = self.view.width() - self.view.viewport().width() + left
            self._head.setContentsMargins(left, 14, right - 2 * self.view.viewport().x(), 4)
        return super().eventFilter(watched, event)

    # --- for the keys

    def record(self) -> Mention | Quote | Event | None:
        """The chosen record, if it is one of this article's."""
        return self.records.get(self.desk.record)
