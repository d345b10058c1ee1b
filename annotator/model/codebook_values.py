"""Checked reading of the plain values (JSON, TOML) that a codebook is written in."""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from annotator.errors import AnnotatorError

_NEEDED = object()


def refuse(where: str, words: str, hint: str) -> NoReturn:
    """Raise the error that says what is wrong at the key `where`."""
    place = f" at {where}" if where else ""
    raise AnnotatorError(f"The codebook is not right{place}: {words}.", hint)


def table(value: object, where: str, known: frozenset[str]) -> Mapping[str, Any]:
    """`value` as a mapping that has no keys but the known ones."""
    if not isinstance(value, Mapping):
        refuse(where, "it must be a table of keys and values", f"Keys: {_listed(known)}.")
    if not value.keys() <= known:
        strange = _listed(map(repr, value.keys() - known))
        refuse(where, f"unknown key {strange}", f"The keys here are: {_listed(known)}.")
    return value


def items(value: object, where: str) -> list[Any]:
    """`value` as a list."""
    if not isinstance(value, list):
        refuse(where, "it must be a list", "Write it as [ …, … ].")
    return value


def text(source: Mapping[str, Any], key: str, where: str, default: object = _NEEDED) -> str:
    """The text under `key`; without a default the key is needed and must not be empty."""
    value = source.get(key, default)
    if value is _NEEDED:
        refuse(where, f"{key} is missing", f'Add {key} = "…".')
    if not isinstance(value, str):
        refuse(_inside(where, key), "it must be text", f'Write it in quotes: {key} = "…".')
    if not value and default is _NEEDED:
        refuse(_inside(where, key), "it is empty", f"Give it a {key}.")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        refuse(_inside(where, key), "it holds half a character", "Type the character again.")
    return value


def code(source: Mapping[str, Any], key: str, where: str) -> str:
    """The text under `key`, fit to stand in a table cell among others that `|` divides."""
    value = text(source, key, where)
    if "|" in value or value != value.strip() or not value.isprintable():
        hint = "Use one line without the sign | and without spaces at its ends."
        refuse(_inside(where, key), f"{value!r} cannot be a {key}", hint)
    return value


def flag(source: Mapping[str, Any], key: str, where: str) -> bool:
    """The yes or no under `key`; no where it is missing."""
    value = source.get(key, False)
    if not isinstance(value, bool):
        refuse(_inside(where, key), "it must be true or false", f"Write {key} = true, no quotes.")
    return value


def texts(source: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """The list of texts under `key`, none of them empty or there twice."""
    found = items(source.get(key, []), _inside(where, key))
    values = tuple(code({key: item}, key, where) for item in found)
    unique(values, _inside(where, key))
    return values


def choice(value: str, where: str, allowed: Iterable[str]) -> str:
    """`value`, which must be one of the allowed ones."""
    if value not in allowed:
        refuse(where, f"{value!r} is not known here", f"Use one of: {_listed(allowed)}.")
    return value


def pairs(source: Mapping[str, Any], key: str) -> dict[str, str]:
    """The table of texts under the top-level `key`, in its order."""
    value = source.get(key, {})
    found = table(value, key, frozenset(value) if isinstance(value, Mapping) else frozenset())
    return {name: text(found, name, key) for name in found}


def unique(values: Iterable[str], where: str) -> None:
    """Refuse a value that is there twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            refuse(where, f"{value!r} is there twice", "Take one of the two away or rename it.")
        seen.add(value)


def _inside(where: str, key: str) -> str:
    """The place of `key` within `where`."""
    return f"{where}, {key}" if where else key


def _listed(words: Iterable[str]) -> str:
    """Words as people list them, in a steady order."""
    return ", ".join(sorted(words))
