"""The lines of an .ann file of ours: what stands in a layer, in brat's standoff format."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.exchange.brat.ann import NOTE, PARTS, RECORD, joined_lines
from annotator.exchange.brat.names import escaped, is_token, safe
from annotator.exchange.foreign.document import DocumentLayer, Frame, Mark, Stretch, Thing
from annotator.exchange.foreign.survey import words_of

_LINE = re.compile(r"[^\n]+")
_BREAKS = re.compile("[\\t\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]")


def lines(layer: DocumentLayer, text: str) -> Iterator[str]:
    """Yield the lines of a layer: marks, then frames, each followed by what is said of it."""
    writing = _Writing(text)
    for mark in layer.marks:
        yield from writing.mark(mark)
    for group in layer.same:
        yield f"*\tEquiv {' '.join(group)}\n"
    for frame in layer.frames:
        yield from writing.frame(frame)


class _Writing:
    """Counts the attributes, references and notes of a file, which have ids of their own."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ids: Counter[str] = Counter()

    def mark(self, mark: Mark) -> Iterator[str]:
        """Yield a mark; brat parts one that goes over the end of a line."""
        parts = [piece for part in mark.parts for piece in self._by_line(part)]
        places = ";".join(f"{start} {end}" for start, end in parts)
        words = _BREAKS.sub(" ", " ".join(self._text[start:end] for start, end in parts))
        yield f"{mark.id}\t{safe(mark.label)} {places}\t{words}\n"
        if joined_lines(self._text, parts) != mark.parts:
            exact = "|".join(f"{start}..{end}" for start, end in mark.parts)
            yield self._line("#", f"{PARTS} {mark.id}", exact)
        yield from self._said(mark)

    def frame(self, frame: Frame) -> Iterator[str]:
        """Yield a frame; a role that is there again gets a number, as brat has it."""
        seen: Counter[str] = Counter()
        pairs = [f"{safe(frame.label)}:{frame.trigger}"]
        for role, id in frame.arguments:
            seen[role] += 1
            pairs.append(f"{safe(role)}{seen[role] if seen[role] > 1 else ''}:{id}")
        yield f"{frame.id}\t{' '.join(pairs)}\n"
        yield from self._said(frame)

    def _said(self, thing: Thing) -> Iterator[str]:
        """Yield attributes, references and notes; free words stand in notes of their own kind."""
        if thing.record:
            yield self._line("#", f"{RECORD} {thing.id}", thing.record)
        for name, value in thing.attributes.items():
            if value is True:
                yield self._line("A", f"{safe(name)} {thing.id}")
            elif isinstance(value, str) and is_token(value):
                yield self._line("A", f"{safe(name)} {thing.id} {value}")
            else:
                for word in words_of(value):
                    yield self._line("#", f"{safe(name)} {thing.id}", escaped(word))
        for one in thing.references:
            yield self._line(
                "N", f"Reference {thing.id} {one.database}:{one.id}", escaped(one.name)
            )
        if thing.note:
            yield self._line("#", f"{NOTE} {thing.id}", escaped(thing.note))

    def _line(self, kind: str, *columns: str) -> str:
        self._ids[kind] += 1
        return "\t".join((f"{kind}{self._ids[kind]}", *columns)) + "\n"

    def _by_line(self, part: Stretch) -> Sequence[Stretch]:
        """The pieces of a stretch in the lines that it goes over."""
        start, end = part
        found = [found.span() for found in _LINE.finditer(self._text, start, end)]
        return found or [part]
