"""How a table is looked at, and what of it is seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Row = tuple[int, list[Any]]
"""The number of a row, as people count, and its cells."""
Opened = tuple[list[str], Iterator[Row], int]
"""The header of a table, its rows, and how many there are; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is looked at; `alive` is called now and then, `whole` is to see all of it first.

    `sheet` is which one of a workbook is looked at, the first one if it is empty.
    """

    alive: Callable[[], None]
    whole: bool
    sheet: str
