"""The rows of our tables as an export would write them now, for some records."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.exchange.tables import rows as table_rows
from annotator.exchange.tables.columns import EVENTS
from annotator.exchange.tables.source import Batch, Row, batch_of, batch_with
from annotator.exchange.tables.values import cells, unguarded
from annotator.store.project import Project

_READERS: Mapping[str, Callable[[table_rows.Known, Batch], Iterator[Row]]] = {
    "mentions": table_rows.mentions,
    "quotes": table_rows.quotes,
    "events": table_rows.events,
}


_TOOK_PART = tuple(
    place for place, column in enumerate(EVENTS) if column.name in ("actors", "recipients")
)


class Before:
    """Reads rows of the project; `names` are those of the speakers, by id."""

    def __init__(self, project: Project, names: Mapping[str, str]) -> None:
        self._project = project
        self._known = replace(table_rows.known(project), names=names)
        self._took_part: dict[str, dict[int, str]] = {}

    def rows(self, table: str, ids: Sequence[str]) -> dict[str, list[str]]:
        """Return the cells of the records with these ids, those that are there."""
        if not ids:
            return {}
        found = {unguarded(row[0]): list(row) for row in cells(self._read(table, ids))}
        if table == "events":
            for id in self._took_part.keys() & found.keys():
                for place, cell in self._took_part[id].items():
                    found[id][place] = cell
        return found

    def participants(self, events: Sequence[str]) -> dict[str, list[list[str]]]:
        """Return the cells of all participants of these events (ids), in order."""
        found: dict[str, list[list[str]]] = {}
        if events:
            batch = batch_of(self._project, "events", events)
            rows = list(table_rows.participants(self._known, batch))
            for row, words in zip(rows, cells(rows), strict=True):
                found.setdefault(row[0], []).append(list(words))  # by the id itself
        return found

    def keep_participants(self, event: str) -> None:
        """Go on telling for an event (id) who takes part in it now, whatever is written."""
        if event not in self._took_part:
            (row,) = self.rows("events", [event]).values()
            self._took_part[event] = {place: row[place] for place in _TOOK_PART}

    def _read(self, table: str, ids: Sequence[str]) -> Iterable[Row]:
        if table == "speakers":
            return table_rows.speakers_named(self._project, self._known, ids)
        if table == "articles":
            return table_rows.articles(self._known, batch_with(self._project, ids))
        return _READERS[table](self._known, batch_of(self._project, table, ids))
