"""Dates in EDTF: the profile that the project keeps, and the days that they cover.

A date is YYYY, YYYY-MM or YYYY-MM-DD, with `~` (about) or `?` (uncertain) behind it
if need be.
An interval is A/B, ../B (open start) or A/.. (open end). Source: the Extended Date/Time Format of
the Library of Congress, also in ISO 8601-2:2019; this is its level 0 with four signs of level 1.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from annotator.errors import AnnotatorError

OPEN = ".."
"""The end of an interval that is not known or not there."""

HINT = (
    "Write 2018, 2018-03 or 2018-03-20, with ~ behind it for about and ? for uncertain; "
    "2018-03-05/2018-03-06 from one to another; ../2018-03-20 or 2018-03-05/.. for an open end."
)
"""How dates are written, for people."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days that a date covers: its first and last as YYYY-MM-DD, empty where it is open."""

    start: str
    end: str
    approximate: bool = False
    uncertain: bool = False


def parse(text: str) -> DateRange:
    """The days that an EDTF date covers; AnnotatorError where it is none."""
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text, text)
    if first == last == OPEN:
        raise AnnotatorError(f"{text!r} is not a date: both ends are open.", HINT)
    start = DateRange("", "") if first == OPEN else _one(first, text)
    end = DateRange("", "") if last == OPEN else _one(last, text)
    if start.start and end.end and start.start > end.end:
        message = f"{text!r} is not a date: it ends before it begins."
        raise AnnotatorError(message, "Put the earlier date first.")
    return DateRange(
        start.start,
        end.end,
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
    )


def is_valid(text: str) -> bool:
    """Whether the text is an EDTF date of the profile."""
    return not problem(text)


def problem(text: str) -> str:
    """The sentence that says why the text is not a date, empty where it is one."""
    try:
        parse(text)
    except AnnotatorError as error:
        return error.message
    return ""


def _one(date: str, whole: str) -> DateRange:
    """The days of a date that is no interval; `whole` is what the person wrote."""
    match = _DATE.fullmatch(date)
    if match is None:
        raise AnnotatorError(f"{whole!r} is not a date.", HINT)
    year, month, day, sign = match.groups()
    if year == "0000":
        raise AnnotatorError(f"{whole!r} is not a date: there is no year 0000.", HINT)
    if month and not "01" <= month <= "12":
        raise AnnotatorError(f"{whole!r} is not a date: there is no month {month}.", HINT)
    last = monthrange(int(year), int(month or 12))[1]
    if day and not 1 <= int(day) <= last:
        raise AnnotatorError(f"{whole!r} is not a date: {year}-{month} has no day {day}.", HINT)
    return DateRange(
        f"{year}-{month or '01'}-{day or '01'}",
        f"{year}-{month or '12'}-{day or last}",
        approximate=sign == "~",
        uncertain=sign == "?",
    )
