"""What annotators said of the records that they have in common, article by article, as numbers."""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_FULL = 16
"""Cells of a whole table of numbers by articles that cost as much as one count by itself."""
NOTHING = -1
"""Stands where an annotator said nothing."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """What annotators said of one thing: a row a record, a column an annotator.

    Values stand as numbers (from 0, or NOTHING); `values` has what they stand for. `articles` is
    the article (by number from 0) of each row.
    """

    articles: Numbers
    cells: Numbers
    values: Sequence[Hashable]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Hashable]], articles: Sequence[int], people: int) -> Self:
        """Make ratings of what people said, None where one said nothing."""
        codes: dict[Hashable, int] = {}
        cells = [
            NOTHING if value is None else codes.setdefault(value, len(codes))
            for row in rows
            for value in row
        ]
        shaped = np.array(cells, dtype=np.int64).reshape(-1, people)
        return cls(np.array(articles, dtype=np.int64), shaped, list(codes))


class Table:
    """Rows of several attributes at once, filled row by row with numbers of values."""

    def __init__(self, people: int, attributes: int) -> None:
        self._people, self._attributes = people, attributes
        self._numbers = array("q")
        self.nothing = (NOTHING,) * attributes
        """What stands for someone who did not mark a record."""

    def add(self, article: int, people: Iterable[Sequence[int]]) -> None:
        """Add what each person said of one record: a number for each attribute."""
        self._numbers.append(article)
        for said in people:
            self._numbers.extend(said)

    def ratings(self, attribute: int, values: Sequence[Hashable]) -> Ratings:
        """Return what was said of one attribute (by number from 0)."""
        width = 1 + self._people * self._attributes
        table = np.array(self._numbers, dtype=np.int64).reshape(-1, width)
        return Ratings(table[:, 0], table[:, 1 + attribute :: self._attributes], values)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each of some numbers (of values, lengths) stands in each article."""

    numbers: Numbers
    starts: Numbers
    articles: Numbers
    counts: Floats

    @property
    def rows(self) -> Numbers:
        """Return which of the numbers each count is of."""
        times = np.diff(self.starts, append=len(self.counts))
        return np.repeat(np.arange(len(self.numbers)), times)

    @classmethod
    def of(cls, numbers: Numbers, articles: Numbers) -> Self:
        """Count numbers that stand beside their articles."""
        width = int(articles.max(initial=0)) + 1
        both, counts = np.unique(numbers * width + articles, return_counts=True)
        distinct, starts = np.unique(both // width, return_index=True)
        return cls(distinct, starts.astype(np.int64), both % width, counts.astype(np.float64))

    def under(self, weights: Floats) -> Floats:
        """Return the sum for each number under weights of articles: (numbers, weightings)."""
        if not len(self.numbers):
            return np.zeros((0, weights.shape[1]))
        if len(self.numbers) * len(weights) <= _FULL * len(self.counts):
            return _tabled(self, len(weights)) @ weights
        each = weights[self.articles]
        each *= self.counts[:, None]
        return np.add.reduceat(each, self.starts, axis=0)


def _tabled(counts: Counts, articles: int) -> Floats:
    """Return counts as a table: a row a number, a column an article."""
    table = np.zeros((len(counts.numbers), articles))
    table[counts.rows, counts.articles] = counts.counts
    return table


def per_article(articles: Numbers, amounts: Floats | Numbers, count: int) -> Floats:
    """Return the sums of amounts that stand beside their articles, one for each article."""
    return np.bincount(articles, weights=amounts, minlength=count).astype(np.float64)
