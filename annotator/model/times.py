"""Moments as the files write them."""

from datetime import UTC, datetime


def now() -> str:
    """Return this moment in UTC to the millisecond, as 2018-03-20T09:30:00.000Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
