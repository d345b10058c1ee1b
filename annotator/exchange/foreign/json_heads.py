"""Which keys the beginning of a JSON file has, whole or cut, so that its format can be told."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

HEAD = 1 << 16  # bytes from which on a beginning may be cut
_LONG_HEAD = 1 << 22  # bytes, more than the longest articles have
_TEXTS = {"text", "data", "[].text", "[].data.text"}
_DEEPEST = 8
_PIECE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"\s*(:?)|\\?\Z)|[{}\[\]]', re.DOTALL)
"""A string, which may be cut, and whether it is a key; or the bounds of an object or list."""


@lru_cache(maxsize=2)  # one format after another asks about the same file
def paths(head: bytes) -> frozenset[str]:
    """Return the paths of the keys and lists at the beginning of a file, as `[].data.text`.

    Text within strings does not count; neither does what lies deeper than a few levels.
    """
    found: set[str] = set()
    stack: list[str] = [""]
    here = ""
    for piece in _PIECE.finditer(head.decode("utf-8-sig", "replace")):
        words = piece.group()
        if words in "{[":
            here = f"{here}[]" if words == "[" and len(stack) < _DEEPEST else here
            stack.append(here)
            found.add(here)
        elif words in "}]":
            if len(stack) > 1:
                stack.pop()
            here = stack[-1]
        elif piece.group(1) and len(stack) <= _DEEPEST:
            key = words.rstrip(": \t\r\n").strip('"')
            here = f"{stack[-1]}.{key}".lstrip(".")
            found.add(here)
    return frozenset(found)


def tell(path: Path, head: bytes, told: Callable[[frozenset[str]], bool]) -> bool:
    """Tell whether the paths at the beginning of a file, or of more of it, are `told` ones."""
    return any(map(told, of_file(path, head)))


def of_file(path: Path, head: bytes) -> Iterator[frozenset[str]]:
    """Yield the paths at the beginning of a file; then of more of it, where a text fills `head`."""
    found = paths(head)
    yield found
    if len(head) >= HEAD and found & _TEXTS:
        with path.open("rb") as file:
            yield paths(file.read(_LONG_HEAD))
