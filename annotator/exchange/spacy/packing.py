"""DocBins put together on disk to one .spacy file, of which only the words are in memory."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from annotator.errors import AnnotatorError

_NUMBERS = ("tokens", "spaces", "lengths")
_LISTS = ("cats", "flags", "span_groups", "user_data")
_CHUNK = 1 << 20  # bytes packed at once
_MAP, _LIST, _BYTES = 0x80, 0xDD, 0xC6  # msgpack's bytes for a short map, a list, bytes
_SHORT, _LONG = 0xF, 0xFFFF  # items of a list whose head is one byte, or three
_MOST_BYTES = 0xFFFFFFFF  # in one block


class Packing:
    """Takes DocBins of one kind, one after another."""

    def __init__(self, stack: ExitStack) -> None:
        self._parts = {
            name: stack.enter_context(TemporaryFile())  # noqa: SIM115 - by the stack
            for name in (*_NUMBERS, *_LISTS)
        }
        self._strings: set[str] = set()
        self._attributes: list[int] = []
        self._version = ""
        self._count = 0

    def add(self, found: Any) -> None:
        """Take the Docs of a DocBin."""
        self._version, self._attributes = found.version, found.attrs
        self._count += len(found)
        self._strings |= found.strings
        for tokens, spaces in zip(found.tokens, found.spaces, strict=True):
            self._parts["tokens"].write(tokens.tobytes("C"))
            self._parts["spaces"].write(spaces.tobytes("C"))
            self._parts["lengths"].write(struct.pack("<i", len(tokens)))
        for name in _LISTS:
            self._parts[name].write(_items(getattr(found, name)))

    def to_disk(self, out: Path) -> None:
        """Write all that was taken; AnnotatorError where it is more than one file can hold."""
        packing = zlib.compressobj()
        with out.open("wb") as file:
            for piece in self._pieces():
                file.write(packing.compress(piece))
            file.write(packing.flush())

    def _pieces(self) -> Iterator[bytes]:
        """Yield the bytes of the file as spaCy packs them, in its order."""
        from srsly import msgpack_dumps  # noqa: PLC0415 - only where it is used

        yield bytes([_MAP + len(self._parts) + 3])
        for name, value in (("version", self._version), ("attrs", self._attributes)):
            yield msgpack_dumps(name) + msgpack_dumps(value)
        for name in _NUMBERS:
            yield msgpack_dumps(name) + _head(_BYTES, self._parts[name].tell())
            yield from _content(self._parts[name])
        yield msgpack_dumps("strings") + _head(_LIST, len(self._strings))
        yield _items(sorted(self._strings))
        for name in _LISTS:
            yield msgpack_dumps(name) + _head(_LIST, self._count)
            yield from _content(self._parts[name])


def _head(kind: int, length: int) -> bytes:
    if length > _MOST_BYTES:
        raise AnnotatorError(
            "There are more words than one .spacy file can hold.",
            "Export to a folder, which has some texts a file.",
            command="Export to a folder: --format spacy -o FOLDER",
        )
    return struct.pack(">BI", kind, length)


def _items(found: Sequence[Any]) -> bytes:
    """Return some items as they stand in a list, without its head."""
    from srsly import msgpack_dumps  # noqa: PLC0415 - only where it is used

    packed: bytes = msgpack_dumps(found)
    return packed[1 if len(found) <= _SHORT else 3 if len(found) <= _LONG else 5 :]


def _content(part: IO[bytes]) -> Iterator[bytes]:
    part.seek(0)
    while chunk := part.read(_CHUNK):
        yield chunk
