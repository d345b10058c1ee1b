"""A reader of brat's standoff format, written from its published description, not from ours.

https://brat.nlplab.org/standoff.html and configuration.html: ids by letter, tabs between columns,
offsets in characters of the text, `;` between fragments, the words of a mark at its offsets with a
space between fragments, roles with numbers when repeated, types as the configuration names them.
"""

import re
from dataclasses import dataclass, field

TYPE = re.compile(r"[A-Za-z0-9_-]+")
ID = re.compile(r"[TERAMN#]\d+")


@dataclass
class Standoff:
    """What an .ann file says."""

    marks: dict[str, tuple[str, list[tuple[int, int]], str]] = field(default_factory=dict)
    events: dict[str, tuple[str, str, list[tuple[str, str]]]] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    references: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    same: list[list[str]] = field(default_factory=list)


def read(path):
    """Read a text and its annotations; AssertionError for what the description does not allow."""
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    found, seen = Standoff(), set()
    with path.open(encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    assert lines.pop() == ""
    for line in lines:
        id, *columns = line.split("\t")
        if id == "*":
            _same(found, columns)
            continue
        assert ID.fullmatch(id), line
        assert id not in seen, line
        seen.add(id)
        READERS[id[0]](found, id, columns, text)
    for _, trigger, arguments in found.events.values():
        assert trigger in found.marks
        assert all(other in found.marks or other in found.events for _, other in arguments)
    for _, owner, _ in (*found.attributes, *found.references, *found.notes):
        assert owner in found.marks or owner in found.events
    return text, found


def _mark(found, id, columns, text):
    (head, words) = columns
    label, _, places = head.partition(" ")
    assert TYPE.fullmatch(label), label
    parts = [tuple(map(int, place.split(" "))) for place in places.split(";")]
    assert all(0 <= start < end <= len(text) for start, end in parts)
    pieces = [text[start:end] for start, end in parts]
    assert len(words) == len(" ".join(pieces))
    assert words == re.sub("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", " ".join(pieces))
    found.marks[id] = (label, parts, words)


def _event(found, id, columns, text):
    (head,) = columns
    pairs = [pair.split(":") for pair in head.split(" ")]
    assert all(
        len(pair) == 2 and TYPE.fullmatch(pair[0]) and ID.fullmatch(pair[1]) for pair in pairs
    )
    roles = [role for role, _ in pairs[1:]]
    assert len(roles) == len(set(roles)), "a role that is repeated has a number"
    (label, trigger), *arguments = pairs
    found.events[id] = (label, trigger, [tuple(one) for one in arguments])


def _attribute(found, id, columns, text):
    (head,) = columns
    name, owner, *value = head.split(" ")
    assert TYPE.fullmatch(name)
    assert len(value) <= 1
    found.attributes.append((name, owner, *value, *[""] * (1 - len(value))))


def _reference(found, id, columns, text):
    head, words = columns
    kind, owner, entry = head.split(" ")
    assert kind == "Reference"
    database, _, key = entry.partition(":")
    assert database
    assert key
    found.references.append((entry, owner, words))


def _note(found, id, columns, text):
    head, words = columns
    kind, owner = head.split(" ")
    assert TYPE.fullmatch(kind)
    found.notes.append((kind, owner, words))


def _same(found, columns):
    (head,) = columns
    kind, *ids = head.split(" ")
    assert kind == "Equiv"
    assert len(ids) > 1
    assert set(ids) <= set(found.marks)
    found.same.append(ids)


READERS = {"T": _mark, "E": _event, "A": _attribute, "N": _reference, "#": _note}


def configured(path):
    """Read the types and roles that an annotation.conf allows, by section."""
    sections, now = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            now = sections.setdefault(match[1], {})
        elif line.strip() and not line.startswith("#"):
            name, _, rest = line.partition("\t")
            now[name] = [one.strip() for one in rest.split(",")] if rest else []
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    return sections
