"""Agreement on attributes, corrected for chance: Cohen's κ, Fleiss's κ, Krippendorff's α (nominal).

- Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
  20 (1960), 37-46: two annotators, each with a habit of their own.
- Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971),
  378-382: the same number of annotators for every record.
- Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), section C: any number of
  annotators, of whom some may have said nothing.

Each is made of sums over articles, so that one can weigh the articles: a bootstrap is a matrix of
weights, with a row an article and a column a resample.
"""

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from annotator.agreement.ratings import NOTHING, Counts, Floats, Numbers, Ratings, per_article

ONE_VALUE = "only one value used"
NO_RECORDS = "nothing to compare"


class Statistic(Protocol):
    """What can be computed under weights of articles: NaN where it is undefined."""

    @property
    def n(self) -> int:
        """How many records it rests on."""

    @property
    def amounts(self) -> Floats:
        """How much it rests on in each article: of records, of values, of units."""

    @property
    def why_undefined(self) -> str:
        """What is said where it is undefined."""

    def values(self, weights: Floats) -> Floats:
        """Return the coefficient for each column of weights."""

    def shares(self, weights: Floats) -> Floats:
        """Return the agreement without correction (0 to 1) for each column of weights."""


@dataclass(frozen=True, slots=True)
class Cohen:
    """κ of two annotators over the records of which both said something."""

    n: int
    amounts: Floats
    equal: Floats
    by_value: tuple[Counts, Counts]
    why_undefined: str = ONE_VALUE

    @classmethod
    def of(cls, ratings: Ratings, articles: int) -> Self:
        """Make it of ratings by two annotators of records in so many articles."""
        cells, where = ratings.cells, ratings.articles
        said = (cells != NOTHING).all(axis=1)
        cells, where = cells[said], where[said]
        return cls(
            len(cells),
            per_article(where, np.ones(len(cells)), articles),
            per_article(where, cells[:, 0] == cells[:, 1], articles),
            (Counts.of(cells[:, 0], where), Counts.of(cells[:, 1], where)),
            ONE_VALUE if len(cells) else NO_RECORDS,
        )

    def shares(self, weights: Floats) -> Floats:
        """Return the share of records in which the two agree."""
        return divided(self.equal @ weights, self.amounts @ weights)

    def values(self, weights: Floats) -> Floats:
        """Return κ."""
        first, second = self.by_value
        _, mine, others = np.intersect1d(first.numbers, second.numbers, return_indices=True)
        products = first.under(weights)[mine] * second.under(weights)[others]
        number = self.amounts @ weights
        by_chance = products.sum(axis=0)
        agreed = (self.equal @ weights) * number
        return divided(agreed - by_chance, number * number - by_chance)


@dataclass(frozen=True, slots=True)
class Fleiss:
    """κ of several annotators over the records of which all that many said something."""

    n: int
    raters: int
    amounts: Floats
    equal: Floats
    by_value: Counts
    why_undefined: str = ONE_VALUE

    @classmethod
    def of(cls, ratings: Ratings, articles: int, *, raters: int = 0) -> Self:
        """Make it of ratings; `raters` say something of each record, by default all of them."""
        cells, where = ratings.cells, ratings.articles
        raters = raters or cells.shape[1]
        full = (cells != NOTHING).sum(axis=1) == raters
        cells, where = cells[full], where[full]
        share = agreeing(cells) / max(raters * (raters - 1), 1)
        return cls(
            len(cells),
            raters,
            per_article(where, np.ones(len(cells)), articles),
            per_article(where, share, articles),
            _all_said(cells, where),
            ONE_VALUE if len(cells) else NO_RECORDS,
        )

    def shares(self, weights: Floats) -> Floats:
        """Return the share of pairs of annotators that agree, over all records."""
        return divided(self.equal @ weights, self.amounts @ weights)

    def values(self, weights: Floats) -> Floats:
        """Return κ."""
        given = (self.amounts @ weights) * self.raters
        by_chance = divided((self.by_value.under(weights) ** 2).sum(axis=0), given * given)
        return divided(self.shares(weights) - by_chance, 1 - by_chance)


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's α for values without order, over the records of which two said something."""

    n: int
    amounts: Floats
    unequal: Floats
    by_value: Counts
    why_undefined: str = ONE_VALUE

    @classmethod
    def of(cls, ratings: Ratings, articles: int) -> Self:
        """Make it of ratings by any number of annotators."""
        cells, where = ratings.cells, ratings.articles
        said = (cells != NOTHING).sum(axis=1)
        cells, where, said = cells[said > 1], where[said > 1], said[said > 1]
        unequal = (said * (said - 1) - agreeing(cells)) / np.maximum(said - 1, 1)
        return cls(
            len(cells),
            per_article(where, said, articles),
            per_article(where, unequal, articles),
            _all_said(cells, where),
            ONE_VALUE if len(cells) else NO_RECORDS,
        )

    def shares(self, weights: Floats) -> Floats:
        """Return one less the observed disagreement."""
        return divided((self.amounts - self.unequal) @ weights, self.amounts @ weights)

    def values(self, weights: Floats) -> Floats:
        """Return α."""
        given = self.amounts @ weights
        by_chance = given * given - (self.by_value.under(weights) ** 2).sum(axis=0)
        return 1 - divided((given - 1) * (self.unequal @ weights), by_chance)


def agreeing(cells: Numbers) -> Numbers:
    """Return for each record how many ordered pairs of annotators said the same of it."""
    total = np.zeros(len(cells), dtype=np.int64)
    for i in range(cells.shape[1]):
        for j in range(i):
            total += 2 * ((cells[:, i] == cells[:, j]) & (cells[:, i] != NOTHING))
    return total


def divided(above: Floats, below: Floats) -> Floats:
    """Divide, with NaN where that is undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(below > 0, above / below, np.nan), dtype=np.float64)


def _all_said(cells: Numbers, where: Numbers) -> Counts:
    """Count all values that were said, whoever said them."""
    said = cells != NOTHING
    return Counts.of(cells[said], np.repeat(where, said.sum(axis=1)))
