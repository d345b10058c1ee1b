"""The results of an annotation in Label Studio: regions as marks, relations as links."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.exchange.foreign.document import Link, Mark, Value
from annotator.exchange.foreign.json_things import (
    Faulty,
    Object,
    an_object,
    each,
    name_of,
    offset_of,
    text_of,
    words_in,
)
from annotator.exchange.foreign.positions import Positions
from annotator.exchange.foreign.said import with_said
from annotator.exchange.problems import Place, Problems

OURS = "annotator"
"""The key of an annotation and of the `meta` of a region for what has no other form."""
LAYER = "layer"
_PLACES = frozenset(("start", "end", "text", "globalOffsets", "startOffset", "endOffset"))


@dataclass(frozen=True, slots=True)
class Regions:
    """What an annotation holds; `notes` is what it says of the whole text."""

    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """The text that regions are of, and the key that it has in the data of its task."""

    text: str
    key: str


def regions(text: Marked, results: Any, place: Place, problems: Problems) -> tuple[Regions, Object]:
    """Return the results of an annotation of a text, and what a region says of the annotation."""
    reading = _Reading(text, results, place, problems)
    each(results, place, problems, reading.result)
    marks, links = reading.marks(), tuple(reading.links())
    return Regions(marks, links, tuple(reading.notes)), reading.layer


class _Reading:
    """Reads results: those with one id are about one region."""

    def __init__(self, text: Marked, results: Any, place: Place, problems: Problems) -> None:
        self._place, self._problems = place, problems
        self._own = _own_name(text.key, results)
        self._positions = Positions(text.text, _places(results, self._own))
        self._marks: dict[str, Mark] = {}
        self._others: list[Mark] = []
        self._attributes: dict[str, dict[str, Value]] = {}
        self._relations: list[tuple[Object, Place]] = []
        self.notes: list[str] = []
        self.layer: Object = {}

    def result(self, item: Any, place: Place) -> None:
        """Read a result; Faulty for what is none."""
        found = an_object(item)
        kind = text_of(found, "type")
        if kind == "relation":
            self._relations.append((found, place))
            return
        value = an_object(found.get("value"), "value")
        if "start" in value:
            self._of_region(found, kind, value, place)
        else:
            self._whole(value, text_of(found, "from_name", kind), _words(value, kind))

    def _of_region(self, found: Object, kind: str, value: Object, place: Place) -> None:
        """Take a region, or what is said of one; its labels may come after other results of it."""
        if self._own != found.get("to_name", self._own):
            raise Faulty(f"it marks another text, {text_of(found, 'to_name', '')!r}", "to_name")
        id, name = name_of(found, "id"), text_of(found, "from_name", kind)
        words, is_label = _words(value, kind), kind.endswith("labels")
        if id in self._marks and not (is_label and self._marks[id].label == ""):
            self._say(id, name, words)
            return
        mark = self._region(id, value, place)
        if is_label:
            mark = replace(mark, label=words[0] if words else name)
            self._others += [replace(mark, id=f"{id}+{one}", label=one) for one in words[1:]]
        else:
            self._say(id, name, words)
        self._marks[id] = self._with_meta(mark, found)

    def marks(self) -> tuple[Mark, ...]:
        """Return the regions with all that is said of them; one without a label is called by it."""
        found = []
        for mark in (*self._marks.values(), *self._others):
            said = self._attributes.get(mark.id, {})
            label = mark.label or next(iter(said), "region")
            found.append(replace(mark, label=label, attributes={**mark.attributes, **said}))
        return tuple(found)

    def links(self) -> Iterator[Link]:
        """Yield the relations between regions that are there; an arrow to the left is turned."""
        for number, (found, place) in enumerate(self._relations, 1):
            try:
                ends = [name_of(found, "from_id"), name_of(found, "to_id")]
                for key, end in zip(("from_id", "to_id"), ends, strict=True):
                    if end not in self._marks:
                        raise Faulty(f"there is no region {end}", key)
                yield from self._link(found, ends, f"R{number}", place)
            except Faulty as fault:
                self._problems.add((*place, *fault.place), fault.words)

    def _link(self, found: Object, ends: list[str], id: str, place: Place) -> Iterator[Link]:
        source, target = reversed(ends) if found.get("direction") == "left" else ends
        note = text_of(found, "notes", "")
        for label in list(words_in(found.get("labels") or [])) or ["relation"]:
            yield Link(id=id, label=label, source=source, target=target, note=note, place=place)

    def _region(self, id: str, value: Object, place: Place) -> Mark:
        if isinstance(value.get("start"), str):
            words = "this is a place in a page or a dialogue, not in a plain text"
            raise Faulty(words, "value", "start")
        try:
            said = (offset_of(value, "start"), offset_of(value, "end"), _words_at(value))
        except Faulty as fault:
            raise Faulty(fault.words, "value", *fault.place) from None
        return Mark(id=id, label="", parts=(self._positions.stretch(said),), place=place)

    def _with_meta(self, mark: Mark, found: Object) -> Mark:
        """The mark with its note, and with what we wrote of it."""
        meta = found.get("meta")
        if not isinstance(meta, dict):
            return mark
        mark = replace(mark, note="; ".join(words_in(meta.get("text") or [])))
        if OURS not in meta:
            return mark
        ours = an_object(meta[OURS], "meta", OURS)
        if not self.layer and isinstance(ours.get(LAYER), dict):
            self.layer = ours[LAYER]
        return with_said(mark, {"note": mark.note, **ours})

    def _say(self, id: str, name: str, words: tuple[str, ...]) -> None:
        """Let a region have an attribute; a second value of a name is one more."""
        said = self._attributes.setdefault(id, {})
        old = said.get(name, ())
        both = (*(old if isinstance(old, tuple) else (str(old),)), *words)
        said[name] = both[0] if len(both) == 1 else both

    def _whole(self, value: Object, name: str, words: tuple[str, ...]) -> None:
        """Note what is said of the whole text; Faulty for a region of no text."""
        if "x" in value or "startOffset" in value or not words:
            raise Faulty("this is no region of a text", "value")
        self.notes.append(f"{name}: {', '.join(words)}")


def _own_name(key: str, results: Any) -> str:
    """What regions call the text that is read: its key, where several texts were marked.

    A name that is none of the data is the labelling page's own for the only text there is.
    """
    listed = results if isinstance(results, list) else ()
    names = [one["to_name"] for one in listed if isinstance(one, dict) and "to_name" in one]
    told = [name for name in names if isinstance(name, str)]
    return key if key in told or not told else Counter(told).most_common(1)[0][0]


def _places(results: Any, own: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield the offsets of regions that are sound, to see how they are counted."""
    for one in results if isinstance(results, list) else ():
        value = one.get("value") if isinstance(one, dict) else None
        if isinstance(value, dict) and one.get("to_name", own) == own:
            try:
                yield offset_of(value, "start"), offset_of(value, "end"), _words_at(value)
            except Faulty:
                continue


def _words_at(value: Mapping[str, Any]) -> str | None:
    """The words that a region has; a list of texts is what was typed, not what is marked."""
    found = value.get("text")
    return found if isinstance(found, str) and found else None


def _words(value: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    """What a result says: the value called like its type, else the first that is no place."""
    keys = [kind, "labels"] if kind.endswith("labels") else [kind]
    if kind == "textarea":
        keys = ["text"]
    others = [key for key in value if key not in _PLACES]
    found: Any = next((value[key] for key in (*keys, *others) if key in value), [])
    if isinstance(found, list):  # of a taxonomy the paths
        found = [" / ".join(words_in(one)) if isinstance(one, list) else one for one in found]
    return tuple(words_in(found))
