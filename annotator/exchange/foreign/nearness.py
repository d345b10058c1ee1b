"""Which quote a loose cue or source belongs to: the nearest one of its paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from annotator.exchange.foreign.document import Mark, Stretch
from annotator.exchange.foreign.drafts import QuoteDraft


class Nearness:
    """The quotes of a text by the paragraphs that they lie in."""

    def __init__(self, text: str, quotes: Iterable[QuoteDraft]) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._quotes: dict[int, list[tuple[Stretch, QuoteDraft]]] = {}
        for quote in quotes:
            for stretch in quote.parts.get("content", ()):
                for paragraph in range(self._paragraph(stretch[0]), self._last(stretch) + 1):
                    self._quotes.setdefault(paragraph, []).append((stretch, quote))

    def nearest(self, mark: Mark, part: str) -> QuoteDraft | None:
        """Return the nearest quote in a mark's paragraph, first of those that lack such a part."""
        start, end = mark.parts[0][0], mark.parts[-1][1]
        found = [
            (part in quote.parts, max(first - end, start - last, 0), number, quote)
            for number, ((first, last), quote) in enumerate(
                self._quotes.get(self._paragraph(start), ())
            )
        ]
        return min(found, key=lambda one: one[:3])[3] if found else None

    def _paragraph(self, offset: int) -> int:
        """The number of the paragraph that a character is in."""
        return bisect_left(self._ends, offset)

    def _last(self, stretch: Stretch) -> int:
        return self._paragraph(stretch[1] - 1)
