"""XLSX: one workbook with a sheet a table, every cell a text, so that nothing is retyped or run."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.exchange.edited import sheets
from annotator.exchange.edited.headers import NOT_OURS, table_of
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import IncomingTable, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_DOCUMENT, LARGEST_UNPACKED, within
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.proving import table_facts
from annotator.exchange.proving.rows import RowDigests
from annotator.exchange.proving.sheets import rows as sheet_rows
from annotator.exchange.selection import Selection
from annotator.exchange.tables import tables
from annotator.exchange.tables.tables import Table
from annotator.exchange.tables.values import is_cut
from annotator.exchange.unpacking import BROKEN, check, check_xml, damaged
from annotator.store.project import Project

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576
"""Rows that a sheet holds, its header among them."""

_WIDE = frozenset(("article_title", "title", "text", "sentence", "note", "name", "trigger"))
_ALLOWED = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows"),
        *("insert_rows", "delete_rows", "sort", "autofilter"),
    ),
    True,
)


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write tables as a workbook, or one table as its only sheet.

    Raises AnnotatorError for a table that there is not, or that is longer than a sheet.
    """
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - 30 ms, only when used
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    chosen = tables.chosen(project.codebook, options.table)
    digests = RowDigests(table.name for table in chosen)
    packed = BytesIO()  # since a workbook that finds no room in a file complains for itself
    with TemporaryDirectory(prefix="annotator-") as folder:
        workbook = Workbook(packed, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        looks = _looks(workbook)
        sheets = {table.name: _Sheet(workbook, table, looks) for table in chosen}
        try:
            for table, rows in tables.blocks(project, selection, chosen, options.progress):
                sheets[table.name].add(rows)
                digests.note(table.name, rows)
            for sheet in sheets.values():
                sheet.finish()
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that it wraps
        finally:
            _let_go(workbook)
    out.write_bytes(packed.getbuffer())
    counts = {name: sheet.rows for name, sheet in sheets.items()}
    again = {
        table.name: sheet_rows(out, number, len(table.columns))
        for number, table in enumerate(chosen, 1)
    }
    headers = {name: next(rows) for name, rows in again.items()}
    lost = table_facts.lost(project, selection, headers)
    return Written(counts, digests.told(), proof=digests.proof(again, lost, options.progress))


def is_file(path: Path, _head: bytes) -> bool:
    """Tell whether a workbook has one of our tables as a sheet, by its columns."""
    try:
        book = _opened(SourceFile(path, path.name))
        return any(table_of(book.header(one), one.name) for one in book.sheets)
    except (*_BROKEN, AnnotatorError):
        return False  # the last format of this suffix tells what is wrong


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[IncomingTable]:
    """Yield the tables of a workbook; AnnotatorError for one that has none of ours."""
    try:
        book = _opened(file, options.alive)
        headers = {one: book.header(one) for one in book.sheets}
    except _BROKEN as error:
        raise damaged(file.name, error) from error
    ours = {one: table_of(header, one.name) for one, header in headers.items()}
    if not any(ours.values()):
        raise AnnotatorError(f"{file.name} {NOT_OURS[0]}", NOT_OURS[1])
    for sheet, name in ours.items():
        told = f"{file.name}:{sheet.name}"
        if name:
            rows = partial(_rows, book, sheet, file.name)
            yield IncomingTable(name, told, tuple(headers[sheet]), rows)
        elif any(headers[sheet]):
            problems.note(f"{told} was passed over: it is none of the tables")


def _rows(book: sheets.Workbook, sheet: sheets.Sheet, name: str) -> Iterator[sheets.Numbered]:
    """Yield the rows behind the header; AnnotatorError for what no spreadsheet writes."""
    try:
        yield from book.body(sheet)
    except _BROKEN as error:
        raise damaged(name) from error


def _opened(file: SourceFile, alive: Callable[[], None] = lambda: None) -> sheets.Workbook:
    """Open a workbook that is not too large and whole."""
    within(file, LARGEST_DOCUMENT)
    with zipfile.ZipFile(file.path) as packed:
        check(packed.infolist(), file.name, LARGEST_UNPACKED)
        check_xml(packed, alive)
    return sheets.opened(file.path)


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place as one of the first row; what is wrong with rows is told by them."""
    return [(1, place) for place in places]


_BROKEN = (*BROKEN, SyntaxError, KeyError, StopIteration)
"""What is raised for a file that is no workbook, or not a whole one."""


class _Sheet:
    """One table as a sheet that grows row by row."""

    def __init__(self, workbook: "Workbook", table: Table, looks: dict[str, Any]) -> None:
        self._table, self._looks = table, looks
        self._sheet = workbook.add_worksheet(table.name)
        self.rows, self._any_cut = 0, False
        for place, column in enumerate(table.columns):
            width = 40 if column.name in _WIDE else 16
            self._sheet.set_column(place, place, width, looks["text"])
            look = looks["header" if column.editable else "context"]
            self._sheet.write_string(0, place, column.name, look)

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """Write more rows; AnnotatorError where the sheet is full."""
        for row in rows:
            self.rows += 1
            if self.rows >= MOST_ROWS:
                raise AnnotatorError(
                    f"The table {self._table.name} has more rows than a sheet ({MOST_ROWS:,}).",
                    "Write csv instead, or fewer articles.",
                    command="Write csv instead, or choose articles with --article.",
                )
            for place, text in enumerate(row):
                if text:
                    self._write(place, text)

    def finish(self) -> None:
        """Let the header stand and filter; protect the cells that were cut."""
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, self.rows, len(self._table.columns) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
        if self._any_cut:
            self._sheet.protect("", _ALLOWED)

    def _write(self, place: int, text: str) -> None:
        """Write a text as it is; XlsxWriter would take `<r>…</r>` for XML of its own."""
        look = self._looks["text"]
        if is_cut(text):
            look, self._any_cut = self._looks["locked"], True
        if text.startswith("<r>") and text.endswith("</r>"):
            parts = text[:1], text[1:2], text[2:]
            self._sheet.write_rich_string(self.rows, place, *parts, look)
        else:
            self._sheet.write_string(self.rows, place, text, look)


def _looks(workbook: "Workbook") -> dict[str, Any]:
    """Return the looks of cells: a sheet with cut cells is protected, and only those are locked."""
    text = {"num_format": "@", "valign": "top"}
    return {
        "header": workbook.add_format({"bold": True, "bottom": 1, "locked": False, **text}),
        "context": workbook.add_format(
            {"bold": True, "bottom": 1, "locked": False, "font_color": "#666666", **text}
        ),
        "text": workbook.add_format({"locked": False, **text}),
        "locked": workbook.add_format({"locked": True, **text}),
    }


def _let_go(workbook: "Workbook") -> None:
    """Close the files of an unfinished workbook, so that their folder can go."""
    for sheet in workbook.worksheets():
        sheet._opt_close()  # XlsxWriter does so only when it finishes one
