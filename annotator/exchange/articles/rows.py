"""Rows of tables of articles (.csv, .tsv, .xlsx, JSON), read one after another however long."""

import codecs
import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from annotator.errors import AnnotatorError
from annotator.exchange.articles import json_rows, workbook
from annotator.exchange.articles.looking import Look, Opened, Row
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.incoming import SourceFile
from annotator.exchange.json.twice import Pairs
from annotator.exchange.limits import (
    LARGEST_TABLE,
    LONGEST_ROW,
    MEGABYTE,
    MOST_COLUMNS,
    within,
)

SAMPLE = 200  # rows by which columns are guessed
_HEAD = 1 << 20  # bytes by which an encoding is guessed
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns, some of its rows, and all of them, to be read once.

    `count` is how many rows there are, 0 where that is not known.
    """

    header: tuple[str, ...]
    sample: tuple[Row, ...]
    rows: Iterator[Row]
    count: int


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
    look = Look(alive, whole, sheet)
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
        head = file.read(512)
    if head.startswith(b"PK\x03\x04"):
        return workbook.opened
    if json_rows.is_list(path):
        return json_rows.listed
    is_lines = path.suffix.lower() in (".jsonl", ".ndjson") or head.lstrip().startswith(b"{")
    return _lines if is_lines else _delimited


@contextmanager
def _delimited(file: SourceFile, look: Look) -> Iterator[Opened]:
    encoding = _encoding(file)
    csv.field_size_limit(LONGEST_ROW)
    count = _counted(file, encoding, _records, look)
    with file.path.open(encoding=encoding, newline="") as text:
        records = _records(text, file.name)
        _, first = next(records, (1, []))
        header = [name.strip().removeprefix("\ufeff") for name in first]
        yield header, (one for one in records if any(cell.strip() for cell in one[1])), count - 1


def _counted(
    file: SourceFile, encoding: str, reader: Callable[[TextIO, str], Iterator[Any]], look: Look
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
def _lines(file: SourceFile, look: Look) -> Iterator[Opened]:
    count = _counted(file, "utf-8-sig", _objects, look)
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        yield json_rows.as_table(_objects(text, file.name), count)


def _objects(text: TextIO, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_bounded(text, name), 1):
        if not line.strip():
            continue
        pairs = Pairs()
        try:
            value = json.loads(line, object_pairs_hook=pairs)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise AnnotatorError(
                f"Line {number:,} of {name} is no JSON object.",
                "Each line has to be one object; see whether the file is whole.",
            )
        if twice := pairs.places(value):
            raise AnnotatorError(
                f"Line {number:,} of {name} has the key {twice[0][-1]!r} twice.",
                "Mend it and import it again.",
            )
        yield number, value


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
