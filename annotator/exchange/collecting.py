"""Python's collector of garbage, which looks in vain through the rows of a long export."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL = gc.get_threshold()
_SELDOM = 50_000
"""New objects until it looks again: some MB, instead of the usual 700."""


@contextmanager
def seldom() -> Iterator[None]:
    """Let the collector look seldom; what is no longer used goes without it, but for circles."""
    gc.set_threshold(_SELDOM, *_USUAL[1:])
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)
