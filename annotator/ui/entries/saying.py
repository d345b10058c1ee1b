"""What the entry of a quote asks: who said it, and to whom."""

from collections.abc import Sequence

from annotator.editing import quotes
from annotator.model.annotations import Quote
from annotator.ui.article_records import ArticleRecords
from annotator.ui.desk import Desk
from annotator.ui.entries.field import Choice, Field
from annotator.ui.entries.names import names_around, paragraph_of
from annotator.ui.entries.speakers import SpeakerChoices, answered_by_words, speaker_field
from annotator.ui.entries.tellers import teller_of
from annotator.ui.words import window as words


def quote_fields(desk: Desk, records: ArticleRecords, quote: Quote) -> list[Field]:
    """Who said it; behind Tab, to whom. The words that name who said it become a mention."""
    asked = _Saying(desk, records, quote)
    return [asked.said_by(), asked.said_to()]


class _Saying:
    """The speakers and hearers that one quote may have, and what is done with those chosen."""

    def __init__(self, desk: Desk, records: ArticleRecords, quote: Quote) -> None:
        self._desk, self._records, self._quote = desk, records, quote
        self._text = desk.project.text(desk.article)
        self._place = quote.spans[0].start, quote.spans[0].end
        self._hearers: SpeakerChoices | None = None

    def said_by(self) -> Field:
        """Who said it: the likeliest first."""
        speakers = self._speakers()
        asked = speaker_field(
            self._desk,
            words.SAID_BY,
            speakers,
            self._say,
            known=speakers.known,
            ends=True,
            takes_first=speakers.evident,
        )
        return answered_by_words(asked, lambda: speakers)

    def said_to(self) -> Field:
        """To whom it was said; several may have heard it."""
        asked = speaker_field(
            self._desk,
            words.SAID_TO,
            self._heard_by,
            self._hear,
            known=lambda name: self._who_heard().known(name),
            several=True,
            takes_first=False,
        )
        return answered_by_words(asked, self._who_heard)

    def _speakers(self) -> SpeakerChoices:
        """Who may have said it: whom its own words name, then whom those around it name."""
        from annotator.suggestions.who_said import names_of_part  # noqa: PLC0415 - keeps the start fast

        teller, publisher = teller_of(self._desk, self._quote)
        published = {publisher: None} if publisher else {}
        sure = {**names_of_part(self._text, self._quote), **published}
        told = {name.casefold() for name in sure}
        around = names_around(self._text, self._place).items()
        names = sure | {name: at for name, at in around if name.casefold() not in told}
        found = SpeakerChoices(self._desk, self._records, self._place[1])
        found.named(names, paragraph_of(self._text, self._place), sure)
        return found.likely_for(self._quote, teller, sure)

    def _say(self, speaker: str) -> Quote:
        from annotator.suggestions.who_said import name_in  # noqa: PLC0415 - keeps the start fast

        now = self._desk.project.get(Quote, self._quote.id)
        source = next((span for span in now.spans if span.role == "source"), None)
        named, kind = name_in(self._text, source) if source else (None, "")
        return quotes.say_quote(self._desk.project, now.id, speaker, named=named, kind=kind)

    def _who_heard(self) -> SpeakerChoices:
        """Who may have heard it; looked for once somebody asks."""
        from annotator.suggestions.who_said import names_of_part  # noqa: PLC0415 - keeps the start fast

        if self._hearers is None:
            found = SpeakerChoices(self._desk, self._records, self._place[1])
            names = names_of_part(self._text, self._quote, "addressee")
            every = names | names_around(self._text, self._place)
            self._hearers = found.named(every, paragraph_of(self._text, self._place), names)
        return self._hearers

    def _heard_by(self, letters: str) -> Sequence[Choice]:
        return self._who_heard()(letters)

    def _hear(self, speaker: str) -> Quote:
        heard = self._desk.project.get(Quote, self._quote.id).addressees
        both = (*heard, *(() if speaker in heard else (speaker,)))
        return quotes.change_quote(self._desk.project, self._quote.id, addressees=both)
