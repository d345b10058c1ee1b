"""What a date in the signs of `date_words_tokens` may mean, alone or from one to another."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from annotator.model.date_calendar import ABSOLUTE, Anchor, Calendar, calendar, completed
from annotator.model.date_stretches import Stretch
from annotator.model.date_words_relative import relative
from annotator.model.date_words_tokens import month_name


def stretches(text: str, anchor: Anchor | None) -> Iterator[Stretch]:
    """The stretches of days that signs for one date may mean, best first."""
    said = calendar(text)
    if said is not None:
        yield from completed(said, anchor)
        return
    for pattern, rule in ABSOLUTE:
        if match := pattern.fullmatch(text):
            yield from rule(match)
            return
    if anchor is not None:
        yield from relative(text, anchor)


def between(
    left: str, right: str, anchor: Anchor | None, *, adjacent: bool = False
) -> Iterator[Stretch]:
    """The stretches from one date to another; only of days in turn where they must be adjacent."""
    first, last = calendar(left), calendar(right)
    if first is None or last is None:
        pairs = list(product(stretches(left, anchor), stretches(right, anchor)))
    else:
        pairs = list(_shared(first, last, anchor))
    pairs = [(a, b) for a, b in pairs if a.first <= b.last]
    for a, b in sorted(pairs, key=lambda pair: (pair[1].last - pair[0].first).days)[:2]:
        if not adjacent or (b.first - a.last).days == 1:
            reason = a.reason if a.reason == b.reason else f"{a.reason}; {b.reason}"
            yield Stretch(a.first, b.last, reason, about=a.about or b.about)


def _shared(
    first: Calendar, last: Calendar, anchor: Anchor | None
) -> Iterator[tuple[Stretch, Stretch]]:
    """The two ends of an interval, where one may say the month or the year for both."""
    if first.year and not first.month and last == Calendar(day=last.day):  # 2011-13
        last = Calendar(year=first.year - first.year % 100 + last.day)
    elif last == Calendar(day=last.day):
        last = replace(last, month=first.month)
    if first == Calendar(day=first.day):
        first = replace(first, month=last.month)
    if first.year or last.year:
        first = replace(first, year=first.year or last.year)
        last = replace(last, year=last.year or first.year)
        if (first.year, first.month) > (last.year, last.month) and first.month and last.month:
            first = replace(first, year=last.year - 1)
        yield from product(completed(first, anchor), completed(last, anchor))
        return
    for start in completed(first, anchor):
        later = (last.month, last.day or 31) < (first.month, first.day)
        year = start.first.year + later
        yield start, last.in_year(year, f"{month_name(last.month)} of {year}")
