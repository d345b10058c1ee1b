"""The rules that read one date, in the signs of `date_words_tokens`, as stretches of days.

A date in full needs nothing else; one without a year takes the year nearest to publication; words
such as `last week` count from the day of publication.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from annotator.model.date_stretches import Stretch, of_month, of_months, of_year
from annotator.model.date_words_tokens import month_name

FAR = 245
"""Days from publication beyond which a second choice of year is not offered."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which the article may have been published."""

    first: date
    last: date

    @property
    def days(self) -> Stretch:
        """The same as a stretch."""
        return Stretch(self.first, self.last, "")

    @property
    def has_month(self) -> bool:
        """Whether the month is known."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is said of a date in the calendar: some of year, month and day, or a part of them."""

    year: int = 0
    month: int = 0
    day: int = 0
    part: str = ""

    def in_year(self, year: int, reason: str) -> Stretch:
        """The days in a year; ValueError where it has no such day."""
        if self.day:
            day = date(year, self.month, self.day)
            return Stretch(day, day, reason)
        whole = of_month(year, self.month, reason) if self.month else of_year(year, reason)
        return whole.third(self.part)


PART = "(?:(?P<part>early|mid|late|end) )?"
_YEAR = "(?P<y>[12][0-9]{3})"
_MONTH = r"m(?P<m>\d{1,2})"
_DAY = r"(?P<d>\d{1,2})"
_WEEKDAY = r"(?:w\d (?:early )?|early w\d |late w\d )?"
_CALENDAR = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_WEEKDAY}{_DAY} {_MONTH}(?: {_YEAR})?",
        f"{_WEEKDAY}{_MONTH} {_DAY}(?: {_YEAR})?(?: w\\d)?",
        f"{_YEAR} {_MONTH}(?: {_DAY})?",
        f"{PART}{_MONTH}(?: {_YEAR})?",
        f"{PART}{_YEAR}",
        _DAY,
    )
)


def third_of(part: str | None) -> str:
    """The third that a part is; the end is the last one."""
    return "late" if part == "end" else part or ""


def calendar(text: str) -> Calendar | None:
    """What signs say of a date in the calendar, where they do."""
    for pattern in _CALENDAR:
        if match := pattern.fullmatch(text):
            said = match.groupdict()
            part = said.get("part") or ""
            year, month, day = (int(said.get(key) or 0) for key in ("y", "m", "d"))
            return Calendar(year, month, day, third_of(part))
    return None


def completed(said: Calendar, anchor: Anchor | None) -> Iterator[Stretch]:
    """The stretches for a date in the calendar, its year taken from publication if need be."""
    if said.year:
        yield said.in_year(said.year, "as it is written")
    elif anchor is None or not (said.month or anchor.has_month):
        return
    elif said.month:
        yield from _nearest(said, anchor)
    else:
        known = anchor.first.year, anchor.first.month
        day = date(*known, said.day)
        yield Stretch(day, day, f"day {said.day} of the month of publication")


def _nearest(said: Calendar, anchor: Anchor) -> Iterator[Stretch]:
    """The two dates nearest to publication, the second only if it is not far."""
    what = month_name(said.month)
    found = []
    for year in range(max(anchor.first.year - 4, 1), min(anchor.last.year + 4, 9999) + 1):
        try:
            whole = said.in_year(year, f"the {what} nearest to publication")
        except ValueError:  # 29 February
            continue
        found.append((whole.gap(anchor.days), whole))
    found.sort(key=lambda pair: (pair[0], pair[1].first))
    for rank, (gap, whole) in enumerate(found[:2]):
        if rank and found[0][0] and gap <= FAR:
            side = "before" if whole.last < anchor.first else "after"
            yield replace(whole, reason=f"the {what} {side} publication")
        elif not rank:
            yield whole


# --- dates that need no publication


def _decade(match: re.Match[str]) -> Iterator[Stretch]:
    first = int(match["y"])
    whole = Stretch(date(first, 1, 1), date(first + 9, 12, 31), "ten years")
    yield whole.third(third_of(match["part"]))


def _century(match: re.Match[str]) -> Iterator[Stretch]:
    last = int(match["n"]) * 100
    yield Stretch(date(last - 99, 1, 1), date(last, 12, 31), "a hundred years").third(
        third_of(match["part"])
    )


def _quarter(match: re.Match[str]) -> Iterator[Stretch]:
    number, count = int(match["q"]), 3 if match["unit"] != "half" else 6
    if number * count <= 12:
        yield of_months(int(match["y"]), (number - 1) * count + 1, count, "as it is written")


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _season(match: re.Match[str]) -> Iterator[Stretch]:
    month = SEASONS[match["s"]]
    reason = "a season of the northern half of the earth"
    yield of_months(int(match["y"]), month, 3, reason)
    if month == 12:
        yield of_months(int(match["y"]) - 1, month, 3, reason)


Rule = Callable[[re.Match[str]], Iterator[Stretch]]
ABSOLUTE: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (re.compile(f"{PART}(?P<y>[12][0-9]{{2}}0)'?s"), _decade),
    (re.compile(f"{PART}(?P<n>[1-9]|1[0-9]|2[0-9])(?:th)? century"), _century),
    (re.compile(f"(?:q(?P<q>[1-4])(?P<unit>)) {_YEAR}"), _quarter),
    (re.compile(f"(?P<q>[1-4]) (?P<unit>quarter|half) {_YEAR}"), _quarter),
    (re.compile(f"(?P<s>{'|'.join(SEASONS)}) {_YEAR}"), _season),
)
