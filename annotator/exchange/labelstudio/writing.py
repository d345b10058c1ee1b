"""A document as a task of Label Studio's: the regions, relations and choices of its layers."""

from collections.abc import Iterator
from typing import Any

from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.said import layer_said, said
from annotator.exchange.foreign.survey import words_of
from annotator.exchange.labelstudio.regions import LAYER, OURS

_CHOICES = (
    *("kind", "type", "act", "stance", "in_headline", "certainty", "mode", "contexts"),
    *("modality", "polarity"),
)
"""What has one of a few values; the rest is typed."""


def task_of(document: Document, number: int) -> dict[str, Any]:
    """Return a document as a task; whose an annotation is, each of its regions tells in `meta`.

    Label Studio takes no other names of people than those who are its users.
    """
    return {
        "id": number,
        "data": {"text": document.text, **document.given},
        "annotations": [
            {
                "result": list(_results(as_links(layer, one_stretch=True), document.text)),
                "was_cancelled": False,
                "ground_truth": layer.kind == "gold",
                OURS: layer_said(layer),
            }
            for layer in document.layers
        ],
    }


def _results(layer: DocumentLayer, text: str) -> Iterator[dict[str, Any]]:
    whose = layer_said(layer)
    for mark in layer.marks:
        yield from _region(mark, text, whose)
    yield from map(_relation, layer.links)


def _region(mark: Mark, text: str, whose: dict[str, Any]) -> Iterator[dict[str, Any]]:
    (start, end), *_ = mark.parts
    place = {"start": start, "end": end}
    both = {"id": mark.id, "to_name": "text"}
    ours = said(mark)
    ours.pop("attributes", None)
    note = ours.pop("note", "")
    meta = {"text": [note]} if note else {}
    value = {**place, "text": text[start:end], "labels": [mark.label]}
    yield {
        **both,
        "from_name": "label",
        "type": "labels",
        "value": value,
        "meta": {**meta, OURS: {**ours, LAYER: whose}},
    }
    for name, found in mark.attributes.items():
        words = list(words_of(found))
        if name in _CHOICES:
            chosen = {**place, "text": text[start:end], "choices": words}
            yield {**both, "from_name": name, "type": "choices", "value": chosen}
        else:
            typed = {**place, "text": words}
            yield {**both, "from_name": name, "type": "textarea", "value": typed}


def _relation(link: Link) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": link.source,
        "to_id": link.target,
        "direction": "right",
        "labels": [link.label],
    }
