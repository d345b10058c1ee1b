"""One file of Citron's as a document: quotes as frames, coreference groups as names."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from annotator.exchange.foreign import given
from annotator.exchange.foreign.document import Document, DocumentLayer, Frame, Mark, Stretch
from annotator.exchange.foreign.folders import owner
from annotator.exchange.foreign.json_things import (
    Faulty,
    Object,
    an_object,
    each,
    name_of,
    offset_of,
    text_of,
    words_in,
)
from annotator.exchange.foreign.outgoing_layer import MENTION, PART_LABELS, QUOTE
from annotator.exchange.foreign.positions import Positions
from annotator.exchange.foreign.said import is_empty, with_layer_said, with_said
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Place, Problems

OURS = "annotator"
"""The key, of a file, a quote or a span, of what Citron has no form for."""


class Beside(Protocol):
    """A file, and the text that may stand beside it."""

    file: SourceFile

    def text(self) -> str:
        """Return the text beside the file; AnnotatorError where there is none."""


def document_of(value: Any, line: int, problems: Problems, beside: Beside) -> Document:
    """Return a file as a document; what is wrong with a part is told, Faulty with all of it."""
    row = an_object(value)
    has_text = "text" in row
    text = text_of(row, "text") if has_text else beside.text()
    ours = an_object(row.get(OURS, {}), OURS)
    reading = _Reading(row, text, line, problems)
    name, kind = owner(beside.file.annotator)
    layer = replace(reading.layer(ours, is_result=not has_text), annotator=name, kind=kind)
    try:
        layer = with_layer_said(layer, ours)
    except Faulty as fault:
        problems.add((line, OURS, *fault.place), fault.words)
    article = ours.get("article", {})
    known = given.known(an_object(article, OURS, "article"), (line, OURS), problems)
    layers = () if is_empty(layer) else (layer,)
    return Document(text=text, given=known, place=(line,), layers=layers)


class _Reading:
    """Reads the quotes and groups of a file."""

    def __init__(self, row: Object, text: str, line: int, problems: Problems) -> None:
        self._row, self._line, self._problems = row, line, problems
        self._positions = Positions(text, _places(row))
        self._marks: dict[str, Mark] = {}
        self._frames: dict[str, Frame] = {}
        self._same: list[tuple[str, ...]] = []
        self._names: dict[Stretch, str] = {}
        self._parents: dict[str, str] = {}
        self._is_result = False
        self._count = 0

    def layer(self, ours: Object, *, is_result: bool) -> DocumentLayer:
        """Return all that was read; in results of Citron sources and their names are exchanged."""
        self._is_result = is_result
        groups, quotes = self._row.get("coreference_groups"), self._row.get("quotes")
        each(groups, (self._line, "coreference_groups"), self._problems, self._group)
        each(quotes, (self._line, "quotes"), self._problems, self._quote)
        each(ours.get("quotes"), (self._line, OURS, "quotes"), self._problems, self._quote)
        frames = tuple(self._with_parent(frame) for frame in self._frames.values())
        same = tuple(group for group in self._same if len(group) > 1)
        return DocumentLayer(marks=tuple(self._marks.values()), frames=frames, same=same)

    def _group(self, item: Any, place: Place) -> None:
        found: list[str] = []

        def member(span: Any, at: Place) -> None:
            found.append(self._mark(MENTION, span, at))

        each(item, place, self._problems, member)
        self._same.append(tuple(found))

    def _quote(self, item: Any, place: Place) -> None:
        quote = an_object(item)
        ours = an_object(quote.get(OURS, {}), OURS)
        id = self._id(quote)
        parts: dict[str, list[str]] = {}
        for role, key, spans in self._spans(quote, ours):
            label = PART_LABELS.get(role, QUOTE)
            each(spans, (*place, *key), self._problems, self._into(parts, role, label))
            if role == "content" and not parts.get(role):
                raise Faulty("the quote has no contents", "contents")
        contents = parts.pop("content")
        trigger = self._joined(contents)
        arguments = tuple((role, mark) for role, marks in parts.items() for mark in marks)
        frame = Frame(id=id, label=QUOTE, trigger=trigger, arguments=arguments, place=place)
        self._frames[id] = with_said(frame, {"attributes": _attributes(quote), **_only_said(ours)})
        if parent := text_of(ours, "parent", ""):
            self._parents[id] = parent
        if not ours:
            self._name(parts.get("source", []), parts.get("coreference", []))

    def _spans(self, quote: Object, ours: Object) -> Iterator[tuple[str, tuple[str, ...], Any]]:
        """Yield the spans of a quote by role, each list with its keys; its contents first."""
        yield "content", ("contents",), quote.get("contents")
        cue = quote.get("cue")
        yield "cue", ("cue",), [] if cue is None else [cue]
        named = quote.get("coreferences") or []
        swapped = self._is_result and bool(named)
        yield "source", ("sources",), named if swapped else quote.get("sources")
        for role, spans in an_object(ours.get("spans", {}), OURS, "spans").items():
            if role in PART_LABELS:
                yield role, (OURS, "spans", role), spans
        if not ours:
            yield "coreference", ("coreferences",), quote.get("sources") if swapped else named

    def _into(
        self, parts: dict[str, list[str]], role: str, label: str
    ) -> Callable[[Any, Place], None]:
        """Return what marks a span and adds it to a part."""

        def read(span: Any, place: Place) -> None:
            if role == "coreference":
                mark = self._names.get(self._stretch(span)) or self._mark(MENTION, span, place)
            else:
                mark = self._mark(label, span, place)
            parts.setdefault(role, []).append(mark)

        return read

    def _mark(self, label: str, span: Any, place: Place) -> str:
        stretch = self._stretch(span)
        self._count += 1
        mark = Mark(id=f"T{self._count}", label=label, parts=(stretch,), place=place)
        ours = span.get(OURS)
        if ours is not None:
            mark = with_said(replace(mark, parts=_parts(ours, stretch)), _only_said(ours))
        self._marks[mark.id] = mark
        if label == MENTION:
            self._names.setdefault(stretch, mark.id)
        return mark.id

    def _stretch(self, span: Any) -> Stretch:
        return self._positions.stretch(_said(span))

    def _joined(self, contents: list[str]) -> str:
        """Make one mark of the contents of a quote."""
        first = contents[0]
        parts = tuple(self._marks[id].parts[0] for id in contents)
        self._marks[first] = replace(self._marks[first], parts=parts)
        for id in contents[1:]:
            del self._marks[id]
        return first

    def _id(self, quote: Object) -> str:
        id = f"Q{len(self._frames) + 1}"
        if quote.get("id") is None:
            return id
        own = name_of(quote, "id")
        if own in self._frames:
            raise Faulty(f"the id {own} is there twice", "id")
        return own

    def _name(self, sources: list[str], names: list[str]) -> None:
        """Let sources be those whom coreferences and the same words in groups name."""
        places = [self._marks[id].parts[0] for id in sources]
        groups = [self._names[place] for place in places if place in self._names]
        if sources and (names or groups):
            self._same.append((*sources, *groups, *names))

    def _with_parent(self, frame: Frame) -> Frame:
        parent = self._parents.get(frame.id, "")
        if parent not in self._frames:
            return frame
        return replace(frame, arguments=(*frame.arguments, ("parent", parent)))


def _said(span: Any) -> tuple[int, int, str | None]:
    found = an_object(span)
    return offset_of(found, "start"), offset_of(found, "end"), text_of(found, "text", "") or None


def _places(row: Object) -> Iterator[tuple[int, int, str | None]]:
    """Yield the offsets of what quotes mark that are sound, to see how they are counted."""
    quotes = row.get("quotes")
    for quote in quotes if isinstance(quotes, list) else ():
        for key in ("contents", "sources"):
            spans = quote.get(key) if isinstance(quote, dict) else None
            for span in spans if isinstance(spans, list) else ():
                try:
                    yield _said(span)
                except Faulty:
                    continue


def _attributes(quote: Object) -> dict[str, str]:
    """What Citron says of how sure it is of a quote."""
    return (
        {"confidence": " ".join(words_in(quote["confidence"]))} if quote.get("confidence") else {}
    )


def _only_said(ours: Any) -> Object:
    found = an_object(ours, OURS)
    return {key: one for key, one in found.items() if key not in ("parent", "spans", "parts")}


def _parts(ours: Any, stretch: Stretch) -> tuple[Stretch, ...]:
    """The parts of a name that Citron can only have as a whole, if they are of it."""
    found = an_object(ours, OURS).get("parts")
    if not isinstance(found, list):
        return (stretch,)
    pairs = [one for one in found if isinstance(one, list) and [*map(type, one)] == [int, int]]
    is_whole = pairs and (min(pairs)[0], max(end for _, end in pairs)) == stretch
    return tuple((start, end) for start, end in pairs) if is_whole else (stretch,)
