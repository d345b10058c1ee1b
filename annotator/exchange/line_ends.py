"""Offsets into a text as it came, moved to the text as it is kept: without BOM, CRLF as one."""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Any

from annotator.exchange.incoming import Given
from annotator.model.annotations import Span

_PAIR = re.compile("\r\n")


class LineEnds:
    """Where a text as it came is longer than the text that is kept of it."""

    def __init__(self, raw: str) -> None:
        self._length = len(raw)
        self._bom = int(raw.startswith("\ufeff"))
        self._pairs = [match.end() for match in _PAIR.finditer(raw)] if "\r" in raw else []

    def moved(self, given: Given) -> Given:
        """Return the fields of a record with its offsets and words as the kept text has them."""
        if "spans" in given:
            return given | {"spans": tuple(self._span(span) for span in given["spans"])}
        span = self._span(Span("", given["start"], given["end"], given["text"]))
        moved = {"start": span.start, "end": span.end, "text": span.text}
        if parts := given.get("fields", {}).get("parts"):
            moved["fields"] = given["fields"] | {"parts": self._parts(parts)}
        return given | moved

    def _parts(self, parts: Any) -> Any:
        """The parts of a mention, moved; what is of another form is left for the check."""
        try:
            return [[self.offset(start), self.offset(end)] for start, end in parts]
        except (TypeError, ValueError):
            return parts

    def offset(self, offset: int) -> int:
        """An offset within the text, moved; another is left for the check that refuses it."""
        if not 0 <= offset <= self._length:
            return offset
        pairs = bisect_left(self._pairs, offset + 1) if self._pairs else 0
        return offset - min(self._bom, offset) - pairs

    def _span(self, span: Span) -> Span:
        words = span.text.replace("\r\n", "\n").replace("\r", "\n")
        return replace(span, start=self.offset(span.start), end=self.offset(span.end), text=words)
