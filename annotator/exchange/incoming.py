"""What a file brings into a project, whatever its format: plain values that are checked by type.

`given` holds the fields that the file names, so that what it does not name can stay as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.exchange.articles.columns import Columns
from annotator.exchange.problems import Place
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.codebook import Codebook

RECORD_KINDS: dict[str, type[Any]] = {"mentions": Mention, "quotes": Quote, "events": Event}
"""The lists of a layer, and what is in them."""

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, its name as problems tell it, and whose work it is, where that is known."""

    path: Path
    name: str
    annotator: str = ""


def _no_count(_articles: int) -> None:
    """Tell nobody."""


def _alone() -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read; `expect` is told how many articles a file has, where that is known before.

    What takes long calls `alive` now and then, which raises Cancelled when it is to stop.
    `columns` are what tables of articles may have; the first that fit are taken.
    """

    expect: Callable[[int], None] = _no_count
    alive: Callable[[], None] = _alone
    columns: tuple[Columns, ...] = ()


@dataclass(frozen=True, slots=True)
class Registered:
    """An annotator or a speaker of a file; one that is not sound has been told as a problem."""

    given: Given
    place: Place
    sound: bool = True


@dataclass(frozen=True, slots=True)
class NamedCodebook:
    """The codebook that a file was made with; its definition where the file holds it."""

    name: str
    version: str
    definition: Codebook | None
    place: Place


@dataclass(frozen=True, slots=True)
class Registry:
    """What holds for all articles of a file: its codebook, who annotated, who speaks."""

    codebook: NamedCodebook | None = None
    annotators: tuple[Registered, ...] = ()
    speakers: tuple[Registered, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """A mention, quote or event; one that is not sound has been told as a problem already."""

    kind: type[Mention] | type[Quote] | type[Event]
    id: str
    given: Given
    place: Place
    sound: bool = True


@dataclass(frozen=True, slots=True)
class IncomingLayer:
    """One annotator's work on an article; without an annotator it is of the person who imports."""

    given: Given
    place: Place
    records: list[IncomingRecord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """A text as it is kept, with what is known about it and its annotations."""

    text: str
    given: Given
    place: Place
    layers: tuple[IncomingLayer, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingTable:
    """One of our tables, edited: which it is, how problems tell its file, its columns and rows.

    `rows` yields each row that is not empty with its number; it may be called once. `lossy` is the
    encoding of a file that could not hold every character.
    """

    name: str
    file: str
    header: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    lossy: str = ""


Incoming = Registry | IncomingArticle
