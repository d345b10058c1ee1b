"""A mapping as a TOML file: read with a sentence for what is wrong, written with remarks."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.targets import PARTS, target_problem

_KEYS = ("add_types", *PARTS, "values")
_HINT = "An import without --mapping prints one that can be changed and given back."


def load(path: Path) -> NameMapping:
    """Return the mapping in a TOML file; AnnotatorError says what is wrong with it."""
    import tomllib  # noqa: PLC0415 - only where a mapping is given

    try:
        value = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be read: {error.strerror}.", _HINT) from None
    except (ValueError, RecursionError) as error:
        raise AnnotatorError(f"{path} is not a TOML file: {error}.", _HINT) from None
    return _checked(value, path)


def dumps(mapping: NameMapping, remarks: Mapping[tuple[str, str], str]) -> str:
    """Return a mapping as TOML; `remarks` are words about entries, by table and name."""
    lines = [f"add_types = {'true' if mapping.add_types else 'false'}"]
    for part in PARTS:
        lines += _table(
            part, mapping.tables[part], {k[1]: v for k, v in remarks.items() if k[0] == part}
        )
    for attribute, values in mapping.values.items():
        lines += _table(f"values.{_key(attribute)}", values, {})
    return "\n".join(lines) + "\n"


def _table(name: str, entries: Mapping[str, str], remarks: Mapping[str, str]) -> list[str]:
    lines = [f"{_key(key)} = {_text(target)}" for key, target in entries.items()]
    width = min(44, max(map(len, lines), default=0))
    said = [remarks.get(key, "") for key in entries]
    return (["", f"[{name}]"] if lines else []) + [
        f"{line:<{width}}  # {remark}" if remark else line
        for line, remark in zip(lines, said, strict=True)
    ]


def _checked(value: Mapping[str, Any], path: Path) -> NameMapping:
    for key in value:
        if key not in _KEYS:
            _refuse(path, f"the key {key!r} is not known; known are {', '.join(_KEYS)}")
    add_types = value.get("add_types", False)
    if not isinstance(add_types, bool):
        _refuse(path, "add_types is neither true nor false")
    tables = {part: _words(value.get(part, {}), part, path) for part in PARTS}
    for part, table in tables.items():
        for name, target in table.items():
            if words := target_problem(part, target):
                _refuse(path, f"{part}, {name}: {words}")
    values = value.get("values", {})
    if not isinstance(values, dict):
        _refuse(path, "values is not a table")
    return NameMapping(
        tables,
        {name: _words(one, f"values.{name}", path) for name, one in values.items()},
        add_types,
    )


def _words(value: object, where: str, path: Path) -> dict[str, str]:
    if not isinstance(value, dict):
        _refuse(path, f"{where} is not a table")
    for key, word in value.items():
        if not isinstance(word, str):
            _refuse(path, f"{where}, {key} is not text")
    return {key: " ".join(word.split()) for key, word in value.items()}


def _refuse(path: Path, words: str) -> NoReturn:
    raise AnnotatorError(f"{path}: {words}.", _HINT)


def _key(name: str) -> str:
    bare = name.replace("-", "").replace("_", "")
    return name if bare.isascii() and bare.isalnum() else _text(name)


def _text(words: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
