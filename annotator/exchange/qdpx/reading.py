"""The texts of a REFI-QDA project with their codings: a layer for each person who coded."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.foreign import given as article_fields
from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark
from annotator.exchange.foreign.folders import owner
from annotator.exchange.foreign.json_things import Faulty
from annotator.exchange.foreign.positions import Positions, Said
from annotator.exchange.foreign.said import with_layer_said, with_said
from annotator.exchange.incoming import Given
from annotator.exchange.problems import Problems
from annotator.exchange.qdpx.archive import Archive, Element, children, guid, target, words
from annotator.exchange.qdpx.index import NO_CODE, OURS, UNCODED, Index, variable_values

_MOST_NAMED = 200  # selections whose names are looked for in the text
_PLACE = (1,)


class SourceReading:
    """Reads one text of a project, whatever it is the text of."""

    def __init__(self, archive: Archive, found: Index, problems: Problems) -> None:
        self._archive, self._index, self._problems = archive, found, problems
        self._ids: dict[str, tuple[str, str]] = {}
        self._layers: dict[str, list[Mark]] = {}

    def document(self, element: Element) -> Iterator[Document]:
        """Yield the text of an element with what was coded in it; nothing where it has none."""
        name = element.get("name", "")
        try:
            text = self._text(element)
        except AnnotatorError as error:
            self._problems.add(_PLACE, f"{name}: {error.message}")
            return
        selections = list(children(element, "PlainTextSelection", "TranscriptSelection"))
        positions = Positions(text, islice(_said(selections, text), _MOST_NAMED))
        for selection in selections:
            self._selection(selection, positions, name)
        said = self._ours(element)
        users = dict.fromkeys([*self._layers, *(said if isinstance(said, dict) else ())])
        layers = tuple(self._layer(user, said) for user in users)
        yield Document(text=text, given=self._given(element, name), place=_PLACE, layers=layers)

    def _text(self, element: Element) -> str:
        if found := words(element, "PlainTextContent"):
            return found
        path = element.get("plainTextPath", "")
        if not path:
            raise AnnotatorError("it has no plain text")
        return self._archive.text(path)

    def _selection(self, selection: Element, positions: Positions, name: str) -> None:
        """Take the codings of a selection, each a mark of its own."""
        codings = list(children(selection, "Coding"))
        if not codings:
            self._index.losses[UNCODED] += 1
            return
        try:
            part = positions.stretch((*_offsets(selection), None))
        except Faulty as fault:
            self._problems.add(_PLACE, f"{name}: selection {guid(selection)}: {fault.words}")
            return
        note = self._notes(selection)
        for coding in codings:
            user = guid(coding, "creatingUser") or guid(selection, "creatingUser")
            words = "; ".join(filter(None, (note, self._notes(coding))))
            for id, label in self._codes(selection, coding):
                mark = Mark(id=id, label=label, parts=(part,), note=words, place=_PLACE)
                for known in (id, guid(selection)):
                    self._ids.setdefault(known, (user, id))
                self._layers.setdefault(user, []).append(self._with_ours(mark, coding, name))

    def _codes(self, selection: Element, coding: Element) -> Iterator[tuple[str, str]]:
        """Yield an id and the name of each code of a coding, which should be one."""
        codes = [target(one) for one in children(coding, "CodeRef")] or [""]
        for number, code in enumerate(codes):
            id = guid(coding) or f"{guid(selection)}/{code}"
            label = self._index.codes.get(code, "")
            self._index.losses[NO_CODE] += not label
            yield f"{id}/{code}" if number else id, label or "Code"

    def _notes(self, element: Element) -> str:
        """What people wrote on an element."""
        found = [one.text or "" for one in children(element, "Description")]
        for ref in children(element, "NoteRef"):
            name, text = self._index.note(target(ref))
            found += [text] if name != OURS else []
        return "; ".join(filter(None, found))

    def _ours(self, element: Element) -> Any:
        """What we wrote on an element, which may be spoilt; an empty object if nothing."""
        for ref in children(element, "NoteRef"):
            name, text = self._index.note(target(ref))
            if name == OURS:
                try:
                    return json.loads(text)
                except (ValueError, RecursionError):
                    return {}
        return {}

    def _with_ours(self, mark: Mark, coding: Element, name: str) -> Mark:
        try:
            return with_said(mark, self._ours(coding))
        except Faulty as fault:
            self._problems.add(_PLACE, f"{name}: coding {mark.id}: {fault.words}")
            return mark

    def _layer(self, user: str, said: Any) -> DocumentLayer:
        annotator, kind = owner(self._index.users.get(user, ""))
        layer = DocumentLayer(
            annotator=annotator,
            kind=kind,
            marks=tuple(self._layers.get(user, ())),
            links=tuple(self._links(user)),
        )
        try:
            return with_layer_said(layer, said.get(user, {}) if isinstance(said, dict) else {})
        except Faulty:
            return layer

    def _links(self, user: str) -> Iterator[Link]:
        """Yield the links between what one person coded, in the order of the project."""
        told = [
            (number, label, source, self._ids.get(end, ("", "")))
            for origin, (whose, source) in self._ids.items()
            if whose == user
            for number, label, end in self._index.links_from(origin)
        ]
        for number, label, source, (whose, end) in sorted(told):
            if end and whose == user:
                self._index.take_link()
                yield Link(id=f"R{number}", label=label, source=source, target=end)

    def _given(self, element: Element, name: str) -> Given:
        values = {
            self._index.variables.get(ref, ""): value for ref, value in variable_values(element)
        }
        codes = [
            self._index.codes.get(target(ref), "")
            for coding in children(element, "Coding")
            for ref in children(coding, "CodeRef")
        ]
        said = self._notes(element), ", ".join(filter(None, codes))
        note = "; ".join(filter(None, (*said, *self._index.cases_of(guid(element)))))
        values.pop("", None)
        given: Given = {"title": name} if name else {}
        given |= article_fields.known(values, _PLACE, self._problems)
        return given | ({"note": note} if note else {})


def _said(selections: list[Element], text: str) -> Iterator[Said]:
    """Yield the places of selections that are named by their words, as some programs name them."""
    for selection in islice(selections, _MOST_NAMED):
        name = selection.get("name", "")
        try:
            yield (*_offsets(selection), name if len(name) > 1 and name in text else None)
        except Faulty:
            continue


def _offsets(selection: Element) -> tuple[int, int]:
    try:
        return int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        raise Faulty("it has no places") from None
