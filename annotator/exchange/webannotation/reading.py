"""Web Annotations gathered by the texts they are about, as documents: marks and links of layers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.foreign import given
from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark, Stretch
from annotator.exchange.foreign.json_things import Faulty, Object, an_object, what, words_in
from annotator.exchange.foreign.said import is_empty, with_layer_said, with_said
from annotator.exchange.incoming import Given, SourceFile
from annotator.exchange.problems import Place, Problems
from annotator.exchange.webannotation.bodies import bodies, creator, listed
from annotator.exchange.webannotation.sources import SourceText, text_at
from annotator.exchange.webannotation.targets import Places, flat, grouped

OURS = "annotator"
"""The key of a collection or an annotation for what Web Annotation has no form for."""
_Found = tuple[Object, Place]


@dataclass(slots=True)
class _OfSource:
    """The annotations of one source; those that link others belong to all of them."""

    marks: list[_Found] = field(default_factory=list)
    given: Given = field(default_factory=dict)
    ours: Object = field(default_factory=dict)


class Gathering:
    """Takes the annotations of a file, and makes a document of each text."""

    def __init__(self, file: SourceFile, problems: Problems) -> None:
        self._file, self._problems = file, problems
        self._sources: dict[str, _OfSource] = {}
        self._links: list[_Found] = []

    def take(self, value: Any, line: int) -> None:
        """Take an annotation, or a collection or page of them; Faulty for what is none."""
        found = an_object(value)
        ours = an_object(found.get(OURS, {}), OURS)
        place: Place = (line,)
        for key in ("items", "rows", "@graph"):
            if isinstance(found.get(key), list):
                self._each(found, key, place, ours)
                return
        first = found.get("first")
        if isinstance(first, dict):
            self._each(first, "items", (*place, "first"), ours)
            if "next" in first:
                self._problems.note(f"{self._file.name}: further pages are not in the file")
        elif first is not None or "target" not in found:
            raise Faulty("this is no annotation, and no page of annotations that holds any")
        else:
            self._annotation(found, place, {})

    def documents(self) -> Iterator[Document]:
        """Yield the texts, in the order in which they are named first."""
        links = list(self._sound_links())
        for source, found in self._sources.items():
            place = found.marks[0][1][:1] if found.marks else (1,)
            try:
                text = text_at(source, self._file)
            except (Faulty, AnnotatorError) as fault:
                self._problems.add(place, str(fault))
                continue
            reading = _Reading(text, self._problems, found.ours)
            layers = reading.layers(found.marks, links)
            is_web = source.startswith(("http://", "https://"))
            about = {**({"url": source} if is_web else {}), **found.given}
            yield Document(text=text.text, given=about, place=place, layers=layers)

    def _sound_links(self) -> Iterator[_Found]:
        """Yield what links annotations; what is said of a whole text becomes a note of it."""
        marked = {_id(one) for of in self._sources.values() for one, _ in of.marks}
        for found, place in self._links:
            targets = flat(found)
            about = self._sources.get(_source(targets[0], found))
            if all(_target(one) in marked for one in targets):
                yield found, place
            elif about is not None:
                said = bodies(found)
                old = [about.given["note"]] if "note" in about.given else []
                about.given["note"] = "; ".join((*old, *said.comments, *said.labels))
            else:
                self._problems.add((*place, "target"), "it is about nothing that is in the file")

    def _each(self, found: Object, key: str, place: Place, ours: Object) -> None:
        self._collection(ours, place)
        items = found.get(key)
        if not isinstance(items, list):
            raise Faulty(f"this is {what(items)}, not a list", *place[1:], key)
        for number, item in enumerate(items):
            at = (*place, key, number)
            try:
                self._annotation(an_object(item), at, ours)
            except Faulty as fault:
                self._problems.add((*at, *fault.place), fault.words)

    def _collection(self, ours: Object, place: Place) -> None:
        """Take what a collection of ours says of its article, which may have no annotations."""
        source = ours.get("source")
        if isinstance(source, str):
            about = an_object(ours.get("article", {}), OURS, "article")
            known = given.known(about, (*place, OURS), self._problems)
            self._sources[source] = _OfSource(given=known, ours=ours)

    def _annotation(self, found: Object, place: Place, ours: Object) -> None:
        targets = flat(found)
        if not targets:
            raise Faulty("the annotation has no target", "target")
        sources = [_source(one, found) for one in targets]
        has_selector = [
            isinstance(one, dict) and one.get("selector") is not None for one in targets
        ]
        if not any(has_selector):
            self._links.append((found, place))
            return
        if len(set(sources)) > 1:
            raise Faulty("the annotation is about several texts", "target")
        of = self._sources.setdefault(sources[0], _OfSource(ours=ours))
        of.marks.append((found, place))


class _Reading:
    """Reads the annotations of one text."""

    def __init__(self, text: SourceText, problems: Problems, ours: Object) -> None:
        self._text, self._problems = text, problems
        self._layers: dict[object, DocumentLayer] = dict(self._own_layers(ours))
        self._marks: dict[str, tuple[object, Mark]] = {}
        self._links: list[tuple[object, Link]] = []

    def layers(self, marks: list[_Found], links: list[_Found]) -> tuple[DocumentLayer, ...]:
        """Return the layers of all who annotated."""
        targets = [one for found, _ in marks for one in flat(found)]
        plain = self._text.text[self._text.shift :]
        self._places = Places(plain, (one for one in targets if isinstance(one, dict)))
        for read, found in ((self._mark, marks), (self._link, links)):
            for one, place in found:
                try:
                    read(one, place)
                except Faulty as fault:
                    self._problems.add((*place, *fault.place), fault.words)
        layers = (self._layer(key, layer) for key, layer in self._layers.items())
        return tuple(layer for layer in layers if not is_empty(layer))

    def _own_layers(self, ours: Object) -> Iterator[tuple[int, DocumentLayer]]:
        for number, one in enumerate(listed(ours.get("layers"))):
            try:
                yield number, with_layer_said(DocumentLayer(), one)
            except Faulty as fault:
                self._problems.add((1, OURS, "layers", number, *fault.place), fault.words)

    def _layer(self, key: object, layer: DocumentLayer) -> DocumentLayer:
        marks = tuple(mark for of, mark in self._marks.values() if of == key)
        links = tuple(link for of, link in self._links if of == key)
        return replace(layer, marks=marks, links=links)

    def _mark(self, found: Object, place: Place) -> None:
        id = _id(found) or f"annotation {len(self._marks) + 1}"
        if id in self._marks:
            raise Faulty(f"the id {id} is there twice", "id")
        ours = an_object(found.get(OURS, {}), OURS)
        groups = [flat(found)] if ours else grouped(found)
        stretches = [tuple(self._part(one) for one in group) for group in groups]
        said = bodies(found)
        label = said.labels[0] if said.labels else "annotation"
        noted = said.comments if ours else (*said.comments, *said.described)
        mark = Mark(id=id, label=label, parts=stretches[0], note="; ".join(noted), place=place)
        mark = with_said(mark, ours) if ours else replace(mark, references=said.references)
        key = self._key(found, ours)
        for number, parts in enumerate(stretches, 1):
            own = f"{id} {number}" if number > 1 else id
            self._marks[own] = (key, replace(mark, id=own, parts=parts))
            for one in said.labels[1:]:
                more = f"{own} {one}"
                self._marks[more] = (key, replace(mark, id=more, parts=parts, label=one))

    def _part(self, target: Any) -> Stretch:
        start, end = self._places.stretch(an_object(target, "target"))
        return start + self._text.shift, end + self._text.shift

    def _link(self, found: Object, place: Place) -> None:
        """Link two annotations: those that are targets, or the body and the target."""
        said = bodies(found)
        ends = [_target(one) for one in flat(found)]
        if len(ends) == 1:
            ends = [*ends, *said.leads_to]
        there = [one for one in ends if one in self._marks]
        if not there:
            return  # of another text
        if len(ends) != len(there) or len(ends) != 2:
            raise Faulty("it does not link two annotations that are there", "target")
        key = self._marks[there[0]][0]
        for label in said.labels or ("linking",):
            id = _id(found) or f"link {len(self._links) + 1}"
            note = "; ".join(said.comments)
            link = Link(
                id=id, label=label, source=there[0], target=there[1], note=note, place=place
            )
            self._links.append((key, link))

    def _key(self, found: Object, ours: Object) -> object:
        """Whose work an annotation is: a layer of ours by its number, else its creator."""
        number = ours.get("layer")
        if type(number) is int and number in self._layers:
            return number
        name = creator(found)
        self._layers.setdefault(name, DocumentLayer(annotator=name))
        return name


def _source(target: Any, annotation: Object) -> str:
    """The source (IRI) that a target is of."""
    found = target.get("source", annotation.get("uri", "")) if isinstance(target, dict) else target
    return next(words_in(found.get("id", "")), "") if isinstance(found, dict) else str(found)


def _target(target: Any) -> str:
    found = target.get("id", target.get("@id")) if isinstance(target, dict) else target
    return str(found)


def _id(annotation: Object) -> str:
    return next(words_in(annotation.get("id", annotation.get("@id", []))), "")
