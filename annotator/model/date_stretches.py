"""Stretches of days between two dates, and how EDTF writes them."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

THIRDS = {"early": 0, "mid": 1, "late": 2}
"""The parts of a month, a year or a decade, each a third of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from the first to the last, with the reason for them in a short sentence."""

    first: date
    last: date
    reason: str
    about: bool = False

    @property
    def edtf(self) -> str:
        """The stretch in EDTF: one date where one can say it, else an interval."""
        whole = self._whole()
        sign = "~" if self.about else ""
        if whole:
            return whole + sign
        years = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        months = self.first.day == 1 and self.last.day == _days(self.last.year, self.last.month)
        length = 4 if years else 7 if months else 10
        return f"{str(self.first)[:length]}{sign}/{str(self.last)[:length]}{sign}"

    @property
    def start_edtf(self) -> str:
        """The date that an interval which begins with this stretch begins with."""
        return self.edtf.partition("/")[0]

    @property
    def end_edtf(self) -> str:
        """The date that an interval which ends with this stretch ends with."""
        return self.edtf.rpartition("/")[2]

    @property
    def before(self) -> str:
        """The year, month or day before it, as it is a year, a month or days itself."""
        return str(self.first - timedelta(days=1))[: len(self._whole()) or 10]

    @property
    def after(self) -> str:
        """The year, month or day after it, as it is a year, a month or days itself."""
        return str(self.last + timedelta(days=1))[: len(self._whole()) or 10]

    def third(self, part: str) -> Self:
        """The `early`, `mid` or `late` third; the whole for an empty part or a single day."""
        if not part or self.first == self.last:
            return self
        index, words = THIRDS[part], f"{part}: the {_ORDER[THIRDS[part]]} third; {self.reason}"
        years = self.last.year - self.first.year + 1
        if years >= 3:
            first, last = _share(years, index)
            start, end = self.first.year + first, self.first.year + last
            return replace(self, first=date(start, 1, 1), last=date(end, 12, 31), reason=words)
        if (self.last - self.first).days > 31:
            first, last = _share(12, index)
            begin = of_month(self.first.year, first + 1, "").first
            end_day = of_month(self.first.year, last + 1, "").last
            return replace(self, first=begin, last=end_day, reason=words)
        begin = self.first + timedelta(days=10 * index)
        end_day = self.last if index == 2 else begin + timedelta(days=9)
        return replace(self, first=begin, last=min(end_day, self.last), reason=words)

    def gap(self, other: "Stretch") -> int:
        """The days between two stretches; none where they meet."""
        return max((self.first - other.last).days, (other.first - self.last).days, 0)

    def _whole(self) -> str:
        """The year, month or day that the stretch is, or nothing."""
        if self.first == self.last:
            return str(self.first)
        year, month = self.first.year, self.first.month
        if (self.first, self.last) == (date(year, 1, 1), date(year, 12, 31)):
            return str(self.first)[:4]
        if (self.first, self.last) == (date(year, month, 1), date(year, month, _days(year, month))):
            return str(self.first)[:7]
        return ""


_ORDER = ("first", "middle", "last")


def of_year(year: int, reason: str) -> Stretch:
    """A whole year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), reason)


def of_month(year: int, month: int, reason: str) -> Stretch:
    """A whole month; `month` may lie outside 1 to 12 and then counts into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Stretch(date(year, month, 1), date(year, month, _days(year, month)), reason)


def of_months(year: int, month: int, count: int, reason: str) -> Stretch:
    """A run of whole months."""
    last = of_month(year, month + count - 1, "").last
    return Stretch(of_month(year, month, "").first, last, reason)


def of_week(day: date, reason: str) -> Stretch:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), reason)


def _days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _share(count: int, index: int) -> tuple[int, int]:
    """The first and last of one third of a count, the odd ones in the first or the last."""
    size = count // 3
    starts = {0: 0, 1: size + (count % 3 > 0), 2: count - size}
    start = starts[index]
    end = {0: starts[1] - 1, 1: starts[2] - 1, 2: count - 1}[index]
    return start, end
