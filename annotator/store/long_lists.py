"""Lists and mappings that may be very long, most of them kept in a temporary file."""

import operator
import pickle
import weakref
from collections.abc import Iterator, MutableMapping, Sequence
from tempfile import TemporaryFile
from typing import IO, Generic, TypeVar, overload

T = TypeVar("T")
K = TypeVar("K")

BLOCK = 256  # items that are written and read at once, and how many are in memory


class LongList(Sequence[T], Generic[T]):
    """A list to which things are only ever added, and of which few are in memory.

    It is as long as it likes to be, on disk; the file has no name, and is gone with the list.
    """

    def __init__(self) -> None:
        self._last: list[T] = []  # what is not in the file yet
        self._places: list[int] = []  # where each block begins in the file
        self._file: IO[bytes] | None = None
        self._read: tuple[int, list[T]] = (-1, [])

    def append(self, item: T) -> None:
        """Add something at the end."""
        self._last.append(item)
        if len(self._last) == BLOCK:
            self._write()

    def __len__(self) -> int:
        return len(self._places) * BLOCK + len(self._last)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        return self._block(place // BLOCK)[place % BLOCK]

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._places) + 1):
            yield from tuple(self._block(number))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    __hash__ = None  # type: ignore[assignment] # as of any list

    def __repr__(self) -> str:
        return f"<{len(self):,} items>" if self._places else repr(self._last)

    def _block(self, number: int) -> list[T]:
        if number >= len(self._places):
            return self._last
        if self._read[0] != number:
            assert self._file is not None, "blocks are written to a file"
            self._file.seek(self._places[number])
            self._read = (number, pickle.load(self._file))
        return self._read[1]

    def _write(self) -> None:
        """Put what is in memory into the file."""
        if self._file is None:
            self._file = temporary_file(self)
        self._places.append(self._file.seek(0, 2))
        pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
        self._last = []


class LongMap(MutableMapping[K, T], Generic[K, T]):
    """A mapping of which all keys and few values are in memory.

    A value is taken out as it was put in: what is changed in it afterwards may be lost.
    """

    def __init__(self) -> None:
        self._held: dict[K, T] = {}  # what is not in the file yet
        self._places: dict[K, int] = {}  # where each value begins in the file; -1: it is held
        self._file: IO[bytes] | None = None

    def __setitem__(self, key: K, value: T) -> None:
        self._held[key] = value
        self._places[key] = -1
        if len(self._held) == BLOCK:
            self._write()

    def __getitem__(self, key: K) -> T:
        place = self._places[key]
        if place < 0:
            return self._held[key]
        assert self._file is not None, "values are written to a file"
        self._file.seek(place)
        found: T = pickle.load(self._file)
        return found

    def __delitem__(self, key: K) -> None:
        del self._places[key]
        self._held.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def clear(self) -> None:
        """Forget all."""
        self._held.clear()
        self._places.clear()

    def _write(self) -> None:
        """Put what is in memory into the file."""
        if self._file is None:
            self._file = temporary_file(self)
        place = self._file.seek(0, 2)
        for key, value in self._held.items():
            self._places[key] = place
            place += self._file.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        self._held = {}


def temporary_file(owner: object) -> IO[bytes]:
    """Return a file without a name, which is closed when its owner is gone."""
    file = TemporaryFile(prefix="annotator-")  # noqa: SIM115 - as long as the owner
    weakref.finalize(owner, file.close)
    return file
