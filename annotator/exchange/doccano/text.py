"""One line of doccano's as a document: spans as marks, relations as links."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotator.exchange.foreign import given
from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark
from annotator.exchange.foreign.json_things import (
    Faulty,
    Object,
    an_object,
    each,
    items_of,
    name_of,
    offset,
    offset_of,
    text_of,
    what,
)
from annotator.exchange.foreign.positions import Positions
from annotator.exchange.foreign.said import is_empty, with_layer_said, with_said
from annotator.exchange.problems import Place, Problems

OURS = "annotator"
"""The key of a line in which what doccano has no form for stands."""
_TRIPLE = 3
_SPANS = ("entities", "label", "labels")
_NOTED = ("Comments", "comments", "cats", "categories")
_PASSED = {"id", "text", "data", "relations", OURS, *_SPANS, *_NOTED}


def document_of(value: Any, line: int, problems: Problems) -> Document:
    """Return a line as a document; what is wrong with a part of it is told, Faulty with all."""
    row = an_object(value)
    text = text_of(row, "data" if "text" not in row and "data" in row else "text")
    reading = _Reading(row, text, line, problems)
    layer = reading.layer()
    known = given.known({k: v for k, v in row.items() if k not in _PASSED}, (line,), problems)
    if notes := "; ".join(filter(None, [known.get("note", ""), *reading.notes()])):
        known["note"] = notes
    layers = () if is_empty(layer) else (layer,)
    return Document(text=text, given=known, place=(line,), layers=layers)


class _Reading:
    """Reads the spans and relations of a line."""

    def __init__(self, row: Object, text: str, line: int, problems: Problems) -> None:
        self._row, self._text, self._line, self._problems = row, text, line, problems
        self._marks: dict[str, Mark] = {}
        self._links: list[Link] = []
        self._positions = Positions(text, self._places())

    def layer(self) -> DocumentLayer:
        """Return the spans as marks, the relations as links, and what we wrote of them."""
        for key in _SPANS:
            if not isinstance(self._row.get(key), str):  # one category, which is noted
                each(self._row.get(key), (self._line, key), self._problems, self._mark)
        each(self._row.get("relations"), (self._line, "relations"), self._problems, self._link)
        layer = DocumentLayer()
        if OURS in self._row:
            layer = self._said(layer)
        return replace(layer, marks=tuple(self._marks.values()), links=tuple(self._links))

    def notes(self) -> Iterator[str]:
        """Yield comments and categories of the text in words."""
        for key in _NOTED:
            for one in items_of(self._row, key):
                words = one.get("comment", one.get("text")) if isinstance(one, dict) else one
                if isinstance(words, str) and words.strip():
                    yield words if key.lower() == "comments" else f"category: {words}"
        for key in _SPANS:
            found = self._row.get(key)
            for one in [found] if isinstance(found, str) else items_of(self._row, key):
                if isinstance(one, str) and one.strip():
                    yield f"category: {one}"

    def _places(self) -> Iterator[tuple[int, int, None]]:
        """Yield the offsets of spans that are sound, to see how they are counted."""
        for key in _SPANS:
            for item in items_of(self._row, key):
                try:
                    start, end, _ = _bounds(item)
                except Faulty:
                    continue
                yield start, end, None

    def _mark(self, item: Any, place: Place) -> None:
        if isinstance(item, str):
            return  # a category, which is noted
        start, end, label = _bounds(item)
        id = name_of(item, "id") if isinstance(item, dict) and "id" in item else f"{place[-1]}"
        if id in self._marks:
            raise Faulty(f"the id {id} is there twice", "id")
        stretch = self._positions.stretch((start, end, None))
        self._marks[id] = Mark(id=id, label=label, parts=(stretch,), place=place)

    def _link(self, item: Any, place: Place) -> None:
        found = an_object(item)
        ends = (name_of(found, "from_id"), name_of(found, "to_id"))
        for key, end in zip(("from_id", "to_id"), ends, strict=True):
            if end not in self._marks:
                raise Faulty(f"there is no span {end}", key)
        label = text_of(found, "type")
        id = f"R{len(self._links) + 1}"
        self._links.append(Link(id=id, label=label, source=ends[0], target=ends[1], place=place))

    def _said(self, layer: DocumentLayer) -> DocumentLayer:
        """Take what we wrote of a layer and of its spans, by their places and labels."""
        place = (self._line, OURS)
        try:
            ours = an_object(self._row[OURS])
            layer = with_layer_said(layer, ours)
        except Faulty as fault:
            self._problems.add((*place, *fault.place), fault.words)
            return layer
        self._waiting: dict[tuple[int, int, str], list[str]] = {}
        for mark in self._marks.values():
            self._waiting.setdefault((*mark.parts[0], mark.label), []).append(mark.id)
        each(ours.get("said"), (*place, "said"), self._problems, self._said_of)
        return layer

    def _said_of(self, item: Any, _place: Place) -> None:
        found = an_object(item)
        start, end, label = _bounds(found)
        ids = self._waiting.get((start, end, label))
        if ids:  # else doccano's users have deleted or moved it
            self._marks[ids[0]] = with_said(self._marks[ids[0]], found)
            del ids[0]


def _bounds(item: Any) -> tuple[int, int, str]:
    """The offsets and label of a span: a triple, or an object; Faulty for what is none."""
    if isinstance(item, list):
        if len(item) != _TRIPLE or not isinstance(item[2], str):
            raise Faulty('this is no span, such as [0, 5, "PERSON"]')
        return offset(item[0], 0), offset(item[1], 1), item[2]
    if not isinstance(item, dict):
        raise Faulty(f"this is {what(item)}, not a span")
    return offset_of(item, "start_offset"), offset_of(item, "end_offset"), text_of(item, "label")
