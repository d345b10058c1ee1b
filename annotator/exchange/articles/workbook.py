"""Workbooks (.xlsx) as rows, one after another; formulas are their last values, nothing is run."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles.looking import Look, Opened, Row
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_UNPACKED, MOST_COLUMNS, MOST_EMPTY_ROWS
from annotator.exchange.unpacking import BROKEN, check, check_xml, damaged, opened_archive


@contextmanager
def opened(file: SourceFile, look: Look) -> Iterator[Opened]:
    """Open a sheet of a workbook; AnnotatorError where it is damaged, also while rows are read."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s that only workbooks need

    with opened_archive(file) as packed:
        check(packed.infolist(), file.name, LARGEST_UNPACKED)
        if look.whole:
            check_xml(packed, look.alive)
    with warnings.catch_warnings(), file.path.open("rb") as raw:
        warnings.simplefilter("ignore")  # what of its looks is not known does not matter
        with _told(file):
            book = load_workbook(raw, read_only=True, data_only=True, keep_links=False)
        try:
            with _told(file):
                header, rows = _sheet_of(file, book, look)
            yield header, _guarded(rows, file), 0
        finally:
            book.close()


@contextmanager
def _told(file: SourceFile) -> Iterator[None]:
    """Let a fault of the library be told as what it is: a workbook that is damaged."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - loaded by now

    faults = (SyntaxError, TypeError, LookupError, AttributeError, InvalidFileException)
    try:
        yield
    except (*BROKEN, *faults) as error:
        raise damaged(file.name) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise damaged(file.name) from error


def _guarded(rows: Iterator[Row], file: SourceFile) -> Iterator[Row]:
    """Yield rows; AnnotatorError where the workbook turns out to be damaged."""
    while True:
        with _told(file):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _sheet_of(file: SourceFile, book: Any, look: Look) -> tuple[list[str], Iterator[Row]]:
    """Return the header and rows of the sheet that is asked for, or of the first one."""
    names = [one.title for one in book.worksheets]
    if look.sheet and look.sheet not in names:
        raise AnnotatorError(
            f"{file.name} has no sheet {look.sheet!r}.", f"It has: {', '.join(names)}."
        )
    found = book[look.sheet] if look.sheet else next(iter(book.worksheets), None)
    rows = _of_sheet(found, look.alive) if found is not None else iter(())
    header = ["" if one is None else str(one).strip() for one in next(rows, (0, []))[1]]
    return header, rows


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
