"""A document as a collection of Web Annotations: each mark one, and one for each link."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.outgoing_layer import MENTION, NAME_LABELS
from annotator.exchange.foreign.said import layer_said, said
from annotator.exchange.foreign.survey import words_of
from annotator.exchange.webannotation.reading import OURS

Object = dict[str, Any]
_MADE = UUID("5d0c6f2e-6a7b-4e0c-9d43-8f7a1b2c3d4e")
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {OURS: {"@id": f"urn:uuid:{_MADE}", "@type": "@json"}},
]
"""The context of W3C, and what is ours as a value that other programs pass over."""
_AROUND = 32  # characters before and after words
_NAMES = {MENTION, *NAME_LABELS.values()}


def collection_of(document: Document, source: str) -> Object:
    """Return a document as a collection; `source` is the name of the file of its text."""
    writing = _Writing(document, quote(source))
    items = [item for layer in enumerate(document.layers) for item in writing.items(*layer)]
    return {
        "@context": CONTEXT,
        "id": writing.id("collection"),
        "type": "AnnotationCollection",
        "label": document.given["title"],
        "total": len(items),
        "first": {
            "id": writing.id("page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
        OURS: {
            "source": quote(source),
            "article": dict(document.given),
            "layers": [layer_said(layer) for layer in document.layers],
        },
    }


class _Writing:
    """Writes the annotations of one text."""

    def __init__(self, document: Document, source: str) -> None:
        self._text, self._source = document.text, source
        self._article = "".join(map(str, document.place))

    def id(self, name: str) -> str:
        """Return an IRI for something of this article, always the same."""
        return f"urn:uuid:{uuid5(_MADE, f'{self._article} {name}')}"

    def items(self, number: int, layer: DocumentLayer) -> Iterator[Object]:
        """Yield the annotations of a layer."""
        flat = as_links(layer)
        who = {"creator": {"type": "Person", "name": layer.annotator}}
        for mark in flat.marks:
            yield {**self._mark(mark, number), **who}
        for link in flat.links:
            yield {**self._link(link, number), **who}

    def _mark(self, mark: Mark, layer: int) -> Object:
        targets = [self._target(start, end) for start, end in mark.parts]
        ours = said(mark)
        ours.pop("note", None)
        return {
            "id": self.id(f"{layer} {mark.id}"),
            "type": "Annotation",
            "motivation": "identifying" if mark.label in _NAMES else "classifying",
            "body": list(_bodies(mark)),
            "target": targets if len(targets) > 1 else targets[0],
            OURS: {**ours, "layer": layer},
        }

    def _link(self, link: Link, layer: int) -> Object:
        ends = (link.source, link.target)
        return {
            "id": self.id(f"{layer} {link.id}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": [_body("tagging", link.label)],
            "target": [self.id(f"{layer} {end}") for end in ends],
        }

    def _target(self, start: int, end: int) -> Object:
        return {
            "source": self._source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": self._text[start:end],
                    "prefix": self._text[max(0, start - _AROUND) : start],
                    "suffix": self._text[end : end + _AROUND],
                },
            ],
        }


def _bodies(mark: Mark) -> Iterator[Object]:
    """Yield the label, the note, what is known, and the entry of Wikidata."""
    yield _body("tagging", mark.label)
    if mark.note:
        yield _body("commenting", mark.note)
    for name, value in mark.attributes.items():
        yield _body("describing", f"{name}: {', '.join(words_of(value))}")
    for one in mark.references:
        if one.database == "Wikidata":
            iri = f"http://www.wikidata.org/entity/{one.id}"
            yield {"type": "SpecificResource", "purpose": "identifying", "source": iri}


def _body(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value}
