"""What the keys do to the record that is chosen: its edges, its parts, its note, a copy of it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from annotator.editing import events, mentions, quotes, speakers
from annotator.editing import spans as stretches
from annotator.model.annotations import Event, Mention, Quote, Speaker, spans_of, words_of
from annotator.model.article import Article
from annotator.ui import around
from annotator.ui.article_page import ArticlePage
from annotator.ui.article_records import KIND_OF, Record
from annotator.ui.desk import Desk
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.record_form import RecordForm

_CHANGE = {
    Mention: mentions.change_mention,
    Quote: quotes.change_quote,
    Event: events.change_event,
}


class Chosen:
    """The verbs of the keys for one desk's chosen record."""

    def __init__(self, desk: Desk, page: ArticlePage) -> None:
        self._desk, self._page, self._view = desk, page, page.view

    def record(self) -> Record | None:
        """The chosen record of the article; where there is none, it is said."""
        record = self._page.record()
        if record is None:
            self._desk.failed.emit(words.CHOOSE_RECORD)
        return record

    # --- edges and parts

    def move_edge(self, *, start: bool, step: int) -> None:
        """Move one end of the chosen stretch by a word; moves in a row are one step to undo."""
        record = self.record()
        if record is None:
            return
        part, text = self._part_at_caret(record), self._view.text()
        span = spans_of(record)[part]
        if start:
            place = (around.next_start(text, span.start, step), span.end)
        else:
            place = (span.start, around.next_edge(text, span.end, step))
        if not place[0] < place[1] or place == (span.start, span.end):
            return
        project, kind = self._desk.project, type(record)
        self._desk.attempt(lambda: stretches.move_span(project, kind, record.id, part, place))

    def _part_at_caret(self, record: Record) -> int:
        """Which stretch of a record the caret is in or nearest to."""
        caret = self._view.caret()

        def away(pair: tuple[int, object]) -> tuple[int, int]:
            span = spans_of(record)[pair[0]]
            return max(span.start - caret, caret - span.end, 0), span.end - span.start

        return min(enumerate(spans_of(record)), key=away)[0]

    def remove_part(self) -> None:
        """Take the stretch at the caret out of the chosen quote or event."""
        record = self._page.record()
        if not isinstance(record, (Quote, Event)):
            self._desk.failed.emit(words.CHOOSE_FIRST)
            return
        part, kind, project = self._part_at_caret(record), type(record), self._desk.project
        self._desk.attempt(lambda: stretches.remove_span(project, kind, record.id, part))

    # --- the record

    def delete(self) -> None:
        """Remove the chosen record, whatever it is."""
        verbs = {
            "quote": (Quote, quotes.delete_quote),
            "event": (Event, events.delete_event),
            "mention": (Mention, mentions.delete_mention),
            "speaker": (Speaker, speakers.delete_speaker),
        }
        desk, chosen = self._desk, self._desk.record
        if desk.kind not in verbs or desk.project.find(verbs[desk.kind][0], chosen) is None:
            desk.failed.emit(words.CHOOSE_RECORD)
            return
        verb = verbs[desk.kind][1]
        told = self._loss(chosen) if desk.kind == "speaker" else ""

        def work() -> bool:
            verb(desk.project, chosen)
            return True

        if desk.attempt(work):
            desk.choose("", "")
            if told:
                desk.said.emit(told)

    def _loss(self, speaker: str) -> str:
        """What is to be said when a speaker is deleted: what refers to it, in all articles."""
        from annotator.store.speaker_card import reach_of  # noqa: PLC0415 - few delete a speaker
        from annotator.ui.words import registry  # noqa: PLC0415

        name = self._desk.project.get(Speaker, speaker).name
        return registry.deleted(name, reach_of(self._desk.project, speaker))

    def cycle(self) -> None:
        """Choose the next of the records at the caret, the smallest first."""
        caret = self._view.caret()
        here = self._view.records_at(caret) or self._view.records_at(max(0, caret - 1))
        if not here:
            self._desk.failed.emit(words.NOTHING_HERE)
            return
        at = here.index(self._desk.record) + 1 if self._desk.record in here else 0
        record = self._page.records[here[at % len(here)]]
        self._desk.choose(KIND_OF[type(record)], record.id)

    def toggle_unsure(self) -> None:
        """Say that the chosen record is unsure, or sure again."""
        record = self.record()
        if record is None:
            return
        certainty = "high" if record.certainty == "low" else "low"
        change, project = _CHANGE[type(record)], self._desk.project
        if self._desk.attempt(lambda: change(project, record.id, certainty=certainty)) is not None:
            self._desk.said.emit(words.UNSURE if certainty == "low" else words.SURE)

    def note(self, form: "RecordForm") -> None:
        """Go to the note of the chosen record in the form."""
        if form.record is None:
            self._desk.failed.emit(words.CHOOSE_RECORD)
            return
        editor = form.page(self._desk.kind).editors["note"]
        form.ensureWidgetVisible(editor)
        editor.control.setFocus()

    def copy(self) -> None:
        """Copy the chosen quote with who said it, where and when; of other records their words."""
        record = self.record()
        if record is None:
            return
        if isinstance(record, Quote):
            copied = self._quoted(record)
        else:
            copied = record.text if isinstance(record, Mention) else words_of(record, "trigger")
        QGuiApplication.clipboard().setText(copied)
        self._desk.said.emit(words.COPIED)

    def _quoted(self, quote: Quote) -> str:
        project = self._desk.project
        speaker = project.find(Speaker, quote.speaker) if quote.speaker else None
        article = project.get(Article, self._desk.article)
        known = (speaker.name if speaker else "", article.source, quote.date or article.published)
        return words.quoted(words_of(quote, "content"), known)
