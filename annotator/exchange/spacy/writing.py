"""Our documents as Docs of spaCy: names are its entities, all marks its span group `sc`."""

import json
import re
from collections.abc import Iterator
from typing import Any

from annotator.exchange.foreign.document import Document, DocumentLayer, Mark
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.said import layer_said, said
from annotator.exchange.foreign.unfit import is_mention

KEY = "sc"
"""The group that spaCy's span categorizer reads."""
OURS = "annotator"
"""The key of `user_data` under which stands what spaCy has no form for."""
_WITHIN = "\u0300-\u036f\u064b-\u065f\u0670\u200d\ufe0f"  # marks on letters, joiners of emoji
_TOKEN = re.compile(rf"[\w{_WITHIN}]+|[^\w\s]|\s+")


def doc_of(document: Document, layer: DocumentLayer, vocab: Any) -> Any:
    """Return a document with one layer as a Doc."""
    from spacy.tokens import Doc, Span  # noqa: PLC0415 - only where it is used
    from spacy.util import filter_spans  # noqa: PLC0415

    flat = as_links(layer, one_stretch=True)
    words, spaces = _tokens(document.text, flat.marks)
    doc = Doc(vocab, words=words, spaces=spaces)
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    spans = []
    for mark in flat.marks:
        (start, end), *_ = mark.parts
        entry = next((one.id for one in mark.references), "")
        first, behind = starts[start], ends[end]
        spans.append(Span(doc, first, behind, label=mark.label, kb_id=entry, span_id=mark.record))
    doc.spans[KEY] = spans
    names = [span for span in spans if is_mention(span.label_)]
    doc.set_ents([span for span in filter_spans(names) if not span.text.isspace()])
    doc.user_data[OURS] = json.dumps(_data(document, flat), ensure_ascii=False)
    return doc


def _data(document: Document, layer: DocumentLayer) -> dict[str, Any]:
    """What spaCy has no form for; spans are told by place and label."""
    numbers = {mark.id: number for number, mark in enumerate(layer.marks)}
    return {
        "article": dict(document.given),
        "layer": layer_said(layer),
        "spans": [
            {"start": mark.parts[0][0], "end": mark.parts[0][1], "label": mark.label, **said(mark)}
            for mark in layer.marks
        ],
        "links": [
            {"label": one.label, "source": numbers[one.source], "target": numbers[one.target]}
            for one in layer.links
        ],
    }


def _tokens(text: str, marks: tuple[Mark, ...]) -> tuple[list[str], list[bool]]:
    """Return words and whether a space follows each; all of them are the text to the sign.

    A mark that begins or ends within a word or among blanks parts them.
    """
    starts = {mark.parts[0][0] for mark in marks}
    ends = {mark.parts[0][1] for mark in marks}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in _pieces(text, sorted(starts | ends)):
        is_flag = text[start:end] == " " and start not in starts and end not in ends
        if is_flag and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    return words, spaces


def _pieces(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of words and blanks; a space behind a word is a piece of its own."""
    ahead = iter([*cuts, len(text) + 1])
    cut = next(ahead)
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        while cut <= start:
            cut = next(ahead)
        first = start + 1 if text[start] == " " else end
        while start < end:
            stop = min(cut, first if first > start else end)
            yield start, stop
            start = stop
            if stop == cut:
                cut = next(ahead)
