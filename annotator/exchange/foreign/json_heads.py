"""Which keys the beginning of a JSON file has, whole or cut, so that its format can be told."""

import re
from collections.abc import Iterable

_DEEPEST = 8
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"\s*(:?)|[{}\[\]]', re.DOTALL)


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


def has(found: Iterable[str], *wanted: str) -> bool:
    """Tell whether all of these paths are there."""
    return set(wanted) <= set(found)
