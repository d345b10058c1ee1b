"""The proof of tables: each row's digest while it is written, and when the table is read again."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from annotator.exchange.formats import KINDS
from annotator.exchange.progress import Progress
from annotator.exchange.proving.proof import Proof
from annotator.exchange.tables.values import LONGEST_CELL, is_cut

Row = Sequence[str]
_AT_ONCE = 500  # rows read again before it is told how far it is
_MAY_BE_CUT = LONGEST_CELL // 2 - 1  # characters


class RowDigests:
    """The digests of the rows of tables, by table and in their order."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._rows = {table: array("q") for table in tables}
        self._cut = 0

    def note(self, table: str, rows: Sequence[tuple[str, ...]]) -> None:
        """Keep the digests of rows that are written to a table."""
        self._rows[table].extend(map(hash, rows))
        if any(len(words) > _MAY_BE_CUT for words in map("".join, rows)):
            self._cut += sum(is_cut(cell) for row in rows for cell in row)

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
            written, found = self._rows[table], array("q")
            while some := tuple(islice(rows, _AT_ONCE)):
                found.extend(map(hash, map(tuple, some)))
                progress(done + min(len(found), len(written)), total)
            equal = len(written)
            if found != written:
                equal = sum(one == other for one, other in zip(found, written, strict=False))
                words = f"of {len(written):,} rows of {table} {equal:,} came back as written"
                failures.append(words)
            if table in KINDS:
                back[table] = (equal, len(written))
            done += len(written)
            progress(done, total)
        return Proof(back, tuple(lost), tuple(failures))
