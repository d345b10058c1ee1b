"""What a panel shows of its records: lines of cells, read from the project; no Qt in here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a row of a table: its cells, where it stands, whom it names."""

    id: str
    cells: tuple[str, ...]
    place: int
    speakers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and tip, the field that it edits ("" for none) and its choices."""

    title: str
    tip: str
    field: str = ""
    width: int = 0  # pixels; 0 takes what is left
    choices: Callable[[Project], Sequence[str]] | None = None
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a panel shows of its records, and how one of their cells is set."""

    kind: str
    table: str
    columns: tuple[Column, ...]
    set: Callable[[Project, str, str, str], object]  # id, field, what was typed


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSource(Source):
    """A source whose lines are an article's own records: few enough to be read all at once."""

    ids: Callable[[Project, str], list[str]]  # of an article, in the order of the panel
    lines: Callable[[Project, str, Iterable[str]], list[Line]]
