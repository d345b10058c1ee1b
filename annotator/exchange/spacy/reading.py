"""The inside of a .spacy file (DocBin), read from its numbers, so that no file can do harm.

spaCy's own reader unpacks without bound and trusts what it finds in compiled code.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.exchange.spacy.packed import Packed, loaded

BROKEN = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    *(struct.error, zlib.error),
)
"""What a file raises that is no DocBin, or damaged."""
_SPAN = struct.Struct(">QQQllll")
_LENGTH, _NUMBER = 4, 8  # bytes of the length of a text, and of an attribute of a token
_OUTSIDE, _BEGIN = 2, 3  # of ENT_IOB; inside is 1, nothing said 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A span: where it lies in code points, label, id, entry in a database, and group."""

    start: int
    end: int
    label: str
    id: str = ""
    entry: str = ""
    group: str = ""


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
    from spacy.strings import StringStore  # noqa: PLC0415 - only where it is used

    with ExitStack() as stack:
        packed = Packed(path, name, stack)
        strings = StringStore(map(str, packed.items("strings")))
        rows = _rows(packed)
        cats = packed.items("cats")
        groups, data = (
            packed.items(key) if key in packed else iter(()) for key in ("span_groups", "user_data")
        )
        for table, spaces in rows:
            reading = _Reading(strings, table, spaces)
            yield reading.doc(next(cats, None), next(groups, None), next(data, None))


_COLUMNS = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


def _rows(packed: Packed) -> Iterator[tuple[dict[str, list[int]], list[bool]]]:
    """Yield the columns of the tokens of each text, and whether a space follows each token."""
    from spacy.attrs import IDS  # noqa: PLC0415 - only where it is used

    attributes = [int(one) for one in packed.value("attrs")]
    columns = {key: attributes.index(IDS[key]) for key in _COLUMNS if IDS[key] in attributes}
    blocks = {name: packed.block(name) for name in ("lengths", "tokens", "spaces")}
    done = 0
    for number in range(blocks["lengths"][1] // _LENGTH):
        (length,) = struct.unpack("<i", packed.part(blocks["lengths"], number, 1, _LENGTH))
        width = _NUMBER * len(attributes)
        numbers = _numbers(packed.part(blocks["tokens"], done, length, width))
        spaces = packed.part(blocks["spaces"], done, length, 1)
        table = {key: numbers[at :: len(attributes)] for key, at in columns.items()}
        yield table, list(map(bool, spaces))
        done += length


def _numbers(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // _NUMBER}Q", raw))


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

    def doc(self, cats: Any, groups: Any, data: Any) -> Doc:
        """Return the text with what the file says of it."""
        return Doc(
            self._text,
            tuple(self._spans(groups)),
            tuple(self._entities()),
            tuple(str(name) for name, score in dict(cats).items() if float(score) >= 0.5),
            loaded(data, use_list=False) if data is not None else {},
        )

    def _string(self, id: int) -> str:
        return str(self._strings[id]) if id else ""

    def _spans(self, packed: bytes) -> Iterator[Marked]:
        """Yield the spans of all groups; one that has no label is called like its group."""
        groups = loaded(packed) if packed else []
        for group in groups:
            inner = loaded(group)
            for one in inner["spans"]:
                id, entry, label, _, _, start, end = _SPAN.unpack(one)
                yield Marked(
                    start,
                    end,
                    self._string(label) or str(inner["name"]),
                    self._known(id),
                    self._known(entry),
                    str(inner["name"]) if label else "",
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
