"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the articles done and all there are (0 if not known); may raise Cancelled."""


class Cancelled(Exception):  # noqa: N818 - no error
    """The person stopped the work; nothing was changed."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""
