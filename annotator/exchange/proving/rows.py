"""The proof of tables: each row's digest while it is written, and when the table is read again."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.exchange.formats import KINDS
from annotator.exchange.progress import Progress
from annotator.exchange.proving.proof import Proof
from annotator.exchange.table_values import LONGEST_CELL, is_cut

Row = Sequence[str]
_MAY_BE_CUT = LONGEST_CELL // 2 - 1  # characters
_OFTEN = 10_000  # rows between two words about how far it is


class RowDigests:
    """The digests of the rows of tables, by table and in their order."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._rows = {table: array("q") for table in tables}
        self._cut = 0

    def note(self, table: str, rows: Sequence[Row]) -> None:
        """Keep the digests of rows that are written to a table."""
        self._rows[table].extend([hash(tuple(row)) for row in rows])
        for row in rows:
            if sum(map(len, row)) > _MAY_BE_CUT:
                self._cut += sum(map(is_cut, row))

    def told(self) -> tuple[str, ...]:
        """Say how many cells were cut to what a spreadsheet takes."""
        if not self._cut:
            return ()
        cells = "1 cell was" if self._cut == 1 else f"{self._cut:,} cells were"
        return (f"{cells} cut, since a spreadsheet holds no more in one",)

    def proof(
        self, read: Mapping[str, Iterator[Row]], lost: Sequence[str], progress: Progress
    ) -> Proof:
        """Return what came of reading each table again, without its header."""
        back: dict[str, tuple[int, int]] = {}
        failures: list[str] = []
        done, total = 0, sum(map(len, self._rows.values()))
        for table, rows in read.items():
            written = self._rows[table]
            equal = count = 0
            for row in rows:
                equal += count < len(written) and written[count] == hash(tuple(row))
                count += 1
                if count % _OFTEN == 0:
                    progress(done + count, total)
            done += count
            if table in KINDS:
                back[table] = (equal, len(written))
            if not equal == count == len(written):
                words = f"of {len(written):,} rows of {table} {equal:,} came back as written"
                failures.append(words)
        progress(done, total)
        return Proof(back, tuple(lost), tuple(failures))
