"""Writes a codebook as TOML for people to read and change; the standard library only reads it.

Empty values are left out: they are what reading gives a missing key.
"""

import json
from collections.abc import Mapping
from typing import Any


def write(codebook: Mapping[str, Any]) -> str:
    """The TOML text of a codebook in plain values; event types come last, each under a heading."""
    later = [key for key in codebook if key == "event_types" or isinstance(codebook[key], Mapping)]
    lines = [f"{key} = {_value(codebook[key], '')}" for key in codebook if key not in later]
    for key in sorted(later, key=lambda name: name == "event_types"):
        if key == "event_types":
            for entry in codebook[key]:
                lines += ["", f"[[{key}]]", *_pairs(entry)]
        elif codebook[key]:
            lines += ["", f"[{key}]", *_pairs(codebook[key])]
    return "\n".join(lines) + "\n"


def _pairs(table: Mapping[str, Any]) -> list[str]:
    """One `key = value` line for each value that is not empty."""
    return [f"{_key(key)} = {_value(value, '')}" for key, value in table.items() if value]


def _value(value: Any, indent: str) -> str:
    """A value of a codebook: text, yes or no, a list, an inline table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if any(isinstance(item, Mapping) for item in value):
        rows = "".join(f"{indent}  {_value(item, indent + '  ')},\n" for item in value)
        return f"[\n{rows}{indent}]"
    return "[" + ", ".join(_value(item, indent) for item in value) + "]"


def _key(key: str) -> str:
    """A key, in quotes unless it is a bare one."""
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _string(key)


def _string(value: str) -> str:
    """Text in quotes; JSON's escapes are TOML's, but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
