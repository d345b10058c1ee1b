"""Moments as the files write them."""

import re
from datetime import UTC, datetime, timedelta

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)


def now() -> str:
    """Return this moment in UTC to the millisecond, as 2018-03-20T09:30:00.000Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def after(moment: str) -> str:
    """Return this moment, or the millisecond after another where that is not past yet.

    So what changes last is the newest, also within a millisecond and where another's clock is fast.
    """
    this = now()
    if this[:-1] > moment[:-1] or not is_moment(moment):
        return this
    next = datetime.fromisoformat(moment) + timedelta(milliseconds=1)
    return next.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_moment(text: str) -> bool:
    """Whether a text is a moment in UTC as `now` writes it; fewer or more digits are as good."""
    if _MOMENT.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
