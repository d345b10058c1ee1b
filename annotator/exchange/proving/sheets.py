"""The rows of a workbook's sheets as their XML has them, read row by row by Python's own parser.

It reads no more than the proof of an export needs: texts that stand in the sheet itself.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

_CHUNK = 1 << 16
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LETTERS = 26


def rows(path: Path, sheet: int, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a sheet (counted from 1), each with so many cells; empty ones are ""."""
    reading = _Reading(columns)
    with zipfile.ZipFile(path) as archive, archive.open(f"xl/worksheets/sheet{sheet}.xml") as file:
        while chunk := file.read(_CHUNK):
            reading.parser.Parse(chunk)
            yield from reading.taken()
    reading.parser.Parse(b"", True)
    yield from reading.taken()


class _Reading:
    """Follows the elements of a sheet."""

    def __init__(self, columns: int) -> None:
        self._columns, self._rows = columns, list[list[str]]()
        self._place, self._is_text = 0, False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words

    def taken(self) -> Iterator[list[str]]:
        """Yield the rows that are whole by now."""
        whole, self._rows = self._rows[:-1], self._rows[-1:]
        if whole and not self._rows[0]:
            self._rows.clear()
        return iter(whole)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._rows.append([""] * self._columns)
        elif name == "c":
            self._place = _column(attributes["r"])
        self._is_text = name == "t"

    def _end(self, name: str) -> None:
        self._is_text = False
        if name == "c":
            words = self._rows[-1][self._place]
            if "_x" in words:
                self._rows[-1][self._place] = _ESCAPED.sub(_character, words)
        elif name == "sheetData":
            self._rows.append([])

    def _words(self, words: str) -> None:
        if self._is_text:
            self._rows[-1][self._place] += words


def _column(place: str) -> int:
    """The number of a cell's column, counted from 0, as 27 of AB12."""
    number = 0
    for letter in place:
        if not letter.isalpha():
            break
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _character(found: re.Match[str]) -> str:
    return chr(int(found.group(1), 16))
