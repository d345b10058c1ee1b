"""The inside of a .spacy file (DocBin), read from its numbers, so that no file can do harm.

spaCy's own reader unpacks without bound and trusts what it finds in compiled code.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.limits import LARGEST_UNPACKED_DOCBIN, MEGABYTE

BROKEN = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    *(struct.error, zlib.error),
)
"""What a file raises that is no DocBin, or damaged."""
_SPAN = struct.Struct(">QQQllll")
_CHUNK = 1 << 20  # bytes unpacked at once
_OUTSIDE, _BEGIN = 2, 3  # of ENT_IOB; inside is 1, nothing said 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A span: where it lies in code points, its label, its id, and its entry in a database."""

    start: int
    end: int
    label: str
    id: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Doc:
    """What a file holds of one text; `data` is what programs kept with it."""

    text: str
    spans: tuple[Marked, ...]
    entities: tuple[Marked, ...]
    categories: tuple[str, ...]
    data: Any


def docs(path: Path, name: str) -> Iterator[Doc]:
    """Yield the texts of a file; one of BROKEN for a file that is damaged."""
    import numpy as np  # noqa: PLC0415 - only where it is used
    from spacy.attrs import IDS  # noqa: PLC0415
    from spacy.strings import StringStore  # noqa: PLC0415
    from srsly import msgpack_loads  # noqa: PLC0415

    found = msgpack_loads(_unpacked(path, name))
    attributes = [int(one) for one in found["attrs"]]
    strings = StringStore([str(one) for one in found["strings"]])
    tokens = np.frombuffer(found["tokens"], dtype="<u8").reshape(-1, len(attributes))
    spaces = np.frombuffer(found["spaces"], dtype=bool)
    columns = {key: attributes.index(IDS[key]) for key in _COLUMNS if IDS[key] in attributes}
    at = 0
    for number, length in enumerate(np.frombuffer(found["lengths"], dtype="<i4").tolist()):
        rows = tokens[at : at + length]
        if length < 0 or len(rows) != length:
            raise ValueError(number)
        table = {key: rows[:, column].tolist() for key, column in columns.items()}
        reading = _Reading(strings, table, spaces[at : at + length].tolist())
        yield reading.doc(found, number, msgpack_loads)
        at += length


_COLUMNS = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


class _Reading:
    """Reads one text from the columns of its tokens."""

    def __init__(self, strings: Any, table: dict[str, list[int]], spaces: Sequence[bool]) -> None:
        self._strings, self._table = strings, table
        pieces: list[str] = []
        self._places: list[tuple[int, int]] = []
        at = 0
        for orth, space in zip(table["ORTH"], spaces, strict=True):
            word = self._string(orth)
            self._places.append((at, at + len(word)))
            pieces.append(f"{word} " if space else word)
            at += len(pieces[-1])
        self._text = "".join(pieces)

    def doc(self, found: Any, number: int, loads: Any) -> Doc:
        """Return the text of this number with what the file says of it."""
        groups, data = found.get("span_groups", ()), found.get("user_data", ())
        packed = data[number] if number < len(data) else None
        return Doc(
            self._text,
            tuple(self._spans(groups[number], loads)) if number < len(groups) else (),
            tuple(self._entities()),
            tuple(
                str(name)
                for name, score in dict(found["cats"][number]).items()
                if float(score) >= 0.5
            ),
            loads(packed, use_list=False) if packed is not None else {},
        )

    def _string(self, id: int) -> str:
        return str(self._strings[id]) if id else ""

    def _spans(self, packed: bytes, loads: Any) -> Iterator[Marked]:
        """Yield the spans of all groups; one that has no label is called like its group."""
        groups = loads(packed) if packed else []
        for group in groups:
            inner = loads(group)
            for one in inner["spans"]:
                id, entry, label, _, _, start, end = _SPAN.unpack(one)
                yield Marked(
                    start,
                    end,
                    self._string(label) or str(inner["name"]),
                    self._known(id),
                    self._known(entry),
                )

    def _known(self, id: int) -> str:
        """A string where the file has it; ids may be plain numbers."""
        return self._string(id) if id in self._strings else ""

    def _entities(self) -> Iterator[Marked]:
        """Yield the entities of the tokens."""
        iob = self._table.get("ENT_IOB", [])
        begin = -1
        for number, tag in enumerate([*iob, _OUTSIDE]):
            if begin >= 0 and tag != 1:
                yield self._entity(begin, number - 1)
                begin = -1
            if tag == _BEGIN or (tag == 1 and begin < 0):
                begin = number

    def _entity(self, first: int, last: int) -> Marked:
        found = {
            key: self._string(self._table[key][first]) if key in self._table else ""
            for key in _COLUMNS[2:]
        }
        start, end = self._places[first][0], self._places[last][1]
        return Marked(
            start, end, found["ENT_TYPE"] or "Entity", found["ENT_ID"], found["ENT_KB_ID"]
        )


def _unpacked(path: Path, name: str) -> bytes:
    """Return what is packed in a file; AnnotatorError where that is too much."""
    pieces: list[bytes] = []
    unpacking = zlib.decompressobj()
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            while chunk:
                pieces.append(unpacking.decompress(chunk, _CHUNK))
                size += len(pieces[-1])
                chunk = unpacking.unconsumed_tail
                if size > LARGEST_UNPACKED_DOCBIN:
                    raise AnnotatorError(
                        f"{name} unpacks to more than {LARGEST_UNPACKED_DOCBIN // MEGABYTE} MB.",
                        "Divide it into several files.",
                    )
    if not unpacking.eof:
        raise ValueError(name)
    return b"".join(pieces)
