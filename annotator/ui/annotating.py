"""What the annotating keys do to the article that is shown."""

from typing import TYPE_CHECKING, Any, TypeVar

from annotator.editing import layers, mentions, quotes
from annotator.model.annotations import Event, Layer, Mention, Quote, spans_of
from annotator.model.article import Article
from annotator.ui import around
from annotator.ui.article_page import ArticlePage
from annotator.ui.article_records import KIND_OF, Record
from annotator.ui.chosen import Chosen
from annotator.ui.desk import Desk
from annotator.ui.filling import quote_holding, speaker_in
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.proposing import Marked

Place = tuple[int, int]
R = TypeVar("R", Quote, Mention)


class Annotating:
    """The verbs of the keys, on one desk's article and its selection."""

    def __init__(self, desk: Desk, page: ArticlePage) -> None:
        self._desk, self._page, self._view = desk, page, page.view
        self.chosen = Chosen(desk, page)

    # --- marking

    def mark_quote(self) -> None:
        """Mark the selection, or what is said at the caret, with its parts; ask who said it."""
        from annotator.ui import proposing  # noqa: PLC0415 - keeps the start fast

        desk, view = self._desk, self._view
        language = desk.project.get(Article, desk.article).language if desk.article else ""
        text, selected = view.text(), view.selection() is not None
        place = self._place(around.sentence_at)
        if place is None:
            return
        here = [self._page.records[key] for key in view.records_at(view.caret())]
        known = [one for one in here if isinstance(one, Quote)]
        if selected:
            around_it = [self._page.records[key] for key in view.records_at(*place)]
            others = [one for one in around_it if isinstance(one, Quote)]
            marked = proposing.quote_in(text, place, others, language)
            quote = self._same(Quote, "content", place)
        else:
            found = proposing.quote_at(text, view.caret(), known, language)
            marked = found or proposing.Marked((place,))
            quote = self._quote_like(marked) or (None if found or not known else known[0])
        with desk.beside.held():
            quote = quote or desk.attempt(lambda: self._mark_quote(marked))
            if quote is not None:
                self._marked(quote)

    def _quote_like(self, marked: "Marked") -> Quote | None:
        """The quote that is there already where one would be marked."""
        from annotator.ui.proposing import same_quote  # noqa: PLC0415 - keeps the start fast

        places = (*marked.content, *((part.start, part.end) for part in marked.parts))
        for key in dict.fromkeys(k for start, _ in places for k in self._view.records_at(start)):
            record = self._page.records.get(key)
            if isinstance(record, Quote) and same_quote(record, marked):
                return record
        return None

    def _mark_quote(self, marked: "Marked") -> Quote:
        """Mark a quote with its parts; whom its words for it say it was said to hears it."""
        project, records = self._desk.project, self._page.records
        known: dict[str, Any] = {"type": marked.type} if marked.type else {}
        heard = [
            speaker_in(project, records, (part.start, part.end), part.text)
            for part in marked.parts
            if part.role == "addressee"
        ]
        known["addressees"] = tuple(filter(None, heard))
        content, parts = marked.content, marked.parts
        held = self._held(content[0])
        known["parent"] = held.id if held else None
        with project.edit("Mark quote"):
            quote = quotes.mark_quote(project, self._desk.article, content, parts=parts, **known)
            for inner in self._within(quote):
                quotes.change_quote(project, inner.id, parent=quote.id)
        return quote

    def _within(self, quote: Quote) -> list[Quote]:
        """The quotes that stand in a new one, and in none between."""
        start, end = quote.spans[0].start, quote.spans[0].end
        there = (self._page.records.get(key) for key in self._view.records_at(start, end))
        return [
            one
            for one in there
            if isinstance(one, Quote)
            and one.parent == quote.parent
            and quote_holding([quote], (one.spans[0].start, one.spans[0].end)) is not None
        ]

    def _held(self, place: Place) -> Quote | None:
        """The quote that words stand in."""
        at = self._view.records_at(place[0])
        return quote_holding([self._page.records[key] for key in at], place)

    def mark_mention(self) -> None:
        """Mark the selection, or the name at the caret, and ask whom it names."""
        from annotator.ui.proposing import name_at  # noqa: PLC0415 - keeps the start fast

        place = self._place(name_at)
        if place is None:
            return
        kind = around.kind_of_mention(self._view.text()[slice(*place)])
        project, article = self._desk.project, self._desk.article
        with self._desk.beside.held():
            mention = self._same(Mention, "mention", place) or self._desk.attempt(
                lambda: mentions.mark_mention(project, article, *place, kind=kind)
            )
            if mention is not None:
                self._marked(mention)

    def mark_event(self) -> None:
        """Ask what happened in the selection or the word at the caret, then who took part."""
        from annotator.ui.proposing import event_at  # noqa: PLC0415 - keeps the start fast

        place = self._place(event_at)
        if place is None:
            return
        if not self._desk.project.codebook.event_types:
            self._desk.failed.emit(words.ONLY_EVENT_TYPES)
            return
        from annotator.ui.entries.happening import event_fields  # noqa: PLC0415 - keeps the start fast

        self._view.select_text(*place)
        held = self._held(place)
        fields = event_fields(
            self._desk, self._page.records, place, said_in=held.id if held else ""
        )
        self._page.open_entry(words.EVENT, fields)

    def _marked(self, record: Record) -> None:
        self._view.deselect()  # the marks show better without the selection
        self._desk.choose(KIND_OF[type(record)], record.id)
        self._view.viewport().repaint()  # it is seen before anything is asked about it
        self.ask()

    def ask(self, first: int = 0) -> None:
        """Open the entry of the selected record, at its first question or another one."""
        # these keep the start fast
        from annotator.ui.entries.happening import event_fields  # noqa: PLC0415
        from annotator.ui.entries.naming import mention_fields  # noqa: PLC0415
        from annotator.ui.entries.saying import quote_fields  # noqa: PLC0415

        record, page = self._page.record(), self._page
        known = page.records
        if isinstance(record, Quote):
            fields = quote_fields(self._desk, known, record)
            page.open_entry(words.QUOTE, fields, record.id, first=first)
        elif isinstance(record, Mention):
            page.open_entry(words.SPEAKER, mention_fields(self._desk, known, record), record.id)
            if page.entry is not None:
                page.entry.closed.connect(lambda: self._offer_others(record))
        elif isinstance(record, Event):
            place = (record.spans[0].start, record.spans[0].end)
            fields = event_fields(self._desk, known, place, record)
            page.open_entry(record.type, fields, record.id)
        else:
            self._desk.failed.emit(words.CHOOSE_RECORD)

    def _offer_others(self, before: Mention) -> None:
        """Where a mention was linked, say in how many other places its speaker is named."""
        from annotator.ui import also_here  # noqa: PLC0415 - keeps the start fast

        now = self._desk.project.find(Mention, before.id)
        if now is not None and now.speaker and now.speaker != before.speaker:
            also_here.offer(self._desk, self._page, now.speaker)

    def also_here(self) -> None:
        """List the other places of the article that name the chosen speaker, to be marked."""
        from annotator.ui import also_here  # noqa: PLC0415 - keeps the start fast

        self._page.close_entry()
        also_here.show(self._desk, self._page)

    def add_words(self, what: str) -> None:
        """Make the selected words a part of the selected quote or event."""
        from annotator.ui import adding  # noqa: PLC0415 - keeps the start fast

        asks = adding.add_words(self._desk, self._page, what)
        if asks is not None:
            self.ask(asks)

    def _place(self, otherwise: around.Finder) -> Place | None:
        """The selected words, or those around the caret; None, said why, where there are none."""
        if not self._desk.article:
            self._desk.failed.emit(words.NO_ARTICLE)
            return None
        text, chosen = self._view.text(), self._view.selection()
        place = around.trimmed(text, chosen) if chosen else otherwise(text, self._view.caret())
        if place is None:
            self._desk.failed.emit(words.NOTHING_TO_MARK)
        return place

    def _same(self, kind: type[R], role: str, place: Place) -> R | None:
        """The record that has marked just these words already."""
        for key in self._view.records_at(place[0]):
            record = self._page.records.get(key)
            if isinstance(record, kind):
                marked = [(s.start, s.end) for s in spans_of(record) if s.role == role]
                if marked == [place]:
                    return record
        return None

    # --- the rest

    def clear(self) -> None:
        """Select nothing: no record, no words; and close the entry."""
        self._page.close_entry()
        self._desk.choose("", "")
        self._view.deselect()

    def toggle_done(self) -> bool:
        """Call the article done, or under way again; tell whether that could be."""
        desk = self._desk
        if not desk.article:
            desk.failed.emit(words.NO_ARTICLE)
            return False
        layer: Layer | None = layers.find_layer(desk.project, desk.article)
        done = layer is not None and layer.status in ("done", "adjudicated")
        status = "in_progress" if done else "done"

        def call() -> Layer:
            if desk.project.works_on == "gold" and not done:
                from annotator.adjudicating import deciding  # noqa: PLC0415 - seldom needed

                deciding.refuse_open(desk.project, desk.article)
            return layers.set_status(desk.project, desk.article, status)

        return desk.attempt(call) is not None

    def paste(self, text: str, **known: str) -> str:
        """Add a text as an article and show it; "" where that cannot be."""
        from annotator.editing import articles  # noqa: PLC0415 - keeps the start fast

        desk = self._desk
        added = desk.attempt(lambda: articles.add_article(desk.project, text, **known))
        if added is None:
            return ""
        desk.show_article(added.id)
        desk.said.emit(words.added(added.title))
        return added.id
