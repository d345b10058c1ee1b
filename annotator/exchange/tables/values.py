"""How values stand in the cells of tables, so that a spreadsheet neither runs nor retypes them."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

LONGEST_CELL = 32_767
"""UTF-16 units that a spreadsheet's cell holds."""

ELLIPSIS = "…"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SUSPECT = re.compile(f"\0[{re.escape(''.join(_FORMULA))}']")
"""A cell that begins with what is guarded, in cells joined by NUL."""
_SURELY_SHORT = LONGEST_CELL // 2 - 1

_VALUE = re.compile(r"((?:\\.|[^|])*)(?:\||$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")

Place = tuple[int, int, str]
"""Where words stand, [start, end) in code points, and the words."""


def cells(rows: Iterable[Iterable[Any]]) -> list[tuple[str, ...]]:
    """Return rows of values as the words of their cells.

    They are made column by column, since of most columns one look tells that no cell needs care.
    """
    return list(zip(*map(_column, zip(*rows, strict=True)), strict=True))


def _column(values: Sequence[Any]) -> Sequence[str]:
    """Return the values of one column as the words of its cells."""
    if values.count(None) == len(values):
        return ("",) * len(values)
    if None in values:
        values = ["" if value is None else value for value in values]
    try:
        whole = "\0".join(["", *values])
    except TypeError:  # numbers, lists …
        return [cell(value) for value in values]
    if _SUSPECT.search(whole) or (
        len(whole) >= _SURELY_SHORT and len(max(values, key=len)) >= _SURELY_SHORT
    ):
        return [cell(value) for value in values]
    return values


def cell(value: Any) -> str:
    """Return a value as the words of one cell; numbers need no guard."""
    if isinstance(value, str):
        return cut_to_cell(guarded(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return cut_to_cell(guarded(json.dumps(value, ensure_ascii=False)))


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with ' before = + - @, tab or CR.

    A text that begins with such a guard already gets one more, so that taking one off always gives
    the text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return what a cell says without the ' that `guarded` puts before it."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_FORMULA) else text


def cut_to_cell(text: str) -> str:
    """Return a text that fits a cell, cut with … where it is longer."""
    if len(text) < _SURELY_SHORT or _units(text) <= LONGEST_CELL:
        return text
    kept = text[: LONGEST_CELL - 1]
    while _units(kept) >= LONGEST_CELL:
        kept = kept[: len(kept) - max(1, (_units(kept) - LONGEST_CELL + 1) // 2)]
    return kept + ELLIPSIS


def is_cut(text: str) -> bool:
    """Tell whether the words of a cell were cut to fit it."""
    return (
        len(text) >= _SURELY_SHORT and text.endswith(ELLIPSIS) and _units(text) >= LONGEST_CELL - 1
    )


def joined(values: Sequence[str | None]) -> str:
    """Return several values as one cell, joined by |; a | within a value gets a backslash."""
    if not values:
        return ""
    if len(values) == 1 and (one := values[0]) and "|" not in one and "\\" not in one:
        return one  # as most are
    return "|".join(
        value.replace("\\", "\\\\").replace("|", "\\|") if "|" in value or "\\" in value else value
        for value in values
        if value
    )


def separated(text: str) -> list[str]:
    """Return the values that `joined` made one cell of."""
    found = [_ESCAPED.sub(r"\1", value) for value in _VALUE.findall(text)]
    return [value for value in found if value]


def words(places: Sequence[Place]) -> str:
    """Return the words at several places as one cell."""
    if len(places) == 1:  # as most are
        return places[0][2]
    return " … ".join(place[2] for place in places)


def offsets(places: Sequence[Place]) -> str:
    """Return places as `375..585|612..640`, which no spreadsheet takes for a number or a date."""
    if len(places) == 1:
        return f"{places[0][0]}..{places[0][1]}"
    return "|".join(f"{place[0]}..{place[1]}" for place in places)


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as spreadsheets count."""
    return len(text.encode("utf-16-le")) // 2
