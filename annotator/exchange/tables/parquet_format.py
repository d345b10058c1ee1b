"""Parquet: a folder with a file for each of the six tables, or one table; typed columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from annotator.exchange.extras import needed
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.proving import table_facts
from annotator.exchange.proving.rows import RowDigests
from annotator.exchange.selection import Selection
from annotator.exchange.tables import tables
from annotator.exchange.tables.tables import Table
from annotator.store.project import Project

_NUMBERS: dict[str, Callable[[Any], int | float]] = {"integer": int, "number": float}
_LARGEST = 2**63
ROWS = 10_000
"""Rows of a row group: what is held in memory of one table."""


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write tables to a folder, or one table to a file.

    Texts are as they are (no guard, nothing cut), numbers numbers, days dates, and what is not
    there is null. Raises AnnotatorError for a table that there is not.
    """
    with needed("pyarrow", "parquet"):
        import pyarrow as pa  # noqa: F401, PLC0415 - only where it is used
    chosen = tables.chosen(project.codebook, options.table)
    paths = {one.name: out if options.table else out / f"{one.name}.parquet" for one in chosen}
    digests = RowDigests(paths)
    with ExitStack() as stack:
        files = {one.name: stack.enter_context(_File(paths[one.name], one)) for one in chosen}
        for table, rows in tables.values(project, selection, chosen, options.progress):
            files[table.name].add(rows, digests)
    counts = {name: file.rows for name, file in files.items()}
    headers = {one.name: one.header for one in chosen}
    lost = table_facts.lost(project, selection, headers)
    again = {name: _again(path) for name, path in paths.items()}
    return Written(counts, proof=digests.proof(again, lost, options.progress))


class _File:
    """One table on its way into a file, a row group at a time."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415

        types = {"integer": pa.int64(), "boolean": pa.bool_(), "number": pa.float64()}
        types |= {"date": pa.date32()}
        self._table = table
        self._schema = pa.schema(
            pa.field(one.name, types.get(one.type, pa.string()), metadata={"comment": one.meaning})
            for one in table.columns
        )
        self._pa, self._waiting, self.rows = pa, list[list[Any]](), 0
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, rows: Iterable[Sequence[Any]], digests: RowDigests) -> None:
        """Take some rows."""
        types = [one.type for one in self._table.columns]
        for row in rows:
            typed = [_typed(value, type) for value, type in zip(row, types, strict=True)]
            digests.note(self._table.name, [tuple(_told(typed))])
            self._waiting.append(typed)
            self.rows += 1
            if len(self._waiting) == ROWS:
                self._flush()

    def _flush(self) -> None:
        columns = zip(*self._waiting, strict=True) if self._waiting else [() for _ in self._schema]
        arrays = [
            self._pa.array(column, type=field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def _typed(value: Any, type: str) -> Any:
    """A value as its column has it; None for what is not there, or is of another type."""
    if value is None or value == "":
        return None
    if type == "date":
        from datetime import date  # noqa: PLC0415 - with the days that need it

        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    if type == "boolean":
        return value if isinstance(value, bool) else None
    if type in _NUMBERS:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return _NUMBERS[type](value) if is_number and abs(value) < _LARGEST else None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _told(row: Iterable[Any]) -> list[str]:
    """A row in words, to be held against what is read again."""
    return ["" if value is None else str(value) for value in row]


def _again(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a file that was written."""
    from pyarrow import parquet  # noqa: PLC0415

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=1_000):
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield _told(row)
