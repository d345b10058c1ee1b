"""One article of a report: what is known about it, its text with marks, and its three tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from annotator.exchange.report.marks import Mark, marked
from annotator.exchange.report.tables import (
    Names,
    Row,
    event_cells,
    quote_cells,
    speaker_cells,
    table,
)
from annotator.model.annotations import (
    Event,
    Layer,
    Mention,
    Quote,
    Speaker,
    first_position,
    spans_of,
)
from annotator.model.article import Article
from annotator.store.project import Project

_KIND_OF_ROLE = {"mention": "speaker", "content": "quote", "cue": "cue", "trigger": "event"}
_KNOWN = {
    "Source": "source",
    "Kind of source": "source_type",
    "Byline": "byline",
    "Place": "dateline_place",
    "Published": "published",
    "Web address": "url",
    "Licence": "licence",
    "Note": "note",
}


@dataclass(frozen=True, slots=True)
class Page:
    """An article with the records of some layers; `id` tells it from others in the document."""

    id: str
    article: Article
    layers: Sequence[Layer]
    speakers: Sequence[Speaker]
    mentions: Sequence[Mention]
    quotes: Sequence[Quote]
    events: Sequence[Event]

    @property
    def numbers(self) -> dict[str, str]:
        """The number of each row by its speaker or record: S1, Q1, E1 and so on."""
        lists: dict[str, Sequence[Speaker | Quote | Event]]
        lists = {"S": self.speakers, "Q": self.quotes, "E": self.events}
        return {
            one.id: f"{letter}{i}"
            for letter, found in lists.items()
            for i, one in enumerate(found, 1)
        }

    @property
    def language(self) -> str:
        """What tells the language of the article in HTML, if it is known."""
        code = self.article.language
        return "" if code == "und" else f' lang="{escape(code)}"'

    def row(self, number: str) -> str:
        """The id of a row."""
        return f"{self.id}-{number}"


def read(project: Project, article: Article, layers: Sequence[Layer], id: str) -> Page:
    """Return an article with the records of some layers, in the order of the text."""
    mentions: list[Mention] = []
    quotes: list[Quote] = []
    events: list[Event] = []
    for layer in layers:
        mentions += project.all(Mention, layer=layer.id)
        quotes += project.all(Quote, layer=layer.id)
        events += project.all(Event, layer=layer.id)
    mentions.sort(key=_place)
    quotes.sort(key=_place)
    events.sort(key=_place)
    wanted = dict.fromkeys(_referred(mentions, quotes, events))
    speakers = project.many(Speaker, filter(None, wanted))
    return Page(id, article, layers, speakers, mentions, quotes, events)


def _place(record: Mention | Quote | Event) -> tuple[int, str]:
    return first_position(record), record.id


def html(page: Page, text: str, names: Names) -> Iterator[str]:
    """Yield the HTML of an article."""
    title = escape(page.article.title)
    yield f'<article id="{page.id}">\n<h1 dir="auto"{page.language}>{title}</h1>\n'
    yield from _known(page, names)
    yield f'<div class="text" dir="auto"{page.language}>'
    yield from marked(text, _marks(page, names.numbers))
    yield "</div>\n"
    named = _mentions_by_speaker(page)
    rows = [(one, speaker_cells(one, named.get(one.id, ()))) for one in page.speakers]
    yield from table("Speakers", "speaker", _rows(page, rows, names, named))
    quotes = [(one, quote_cells(one, names)) for one in page.quotes]
    yield from table("Quotes", "quote", _rows(page, quotes, names, {}))
    events = [(one, event_cells(one, names)) for one in page.events]
    yield from table("Events", "event", _rows(page, events, names, {}))
    yield "</article>\n"


def _known(page: Page, names: Names) -> Iterator[str]:
    """Yield what is known about the article, and who annotated it."""
    work = (
        f"{names.annotators[layer.id]} ({layer.status.replace('_', ' ')})" for layer in page.layers
    )
    facts = {word: getattr(page.article, key) or "" for word, key in _KNOWN.items()}
    facts["Kind of source"] = facts["Kind of source"].replace("_", " ")
    facts["Language"] = "" if page.article.language == "und" else page.article.language
    facts["Annotated by"] = ", ".join(work)
    facts["Codebook"] = f"{names.codebook.name} {names.codebook.version}"
    yield "<dl>\n"
    for word, fact in facts.items():
        if fact:
            yield f'<dt>{word}</dt><dd dir="auto">{escape(fact)}</dd>\n'
    yield "</dl>\n"


def _marks(page: Page, numbers: Mapping[str, str]) -> Iterator[Mark]:
    """Yield the marks of all records; a name in the text leads to its speaker."""
    first: set[str] = set()  # the rows that have a mark to lead to
    records: tuple[Mention | Quote | Event, ...] = (*page.mentions, *page.quotes, *page.events)
    for record in records:
        owner = record.speaker if isinstance(record, Mention) else record.id
        number = numbers[owner] if owner else "?"
        row = page.row(number) if owner else page.id
        for span in spans_of(record):
            back = _back(row) if owner and row not in first else ""
            first.add(row)
            kind = _KIND_OF_ROLE.get(span.role, "detail")
            yield Mark(span.start, span.end, kind, row, number, back)


def _rows(
    page: Page,
    cells: Sequence[tuple[Speaker | Quote | Event, dict[str, str]]],
    names: Names,
    named: Mapping[str, Sequence[Mention]],
) -> list[Row]:
    """Return rows with their numbers; a speaker who is not named in the text leads nowhere."""
    rows = []
    for one, values in cells:
        number = names.numbers[one.id]
        marked = not isinstance(one, Speaker) or one.id in named
        row = page.row(number)
        rows.append(Row(row, number, _back(row) if marked else "", values))
    return rows


def _back(row: str) -> str:
    return f"{row}-text"


def _mentions_by_speaker(page: Page) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in page.mentions:
        if mention.speaker is not None:
            found.setdefault(mention.speaker, []).append(mention)
    return found


def _referred(
    mentions: Sequence[Mention], quotes: Sequence[Quote], events: Sequence[Event]
) -> Iterator[str | None]:
    """Yield the speakers (ids) in the order in which they come up."""
    yield from (mention.speaker for mention in mentions)
    for quote in quotes:
        yield from (quote.speaker, *quote.addressees, quote.stance_target)
    for event in events:
        yield from (part.speaker for part in event.participants)
