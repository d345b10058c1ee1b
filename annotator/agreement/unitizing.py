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
from typing import Self

import numpy as np

from annotator.agreement.coefficients import divided
from annotator.agreement.marks import Extent, Place
from annotator.agreement.matching import common, size
from annotator.agreement.ratings import Counts, Floats, Numbers, per_article

NO_UNITS = "nothing marked"
_CELLS = 2_000_000
"""How many sums, of lengths of units by articles, are held at a time."""


@dataclass(frozen=True, slots=True)
class Sections:
    """How one person divided a text of some length: units, and gaps between them.

    `joined` is how many units were joined to others of the same person that they overlap.
    """

    length: int
    units: Extent
    gaps: Extent
    joined: int = 0

    @classmethod
    def of(cls, length: int, places: Iterable[Place]) -> Self:
        """Divide a text by the places that someone marked."""
        marked = list(places)
        units = _disjoint(marked)
        return cls(length, units, tuple(gaps_of(units, length)), len(marked) - len(units))


class Unitizing:
    """Collects what people marked, article by article, for α for unitizing."""

    def __init__(self) -> None:
        self.joined = 0
        self._units = array("q")
        self._gaps = array("q")
        self._sums = array("q")

    def add(
        self, article: int, people: Sequence[Sections], compared: Iterable[tuple[int, int]]
    ) -> None:
        """Add an article (by number from 0) as two or more people divided it, once.

        `compared` is what `difference` and `alike` give for every two of them.
        """
        differences, same = zip(*compared, strict=True)
        length = people[0].length
        self._sums.extend((article, len(people), length, 2 * sum(differences), sum(same)))
        for sections in people:
            self.joined += sections.joined
            for into, places in ((self._units, sections.units), (self._gaps, sections.gaps)):
                into.extend([n for start, end in places for n in (article, end - start)])

    def statistic(self, articles: int) -> "AlphaU":
        """Return α of what was added, out of so many articles."""
        where, people, length, unequal, alike = _rows(self._sums, 5)
        units, gaps = _rows(self._units, 2), _rows(self._gaps, 2)
        long = units[1].astype(np.float64)

        def sums(amounts: Floats | Numbers) -> Floats:
            return per_article(where, amounts, articles)

        return AlphaU(
            n=len(long),
            unequal=sums(unequal / np.maximum(people - 1, 1)),
            total=sums(people * length),
            alike=sums(alike),
            compared=sums(people * (people - 1) // 2 * length),
            cubes=per_article(units[0], 2 * long**3 - 3 * long**2 + long, articles),
            squares=per_article(units[0], long * (long - 1), articles),
            amounts=per_article(units[0], np.ones(len(long)), articles),
            units=Counts.of(units[1], units[0]),
            gaps=Counts.of(gaps[1], gaps[0]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphaU:
    """α for unitizing, as sums over articles; `n` units were marked, by all together."""

    n: int
    unequal: Floats
    total: Floats
    alike: Floats
    compared: Floats
    amounts: Floats
    cubes: Floats
    squares: Floats
    units: Counts
    gaps: Counts
    why_undefined: str = NO_UNITS

    def values(self, weights: Floats) -> Floats:
        """Return α for each column of weights."""
        total, number = self.total @ weights, self.amounts @ weights
        by_chance = (number - 1) / 3 * (self.cubes @ weights) + self.in_gaps(weights)
        pairs = total * (total - 1) - self.squares @ weights
        return 1 - divided((self.unequal @ weights) * pairs, 2 * total * by_chance)

    def shares(self, weights: Floats) -> Floats:
        """Return the share of characters that two annotators both marked or both did not."""
        return divided(self.alike @ weights, self.compared @ weights)

    def in_gaps(self, weights: Floats) -> Floats:
        """Return Σ l² (g - l + 1) over all units and all gaps that are long enough for them."""
        longs = self.units.numbers
        room = np.zeros((len(longs), weights.shape[1]))
        step = _CELLS // (len(longs) + 1) + 1
        for first in range(0, len(weights), step):
            some = weights[first : first + step]
            room += self._room(first, len(some)) @ some
        return np.asarray((self.units.under(weights) * room * (longs**2)[:, None]).sum(axis=0))

    def _room(self, first: int, articles: int) -> Floats:
        """Return Σ (g - l + 1) for each length of a unit (a row) in the gaps of some articles."""
        longs, gaps = self.units.numbers, self.gaps
        article, rows = gaps.articles - first, gaps.rows
        within = (article >= 0) & (article < articles)
        article, rows, counts = article[within], rows[within], gaps.counts[within]
        fitting = np.searchsorted(longs, gaps.numbers, side="right")[rows]

        def from_the_end(amounts: Floats) -> Floats:
            cells = (len(longs) + 1) * articles
            table = np.bincount(fitting * articles + article, weights=amounts, minlength=cells)
            from_last = np.cumsum(table.reshape(-1, articles)[::-1], axis=0, dtype=np.float64)
            return np.asarray(from_last[::-1][1:])

        lengths = from_the_end(counts * (gaps.numbers + 1)[rows])
        return np.asarray(lengths - longs[:, None] * from_the_end(counts))


def gaps_of(units: Sequence[Place], length: int) -> list[Place]:
    """Return the places of a text of some length between units that are in order."""
    edges = [0, *(edge for unit in units for edge in unit), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def difference(one: Sections, other: Sections) -> int:
    """Return how much two people's sections of a text differ, squared (δ²)."""
    overlapping = sum(
        (a - c) ** 2 + (b - d) ** 2 for (a, b), (c, d) in _meeting(one.units, other.units)
    )
    return overlapping + _lost(one.units, other.gaps) + _lost(other.units, one.gaps)


def alike(one: Sections, other: Sections) -> int:
    """Return how many characters two people both marked, or both did not."""
    marked = size(one.units) + size(other.units)
    return one.length - marked + 2 * common(one.units, other.units)


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


def _rows(flat: "array[int]", width: int) -> Numbers:
    return np.array(flat, dtype=np.int64).reshape(-1, width).T
