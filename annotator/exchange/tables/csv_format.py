"""CSV: a folder of the six tables with a description of their columns, or one table as one file."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.atomic_files import DESCRIPTION
from annotator.exchange.edited import delimited
from annotator.exchange.edited.headers import NOT_OURS, table_of
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import IncomingTable, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_TABLE, within
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.proving import table_facts
from annotator.exchange.proving.rows import RowDigests
from annotator.exchange.selection import Selection
from annotator.exchange.tables import datapackage, tables
from annotator.exchange.tables.lines import Lines
from annotator.store.project import Project

BOM = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write tables to a folder, described by datapackage.json, or one table to a file.

    UTF-8 with BOM, CRLF, quoted where RFC 4180 needs it. Raises AnnotatorError for a table or a
    delimiter that cannot be.
    """
    delimiter = _delimiter(options.delimiter, out)
    chosen = tables.chosen(project.codebook, options.table)
    counts = dict.fromkeys((table.name for table in chosen), 0)
    digests = RowDigests(counts)
    with ExitStack() as files:
        opened, lines = {}, Lines(delimiter)
        for table in chosen:
            path = out if options.table else out / f"{table.name}.csv"
            file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
            file.write(BOM + lines.of([table.header]))
            opened[table.name] = file
        for table, rows in tables.blocks(project, selection, chosen, options.progress):
            opened[table.name].write(lines.of(rows))
            digests.note(table.name, rows)
            counts[table.name] += len(rows)
    if not options.table:
        datapackage.write(out / "datapackage.json", project.codebook, delimiter)
    again = {
        name: _again(out if options.table else out / f"{name}.csv", delimiter) for name in counts
    }
    headers = {name: next(rows) for name, rows in again.items()}
    lost = table_facts.lost(project, selection, headers)
    return Written(counts, digests.told(), proof=digests.proof(again, lost, options.progress))


def _again(path: Path, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a table that was written."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=delimiter)


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether a file is one of our tables, by its columns."""
    return bool(delimited.table_in(head, path.stem))


def is_folder(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether a folder holds our tables: beside their description, or nothing else."""
    if not any(_is_table(folder / name) for name in names):
        return False
    return DESCRIPTION in names or all(_is_table(folder / name) for name in names)


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[IncomingTable]:
    """Yield a table, or those in a folder; AnnotatorError for what is none of ours."""
    if not file.path.is_dir():
        yield _table(file, problems)
        return
    for path in sorted(file.path.iterdir()):
        inside = SourceFile(path, str(Path(file.name, path.name)))
        if _is_table(path):
            yield _table(inside, problems)
        elif path.name != DESCRIPTION and not path.name.startswith("."):
            problems.note(f"{inside.name} was passed over: it is none of the tables")


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place as one of the first row; what is wrong with rows is told by them."""
    return [(1, place) for place in places]


def _is_table(path: Path) -> bool:
    if path.suffix.lower() not in (".csv", ".tsv") or not path.is_file():
        return False
    with path.open("rb") as file:
        return is_file(path, file.read(delimited.HEAD))


def _table(file: SourceFile, problems: Problems) -> IncomingTable:
    within(file, LARGEST_TABLE)
    found = delimited.opened(file)
    name = table_of(found.header, file.path.stem)
    if not name:
        raise AnnotatorError(f"{file.name} {NOT_OURS[0]}", NOT_OURS[1])
    if found.guessed:
        problems.note(f"{file.name} was read as {found.encoding}")
    lossy = found.encoding if found.guessed else ""
    return IncomingTable(name, file.name, found.header, found.rows, lossy)


def _delimiter(delimiter: str, out: Path) -> str:
    """Return the delimiter to write with; a .tsv file has tabs unless another is asked for."""
    if delimiter == r"\t" or (delimiter == "," and out.suffix.lower() == ".tsv"):
        return "\t"
    if len(delimiter) != 1 or delimiter in '"\r\n\0 ':
        raise AnnotatorError(
            f"{delimiter!r} cannot be the delimiter of a CSV file.",
            'Give one character, such as --delimiter ";" or --delimiter "\\t".',
        )
    return delimiter
