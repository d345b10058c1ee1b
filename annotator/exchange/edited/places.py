"""Where the words of a new row stand in its article."""

import re

from annotator.exchange.edited.readings import Misread, text
from annotator.exchange.tables.values import cut_to_cell, words
from annotator.model.annotations import Span
from annotator.model.spans import cut

_PLACE = re.compile(r"(\d{1,15})\.\.(\d{1,15})", re.ASCII)


def spans_in(article: str, role: str, offsets: str, said: str) -> tuple[Span, ...]:
    """Return the stretches at `375..585|612..640` of a text, whose words must be those said.

    Without offsets the words must stand in the text exactly once. Misread where they do not.
    """
    said = text(said)
    if not offsets.strip():
        return _found(article, role, said) if said.strip() else ()
    spans = tuple(_span(article, role, one) for one in offsets.split("|"))
    there = text(cut_to_cell(words([(one.start, one.end, one.text) for one in spans])))
    if said.strip() and said != there:
        raise Misread(f"the text there is {_short(there)}, not {_short(said)}")
    return spans


def _span(article: str, role: str, offsets: str) -> Span:
    match = _PLACE.fullmatch(offsets.strip())
    if match is None:
        raise Misread(f"{offsets!r} is no place in a text, such as 42..57 or 42..57|60..72")
    start, end = int(match[1]), int(match[2])
    if not start < end <= len(article):
        raise Misread(f"{offsets.strip()} lies outside the text of {len(article)} characters")
    return cut(article, role, start, end)


def _found(article: str, role: str, said: str) -> tuple[Span, ...]:
    start = article.find(said)
    if start < 0:
        raise Misread(f"the article does not say {_short(said)}; give the place, such as 42..57")
    if article.find(said, start + 1) >= 0:
        raise Misread(f"the article says {_short(said)} more than once; give the place")
    return (cut(article, role, start, start + len(said)),)


def _short(said: str) -> str:
    return repr(said if len(said) <= 40 else said[:39] + "…")
