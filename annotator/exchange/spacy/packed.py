"""A .spacy file unpacked on disk, and its parts (msgpack) read from there when their turn comes."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from annotator.errors import AnnotatorError
from annotator.exchange.limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED_DOCBIN,
    MEGABYTE,
    RATIO_FROM,
)

_CHUNK = 1 << 20  # bytes unpacked at once
_MOST_PARTS = 100  # DocBins have ten
_PLAIN, _LIST, _MAP = range(3)
_LENGTHS = {1: ">B", 2: ">H", 4: ">I"}
_BEHIND = (0, 0, 0, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17)
_FIXED = dict(zip((0xC0, 0xC2, 0xC3, *range(0xCA, 0xD9)), _BEHIND, strict=True))
"""How many bytes follow the first one of nothing, true, a number, or a type of a program."""
_COUNTED = {
    **{first + n: (_PLAIN, 1 << n, 0) for first in (0xC4, 0xD9) for n in range(3)},  # bytes, text
    **{0xC7 + n: (_PLAIN, 1 << n, 1) for n in range(3)},  # types of programs
    **{0xDC + n: (_LIST, 2 << n, 0) for n in range(2)},
    **{0xDE + n: (_MAP, 2 << n, 0) for n in range(2)},
}
"""What is counted by the number behind the first byte, how wide that is, what follows besides."""


class Packed:
    """The map that a file holds; ValueError or zlib.error for a file that is none, or damaged."""

    def __init__(self, path: Path, name: str, stack: ExitStack) -> None:
        self._file = stack.enter_context(TemporaryFile())  # noqa: SIM115 - by the stack
        self.size = _unpack(path, name, self._file)
        self._file.seek(0)
        kind, count = self._head()
        if kind != _MAP or count > _MOST_PARTS:
            raise ValueError(name)
        self._places = {str(self._value()): self._passed() for _ in range(count)}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def value(self, name: str) -> Any:
        """Return a small part; KeyError where there is none of this name."""
        self._file.seek(self._places[name])
        return self._value()

    def block(self, name: str) -> tuple[int, int]:
        """Return where the bytes of a part begin, and how many they are; ValueError for others."""
        self._file.seek(self._places[name])
        kind, length = self._head()
        if kind != _PLAIN:
            raise ValueError(name)
        return self._file.tell(), length

    def part(self, block: tuple[int, int], first: int, count: int, width: int) -> bytes:
        """Return some things of one width out of a block; ValueError if it has not so many."""
        begin, length = block
        if count < 0 or (first + count) * width > length:
            raise ValueError(first)
        self._file.seek(begin + first * width)
        return self._file.read(count * width)

    def items(self, name: str) -> Iterator[Any]:
        """Yield the items of a list, each read when its turn comes; ValueError for no list."""
        self._file.seek(self._places[name])
        kind, count = self._head()
        if kind != _LIST:
            raise ValueError(name)
        at = self._file.tell()
        for _ in range(count):
            self._file.seek(at)
            value = self._value()
            at = self._file.tell()
            yield value

    def _value(self) -> Any:
        """Return the value that begins here, and go behind it."""
        start = self._passed()
        end = self._file.tell()
        self._file.seek(start)
        return loaded(self._file.read(end - start))

    def _passed(self) -> int:
        """Go behind the value that begins here, and return where that is."""
        start = self._file.tell()
        left = 1
        while left:
            kind, count = self._head()
            left += (-1, count - 1, 2 * count - 1)[kind]
            if kind == _PLAIN and self._file.seek(count, 1) > self.size:
                raise ValueError(start)
        return start

    def _head(self) -> tuple[int, int]:
        """Read what a value is, and how many bytes, items or pairs follow."""
        (first,) = self._file.read(1)
        if first < 0x80 or first >= 0xE0:
            return _PLAIN, 0
        if first < 0xC0:
            kinds = ((0xA0, _PLAIN, 0x1F), (0x90, _LIST, 0x0F), (0x80, _MAP, 0x0F))
            return next((kind, first & bits) for least, kind, bits in kinds if first >= least)
        if first in _FIXED:
            return _PLAIN, _FIXED[first]
        kind, width, more = _COUNTED[first]
        (count,) = struct.unpack(_LENGTHS[width], self._file.read(width))
        return kind, count + more


def loaded(raw: bytes, *, use_list: bool = True) -> Any:
    """Return what is packed in some bytes, without the objects that other packages make of it.

    Their makers would be looked for at every call, which takes longer than all the rest.
    """
    from srsly import msgpack  # noqa: PLC0415 - only where it is used

    return msgpack.unpackb(raw, raw=False, use_list=use_list, object_pairs_hook=dict)


def _unpack(path: Path, name: str, target: IO[bytes]) -> int:
    """Unpack a file; return how many bytes that are, AnnotatorError where it is too much."""
    unpacking = zlib.decompressobj()
    size, packed = 0, path.stat().st_size
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            while chunk:
                size += target.write(unpacking.decompress(chunk, _CHUNK))
                chunk = unpacking.unconsumed_tail
                _check(size, packed, name)
    if not unpacking.eof:
        raise ValueError(name)
    return size


def _check(size: int, packed: int, name: str) -> None:
    if size > LARGEST_UNPACKED_DOCBIN:
        raise AnnotatorError(
            f"{name} unpacks to more than {LARGEST_UNPACKED_DOCBIN // MEGABYTE:,} MB.",
            "Divide it into several files.",
        )
    if size > RATIO_FROM and size > HIGHEST_RATIO * packed:
        raise AnnotatorError(
            f"{name} unpacks to more than {HIGHEST_RATIO:,} times its size, as no text does.",
            "Do not open it unless you know what made it.",
        )
