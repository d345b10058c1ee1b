"""The text of a foreign document as it is kept, and how its marks lie on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from annotator.exchange.foreign.document import Mark, Stretch, Thing
from annotator.exchange.line_ends import LineEnds
from annotator.exchange.problems import Problems
from annotator.model.annotations import Span
from annotator.model.article import text_hash

_MADE = UUID("b0b4a8f6-2f34-4a39-8a8f-35b2a4a6f0de")


class Page:
    """A kept text; where the file counts carriage returns, offsets are moved."""

    def __init__(self, raw: str, kept: str, problems: Problems) -> None:
        self.text, self._problems = kept, problems
        self.sha256 = text_hash(kept)
        self._ends = LineEnds(raw) if raw != kept else None
        self._taken: set[str] = set()

    def sound(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        """Yield the marks that lie on the text, with offsets as it is kept; tell the others."""
        for mark in marks:
            parts = tuple(self._moved(part) for part in mark.parts)
            wrong = next((part for part in parts if not self._lies(part)), None)
            if wrong is None and parts:
                yield mark if parts == mark.parts else replace(mark, parts=parts)
                continue
            place = f"{wrong[0]}..{wrong[1]}" if wrong else "no place"
            length = f"{len(self.text):,} characters"
            words = f"{mark.label} {mark.id} is at {place}, which is not in the text of {length}"
            self._problems.add(mark.place, words)

    def words(self, parts: Sequence[Stretch]) -> str:
        """Return the words of some stretches, joined by spaces."""
        return " ".join(" ".join(self.text[start:end] for start, end in parts).split())

    def spans(self, role: str, parts: Iterable[Stretch]) -> Iterator[Span]:
        """Yield stretches as spans of a record, with their words."""
        return (Span(role, start, end, self.text[start:end]) for start, end in parts)

    def record_id(self, kind: str, annotator: str, thing: Thing, parts: Sequence[Stretch]) -> str:
        """Return the id of a record: the one that the file keeps, or one made of what it holds.

        The same file gives the same ids, so that it is known again.
        """
        made = f"{self.sha256}\n{annotator}\n{kind}\n{thing.label}\n{thing.id}\n{list(parts)}"
        id = thing.record or str(uuid5(_MADE, made))
        if (kind + id) in self._taken:
            id = str(uuid5(_MADE, made + id))
        self._taken.add(kind + id)
        return id

    def _moved(self, part: Stretch) -> Stretch:
        if self._ends is None:
            return part
        return self._ends.offset(part[0]), self._ends.offset(part[1])

    def _lies(self, part: Stretch) -> bool:
        return 0 <= part[0] < part[1] <= len(self.text)
