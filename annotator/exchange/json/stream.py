"""A JSON document read piece by piece: its top, then one article after another.

A document of 100 MB is so read in the memory of its largest article.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from annotator.errors import AnnotatorError
from annotator.exchange.json.twice import Pairs
from annotator.exchange.json.values import SUSPECT, finite, no_number
from annotator.exchange.limits import MEGABYTE
from annotator.exchange.problems import Place

_CHUNK = 1 << 20  # characters read at once
_LONGEST = 256 * MEGABYTE  # characters of one article, or of anything else that is one value
_LONGEST_ESCAPE = 6  # characters
_IN_NUMBERS = "0123456789.eE+-"
_SPACE = re.compile(r"[ \t\n\r]*")
_COUNTED = b'"sha256"'  # each article of ours has this key once


class TooLong(Exception):  # noqa: N818 - told by the reader, who knows the file
    """A value of more characters than a reader takes."""


class NotInPieces(Exception):  # noqa: N818 - the reader then reads the document whole
    """A document that is no JSON, or not in the order in which it can be read piece by piece."""


class JsonStream:
    """The keys and values of the object that a file holds, without all of it in memory.

    `line` is where the value begins that was read last; no value may have more than `largest`
    characters, if that is set.
    """

    def __init__(self, file: TextIO, largest: int = 0) -> None:
        self._file, self._largest = file, largest
        self._text, self._at, self._is_over = "", 0, False
        self._lines, self._counted, self.line = 1, 0, 1
        self.is_suspect = False  # whether something read so far may be no text that can be kept
        self.twice: list[Place] = []  # the keys within the value read last that are there twice
        self._pairs = Pairs()
        self._decoder = json.JSONDecoder(
            parse_constant=no_number, parse_float=finite, object_pairs_hook=self._pairs
        )

    def pairs(self, listed: str) -> Iterator[tuple[str, Any]]:
        """Yield each key with its value; for the key `listed`, each item of its list in turn.

        Raises NotInPieces, also where the list is none; ValueError and RecursionError as json does.
        """
        self._take("{")
        is_listed = False
        while self._sign() != "}":
            key = self._value()
            if not isinstance(key, str):
                raise NotInPieces
            self._take(":")
            if key == listed and is_listed:
                raise NotInPieces
            if key == listed:
                is_listed = True
                yield from ((key, item) for item in self._items())
            else:
                yield key, self._value()
            self._next("}")
        self._take("}")
        if self._sign():
            raise NotInPieces

    def values(self) -> Iterator[Any]:
        """Yield each item of the list that a file holds, or the values that follow each other.

        Raises what `pairs` does, and TooLong.
        """
        if self._sign() == "[":
            yield from self._items()
            if self._sign():
                raise NotInPieces
        while self._sign():
            yield self._value()

    def lines_until(self, at: int) -> int:
        """Return the line of a character of what is in memory, as an error tells it."""
        return self._lines + self._text.count("\n", self._counted, at)

    def before(self, at: int) -> str:
        """Return what is in memory before a character, for words about an error there."""
        return self._text[:at]

    def _items(self) -> Iterator[Any]:
        self._take("[")
        while self._sign() != "]":
            yield self._value()
            self._next("]")
        self._take("]")

    def _next(self, end: str) -> None:
        """Go to the next item, or to the end that must follow the last one."""
        if self._sign() == end:
            return
        self._take(",")
        if self._sign() == end:
            raise NotInPieces

    def _take(self, sign: str) -> None:
        if self._sign() != sign:
            raise NotInPieces
        self._at += 1

    def _sign(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._read(_CHUNK):
                return self._text[self._at : self._at + 1]

    def _value(self) -> Any:
        self._sign()
        self._count()
        self.line = self._lines
        wanted = _CHUNK
        while True:
            if len(self._text) - self._at > _LONGEST:
                raise AnnotatorError(
                    f"The file has a value of more than {_LONGEST // MEGABYTE} MB.",
                    "See whether it is whole and a file of Annotator.",
                )
            self._pairs.forget()
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if 0 < self._largest < len(self._text) - self._at:
                    raise TooLong from None
                if not self._read(wanted):
                    raise
            else:
                after = self._text[end : end + 1]
                goes_on = not after or after in _IN_NUMBERS
                if not (goes_on and self._read(wanted)):
                    self._at, self.twice = end, self._pairs.places(value)
                    return value
            wanted *= 2  # so that a long value is not begun too often

    def _read(self, characters: int) -> bool:
        """Read on; False where nothing is left."""
        more = "" if self._is_over else self._file.read(characters)
        self._is_over = not more
        if more:
            seam = self._text[-_LONGEST_ESCAPE:]
            self.is_suspect = self.is_suspect or bool(SUSPECT.search(seam + more))
            self._count()
            self._text, self._at, self._counted = self._text[self._at :] + more, 0, 0
        return bool(more)

    def _count(self) -> None:
        """Count the lines up to where reading is."""
        self._lines, self._counted = self.lines_until(self._at), self._at


def count_articles(path: Path) -> int:
    """Return how many articles a document of ours holds, by a quick look."""
    count, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += (tail + chunk).count(_COUNTED)
            tail = chunk[1 - len(_COUNTED) :]
    return count
