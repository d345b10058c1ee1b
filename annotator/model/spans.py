"""The rule that holds for every span: its words are what the article has at its place."""

from collections.abc import Iterable
from dataclasses import replace

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


def placed(mention: Mention, span: Span) -> Mention:
    """Return a mention at another place; its parts move along where its words are the same."""
    fields = dict(mention.fields)
    if (parts := fields.pop("parts", None)) is not None and span.text == mention.text:
        by = span.start - mention.start
        fields["parts"] = [[start + by, end + by] for start, end in parts]
    return replace(mention, start=span.start, end=span.end, text=span.text, fields=fields)


def parts_problem(mention: Mention) -> str:
    """Say what is wrong with the parts that the words of a mention are in, or nothing ("")."""
    parts = mention.fields.get("parts")
    if parts is None:
        return ""
    is_form = isinstance(parts, list) and all(
        isinstance(one, list) and len(one) == 2 and all(type(at) is int for at in one)
        for one in parts
    )
    if not (is_form and parts and all(start < end for start, end in parts)):
        return "fields.parts is not a list of places [start, end]"
    if (min(parts)[0], max(end for _, end in parts)) != (mention.start, mention.end):
        return "fields.parts does not go from the mention's start to its end"
    return ""


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
