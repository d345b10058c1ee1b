"""spaCy's DocBin (.spacy): texts with entities and spans, for training and from its pipelines."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.extras import needed
from annotator.exchange.foreign import given as article_fields
from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark, Reference
from annotator.exchange.foreign.json_things import Faulty, an_object, each, offset_of, text_of
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.foreign.said import with_layer_said, with_said
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import Given, SourceFile
from annotator.exchange.limits import LARGEST_DOCUMENT, within
from annotator.exchange.problems import Place, Problems
from annotator.exchange.selection import Selection
from annotator.exchange.spacy import reading as spacy_reading
from annotator.exchange.spacy import writing as spacy_writing
from annotator.exchange.spacy.packing import Packing
from annotator.exchange.spacy.reading import BROKEN, Doc, Marked
from annotator.exchange.spacy.writing import OURS
from annotator.store.project import Project

_Layer = tuple[Document, DocumentLayer]
A_FILE = 500
"""How many Docs stand in a file of a folder: whoever reads one has all of it in memory."""
AT_ONCE = 100
"""Docs that share a vocabulary, which grows with all there is in them."""
_MOST_TOLD, _LONGEST_NAME = 20, 60  # names of what other programs keep with texts, characters
_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the texts of a file with their spans and entities.

    Raises AnnotatorError for a file that is damaged or too large.
    """
    within(file, LARGEST_DOCUMENT)
    with needed("spacy", "spacy"):
        import spacy.strings  # noqa: F401, PLC0415 - only where it is used
    docs = spacy_reading.docs(file.path, file.name)
    number = empty = 0
    more: Counter[str] = Counter()
    while True:
        try:
            doc = next(docs, None)
        except BROKEN as error:
            words = f"{file.name} is no sound .spacy file."
            raise AnnotatorError(words, "Save it again.") from error
        if doc is None:
            break
        number += 1
        more.update(_not_ours(doc.data))
        if doc.text.strip():
            yield _document(doc, (1, "docs", number), problems)
        else:
            empty += 1
    _tell(file, problems, empty, more)


def _not_ours(data: Any) -> set[str]:
    """The names under which other programs keep something with a text, as its extensions."""
    keys = data if isinstance(data, Mapping) else ()
    names = (key[1] if isinstance(key, tuple) and len(key) > 1 else key for key in keys)
    return {str(name)[:_LONGEST_NAME] for name in names} - {OURS}


def _tell(file: SourceFile, problems: Problems, empty: int, more: Counter[str]) -> None:
    """Note what of a file has no place in a project."""
    if empty:
        several = "1 text" if empty == 1 else f"{empty:,} texts"
        problems.note(f"{file.name}: passed over {several} without words")
    if more:
        names = ", ".join(f"{name} ({count:,})" for name, count in more.most_common(_MOST_TOLD))
        rest = f", and {len(more) - _MOST_TOLD:,} more" if len(more) > _MOST_TOLD else ""
        problems.note(f"{file.name}: left out what programs keep with texts: {names}{rest}")


def _document(doc: Doc, place: Place, problems: Problems) -> Document:
    ours = _ours(doc.data)
    reading = _Reading(doc, ours, place, problems)
    given: Given = {}
    if isinstance(ours.get("article"), dict):
        given |= article_fields.known(ours["article"], place, problems)
    if doc.categories:
        words = [given.get("note", ""), ", ".join(doc.categories)]
        given["note"] = "; ".join(filter(None, words))
    layer = reading.layer()
    is_empty = not (layer.marks or layer.annotator)
    return Document(text=doc.text, given=given, place=place, layers=() if is_empty else (layer,))


def _ours(data: Any) -> dict[str, Any]:
    """What we keep with a text, which may be spoilt; an empty object if nothing."""
    found = data.get(OURS) if isinstance(data, Mapping) else None
    try:
        value = json.loads(found) if isinstance(found, str) else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


