"""Agreement on where things stand in a text: Krippendorff's α for unitizing.

Krippendorff, "Measuring the reliability of qualitative text analysis data", Quality & Quantity 38
(2004), 787-800 (first in Sociological Methodology 25 (1995), 47-76). Each annotator divides a text
of length L into units, which are marked, and gaps between them. Of two annotators' sections

- two units that overlap differ by the squares of how far their starts and their ends lie apart,
- a unit that lies in a gap of the other differs by the square of its length,

and α compares the sum of that with the one to expect if all units and gaps were put together by
chance. Articles are laid end to end, no gap reaching from one into the next. With m annotators of
an article its sum is divided by m - 1, so that articles with different numbers can stand together;
for one article, or one m, this is the published formula.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from annotator.agreement.coefficients import divided
from annotator.agreement.marks import Extent, Place, extent_of
from annotator.agreement.matching import common, size
from annotator.agreement.ratings import Counts, Floats, Numbers, per_article

NO_UNITS = "nothing marked"


class Unitizing:
    """α for unitizing; filled article by article, then computed under weights of articles."""

    why_undefined = NO_UNITS

    def __init__(self) -> None:
        self.joined = 0
        """How many units were joined to others of the same annotator that they overlap."""
        self._units = array("q")
        self._gaps = array("q")
        self._sums = array("d")
        self._articles = 0
        self._made: _Sums | None = None

    def add(self, length: int, annotators: Sequence[Iterable[Place]]) -> None:
        """Add one article: how long it is, and which places each of two or more people marked."""
        places = [list(found) for found in annotators]
        units = [_disjoint(found) for found in places]
        self.joined += sum(map(len, places)) - sum(map(len, units))
        gaps = [gaps_of(found, length) for found in units]
        unequal = alike = 0
        for i, j in combinations(range(len(units)), 2):
            unequal += 2 * difference(units[i], gaps[i], units[j], gaps[j])
            covered = extent_of(units[i]), extent_of(units[j])
            alike += length - size(covered[0]) - size(covered[1]) + 2 * common(*covered)
        number, people = self._articles, len(units)
        self._add_lengths(number, units, gaps)
        pairs = people * (people - 1) // 2
        self._sums.extend((unequal / (people - 1), people * length, alike, pairs * length))
        self._articles += 1
        self._made = None

    @property
    def n(self) -> int:
        """How many units were marked, by all annotators together."""
        return len(self._units) // 2

    def values(self, weights: Floats) -> Floats:
        """Return α for each column of weights."""
        made = self._all()
        total, number = made.total @ weights, made.number @ weights
        by_chance = (number - 1) / 3 * (made.cubes @ weights) + made.in_gaps(weights)
        pairs = total * (total - 1) - made.squares @ weights
        return 1 - divided((made.unequal @ weights) * pairs, 2 * total * by_chance)

    def shares(self, weights: Floats) -> Floats:
        """Return the share of characters that two annotators both marked or both did not."""
        made = self._all()
        return divided(made.alike @ weights, made.compared @ weights)

    def _add_lengths(
        self, number: int, units: Sequence[Sequence[Place]], gaps: Sequence[Sequence[Place]]
    ) -> None:
        for found, into in ((units, self._units), (gaps, self._gaps)):
            for start, end in (place for one in found for place in one):
                into.extend((number, end - start))

    def _all(self) -> "_Sums":
        if self._made is None:
            sums = np.array(self._sums, dtype=np.float64).reshape(-1, 4).T
            self._made = _Sums.of(_rows(self._units), _rows(self._gaps), sums)
        return self._made


@dataclass(frozen=True, slots=True)
class _Sums:
    """What α is made of, article by article."""

    unequal: Floats
    total: Floats
    alike: Floats
    compared: Floats
    number: Floats
    cubes: Floats
    squares: Floats
    units: Counts
    gaps: Counts

    @classmethod
    def of(cls, units: Numbers, gaps: Numbers, sums: Floats) -> "_Sums":
        """Make it of (article, length) of all units and all gaps, and sums for each article."""
        where, length = units
        long, count = length.astype(np.float64), sums.shape[1]
        unequal, total, alike, compared = sums
        return cls(
            unequal,
            total,
            alike,
            compared,
            per_article(where, np.ones(len(where)), count),
            per_article(where, 2 * long**3 - 3 * long**2 + long, count),
            per_article(where, long * (long - 1), count),
            Counts.of(length, where),
            Counts.of(gaps[1], gaps[0]),
        )

    def in_gaps(self, weights: Floats) -> Floats:
        """Return Σ l² (g - l + 1) over all units and all gaps that are long enough for them."""
        longs, gaps = self.units.numbers, self.gaps.numbers
        number = _from_the_end(self.gaps.under(weights))
        length = _from_the_end(self.gaps.under(weights) * (gaps + 1)[:, None])
        first = np.searchsorted(gaps, longs)
        room = length[first] - longs[:, None] * number[first]
        return np.asarray((self.units.under(weights) * room * (longs**2)[:, None]).sum(axis=0))


def gaps_of(units: Sequence[Place], length: int) -> list[Place]:
    """Return the places of a text of some length between units that are in order."""
    edges = [0, *(edge for unit in units for edge in unit), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def difference(
    units: Sequence[Place],
    gaps: Sequence[Place],
    other_units: Sequence[Place],
    other_gaps: Sequence[Place],
) -> int:
    """Return how much two annotators' sections of a text differ, squared (δ²)."""
    overlapping = sum(
        (a - c) ** 2 + (b - d) ** 2 for (a, b), (c, d) in _meeting(units, other_units)
    )
    return overlapping + _lost(units, other_gaps) + _lost(other_units, gaps)


def _lost(units: Sequence[Place], gaps: Sequence[Place]) -> int:
    """Sum the squares of the lengths of units that lie in gaps."""
    inside = ((a, b) for (a, b), (c, d) in _meeting(units, gaps) if c <= a and b <= d)
    return sum((b - a) ** 2 for a, b in inside)


def _meeting(some: Sequence[Place], others: Sequence[Place]) -> Iterable[tuple[Place, Place]]:
    """Yield the pairs of sections, both in order, that have a character in common."""
    i = j = 0
    while i < len(some) and j < len(others):
        one, other = some[i], others[j]
        if one[0] < other[1] and other[0] < one[1]:
            yield one, other
        if one[1] <= other[1]:
            i += 1
        else:
            j += 1


def _disjoint(places: Iterable[Place]) -> Extent:
    """Return places in order, those joined that overlap; those that only touch stay apart."""
    apart: list[Place] = []
    for start, end in sorted(places):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _rows(pairs: "array[int]") -> Numbers:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2).T


def _from_the_end(sums: Floats) -> Floats:
    """Return the sums of each row and all after it, and a row of zeros at the end."""
    after = np.cumsum(sums[::-1], axis=0)[::-1]
    return np.vstack((after, np.zeros((1, sums.shape[1]))))
