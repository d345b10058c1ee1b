"""What the annotating keys do to the article that is shown."""

from annotator.editing import events, layers, mentions, quotes, speakers
from annotator.editing import spans as stretches
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker, spans_of
from annotator.ui import around
from annotator.ui.article_page import ArticlePage
from annotator.ui.article_records import KIND_OF, Record
from annotator.ui.desk import Desk
from annotator.ui.words import window as words

Place = tuple[int, int]
_ROLES = {  # which part of the selected record a key makes of the selected words
    Quote: {
        "part": "content",
        "cue": "cue",
        "addressee": "addressee",
        "source": "source",
        "date": "date",
        "place": "venue",
        "insertion": "insertion",
    },
    Event: {"part": "other_mention", "date": "date", "place": "location"},
}
_SEVERAL = {"content", "other_mention", "insertion"}


class Annotating:
    """The verbs of the keys, on one desk's article and its selection."""

    def __init__(self, desk: Desk, page: ArticlePage) -> None:
        self._desk, self._page, self._view = desk, page, page.view

    # --- marking

    def mark_quote(self) -> None:
        """Mark the selection, or the quotation or sentence at the caret, and ask who said it."""
        place = self._place(around.quote_at)
        if place is None:
            return
        quote = self._same(Quote, "content", place) or self._desk.attempt(
            lambda: quotes.mark_quote(self._desk.project, self._desk.article, [place])
        )
        if quote is not None:
            self._marked(quote)

    def mark_mention(self) -> None:
        """Mark the selection, or the name at the caret, and ask whom it names."""
        place = self._place(around.name_at)
        if place is None:
            return
        kind = around.kind_of_mention(self._view.text()[slice(*place)])
        mention = self._same(Mention, "mention", place) or self._desk.attempt(
            lambda: mentions.mark_mention(self._desk.project, self._desk.article, *place, kind=kind)
        )
        if mention is not None:
            self._marked(mention)

    def mark_event(self) -> None:
        """Ask what happened in the selection or the word at the caret, then who took part."""
        place = self._place(around.word_at)
        if place is None:
            return
        if not self._desk.project.codebook.event_types:
            self._desk.failed.emit(words.ONLY_EVENT_TYPES)
            return
        from annotator.ui.entries.records import event_fields  # noqa: PLC0415 - keeps the start fast

        self._view.select_text(*place)
        fields = event_fields(self._desk, self._page.records, place)
        self._page.open_entry(words.EVENT, fields)

    def _marked(self, record: Record) -> None:
        self._view.deselect()  # the marks show better without the selection
        self._desk.choose(KIND_OF[type(record)], record.id)
        self.ask()

    def ask(self) -> None:
        """Open the entry of the selected record."""
        from annotator.ui.entries.records import (  # noqa: PLC0415 - keeps the start fast
            event_fields,
            mention_fields,
            quote_fields,
        )

        record, page = self._page.record(), self._page
        known = page.records
        if isinstance(record, Quote):
            page.open_entry(words.QUOTE, quote_fields(self._desk, known, record), record.id)
        elif isinstance(record, Mention):
            page.open_entry(words.SPEAKER, mention_fields(self._desk, known, record), record.id)
        elif isinstance(record, Event):
            place = (record.spans[0].start, record.spans[0].end)
            fields = event_fields(self._desk, known, place, record)
            page.open_entry(record.type, fields, record.id)
        else:
            self._desk.failed.emit(words.CHOOSE_RECORD)

    def add_words(self, what: str) -> None:
        """Make the selected words a part of the selected quote or event."""
        record = self._page.record()
        roles = _ROLES.get(type(record), {})
        place = self._view.selection()
        place = around.trimmed(self._view.text(), place) if place else None
        if not isinstance(record, (Quote, Event)) or what not in roles:
            both = what in _ROLES[Event]
            self._desk.failed.emit(words.CHOOSE_FIRST if both else words.CHOOSE_QUOTE)
        elif place is None:
            self._desk.failed.emit(words.SELECT_WORDS)
        else:
            self._add(record, roles[what], place)
            self._view.deselect()

    def _add(self, record: Quote | Event, role: str, place: Place) -> None:
        project = self._desk.project
        put = stretches.add_span if role in _SEVERAL else stretches.set_span
        label = f"Set {words.ROLE_NAMES[role].lower()}"

        def work() -> None:
            with project.edit(
                label if role not in _SEVERAL else f"Add {words.ROLE_NAMES[role].lower()}"
            ):
                put(project, type(record), record.id, role, place)
                speaker = self._speaker_in(place)
                if isinstance(record, Quote) and speaker:
                    self._link(record, role, speaker)

        self._desk.attempt(work)

    def _link(self, quote: Quote, role: str, speaker: str) -> None:
        """Say what the words of a quote's speaker or hearer say by naming one."""
        project = self._desk.project
        if role == "source" and quote.speaker is None:
            quotes.change_quote(project, quote.id, speaker=speaker)
        if role == "addressee" and speaker not in quote.addressees:
            quotes.change_quote(project, quote.id, addressees=(*quote.addressees, speaker))

    def _speaker_in(self, place: Place) -> str:
        """The speaker whom words name: that of the widest mention within them."""
        found = [
            record
            for record in self._page.records.by_id.values()
            if isinstance(record, Mention)
            and record.speaker
            and place[0] <= record.start
            and record.end <= place[1]
        ]
        widest = max(found, key=lambda mention: mention.end - mention.start, default=None)
        return (widest.speaker or "") if widest else ""

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

    def _same(self, kind: type[Record], role: str, place: Place) -> Record | None:
        """The record that has marked just these words already."""
        for key in self._view.records_at(place[0]):
            record = self._page.records.by_id.get(key)
            if isinstance(record, kind):
                marked = [(s.start, s.end) for s in spans_of(record) if s.role == role]
                if marked == [place]:
                    return record
        return None

    # --- edges, selection, removing

    def move_edge(self, *, start: bool, step: int) -> None:
        """Move one end of the selected stretch by a word; moves in a row are one step to undo."""
        record = self._page.record()
        if record is None:
            self._desk.failed.emit(words.CHOOSE_RECORD)
            return
        part, text = self._part_at_caret(record), self._view.text()
        span = spans_of(record)[part]
        if start:
            place = (around.next_start(text, span.start, step), span.end)
        else:
            place = (span.start, around.next_edge(text, span.end, step))
        if not place[0] < place[1]:
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
        """Take the stretch at the caret out of the selected quote or event."""
        record = self._page.record()
        if not isinstance(record, (Quote, Event)):
            self._desk.failed.emit(words.CHOOSE_FIRST)
            return
        part, kind, project = self._part_at_caret(record), type(record), self._desk.project
        self._desk.attempt(lambda: stretches.remove_span(project, kind, record.id, part))

    def delete(self) -> None:
        """Remove the selected record, whatever it is."""
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

        def work() -> bool:
            verb(desk.project, chosen)
            return True

        if desk.attempt(work):
            desk.choose("", "")

    def cycle(self) -> None:
        """Select the next of the records at the caret, the smallest first."""
        caret = self._view.caret()
        here = self._view.records_at(caret) or self._view.records_at(max(0, caret - 1))
        if here:
            at = here.index(self._desk.record) + 1 if self._desk.record in here else 0
            record = self._page.records.by_id[here[at % len(here)]]
            self._desk.choose(KIND_OF[type(record)], record.id)

    def clear(self) -> None:
        """Select nothing: no record, no words; and close the entry."""
        self._page.close_entry()
        self._desk.choose("", "")
        self._view.deselect()

    def toggle_done(self) -> None:
        """Call the article done, or under way again."""
        desk = self._desk
        if not desk.article:
            desk.failed.emit(words.NO_ARTICLE)
            return
        layer: Layer | None = layers.find_layer(desk.project, desk.article)
        status = "in_progress" if layer and layer.status == "done" else "done"
        desk.attempt(lambda: layers.set_status(desk.project, desk.article, status))

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
