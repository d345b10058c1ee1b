"""What a panel shows of its records: lines of cells, read from the project; no Qt in here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.store.project import Project
from annotator.ui.entries.field import Choice


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a row of a table: its cells, and whom it names."""

    id: str
    cells: tuple[str, ...]
    speakers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its title and tip, the field that it edits ("" for none) and its choices.

    `letters` is how many fit at the least, `grows` its share of the room that is left. Where the
    first choice is `lit`, Enter takes it; else what was typed. `new` says what typed words make.
    A `dated` column offers what typed words mean for the day of publication, one of `speakers`
    those of the project.
    """

    title: str
    tip: str
    cell: str = ""  # its name in the listings of the store
    field: str = ""
    letters: int = 8
    grows: int = 0
    choices: Callable[[Project, str], Sequence[Choice]] | None = None  # for an article
    lit: bool = True
    sure: bool = False  # Tab takes no choice that is only the first of several
    new: str = ""
    dated: bool = False
    speakers: bool = False
    single: bool = False  # not to be set on several rows
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a panel shows of its records, and how one of their fields is set."""

    kind: str
    table: str
    columns: tuple[Column, ...]
    set: Callable[[Project, Sequence[str], str, str], object]  # ids, field, what was typed


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSource(Source):
    """A source whose lines are an article's own records, read as they come in sight."""

    record: type[Any]
    lines: Callable[[Project, Iterable[str]], list[Line]]
    named: tuple[str, ...]  # the columns with names of speakers
