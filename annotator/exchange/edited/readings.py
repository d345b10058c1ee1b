"""What the words of a cell say, also after a spreadsheet has written them in its own way."""

import re
from collections.abc import Collection
from datetime import date as day
from datetime import timedelta
from math import isfinite

from annotator.exchange.json.values import unkeepable
from annotator.exchange.tables.values import unguarded
from annotator.model import dates
from annotator.model.date_words import resolve

TRUE = frozenset(
    [
        "true",
        "yes",
        "1",
        "wahr",
        "vrai",
        "verdadero",
        "vero",
        "ja",
        "oui",
        "sí",
        "да",
        "истина",
        "真",
        "是",
        "نعم",
    ]
)
FALSE = frozenset(
    ["false", "no", "0", "falsch", "faux", "falso", "nein", "non", "нет", "ложь", "假", "否", "لا"]
)
"""What stands for yes and no in the spreadsheets of several languages."""
ERRORS = frozenset(
    [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "Err:502",
    ]
)
"""What a spreadsheet shows in place of a value that it could not work out."""

UNCALCULATED = "\0="
"""What stands for a formula that no program has worked out yet."""

_LINE_END = re.compile("\r\n?")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?(?: ?AM)?Z?$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-])(\d\d)")
_MONTH = re.compile(r"(?:(\d{1,2})-)?([A-Z][a-z]{2})-(\d\d)")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_FIRST_DAY = day(1899, 12, 30)  # day 0 of spreadsheets
_PIVOT = 30  # spreadsheets take 30 to 99 for 1930 to 1999
_WHOLE_ONE = re.compile(r"(\d+)\.0+")  # as a spreadsheet writes 42 with a fraction
_WHOLE = re.compile(r"-?\d+")
_COMMA = re.compile(r"(-?\d+),(\d+)")


class Misread(Exception):  # noqa: N818 - told, not raised to people
    """A cell that does not say what its column holds; the words say why."""


def plain(words: str) -> str:
    """Return words as they are compared: each line end a newline, nothing empty around them."""
    return _LINE_END.sub("\n", words).strip()


def text(cell: str) -> str:
    """Return what a cell says: without a guard, each line end a newline."""
    return _LINE_END.sub("\n", unguarded(cell))


def kept(cell: str) -> str:
    """Return a text that can be kept; Misread for what no text holds, or a spreadsheet's error."""
    found = text(cell)
    if found == UNCALCULATED:
        raise Misread("it is a formula without a value; write the value instead")
    if found in ERRORS:
        raise Misread(f"it is {found}, a formula that went wrong; write the value instead")
    if fault := unkeepable(found):
        raise Misread(fault[1])
    return found


def code(cell: str, known: Collection[str]) -> str:
    """Return the code that a cell means: itself, or the only one it can be.

    A code may have lost the zeros before it, or got another case. What fits none is returned as it
    is, for the rules to refuse.
    """
    found = kept(cell).strip()
    if found in known:
        return found
    found = _whole(found)
    near = [one for one in known if same_code(found, one)]
    if len(near) > 1:
        raise Misread(f"{found!r} may be {' or '.join(near)}; write the code in full")
    return near[0] if near else found


def date(cell: str, was: str | None) -> str:
    """Return the EDTF date that a cell means; where it may be read in two ways, the one it was.

    A date that cannot be read is returned as it is, for the rules to refuse.
    """
    found = _whole(_MIDNIGHT.sub("", kept(cell).strip()))
    if dates.is_valid(found):
        return found
    readings = [_month(found)] if _MONTH.fullmatch(found) else _numeric(found)
    if was in readings:
        return was
    if len(readings) > 1:
        raise Misread(f"{found!r} may be {' or '.join(readings)}; write it like that")
    return readings[0] if readings else found


def flag(cell: str) -> bool:
    """Return whether a cell says yes; an empty one says no."""
    found = _whole(kept(cell).strip().casefold())
    if found in TRUE:
        return True
    if found in FALSE or not found:
        return False
    raise Misread(f"{cell!r} is neither true nor false")


def number(cell: str) -> int | float:
    """Return the number that a cell says, with a point or one comma before its fraction."""
    found = kept(cell).strip()
    if _WHOLE.fullmatch(found) and len(found) < 19:
        return int(found)
    if comma := _COMMA.fullmatch(found):
        if len(comma[2]) == 3:
            raise Misread(f"{found!r} may be {comma[1]}{comma[2]} or {comma[1]}.{comma[2]}")
        found = f"{comma[1]}.{comma[2]}"
    try:
        value = float(found) if "_" not in found else float("nan")
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise Misread(f"{cell!r} is not a number")
    return int(value) if value.is_integer() and abs(value) < 1 << 53 else value


def same_number(cell: str, other: str) -> bool:
    """Tell whether two cells say the same number."""
    try:
        return number(cell) == number(other)
    except Misread:
        return False


def same_code(found: str, one: str) -> bool:
    """Tell whether what a cell says may be a code: itself, without its zeros, in another case."""
    if found == one:
        return True
    if found.isdigit() and one.isdigit():
        return bool(found.strip("0")) and found.lstrip("0") == one.lstrip("0")
    return bool(found) and found.casefold() == one.casefold()


def _whole(found: str) -> str:
    """Return a whole number without the fraction that it got; anything else as it is."""
    match = _WHOLE_ONE.fullmatch(found)
    return match[1] if match else found


def _month(found: str) -> str:
    """Return the date that English Excel shows as Mar-18 or 20-Mar-18."""
    match = _MONTH.fullmatch(found)
    assert match is not None, "looked at before"
    day, name, year = match.groups()
    if name not in _MONTHS:
        return found
    month = f"{_century(year)}-{_MONTHS.index(name) + 1:02}"
    return f"{month}-{int(day):02}" if day else month


def _numeric(found: str) -> list[str]:
    """Return what a date in figures may be, also the number of a day that lost its format."""
    if _SERIAL.fullmatch(found):
        return [(_FIRST_DAY + timedelta(int(found))).isoformat()]
    if short := _SHORT_YEAR.fullmatch(found):
        found = short[1] + _century(short[2])
    readings = [one.edtf for one in resolve(found, "")]
    return readings[:1] if _DOTTED.fullmatch(found) else readings  # with dots, days come first


def _century(year: str) -> str:
    return f"{19 if int(year) >= _PIVOT else 20}{year}"
