"""What files of other programs hold, whatever their format: a text with marks, links and frames.

Offsets are half-open and count the code points of `Document.text` as the file has it, its carriage
returns and byte order mark included.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.exchange.problems import Place

Stretch = tuple[int, int]
Value = str | bool | tuple[str, ...]
"""A word, a flag that is set or not, or several words; a format writes numbers as words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The entry of a database that a mark is about: the database, the entry's id, its name."""

    database: str
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What marks, links and frames have in common: an id within their layer, a label, values.

    `record` is the id of our record where the format could keep it; `place` is where it stands in
    its file, the line first.
    """

    id: str
    label: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    note: str = ""
    record: str = ""
    references: tuple[Reference, ...] = ()
    place: Place = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Thing):
    """Marked words, in one stretch or several."""

    parts: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Thing):
    """A relation from one thing (id) to another."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Thing):
    """A mark (id) with arguments: roles, and the ids of the marks or frames that fill them."""

    trigger: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLayer:
    """One annotator's work (name; "" where the file does not say) on a document.

    `same` are groups of marks (ids) that name the same speaker.
    """

    annotator: str = ""
    kind: str = "annotation"
    status: str = ""
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    frames: tuple[Frame, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with its layers; `given` are fields of our article, at least its title."""

    text: str
    given: Mapping[str, Any] = field(default_factory=dict)
    place: Place = ()
    layers: tuple[DocumentLayer, ...] = ()


def covered(text: str, parts: tuple[Stretch, ...]) -> str:
    """Return the words of a mark's parts, joined by spaces."""
    return " ".join(text[start:end] for start, end in parts)
