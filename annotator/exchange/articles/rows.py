"""Rows of tables of articles (.csv, .tsv, .xlsx, .jsonl), read one after another however long."""

import codecs
import csv
import json
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from annotator.errors import AnnotatorError
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import (
    LARGEST_TABLE,
    LARGEST_UNPACKED,
    LONGEST_ROW,
    MEGABYTE,
    MOST_COLUMNS,
    MOST_EMPTY_ROWS,
    within,
)
from annotator.exchange.text_format import text_of
from annotator.exchange.unpacking import BROKEN, check, check_xml, damaged

SAMPLE = 200  # rows by which columns are guessed
_HEAD = 1 << 20  # bytes by which an encoding is guessed
_DELIMITERS = ",;\t|"

Row = tuple[int, list[Any]]
"""The number of a row, as people count, and its cells."""


_Opened = tuple[list[str], Iterator[Row], int]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, some of its rows, and all of them, to be read once.

    `count` is how many rows there are, 0 where that is not known.
    """

    header: tuple[str, ...]
    sample: tuple[Row, ...]
    rows: Iterator[Row]
    count: int


@dataclass(frozen=True, slots=True)
class _Look:
    """How a table is looked at; `alive` is called now and then."""

    alive: Callable[[], None]
    whole: bool
    sheet: str


@contextmanager
def opened(
    file: SourceFile, alive: Callable[[], None], *, sheet: str = "", whole: bool = True
) -> Iterator[Table]:
    """Open a table; AnnotatorError where it is none, or too wide. Rows that are empty are left out.

    `whole` looks through all of it before, so that nothing is taken of one that breaks off later.
    What is raised while rows are read is an AnnotatorError too.
    """
    within(file, LARGEST_TABLE)
    reader = _reader(file.path)
    look = _Look(alive, whole, sheet)
    with reader(file, look) as (header, rows, count):
        if len(header) > MOST_COLUMNS:
            raise AnnotatorError(
                f"{file.name} has {len(header):,} columns; {MOST_COLUMNS:,} are the most.",
                "See whether it is a table of articles.",
            )
        sample = tuple(islice(rows, SAMPLE))
        yield Table(tuple(header), sample, chain(sample, rows), count)


def _reader(path: Path) -> Any:
    with path.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            return _workbook
    return _lines if path.suffix.lower() in (".jsonl", ".ndjson") else _delimited


@contextmanager
def _delimited(file: SourceFile, look: _Look) -> Iterator[_Opened]:
    encoding = _encoding(file)
    csv.field_size_limit(LONGEST_ROW)
    count = _counted(file, encoding, _records, look)
    with file.path.open(encoding=encoding, newline="") as text:
        records = _records(text, file.name)
        _, first = next(records, (1, []))
        header = [name.strip().removeprefix("\ufeff") for name in first]
        yield header, (one for one in records if any(cell.strip() for cell in one[1])), count - 1


def _counted(
    file: SourceFile, encoding: str, reader: Callable[[TextIO, str], Iterator[Any]], look: _Look
) -> int:
    """Return how many rows a table has, having read it all; 0 where that is not wanted."""
    count = 0
    try:
        with file.path.open(encoding=encoding, newline="") as text:
            for _ in reader(text, file.name) if look.whole else ():
                count += 1
                if count % 1000 == 0:
                    look.alive()
    except UnicodeDecodeError as error:
        raise AnnotatorError(
            f"{file.name} is not all in one encoding ({encoding}).", "Save it as UTF-8."
        ) from error
    return count


def _records(text: TextIO, name: str) -> Iterator[Row]:
    """Yield the rows of a table, the first of which names the columns."""
    first = next(_bounded(text, name), "")
    text.seek(0)
    cells = csv.reader(_bounded(text, name), delimiter=max(_DELIMITERS, key=first.count))
    while True:
        try:
            row = next(cells)
        except StopIteration:
            return
        except csv.Error as error:
            raise AnnotatorError(
                f"Line {cells.line_num:,} of {name} is no row of a table.",
                "See whether a quotation mark is not closed, and save the table again.",
            ) from error
        yield cells.line_num, row


def _encoding(file: SourceFile) -> str:
    """Return the encoding that the first bytes of a file tell; AnnotatorError if none fits."""
    with file.path.open("rb") as raw:
        head = raw.read(_HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    cut = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1] or head
    return text_of(cut, file.name)[1] or "utf-8-sig"


def _bounded(text: TextIO, name: str) -> Iterator[str]:
    """Yield the lines of a file; AnnotatorError for one without end."""
    number = 0
    while line := text.readline(LONGEST_ROW + 1):
        number += 1
        if len(line) > LONGEST_ROW:
            raise too_long(name, number)
        yield line


def too_long(name: str, line: int) -> AnnotatorError:
    """Return the sentence for a line that is longer than any row."""
    return AnnotatorError(
        f"Line {line:,} of {name} has more than {LONGEST_ROW // MEGABYTE} MB.",
        "See whether the file is whole, and has a line for each row.",
    )


@contextmanager
def _lines(file: SourceFile, look: _Look) -> Iterator[_Opened]:
    count = _counted(file, "utf-8-sig", _objects, look)
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        objects = _objects(text, file.name)
        first = list(islice(objects, SAMPLE))
        header = list(dict.fromkeys(key for _, one in first for key in one))
        rows = chain(first, objects)
        yield header, ((number, list(map(one.get, header))) for number, one in rows), count


def _objects(text: TextIO, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_bounded(text, name), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise AnnotatorError(
                f"Line {number:,} of {name} is no JSON object.",
                "Each line has to be one object; see whether the file is whole.",
            )
        yield number, value


@contextmanager
def _workbook(file: SourceFile, look: _Look) -> Iterator[_Opened]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s that only workbooks need
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(file.path) as packed:
            check(packed.infolist(), file.name, LARGEST_UNPACKED)
            if look.whole:
                check_xml(packed, look.alive)
        with warnings.catch_warnings(), file.path.open("rb") as raw:
            warnings.simplefilter("ignore")  # what of its looks is not known does not matter
            book = load_workbook(raw, read_only=True, data_only=True, keep_links=False)
            try:
                names = [one.title for one in book.worksheets]
                if look.sheet and look.sheet not in names:
                    raise AnnotatorError(
                        f"{file.name} has no sheet {look.sheet!r}.", f"It has: {', '.join(names)}."
                    )
                found = book[look.sheet] if look.sheet else next(iter(book.worksheets), None)
                rows = _of_sheet(found, look.alive) if found is not None else iter(())
                header = ["" if one is None else str(one).strip() for one in next(rows, (0, []))[1]]
                yield header, rows, 0
            finally:
                book.close()
    except (*BROKEN, SyntaxError, KeyError, TypeError, InvalidFileException) as error:
        raise damaged(file.name) from error


def _of_sheet(sheet: Any, alive: Callable[[], None]) -> Iterator[Row]:
    """Yield the rows of a sheet that hold anything; many empty ones are its end."""
    empty = 0
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), 1):
        if number % 1000 == 0:
            alive()
        filled = next((i for i in reversed(range(len(row))) if row[i] not in (None, "")), -1)
        if filled >= 0:
            empty = 0
            yield number, list(row[: filled + 1])
        else:
            empty += 1
            if empty >= MOST_EMPTY_ROWS:
                return


def text_cell(value: object) -> str:
    """Return a cell as text: 2018.0 as 2018, a line end of Excel's as one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(map(text_cell, value))
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")


def cells_of(row: Sequence[Any], header: Sequence[str], names: Sequence[str]) -> list[Any]:
    """Return the cells of a row in the columns of these names."""
    places = (header.index(name) for name in names)
    return [row[place] if place < len(row) else None for place in places]
