"""What annotators said of the records that they have in common, article by article, as numbers."""

from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NOTHING = -1
"""Stands where an annotator said nothing."""


class Ratings:
    """A table with a row a record and a column an annotator; filled row by row.

    None as a value means that the annotator said nothing.
    """

    def __init__(self, annotators: int) -> None:
        self.annotators = annotators
        self.codes: dict[Hashable, int] = {}
        self._articles = array("q")
        self._cells = array("q")

    def add(self, article: int, values: Sequence[Hashable]) -> None:
        """Add what each annotator said of one record of an article (by number from 0)."""
        self._articles.append(article)
        codes = self.codes
        for value in values:
            code = NOTHING if value is None else codes.setdefault(value, len(codes))
            self._cells.append(code)

    @property
    def values(self) -> list[Hashable]:
        """Every value that was used, in the order of the numbers that stand for them."""
        return list(self.codes)

    @property
    def articles(self) -> Numbers:
        """The article of each row."""
        return np.array(self._articles, dtype=np.int64)

    @property
    def cells(self) -> Numbers:
        """The numbers of the values, a row a record, a column an annotator."""
        return np.array(self._cells, dtype=np.int64).reshape(-1, self.annotators)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each of some numbers (of values, lengths) stands in each article."""

    numbers: Numbers
    starts: Numbers
    articles: Numbers
    counts: Floats

    @classmethod
    def of(cls, numbers: Numbers, articles: Numbers) -> Self:
        """Count numbers that stand beside their articles."""
        both, counts = np.unique(np.stack((numbers, articles)), axis=1, return_counts=True)
        distinct, starts = np.unique(both[0], return_index=True)
        return cls(distinct, starts.astype(np.int64), both[1], counts.astype(np.float64))

    def under(self, weights: Floats) -> Floats:
        """Return the sum for each number under weights of articles: (numbers, weightings)."""
        if not len(self.numbers):
            return np.zeros((0, weights.shape[1]))
        each = weights[self.articles]
        each *= self.counts[:, None]
        return np.add.reduceat(each, self.starts, axis=0)


def per_article(articles: Numbers, amounts: Floats | Numbers, count: int) -> Floats:
    """Return the sums of amounts that stand beside their articles, one for each article."""
    return np.bincount(articles, weights=amounts, minlength=count).astype(np.float64)
