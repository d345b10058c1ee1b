"""CSV: a folder of the six tables with a description of their columns, or one table as one file."""

import csv
from contextlib import ExitStack
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange import datapackage, tables
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.selection import Selection
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
    with ExitStack() as files:
        writers = {}
        for table in chosen:
            path = out if options.table else out / f"{table.name}.csv"
            file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
            file.write(BOM)
            writers[table.name] = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
            writers[table.name].writerow(table.header)
        for table, rows in tables.blocks(project, selection, chosen, options.progress):
            writers[table.name].writerows(rows)
            counts[table.name] += len(rows)
    if not options.table:
        datapackage.write(out / "datapackage.json", project.codebook, delimiter)
    return Written(counts, (tables.LEFT_OUT,))


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
