"""The proof of tables: each row's digest while it is written, and when the table is read again."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.exchange.formats import KINDS
from annotator.exchange.progress import Progress
from annotator.exchange.proving.proof import Proof

Row = Sequence[str]
_OFTEN = 10_000  # rows between two words about how far it is


class RowDigests:
    """The digests of the rows of tables, by table and in their order."""

    def __init__(self, tables: Iterable[str]) -> None:
        self._rows = {table: array("q") for table in tables}

    def note(self, table: str, rows: Iterable[Row]) -> None:
        """Keep the digests of rows that are written to a table."""
        self._rows[table].extend(hash(tuple(row)) for row in rows)

    def proof(
        self, read: Mapping[str, Iterator[Row]], lost: Sequence[str], progress: Progress
    ) -> Proof:
        """Return what came of reading each table again, without its header."""
        back: dict[str, tuple[int, int]] = {}
        failures: list[str] = []
        for table, rows in read.items():
            written = self._rows[table]
            equal = count = 0
            for number, row in enumerate(rows):
                count += 1
                equal += number < len(written) and written[number] == hash(tuple(row))
                if number % _OFTEN == 0:
                    progress(number, len(written))
            if table in KINDS:
                back[table] = (equal, len(written))
            if not equal == count == len(written):
                failures.append(
                    f"of {len(written):,} rows of {table} {equal:,} came back as written"
                )
        return Proof(back, tuple(lost), tuple(failures))
