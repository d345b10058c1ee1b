"""Which quote a loose cue or source belongs to: the nearest one of its paragraph."""

from collections.abc import Iterable

from annotator.exchange.foreign.document import Mark
from annotator.exchange.foreign.drafts import QuoteDraft


def nearest(text: str, mark: Mark, part: str, quotes: Iterable[QuoteDraft]) -> QuoteDraft | None:
    """Return the nearest quote in a mark's paragraph, first of those that lack such a part."""
    start, end = mark.parts[0][0], mark.parts[-1][1]
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    found = [
        (part in quote.parts, distance, number, quote)
        for number, quote in enumerate(quotes)
        for distance in [_distance(quote, start, end, (first, last))]
        if distance >= 0
    ]
    return min(found, key=lambda one: one[:3])[3] if found else None


def _distance(quote: QuoteDraft, start: int, end: int, within: tuple[int, int]) -> int:
    """How far the quote's content is from a place; -1 where it lies outside of the paragraph."""
    stretches = [one for one in quote.parts.get("content", ()) if _meets(one, within)]
    return min((max(a - end, start - b, 0) for a, b in stretches), default=-1)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
