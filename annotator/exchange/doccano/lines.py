"""A text with one annotator's work as a line of doccano's."""

from collections import Counter
from typing import Any

from annotator.exchange.doccano.text import OURS
from annotator.exchange.foreign.document import Document, DocumentLayer, Mark
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.said import layer_said, said


def line_of(document: Document, layer: DocumentLayer | None, ids: Counter[str]) -> dict[str, Any]:
    """Return a text with a layer, or with none; `ids` counts spans and relations of the file."""
    line: dict[str, Any] = {"text": document.text, "entities": [], "relations": []}
    line |= document.given
    if layer is None:
        return line
    flat = as_links(layer, one_stretch=True)
    numbers = {mark.id: _next(ids, "entities") for mark in flat.marks}
    line["entities"] = [{"id": numbers[mark.id], **_span(mark)} for mark in flat.marks]
    line["relations"] = [
        {
            "id": _next(ids, "relations"),
            "from_id": numbers[link.source],
            "to_id": numbers[link.target],
            "type": link.label,
        }
        for link in flat.links
    ]
    line[OURS] = {
        **layer_said(layer),
        "said": [{**_span(mark), **said(mark)} for mark in flat.marks],
    }
    return line


def _span(mark: Mark) -> dict[str, Any]:
    (start, end), *_ = mark.parts
    return {"label": mark.label, "start_offset": start, "end_offset": end}


def _next(ids: Counter[str], kind: str) -> int:
    ids[kind] += 1
    return ids[kind]
