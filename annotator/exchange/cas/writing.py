"""Our documents as CAS of UIMA, with layers that INCEpTION takes for custom ones."""

import warnings
from collections.abc import Iterable
from typing import Any

from annotator.exchange.cas.reading import SAME_WORDS
from annotator.exchange.cas.types import (
    ARTICLE,
    ARTICLE_FEATURES,
    LAYERS,
    LINKS,
    METADATA,
    PREFIX,
)
from annotator.exchange.foreign.document import Document, DocumentLayer, Mark, Thing, Value
from annotator.exchange.foreign.outgoing_layer import MENTION, PART_LABELS, QUOTE
from annotator.exchange.foreign.survey import words_of
from annotator.exchange.foreign.xml import NOT_IN_XML, fit

_ITEM = "http://www.wikidata.org/entity/"


def cas_of(document: Document, layer: DocumentLayer, types: Any) -> Any:
    """Return a document with one layer as a CAS."""
    from cassis import Cas  # noqa: PLC0415 - only where it is used

    with warnings.catch_warnings(action="ignore"):
        cas = Cas(typesystem=types)
        cas.sofa_string = document.text
        cas.sofa_mime = "text/plain"
        writing = _Writing(cas, types)
        writing.article(document, layer)
        writing.annotations(layer)
    return cas


class _Writing:
    """Adds feature structures to a CAS."""

    def __init__(self, cas: Any, types: Any) -> None:
        self._cas, self._types = cas, types
        self._made: dict[str, Any] = {}

    def article(self, document: Document, layer: DocumentLayer) -> None:
        """Add what is known of the article, and whose work this is."""
        metadata = self._types.get_type(METADATA)(begin=0, end=len(document.text))
        metadata.documentTitle = fit(document.given["title"])
        metadata.documentId = document.place[0] if document.place else None
        metadata.language = document.given.get("language", "x-unspecified")
        self._cas.add(metadata)
        said = {**document.given, "annotator": layer.annotator}
        said |= {"kind": layer.kind, "status": layer.status}
        article = self._types.get_type(PREFIX + ARTICLE)()
        for name in ARTICLE_FEATURES:
            if said.get(name):
                article[name] = fit(said[name])
        self._cas.add(article)

    def annotations(self, layer: DocumentLayer) -> None:
        """Add the marks, and to those that are frames their arguments."""
        frames = {frame.trigger: frame for frame in layer.frames}
        for mark in layer.marks:
            self._made[mark.id] = self._mark(mark, frames.get(mark.id, mark))
        triggers = {frame.id: frame.trigger for frame in layer.frames}
        for frame in layer.frames:
            roles = [(role, self._made[triggers.get(id, id)]) for role, id in frame.arguments]
            self._lead(self._made[frame.trigger], roles)

    def _mark(self, mark: Mark, said: Thing) -> Any:
        """Add an annotation for each stretch of a mark; the first has all that is said of it."""
        layer = _layer(mark, said)
        first, *others = [self._span(layer, start, end) for start, end in mark.parts]
        if mark.label != layer:
            first.value = fit(mark.label)
        for name, value in said.attributes.items():
            self._set(first, layer, name, value)
        if layer != "Part":
            first.record, first.note = said.record, fit(said.note) or None
        for one in said.references:
            if layer == MENTION:
                first.identifier = f"{_ITEM}{one.id}"
        for other in others:
            other.value = first.value
        self._lead(first, [(SAME_WORDS, other) for other in others])
        return first

    def _span(self, layer: str, start: int, end: int) -> Any:
        made = self._types.get_type(PREFIX + layer)(begin=start, end=end)
        self._cas.add(made)
        return made

    def _set(self, made: Any, layer: str, name: str, value: Value) -> None:
        """Set a feature; what has none of its own goes to `more`."""
        single, several = LAYERS[layer]
        words = [fit(word) for word in words_of(value)]
        if name in several:
            made[name] = self._array("uima.cas.StringArray", words)
        elif name in single and len(words) == 1 and name not in ("value", "record", "note"):
            made["type_" if name == "type" else name] = words[0]
        else:
            old = made.more.elements if made.more else []
            entries = [*old, *(f"{fit(name)}={word}" for word in words)]
            made.more = self._array("uima.cas.StringArray", entries)

    def _lead(self, made: Any, roles: Iterable[tuple[str, Any]]) -> None:
        link = self._types.get_type(PREFIX + LINKS)
        links = [link(role=fit(role), target=target) for role, target in roles]
        if links:
            old = made.arguments.elements if made.arguments else []
            made.arguments = self._array("uima.cas.FSArray", [*old, *links])

    def _array(self, type: str, elements: list[Any]) -> Any:
        return self._types.get_type(type)(elements=elements)


def _layer(mark: Mark, said: Thing) -> str:
    """The layer of a mark: mentions, quotes, events, or the parts of these."""
    if mark.label in PART_LABELS.values():
        return "Part"
    if mark.label == QUOTE:
        return "Quote"
    return "Event" if said is not mark else MENTION


def unfit(document: Document) -> bool:
    """Whether a text has signs that XML cannot hold."""
    return NOT_IN_XML.search(document.text) is not None
