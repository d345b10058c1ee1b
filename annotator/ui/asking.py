"""What is asked beside the caret of an article: where it lies, and what answers it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from annotator.model.annotations import Event, spans_of
from annotator.ui import around

if TYPE_CHECKING:
    from annotator.ui.article_page import ArticlePage
    from annotator.ui.entries.entry import Entry
    from annotator.ui.entries.field import Field

SHOWN_WHOLE = 600  # characters of a quote with its parts that an entry leaves in sight


class Asking(QObject):
    """Holds the entry of a page; words that are selected while it is open are its answer."""

    def __init__(self, page: "ArticlePage") -> None:
        super().__init__(page)
        self._page, self._view = page, page.view
        self.entry: Entry | None = None
        self._record = ""
        self._view.words_selected.connect(self._words_selected)
        self._view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def begin(self, title: str, fields: "Sequence[Field]", record: str, *, first: int) -> None:
        """Ask from the `first` question on; it goes with its record ("" for none)."""
        from annotator.ui.entries.entry import Entry  # noqa: PLC0415 - keeps the start fast

        self.close()
        self.entry, self._record = Entry(self._page, title, fields, first=first), record
        self.entry.closed.connect(self._closed)
        self.entry.place_by(*self._make_room(self.entry))
        self.entry.show()
        self.entry.raise_()
        self.entry.line.setFocus()

    def close(self) -> None:
        """Send the entry away, if there is one."""
        if self.entry is not None:
            self.entry.close_entry()

    def follow(self) -> None:
        """Send the entry away where its record is gone."""
        if self._record and self._record not in self._page.records:
            self.close()

    def _make_room(self, entry: "Entry") -> tuple[QRect, int]:
        """Scroll on until the entry has room by its words; return where these and the caret are."""
        marked, left = self._asked_about()
        bar = self._view.verticalScrollBar()
        while not entry.has_room_by(marked) and bar.value() < bar.maximum():
            before = bar.value()
            bar.setValue(before + 1)
            marked, left = self._asked_about()
            if marked.top() < self._view.y():  # a long quote: its beginning stays in sight
                bar.setValue(before)
                break
        return marked, left

    def _scrolled(self) -> None:
        """Stay by the words, where what was chosen brought them elsewhere."""
        if self.entry is not None and self.entry.isVisible():
            self.entry.place_by(*self._asked_about())

    def _asked_about(self) -> tuple[QRect, int]:
        """Where the words are that an entry is about, and how far right the caret is."""
        view = self._view
        own, chosen = self._page.records.get(self._record), view.selection()
        first = spans_of(own)[0] if own else None
        place = around.with_parts(own, first, SHOWN_WHOLE) if own and first else chosen
        if place and (own is None or isinstance(own, Event)):  # who took part stands around it
            place = around.sentence_if_short(view.text(), place, SHOWN_WHOLE)
        caret = view.caret_rect()
        marked = view.words_rect(*place) if place else QRect()
        marked = caret if marked.isNull() else marked
        marked.moveTopLeft(view.viewport().mapTo(self._page, marked.topLeft()))
        return marked, view.viewport().mapTo(self._page, caret.topLeft()).x()

    def _words_selected(self) -> None:
        place, text = self._view.selection(), self._view.text()
        chosen = around.trimmed(text, place) if place else None
        if self.entry is not None and self.entry.field.by_words and chosen:
            self._view.deselect()
            self.entry.take_words(chosen, text[slice(*chosen)])
            if self.entry is not None:
                self.entry.line.setFocus()

    def _closed(self) -> None:
        self.entry, self._record = None, ""
        if self._page.desk.kind == "event":  # its words were selected as its type was asked for
            self._view.move_caret(self._view.caret())
        self._view.setFocus()
