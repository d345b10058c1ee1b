"""The rule that holds for every span: its words are what the article has at its place."""

from collections.abc import Iterable

from annotator.model.annotations import Event, Mention, Quote, Span, spans_of


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
    for span in spans_of(record):
        if text[span.start : span.end] != span.text or not 0 <= span.start < span.end:
            yield span_problem(span, text)
    if isinstance(record, Quote) and not any(span.role == "content" for span in record.spans):
        yield "a quote needs at least one stretch of quoted words (content)"
    if isinstance(record, Event) and not any(span.role == "trigger" for span in record.spans):
        yield "an event needs at least one event word (trigger)"


def cut(text: str, role: str, start: int, end: int) -> Span:
    """Return the span [start, end) of a text, with its words."""
    return Span(role, start, end, text[start:end])


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
