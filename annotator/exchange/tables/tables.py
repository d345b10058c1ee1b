"""The six tables that csv and xlsx write: their columns, and their rows read from a project."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.exchange.progress import Progress
from annotator.exchange.selection import Selection
from annotator.exchange.tables import columns as table_columns
from annotator.exchange.tables import rows as table_rows
from annotator.exchange.tables import source as table_source
from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.rows import Known
from annotator.exchange.tables.source import Batch, Row
from annotator.exchange.tables.values import cells
from annotator.model.codebook import Codebook
from annotator.store.project import Project

NAMES = ("articles", "speakers", "mentions", "quotes", "events", "participants")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row of it is, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]


def tables(codebook: Codebook) -> tuple[Table, ...]:
    """Return the six tables of a project with this codebook; its own fields are further columns."""
    columns = table_columns
    return (
        Table("articles", "An article", columns.ARTICLES),
        Table("speakers", "Anyone who speaks or acts", _all(codebook, "speaker", columns.SPEAKERS)),
        Table("mentions", "A place where a speaker is named", columns.MENTIONS),
        Table("quotes", "Something said", _all(codebook, "quote", columns.QUOTES)),
        Table(
            "events", "Something done, planned or denied", _all(codebook, "event", columns.EVENTS)
        ),
        Table("participants", "A speaker's part in an event", columns.PARTICIPANTS),
    )


def chosen(codebook: Codebook, name: str) -> tuple[Table, ...]:
    """Return the table of a name, or all for no name; AnnotatorError where there is none."""
    found = tuple(table for table in tables(codebook) if not name or table.name == name)
    if not found:
        raise AnnotatorError(f"There is no table {name!r}.", f"Take one of {', '.join(NAMES)}.")
    return found


def blocks(
    project: Project, selection: Selection, chosen: Sequence[Table], progress: Progress
) -> Iterator[tuple[Table, list[tuple[str, ...]]]]:
    """Yield rows of the chosen tables as the words of their cells, some of one table at a time."""
    for table, rows in values(project, selection, chosen, progress):
        yield table, cells(rows)


def values(
    project: Project, selection: Selection, chosen: Sequence[Table], progress: Progress
) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield rows of the chosen tables as plain values, some of one table at a time.

    All tables are read in one pass over the articles; speakers come last, when all are counted.
    """
    known, tally = table_rows.known(project), table_rows.Tally()
    registry = [table for table in chosen if table.name == "speakers"]
    others = [(table, _READERS[table.name]) for table in chosen if table.name != "speakers"]
    for batch in table_source.batches(project, selection, progress):
        for table, read in others:
            yield table, read(known, batch)
        if registry:
            tally.add(batch)
    for table in registry:
        yield table, table_rows.speakers(project, known, tally, everyone=selection.is_all)


_READERS: dict[str, Callable[[Known, Batch], Iterator[Row]]] = {
    "articles": table_rows.articles,
    "mentions": table_rows.mentions,
    "quotes": table_rows.quotes,
    "events": table_rows.events,
    "participants": table_rows.participants,
}


def _all(codebook: Codebook, record: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return columns + table_columns.custom(codebook, record, columns)
