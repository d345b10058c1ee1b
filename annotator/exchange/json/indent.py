"""JSON indented by one space, as `json.dumps(indent=1)` writes it, but faster."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

_scalar = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_CONTAINERS = (dict, list, tuple)


def indented(value: Any, level: int) -> str:
    """Return a value of a document as JSON, where `level` spaces stand before its first line."""
    if not (value and isinstance(value, _CONTAINERS)):
        return _scalar(value)
    if isinstance(value, dict):
        return _wrapped("{", _members(value, level), "}", level)
    return _wrapped("[", [indented(item, level + 1) for item in value], "]", level)


def _members(value: dict[str, Any], level: int) -> list[str]:
    """Return the lines of an object; those that hold no others are encoded many at once."""
    members: list[str] = []
    simple: dict[str, Any] = {}
    encode = _encoder(level)
    for key, item in value.items():
        if not (item and isinstance(item, _CONTAINERS)):
            simple[key] = item
            continue
        if simple:
            members.append(encode(simple)[1:-1])
            simple = {}
        members.append(f"{_scalar(key)}: {indented(item, level + 1)}")
    if simple:
        members.append(encode(simple)[1:-1])
    return members


def _wrapped(opening: str, items: list[str], closing: str, level: int) -> str:
    inner = "\n" + " " * (level + 1)
    return f"{opening}{inner}{f',{inner}'.join(items)}\n{' ' * level}{closing}"


@cache
def _encoder(level: int) -> Callable[[Any], str]:
    """The encoder in C with line ends for separators: right for objects that hold no others."""
    separator = ",\n" + " " * (level + 1)
    return json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(separator, ": ")
    ).encode
