"""A row of an edited table beside the row that an export would write now."""

from collections.abc import Iterable, Sequence

from annotator.exchange.edited import readings
from annotator.exchange.edited.headers import plain
from annotator.exchange.edited.readings import Misread
from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.values import separated

_DATES = frozenset(("published", "date_start", "date_end"))
_COUNTS = frozenset(("mentions", "quotes"))


class Comparison:
    """Which columns of ours a table has, and where; `lossy` is an encoding that lost characters."""

    def __init__(self, columns: Sequence[Column], header: Sequence[str], lossy: str) -> None:
        self.columns, self._lossy, self.width = columns, lossy, len(header)
        names = plain(header)
        known = {column.name.casefold(): place for place, column in enumerate(columns)}
        self.places = {
            columns[known[name]].name: place for place, name in enumerate(names) if name in known
        }
        self.unknown = [
            header[i].strip() for i, name in enumerate(names) if name not in known | {"": 0}
        ]
        self.twice = sorted({name for name in names if name and names.count(name) > 1})
        self._pairs = [
            (place, known[name.casefold()], columns[known[name.casefold()]])
            for name, place in self.places.items()
            if name != "sentence"
        ]
        self._ours = [place for place, _, _ in self._pairs]
        self._theirs = [place for _, place, _ in self._pairs]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by column; those behind its end are empty."""
        length = len(row)
        return {name: row[place] if place < length else "" for name, place in self.places.items()}

    def differing(self, row: Sequence[str], expected: Sequence[str]) -> list[Column]:
        """Return the columns whose cells say something else than is expected."""
        try:
            if [row[i] for i in self._ours] == [expected[i] for i in self._theirs]:
                return []
        except IndexError:
            row = [*row, *[""] * (self.width - len(row))]
        return [
            column
            for place, other, column in self._pairs
            if row[place] != expected[other]
            and not self._is_same(column, row[place], expected[other])
        ]

    def _is_same(self, column: Column, cell: str, expected: str) -> bool:
        """Tell whether a cell says the same in other words."""
        found, said = readings.text(cell), readings.text(expected)
        if found == said or (self._lossy and _is_lost(found, said, self._lossy)):
            return True
        if column.editable:
            return False  # as a value it may be the same; that is seen when it is read
        return _says_the_same(column.name, found, said)


def _says_the_same(name: str, found: str, said: str) -> bool:
    """Tell whether a cell of a context column says the same, or what another selection gives."""
    if name in _DATES:
        try:
            return readings.date(found, said) == said
        except Misread:
            return False
    if name == "status":
        return set(separated(found)) <= {*separated(said), "new"}
    if name in _COUNTS and found.isdigit() and len(found) <= len(said):
        return int(found) <= int(said)
    return readings.same_number(found, said)


def _is_lost(found: str, said: str, encoding: str) -> bool:
    """Tell whether words are what a code page left of others: ? for each character it has not."""
    return "?" in found and said.encode(encoding, "replace").decode(encoding) == found


def emptied_behind(row: Sequence[str], comparison: Comparison, columns: Iterable[Column]) -> bool:
    """Tell whether a row ends before columns that had something: it may have been cut off."""
    return any(comparison.places[column.name] >= len(row) for column in columns)
