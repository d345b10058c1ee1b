"""A text with one annotator's quotes and names as a file of Citron's."""

from collections.abc import Iterable
from typing import Any

from annotator.exchange.citron.reading import OURS
from annotator.exchange.foreign.document import Document, DocumentLayer, Frame, Mark, Stretch
from annotator.exchange.foreign.outgoing_layer import QUOTE
from annotator.exchange.foreign.said import layer_said, said

Object = dict[str, Any]


def file_of(document: Document, layer: DocumentLayer) -> Object:
    """Return a text with the quotes and names of a layer; events have no place in it."""
    writing = _Writing(document.text, layer)
    quotes = [writing.quote(frame) for frame in layer.frames if frame.label == QUOTE]
    ours: Object = {**layer_said(layer), "article": dict(document.given)}
    if others := [quote for quote in quotes if quote["cue"] is None]:
        ours["quotes"] = others
    return {
        "text": document.text,
        "quotes": [quote for quote in quotes if quote["cue"] is not None],
        "coreference_groups": writing.groups(),
        OURS: ours,
    }


def without_cue(file: Object) -> int:
    """Return how many quotes of a file Citron does not see."""
    return len(file[OURS].get("quotes", ()))


class _Writing:
    """Writes quotes with the spans of their marks."""

    def __init__(self, text: str, layer: DocumentLayer) -> None:
        self._text = text
        self._marks = {mark.id: mark for mark in layer.marks}
        self._names = [mark for mark in layer.marks if mark.record]

    def quote(self, frame: Frame) -> Object:
        """Return a quote; a second cue and the parts that Citron has not are ours."""
        parts: dict[str, list[Object]] = {}
        ours = said(frame)
        for role, id in frame.arguments:
            if role == "parent":
                ours["parent"] = id
            elif id in self._marks:
                parts.setdefault(role, []).append(self._span(self._marks[id].parts[0]))
        cues, sources = parts.pop("cue", []), parts.pop("source", [])
        parts = {**({"cue": cues[1:]} if cues[1:] else {}), **parts}
        if parts:
            ours["spans"] = parts
        return {
            "id": frame.id,
            "cue": cues[0] if cues else None,
            "sources": sources,
            "contents": self._spans(self._marks[frame.trigger].parts),
            "coreferences": self._named(frame, sources),
            OURS: ours,
        }

    def groups(self) -> list[list[Object]]:
        """Return the names in the text by their speaker; those of none by themselves."""
        found: dict[str, list[Object]] = {}
        for mark in self._names:
            speaker = mark.attributes.get("speaker")
            key = f"named {speaker}" if speaker else mark.id
            found.setdefault(key, []).append(self._name(mark))
        return list(found.values())

    def _name(self, mark: Mark) -> Object:
        whole = (min(mark.parts)[0], max(end for _, end in mark.parts))
        ours = said(mark)
        if len(mark.parts) > 1:
            ours["parts"] = [list(part) for part in mark.parts]
        return {**self._span(whole), OURS: ours}

    def _named(self, frame: Frame, sources: list[Object]) -> list[Object]:
        """The first name in the text of who is speaking, if the source is another one."""
        speaker = frame.attributes.get("speaker")
        for mark in self._names:
            is_name = mark.attributes.get("kind") == "name"
            if speaker and is_name and mark.attributes.get("speaker") == speaker:
                span = self._span(mark.parts[0])
                return [span] if sources and span not in sources else []
        return []

    def _spans(self, parts: Iterable[Stretch]) -> list[Object]:
        return [self._span(part) for part in parts]

    def _span(self, part: Stretch) -> Object:
        start, end = part
        return {"start": start, "end": end, "text": self._text[start:end]}
