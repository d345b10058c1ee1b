"""The rule that holds for every span: its words are what the article has at its place."""

from collections.abc import Iterable

from annotator.model.annotations import Event, Mention, Quote, Span, spans_of

_NEEDED = {
    Mention: ("mention", ""),
    Quote: ("content", "a quote needs at least one stretch of quoted words (content)"),
    Event: ("trigger", "an event needs at least one event word (trigger)"),
}
"""The part that no record can be without, and what is said where it lacks."""


def span_problem(span: Span, text: str) -> str:
    """Say what is wrong with a span in its article's text, or nothing ("")."""
    place = f"{span.role} {span.start}..{span.end}"
    if not 0 <= span.start < span.end <= len(text):
        return f"{place} lies outside the text of {len(text)} characters"
    found = text[span.start : span.end]
    if found != span.text:
        return f"{place} says {_short(span.text)}, but the text there is {_short(found)}"
    return ""


def record_problems(record: Mention | Quote | Event, text: str) -> Iterable[str]:
    """Yield what is wrong with a record's spans in its article's text."""
    needed, words = _NEEDED[type(record)]
    there = False
    for span in spans_of(record):
        start, end = span.start, span.end
        if text[start:end] != span.text or not 0 <= start < end:
            yield span_problem(span, text)
        there = there or span.role == needed
    if not there:
        yield words


def cut(text: str, role: str, start: int, end: int) -> Span:
    """Return the span [start, end) of a text, with its words."""
    return Span(role, start, end, text[start:end])


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
