"""Hits: where in a project what was typed stands, with the words around it."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from annotator.search.query import Query, places_in, query_of
from annotator.store import searching
from annotator.store.project import Project
from annotator.store.searching import Found

PLACES = ("text", "quotes", "events", "speakers")
AROUND = 60  # characters shown on each side


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found; `article`, `record` and `speaker` are "" where there is none.

    `start` and `end` are code points in the article: of the words found in a text, of the first
    stretch of a quote or event; None for a speaker, and where only the title has the words.
    `before`, `match` and `after` are the words found and those around them.
    """

    place: str
    article: str
    title: str
    record: str
    speaker: str
    start: int | None
    end: int | None
    before: str
    match: str
    after: str


def search(
    project: Project, typed: str, place: str, limit: int, *, blind: bool = False
) -> list[Hit]:
    """Return at most `limit` hits for what was typed, in one of PLACES.

    `blind` leaves out others' work that the person may not see yet. AnnotatorError where nothing
    was typed.
    """
    options = {"blind": blind} if place in _OF_SOMEONE else {}
    hits = chain.from_iterable(
        _hits(place, found, text, places)
        for found, text, places in _matches(project, place, query_of(typed), options)
    )
    return list(islice(hits, limit))


_INDEXED: dict[str, Callable[..., Iterator[Found]]] = {
    "text": searching.indexed_articles,
    "quotes": searching.indexed_quotes,
}
_ALL: dict[str, Callable[..., Iterator[Found]]] = {
    "text": searching.all_articles,
    "quotes": searching.all_quotes,
    "events": searching.all_events,
    "speakers": searching.all_speakers,
}

_OF_SOMEONE = ("quotes", "events")

_Places = list[tuple[int, int]]


def _matches(
    project: Project, place: str, query: Query, options: dict[str, bool]
) -> Iterator[tuple[Found, str, _Places]]:
    """Yield what has the words, its plain text, and where in that they stand."""
    if query.match and place in _INDEXED:
        token = secrets.token_hex(8)  # so that no text can hold the marks
        marks = (f"\ue000{token}", f"\ue001{token}")
        for found in _INDEXED[place](project, query.match, marks, **options):
            yield found, *_unmarked(found.text, marks)
    else:
        for found in _ALL[place](project, **options):
            if places := places_in(found.text, query):
                yield found, found.text, places


def _unmarked(text: str, marks: tuple[str, str]) -> tuple[str, _Places]:
    """Return a text without the marks of the index, and where they stood."""
    plain, *pieces = text.split(marks[0])
    places = []
    for piece in pieces:
        words, rest = piece.split(marks[1])
        places.append((len(plain), len(plain) + len(words)))
        plain += words + rest
    return plain, places


def _hits(place: str, found: Found, text: str, places: _Places) -> Iterable[Hit]:
    """Return a hit for each place in an article, one for a record."""
    if place != "text":
        at = (found.start, found.end)
        return [_hit(place, found, text, places[0], at)]
    if not places:  # only the title has the words
        return [_hit(place, found, found.title, (0, len(found.title)), (None, None))]
    return [_hit(place, found, text, stretch, stretch) for stretch in _joined(text, places)]


def _joined(text: str, places: _Places) -> _Places:
    """Make one of places that stand beside each other with nothing but space between them."""
    joined = places[:1]
    for start, end in places[1:]:
        before = joined[-1]
        if text[before[1] : start].strip():
            joined.append((start, end))
        else:
            joined[-1] = (before[0], end)
    return joined


def _hit(
    place: str,
    found: Found,
    text: str,
    stretch: tuple[int, int],
    at: tuple[int | None, int | None],
) -> Hit:
    start, end = stretch
    return Hit(
        place=place,
        article=found.article,
        title=found.title,
        record=found.record,
        speaker=found.speaker,
        start=at[0],
        end=at[1],
        before=text[max(0, start - AROUND) : start],
        match=text[start:end],
        after=text[end : end + AROUND],
    )