class _Reading:
    """Puts what spaCy has no form for to its spans again, where these are still there."""

    def __init__(self, doc: Doc, ours: Mapping[str, Any], place: Place, problems: Problems) -> None:
        self._doc, self._ours, self._place, self._problems = doc, ours, place, problems
        self._marks: list[Mark] = []
        self._numbers: dict[int, str] = {}
        self._links: list[Link] = []
        self._by_record: dict[str, int] = {}

    def layer(self) -> DocumentLayer:
        """Return the spans as marks, with their links."""
        known = {(one.start, one.end, one.label) for one in self._doc.spans}
        entities = (
            one for one in self._doc.entities if (one.start, one.end, one.label) not in known
        )
        for one in (*self._doc.spans, *entities):
            self._marks.append(self._mark(one))
        waiting: dict[tuple[int, int, str], list[int]] = {}
        identified = set(self._by_record.values())
        for number, mark in enumerate(self._marks):
            if number not in identified:
                waiting.setdefault((*mark.parts[0], mark.label), []).append(number)
        each(self._ours.get("spans"), self._place, self._problems, self._said_by(waiting))
        each(self._ours.get("links"), self._place, self._problems, self._link)
        layer = DocumentLayer(marks=tuple(self._marks), links=tuple(self._links))
        try:
            return with_layer_said(layer, self._ours.get("layer", {}))
        except Faulty as fault:
            self._problems.add((*self._place, *fault.place), fault.words)
            return layer

    def _mark(self, one: Marked) -> Mark:
        id = f"T{len(self._marks) + 1}"
        if one.id:
            self._by_record.setdefault(one.id, len(self._marks))
        is_item = one.entry[:1] == "Q" and one.entry[1:].isdigit()
        references = (Reference("Wikidata" if is_item else "KB", one.entry),) if one.entry else ()
        is_told = one.group not in ("", spacy_writing.KEY)
        return Mark(
            id=id,
            label=one.label,
            attributes={"group": one.group} if is_told else {},
            parts=((one.start, one.end),),
            references=references,
            place=self._place,
        )

    def _said_by(self, waiting: dict[tuple[int, int, str], list[int]]) -> Any:
        def take(value: Any, place: Place) -> None:
            found = an_object(value)
            key = (offset_of(found, "start"), offset_of(found, "end"), text_of(found, "label"))
            number = self._by_record.get(text_of(found, "record", ""), -1)
            if number < 0 and (numbers := waiting.get(key)):
                number = numbers.pop(0)
            if number >= 0:
                mark = replace(self._marks[number], references=())
                self._marks[number] = with_said(mark, found)
                self._numbers[int(place[-1])] = mark.id

        return take

    def _link(self, value: Any, _place: Place) -> None:
        found = an_object(value)
        ends = [self._numbers.get(offset_of(found, key), "") for key in ("source", "target")]
        if all(ends):
            id = f"R{len(self._links) + 1}"
            label = text_of(found, "label")
            self._links.append(Link(id=id, label=label, source=ends[0], target=ends[1]))


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a Doc for each article and annotator; in a folder, some of them a file."""
    outgoing = Outgoing(project, selection, options.progress)
    docs = (
        (document, layer)
        for document in outgoing.documents()
        for layer in document.layers or (DocumentLayer(),)
    )
    if out.is_dir():
        for number, first in enumerate(docs, 1):
            _write(chain([first], islice(docs, A_FILE - 1)), out / f"part-{number:04}.spacy")
    else:
        _write(docs, out)
    return outgoing.written()


def _write(docs: Iterator[_Layer], out: Path) -> None:
    """Write Docs to a file, some of them at once."""
    with needed("spacy", "spacy"):
        from spacy.tokens import DocBin  # noqa: PLC0415 - only where it is used
        from spacy.vocab import Vocab  # noqa: PLC0415
    with ExitStack() as stack:
        packing = Packing(stack)
        packing.add(DocBin(attrs=_ATTRIBUTES, store_user_data=True))
        for first in docs:
            vocab, found = Vocab(), DocBin(attrs=_ATTRIBUTES, store_user_data=True)
            for document, layer in chain([first], islice(docs, AT_ONCE - 1)):
                found.add(spacy_writing.doc_of(document, layer, vocab))
            packing.add(found)
        packing.to_disk(out)
