"""Tables as text with delimiters, as Excel, LibreOffice and others write them."""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from annotator.errors import AnnotatorError
from annotator.exchange.edited.headers import table_of
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LONGEST_ROW, MEGABYTE, MOST_COLUMNS

HEAD = 1 << 16
"""Bytes of a file in which its header ends."""
DELIMITERS = ",;\t|"
CODE_PAGES = (
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("mac_roman", "cp932", "gb18030", "cp949", "big5"),
)
"""What Excel writes where it does not write Unicode; of those that fit, the first is taken."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CHUNK = 1 << 20
_TOLD = re.compile('"?sep=(.)"?\r?\n?')  # the first line by which Excel is told the delimiter


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table as text: its file, how it is encoded and divided, and the names of its columns.

    `told` says that its first line is not the header but tells the delimiter; `guessed` that the
    encoding is none of Unicode's.
    """

    file: SourceFile
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    told: bool = False
    guessed: bool = False

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows behind the header, numbered as a spreadsheet does.

        Raises AnnotatorError where the text cannot be read on as a table.
        """
        number = 0
        with _opened(self.file.path, self.encoding) as text:
            reader = csv.reader(self._lines(text), delimiter=self.delimiter, strict=True)
            try:
                for row in reader:
                    number += 1
                    if number > 1 and any(row):
                        yield number, row
            except (csv.Error, UnicodeError) as error:
                raise _broken(self.file.name, number + 1, error) from None

    def _lines(self, text: TextIO) -> Iterator[str]:
        """Yield the lines of a text, none of them longer than a row may be."""
        if self.told:
            text.readline(LONGEST_ROW)
        while line := text.readline(LONGEST_ROW):
            if len(line) >= LONGEST_ROW:
                raise AnnotatorError(
                    f"{self.file.name}: a row has more than {LONGEST_ROW // MEGABYTE:,} million"
                    " characters.",
                    "It may be no table; save it again from the spreadsheet.",
                )
            yield line


def opened(file: SourceFile) -> Delimited:
    """Find out how a table is encoded and divided; AnnotatorError for what is no table."""
    encoding, guessed = _encoding(file)
    with _opened(file.path, encoding) as text:
        try:
            head = text.readline(LONGEST_ROW)
            told = _TOLD.fullmatch(head)
            line = text.readline(LONGEST_ROW) if told else head
        except UnicodeError as error:
            raise _broken(file.name, 1, error) from None
    delimiter = told[1] if told else _delimiter(line, file.path.stem)
    header = _cells(line, delimiter)
    if len(header) > MOST_COLUMNS:
        raise AnnotatorError(
            f"{file.name} has {len(header):,} columns; {MOST_COLUMNS:,} are the most.",
            "It may be no table of Annotator's.",
        )
    return Delimited(file, encoding, delimiter, header, bool(told), guessed)


def table_in(head: bytes, stem: str) -> str:
    """Return which of our tables begins with these bytes, or nothing ("") for none."""
    encoding = next((name for mark, name in _MARKS.items() if head.startswith(mark)), "utf-8")
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    line, _, rest = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    if told := _TOLD.fullmatch(line):
        return table_of(_cells(rest.partition("\n")[0], told[1]), stem)
    return table_of(_cells(line, _delimiter(line, stem)), stem)


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return ()


def _delimiter(line: str, stem: str) -> str:
    """Return what divides the columns: what makes the header one of ours, or the most columns."""
    found = {one: _cells(line, one) for one in DELIMITERS}
    ours = [one for one, header in found.items() if table_of(header, stem)]
    return max(ours or found, key=lambda one: len(found[one]))


def _opened(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, newline="")


def _encoding(file: SourceFile) -> tuple[str, bool]:
    """Return the encoding of a file, and whether it is none of Unicode's, so had to be guessed."""
    with file.path.open("rb") as raw:
        head = raw.read(_CHUNK)
        for mark, encoding in _MARKS.items():
            if head.startswith(mark):
                return encoding, False
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            chunk = head
            while chunk:
                decoder.decode(chunk)
                chunk = raw.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _guess(file, chunk), True
    return "utf-8", False


def _guess(file: SourceFile, sample: bytes) -> str:
    """Return the likeliest code page of a sample in which UTF-8 ends."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that Unicode need not pay

    words = b"\n".join(line for line in sample.splitlines() if not line.isascii())[: 1 << 16]
    best = from_bytes(words, cp_isolation=list(CODE_PAGES)).best()
    if best is None:
        raise AnnotatorError(
            f"The encoding of {file.name} is not known.",
            "Save it as CSV UTF-8, or as an Excel workbook.",
        )
    return next((page for page in CODE_PAGES if page in best.could_be_from_charset), best.encoding)


def _broken(name: str, number: int, error: Exception) -> AnnotatorError:
    why = "its encoding is not what it says" if isinstance(error, UnicodeError) else str(error)
    return AnnotatorError(
        f"{name}:{number}: the table cannot be read on from here: {why}.",
        "Save it again from the spreadsheet.",
    )
