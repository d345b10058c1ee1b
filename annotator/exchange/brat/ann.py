"""The lines of an .ann file of brat: T, E, R, A, M, N, # and *, also LitBank's QUOTE and ATTRIB."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from annotator.exchange.brat import litbank as brat_litbank
from annotator.exchange.brat.names import original, unescaped
from annotator.exchange.foreign.document import (
    DocumentLayer,
    Frame,
    Link,
    Mark,
    Reference,
    Stretch,
    Thing,
    Value,
)
from annotator.exchange.problems import Problems

_PLACES = re.compile(r"\d{1,9} \d{1,9}(;\d{1,9} \d{1,9})*", re.ASCII)
_SPACES = re.compile(r"\s+")
RECORD, NOTE, PARTS = "AnnotatorRecord", "AnnotatorNotes", "AnnotatorParts"
"""The types of notes that hold the id of our record, what people wrote, and places that brat's own
form cannot tell exactly."""
_EXACT = re.compile(r"\d{1,9}\.\.\d{1,9}(\|\d{1,9}\.\.\d{1,9})*", re.ASCII)


def parsed(content: str, text: str, problems: Problems) -> DocumentLayer:
    """Return what the lines say about a text; what cannot be read is told with its line."""
    reading = _Reading(text, problems)
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            reading.line(line.rstrip("\r").removeprefix("\ufeff"), number)
    return reading.layer()


class _Reading:
    """Reads the lines of one file; what is said of things is put to them at the end."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text, self._problems = text, problems
        self._marks: dict[str, Mark] = {}
        self._links: dict[str, Link] = {}
        self._frames: dict[str, Frame] = {}
        self._same: list[tuple[int, list[str]]] = []
        self._said: list[tuple[int, str, Callable[[Thing], Thing]]] = []
        self._litbank = brat_litbank.Quotations(text)
        self._kinds = {"T": self._mark, "E": self._frame, "R": self._link}
        self._others = {"A": self._attribute, "M": self._attribute, "N": self._reference}

    def line(self, line: str, number: int) -> None:
        """Read one line."""
        id, *rest = line.split("\t")
        kind = id[:1]
        if id in ("QUOTE", "ATTRIB"):
            problem = self._litbank.line(id, rest, number)
        elif kind == "*":
            problem = self._equivalence(rest, number)
        elif kind == "#":
            problem = self._note(rest, number)
        elif kind in self._kinds:
            problem = self._kinds[kind](id, rest, number)
        elif kind in self._others:
            problem = self._others[kind](rest, number)
        else:
            problem = "this is no line of brat's"
        if problem:
            self._problems.add((number,), problem)

    def layer(self) -> DocumentLayer:
        """Return all that was read."""
        self._frames = {
            id: frame for id, frame in self._frames.items() if self._leads(frame, frame.trigger)
        }
        known = self._marks.keys() | self._frames.keys() | {one.id for one in self._litbank.marks}
        self._links = {
            id: link
            for id, link in self._links.items()
            if self._leads(link, link.source, link.target, known=known)
        }
        things: dict[str, dict[str, Thing]] = {}
        for kind in (self._marks, self._links, self._frames):
            things |= dict.fromkeys(kind, kind)  # type: ignore[arg-type]
        for number, id, say in self._said:
            if id in things:
                things[id][id] = say(things[id][id])
            else:
                self._problems.add((number,), f"there is no {id}")
        for number, ids in self._same:
            for id in ids:
                if id not in known:
                    self._problems.add((number,), f"there is no {id}")
        self._unescape()
        return DocumentLayer(
            marks=(*self._marks.values(), *self._litbank.marks),
            links=tuple(self._links.values()),
            frames=tuple(self._frames.values()),
            same=tuple(tuple(ids) for _, ids in self._same),
        )

    def _leads(self, thing: Thing, *ids: str, known: Collection[str] = ()) -> bool:
        """Tell whether there are the marks, or others that are known, that a thing needs."""
        missing = [id for id in ids if id not in (known or self._marks)]
        for id in missing:
            self._problems.add(thing.place, f"{thing.id} is left out, since there is no {id}")
        return not missing

    def _unescape(self) -> None:
        """Read words in what is ours as they were written."""
        found: tuple[dict[str, Any], ...] = (self._marks, self._frames)
        for things in found:
            for id, thing in things.items():
                if thing.record:
                    attributes = {name: _plain(value) for name, value in thing.attributes.items()}
                    note = unescaped(thing.note)
                    things[id] = replace(thing, note=note, attributes=attributes)

    def _mark(self, id: str, rest: list[str], number: int) -> str:
        label, _, places = (rest[0] if rest else "").partition(" ")
        if id in self._marks:
            return f"{id} is there twice"
        if not label or not _PLACES.fullmatch(places):
            return f"{id} has no label and places, such as Person 0 5"
        pairs = [one.split(" ") for one in places.split(";")]
        parts = [(int(start), int(end)) for start, end in pairs]
        words = rest[1] if len(rest) > 1 else None
        if words is not None and not _says(self._text, parts, words):
            found = " ".join(self._text[start:end] for start, end in parts)
            return f"{id} says {_short(words)}, but the text there is {_short(found)}"
        stretches = joined_lines(self._text, parts)
        self._marks[id] = Mark(id=id, label=original(label), parts=stretches, place=(number,))
        return ""

    def _frame(self, id: str, rest: list[str], number: int) -> str:
        pairs = [one.partition(":")[::2] for one in (rest[0] if rest else "").split()]
        if id in self._frames:
            return f"{id} is there twice"
        if not pairs or not all(role and other for role, other in pairs):
            return f"{id} has no type and event word, such as Report:T1"
        (label, trigger), *arguments = pairs
        roles = {original(role) for role, _ in arguments}
        label = original(label)
        arguments = [(_without_number(original(role), roles), other) for role, other in arguments]
        self._frames[id] = Frame(
            id=id, label=label, trigger=trigger, arguments=tuple(arguments), place=(number,)
        )
        return ""

    def _link(self, id: str, rest: list[str], number: int) -> str:
        label, *ends = (rest[0] if rest else "").split() or [""]
        pairs = [end.partition(":")[2] for end in sorted(ends, key=_first_argument)]
        if id in self._links:
            return f"{id} is there twice"
        if not label or len(pairs) != 2 or not all(pairs):
            return f"{id} does not link two, as in Located Arg1:T1 Arg2:T2"
        self._links[id] = Link(
            id=id, label=original(label), source=pairs[0], target=pairs[1], place=(number,)
        )
        return ""

    def _attribute(self, rest: list[str], number: int) -> str:
        name, _, others = (rest[0] if rest else "").partition(" ")
        id, _, value = others.partition(" ")
        if not name or not id:
            return "an attribute needs a name and what it is of, as in Negation E1"
        self._set(number, id, original(name), value.strip() or True)
        return ""

    def _reference(self, rest: list[str], number: int) -> str:
        words = (rest[0] if rest else "").split()
        if len(words) != 3:
            return "a reference needs what it is of and where it leads, as in Reference T1 Wiki:42"
        database, _, entry = words[2].partition(":")
        found = Reference(database, entry, rest[1].strip() if len(rest) > 1 else "")
        self._said.append(
            (number, words[1], lambda thing: replace(thing, references=(*thing.references, found)))
        )
        return ""

    def _note(self, rest: list[str], number: int) -> str:
        kind, _, id = (rest[0] if rest else "").partition(" ")
        words = rest[1].strip(" ") if len(rest) > 1 else ""
        if not kind or not id:
            return "a note needs a kind and what it is of, as in AnnotatorNotes T1"
        if kind == RECORD:
            self._said.append((number, id, lambda thing: replace(thing, record=words)))
        elif kind == PARTS:
            return self._exact(id, words)
        elif kind == NOTE:
            self._said.append(
                (
                    number,
                    id,
                    lambda thing: replace(thing, note="; ".join(filter(None, (thing.note, words)))),
                )
            )
        else:
            self._set(number, id, original(kind), words)
        return ""

    def _exact(self, id: str, words: str) -> str:
        """Take the places of a mark as we wrote them."""
        if id not in self._marks or not _EXACT.fullmatch(words):
            return f"{PARTS} needs a mark that stands before it, and its places"
        places = [one.split("..") for one in words.split("|")]
        parts = tuple((int(start), int(end)) for start, end in places)
        self._marks[id] = replace(self._marks[id], parts=parts)
        return ""

    def _equivalence(self, rest: list[str], number: int) -> str:
        _, *ids = (rest[0] if rest else "").split() or [""]
        if len(ids) < 2:
            return "an equivalence needs two, as in Equiv T1 T2"
        self._same.append((number, ids))
        return ""

    def _set(self, number: int, id: str, name: str, value: Value) -> None:
        """Let a thing have an attribute; a second value of a name is one more."""

        def said(thing: Thing) -> Thing:
            old = thing.attributes.get(name)
            both = value if old is None else (*_words(old), *_words(value))
            return replace(thing, attributes={**thing.attributes, name: both})

        self._said.append((number, id, said))


def _first_argument(end: str) -> bool:
    """Puts Arg1 before Arg2; others stay in their order."""
    return end.startswith("Arg2:")


def _without_number(role: str, roles: set[str]) -> str:
    """A role that is there again without the number that tells it from the first."""
    bare = role.rstrip("0123456789")
    return bare if bare in roles else role


def _words(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def joined_lines(text: str, parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return places in order, those as one that brat parted only because a line ends there."""
    found: list[Stretch] = []
    for start, end in sorted(parts):
        gap = text[found[-1][1] : start] if found else ""
        if found and gap.isspace() and ("\n" in gap or "\r" in gap):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _says(text: str, parts: Sequence[Stretch], words: str) -> bool:
    """Whether the words of a line are those at its places, but for spaces and ends of lines."""
    there = " ".join(text[start:end] for start, end in parts)
    return _SPACES.sub(" ", there).strip() == _SPACES.sub(" ", words).strip()


def _plain(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(map(unescaped, value))
    return unescaped(value) if isinstance(value, str) else value


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
