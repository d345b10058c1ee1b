"""The words that name who said a quote, once somebody else is said to have said it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.editing.changes import save
from annotator.editing.layers import is_own, refuse_others
from annotator.model.annotations import Mention, Quote, Span, Speaker
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Stale:
    """A quote whose "Said by" words hold a mention of somebody who is no longer its speaker."""

    quote: Quote
    span: Span
    mention: Mention


def is_name_of(mention: Mention, speaker: Speaker) -> bool:
    """Whether a mention is a name, and all of its words are of one name of a speaker."""
    said = _words(mention.text)
    return mention.kind == "name" and any(said <= _words(name) for name in _names(speaker))


def may_be_named(speaker: Speaker, mention: Mention) -> bool:
    """Whether a word of a mention, as a surname, is one of a speaker's names."""
    return any(_words(mention.text) & _words(name) for name in _names(speaker))


def stale_words(project: Project, quote: str, former: str) -> list[Stale]:
    """Return the "Said by" words of an own quote that name its former speaker, not the one now."""
    found = project.find(Quote, quote)
    if found is None or found.speaker == former or not is_own(project, found.layer):
        return []
    sources = [span for span in found.spans if span.role == "source"]
    return [stale for span in sources for stale in _stale(project, found, span, former)]


def _stale(project: Project, quote: Quote, span: Span, former: str) -> list[Stale]:
    within = 'layer = ? AND start < ? AND "end" > ? ORDER BY start'
    there = project.select(Mention, within, (quote.layer, span.end, span.start))
    if any(one.speaker == quote.speaker for one in there):
        return []
    return [Stale(quote, span, one) for one in there if one.speaker == former][:1]


def unmark_words(project: Project, stale: Sequence[Stale]) -> int:
    """Let the words stand for nobody's saying any more; return how many quotes had them."""
    quotes = list(dict.fromkeys(one.quote.id for one in stale))
    with project.edit("Remove “Said by”"):
        for quote in project.many(Quote, quotes):
            refuse_others(project, quote.layer)
            gone = {(one.span.start, one.span.end) for one in stale if one.quote.id == quote.id}
            save(project, replace(quote, spans=_without(quote.spans, gone)))
    return len(quotes)


def _without(spans: Iterable[Span], gone: set[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(
        span for span in spans if span.role != "source" or (span.start, span.end) not in gone
    )


def _names(speaker: Speaker) -> tuple[str, ...]:
    return speaker.name, *(alias.name for alias in speaker.aliases)


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().replace(".", " ").split() if word}
