"""The rules that read dates which count from the day of publication, such as `last week`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from annotator.model.date_calendar import PART, SEASONS, Anchor, calendar, completed, third_of
from annotator.model.date_stretches import Stretch, of_month, of_months, of_week
from annotator.model.date_words_tokens import month_name, weekday_name


def relative(text: str, anchor: Anchor) -> Iterator[Stretch]:
    """The stretches that words such as `yesterday` or `last month` mean."""
    for pattern, known, rule in _RELATIVE:
        if match := pattern.fullmatch(text):
            if known == "day" and anchor.first != anchor.last:
                return
            yield from rule(match, anchor.last)
            return


_NEAR = {
    "2 days before today": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}


def _near_day(match: re.Match[str], today: date) -> Iterator[Stretch]:
    day = today + timedelta(days=_NEAR[match["near"]])
    words = "the day of publication" if day == today else f"{match['near']}, from {today}"
    yield Stretch(day, day, words)


def _weekday(match: re.Match[str], today: date) -> Iterator[Stretch]:
    number, which = int(match["w"]), match["which"] or ""
    name = weekday_name(number)
    back = (today.isoweekday() - number) % 7
    past = today - timedelta(days=back or (7 if which == "last" else 0))
    ahead = today + timedelta(days=(number - today.isoweekday()) % 7 or 7)
    before = Stretch(
        past, past, f"{name} before {today}" if past < today else f"{name}, the day of publication"
    )
    after = Stretch(ahead, ahead, f"{name} after {today}")
    if which == "next":
        yield after
        if ahead.isocalendar()[:2] == today.isocalendar()[:2]:
            later = ahead + timedelta(days=7)
            yield Stretch(later, later, f"{name} of the week after {today}")
    elif which == "this" and ahead.isocalendar()[:2] == today.isocalendar()[:2]:
        yield from (after, before)
    elif which == "last":
        yield before
        if past.isocalendar()[:2] == today.isocalendar()[:2]:
            earlier = past - timedelta(days=7)
            yield Stretch(earlier, earlier, f"{name} of the week before {today}")
    else:
        yield from (before, after)


_SHIFT = {"last": -1, "this": 0, "": 0, "next": 1}


def _unit(unit: str, today: date, shift: int, reason: str) -> Stretch:
    """The week, weekend, month, quarter, year, decade or century so many from the one of a day."""
    if unit in ("week", "weekend"):
        week = of_week(today + timedelta(days=7 * shift), reason)
        return replace(week, first=week.last - timedelta(days=1)) if unit == "weekend" else week
    if unit == "month":
        return of_month(today.year, today.month + shift, reason)
    if unit == "quarter":
        return of_months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3, reason)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = today.year - (today.year - (size == 100)) % size + shift * size
    return Stretch(date(first, 1, 1), date(first + size - 1, 12, 31), reason)


def _near_unit(match: re.Match[str], today: date) -> Iterator[Stretch]:
    which = match["which"] or "this"
    part = third_of(match["part"])
    reason = f"{which} {match['unit']}, from {today}"
    shift = _SHIFT[which]
    if match["unit"] == "weekend" and which == "last" and today.isoweekday() == 7:
        shift = -1
    yield _unit(match["unit"], today, shift, reason).third(part)


def _weekday_of_week(match: re.Match[str], today: date) -> Iterator[Stretch]:
    week = _unit("week", today, _SHIFT[match["which"]], "")
    day = week.first + timedelta(days=int(match["w"]) - 1)
    yield Stretch(
        day, day, f"{weekday_name(int(match['w']))} of {match['which']} week, from {today}"
    )


def _counted(match: re.Match[str], today: date) -> Iterator[Stretch]:
    """So many days, weeks, months or years before or after."""
    count = int(match["n"]) * (-1 if match["ago"] else 1)
    unit = match["unit"]
    reason = f"{match['n']} {unit}(s) {'before' if match['ago'] else 'after'} {today}"
    if unit in ("day", "week"):
        day = today + timedelta(days=count * (7 if unit == "week" else 1))
        yield Stretch(day, day, reason, about=unit == "week")
    else:
        size = {"decade": 10, "year": 1}.get(unit, 1)
        whole = _unit("month" if unit == "month" else "year", today, count * size, reason)
        yield replace(whole, about=unit == "decade")


def _span_of(match: re.Match[str], today: date) -> Iterator[Stretch]:
    """The last or the next so many days, weeks, months or years."""
    count, back = int(match["n"] or 1), match["which"] in ("last", "past")
    sign = -1 if back else 1
    if match["unit"] in ("day", "week"):
        other = today + timedelta(days=sign * count * (7 if match["unit"] == "week" else 1))
    else:
        months = count * {"month": 1, "year": 12, "decade": 120}[match["unit"]]
        month = of_month(today.year, today.month + sign * months, "")
        other = min(month.first + timedelta(days=today.day - 1), month.last)
    words = f"{count} {match['unit']}(s) {'before' if back else 'after'} {today}"
    yield Stretch(min(today, other), max(today, other), words)


def _month_beside(match: re.Match[str], today: date) -> Iterator[Stretch]:
    """`last April`, `April next year` and the like."""
    month, which = int(match["m"]), match["which"]
    year = today.year
    if match["year"]:
        year += _SHIFT[which]
    elif which == "last":
        year -= month >= today.month
    elif which == "next":
        year += month <= today.month
    whole = of_month(year, month, f"{month_name(month)} of {year}, from {today}")
    if match["d"]:
        day = date(year, month, int(match["d"]))
        whole = replace(whole, first=day, last=day)
    yield whole.third(third_of(match["part"]))
    if which == "last" and not match["year"] and month < today.month:
        before = of_month(year - 1, month, f"{month_name(month)} of the year before {today}")
        yield before.third(third_of(match["part"]))


def _season_beside(match: re.Match[str], today: date) -> Iterator[Stretch]:
    month, which = SEASONS[match["s"]], match["which"] or "this"
    reason = f"{which} {match['s']}, from {today}, in the northern half of the earth"
    found = [of_months(today.year + shift, month, 3, reason) for shift in (-2, -1, 0, 1)]
    if which == "last":
        yield [one for one in found if one.last < today][-1]
    elif which == "next":
        yield next(one for one in found if one.first > today)
    else:
        yield min(found, key=lambda one: one.gap(Stretch(today, today, "")))


def _week_of(match: re.Match[str], today: date) -> Iterator[Stretch]:
    said = calendar(match["rest"])
    if said is not None and said.day:
        for day in completed(said, Anchor(today, today)):
            yield of_week(day.first, f"Monday to Sunday; {day.reason}")


_WHICH = "(?P<which>last|next|this)"
_COUNT = r"(?P<n>\d{1,3})"
_UNITS = "(?P<unit>week|weekend|month|quarter|year|decade|century)"
_SIMPLE = "(?P<unit>day|week|month|year|decade)s?"
_MONTH_DAY = r"m(?P<m>\d{1,2})(?: (?P<d>\d{1,2}))?"
_BESIDE = r"m(?P<m>\d{1,2})(?P<d>)"

RelativeRule = Callable[[re.Match[str], date], Iterator[Stretch]]
_RELATIVE: tuple[tuple[re.Pattern[str], str, RelativeRule], ...] = tuple(
    (re.compile(pattern), known, rule)
    for pattern, known, rule in (
        (f"(?:early |late )?(?P<near>{'|'.join(_NEAR)})", "day", _near_day),
        (rf"(?:early |late )?(?:{_WHICH} )?w(?P<w>\d)(?: late| early)?", "day", _weekday),
        (rf"w(?P<w>\d) {_WHICH} week", "day", _weekday_of_week),
        (f"{PART}{_WHICH} {_UNITS}", "month", _near_unit),
        (f"(?P<part>early|mid|late|end) (?P<which>){_UNITS}", "month", _near_unit),
        ("(?P<which>)(?P<part>)(?P<unit>weekend)", "day", _near_unit),
        (f"{_COUNT} {_SIMPLE} (?P<ago>ago)", "day", _counted),
        (f"in {_COUNT} {_SIMPLE}(?: time)?(?P<ago>)", "day", _counted),
        (rf"(?:in |for |within )?(?P<which>last|past|next) {_COUNT} {_SIMPLE}", "day", _span_of),
        ("(?P<which>past)(?P<n>) (?P<unit>week|month|year|decade)", "day", _span_of),
        (f"within (?P<which>){_COUNT} {_SIMPLE}", "day", _span_of),
        (f"{PART}{_WHICH} {_BESIDE}(?P<year>)", "month", _month_beside),
        (f"{PART}{_MONTH_DAY} {_WHICH} (?P<year>year)", "month", _month_beside),
        (f"(?:{_WHICH} )?(?P<s>{'|'.join(SEASONS)})", "month", _season_beside),
        ("week (?P<rest>.+)", "day", _week_of),
    )
)
