"""Many things by their ids, on disk: of a million notes only two numbers each are in memory."""

import json
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import Any

_BUCKETS = 4096
_BITS = 0xFFFFFFFFFFFFFFFF


class Kept:
    """Things, as JSON has them, in the order in which they were added under an id."""

    def __init__(self, stack: ExitStack) -> None:
        self._file = stack.enter_context(TemporaryFile())  # noqa: SIM115 - by the stack
        self._end = 0
        self._buckets = [(array("Q"), array("Q")) for _ in range(_BUCKETS)]

    def add(self, id: str, value: Any) -> None:
        """Keep one more thing of an id."""
        key = hash(id) & _BITS
        keys, places = self._buckets[key % _BUCKETS]
        keys.append(key)
        places.append(self._end)
        self._file.seek(self._end)
        self._end += self._file.write(json.dumps([id, value]).encode() + b"\n")

    def of(self, id: str) -> Iterator[Any]:
        """Yield what was kept under an id."""
        key = hash(id) & _BITS
        keys, places = self._buckets[key % _BUCKETS]
        if key not in keys:
            return
        for at in (number for number, one in enumerate(keys) if one == key):
            self._file.seek(places[at])
            own, value = json.loads(self._file.readline())
            if own == id:
                yield value
