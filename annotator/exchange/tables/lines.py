"""Rows as the lines of a CSV file (RFC 4180, quoted where needed), for tables of many long cells.

It writes what Python's csv.writer writes, which looks at each character by itself and takes half of
the time of an export to do so; the proof of an export reads it with csv.reader.
"""

from collections.abc import Sequence

_END = "\r\n"


class Lines:
    """Writes rows of at least two cells with a delimiter between them."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter

    def of(self, rows: Sequence[Sequence[str]]) -> str:
        """Return rows as lines.

        They are made column by column: of most, one look tells that no cell needs quotes.
        """
        columns = map(self._column, zip(*rows, strict=True))
        lines = map(self._delimiter.join, zip(*columns, strict=True))
        return "".join([f"{line}{_END}" for line in lines])

    def _column(self, cells: Sequence[str]) -> Sequence[str]:
        return list(map(self._quoted, cells)) if self._needs_quotes("".join(cells)) else cells

    def _quoted(self, cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if self._needs_quotes(cell) else cell

    def _needs_quotes(self, words: str) -> bool:
        return self._delimiter in words or '"' in words or "\n" in words or "\r" in words
