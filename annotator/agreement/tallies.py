"""What is kept of each article for one kind of record, until the numbers are made of it."""

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import combinations

from annotator.agreement.alignment import Pairing, align_measured, extents_of
from annotator.agreement.groups import Group, joined
from annotator.agreement.marks import Extent, Mark, extent_of
from annotator.agreement.matching import TOKEN, Matching, Words, common, size
from annotator.agreement.ratings import NOTHING, Ratings, Table
from annotator.agreement.unitizing import Sections, Unitizing, alike, difference
from annotator.agreement.units import Unit

Names = tuple[str, ...]
Amounts = tuple[int, int, int]
"""What is in common, only the one's, only the other's."""


class Tally:
    """Counts and tables of one kind of record, for every two annotators and for all."""

    def __init__(self, unit: Unit, annotators: Names, matching: Matching) -> None:
        self.unit, self.annotators, self.matching = unit, annotators, matching
        self.amounts: dict[Names, array[int]] = {}
        """The number of each article and its amounts, one after the other, for each pair."""
        self.types: dict[Names, dict[str, list[int]]] = {}
        self.places: dict[Names, Unitizing] = {}
        self._said: dict[Names, Table] = {}
        self._codes: list[dict[Hashable, int]] = [{} for _ in unit.attributes]
        self.alone: Counter[Names] = Counter()
        """How many records only one of two people marked, for each pair."""
        self.sizes: Counter[int] = Counter()
        """How many records were marked by so many people."""
        self.most = 2
        """How many people worked on one article at most."""

    @property
    def is_of_several(self) -> bool:
        """Whether there are numbers for more than two people at once."""
        return len(self.annotators) > 2

    def add(
        self, article: int, length: int, marks: Mapping[str, list[Mark]], words: Words
    ) -> tuple[Group, ...]:
        """Add an article (by number from 0) with the marks of two or more; return its groups."""
        every = [mark for found in marks.values() for mark in found]
        extents = extents_of(every, self.matching, words)
        said = {id(mark): self._coded(mark) for mark in every}
        pairs = []
        for a, b in combinations(marks, 2):
            pairing = align_measured(marks[a], marks[b], self.matching, extents)
            table = self._table((a, b))
            for both in pairing.both:
                table.add(article, (said[id(both.a)], said[id(both.b)]))
            self._add_scores(article, (a, b), pairing, (marks[a], marks[b]), extents)
            pairs += [(pair, a, b) for pair in pairing.both]
        self._add_places(article, length, marks)
        groups = joined(marks, pairs)
        self.most = max(self.most, len(marks))
        self.sizes.update(len(group.marks) for group in groups)
        if self.is_of_several:
            self._add_groups(article, groups, said)
        return groups

    def ratings(self, between: Names) -> list[tuple[str, Ratings]]:
        """Return what some annotators said of the records they have in common, by attribute."""
        table = self._table(between)
        return [
            (attribute.name, table.ratings(i, list(self._codes[i])))
            for i, attribute in enumerate(self.unit.attributes)
        ]

    def _coded(self, mark: Mark) -> list[int]:
        """Return the numbers that stand for what a mark says."""
        values = (attribute.of(mark) for attribute in self.unit.attributes)
        return [
            NOTHING if value is None else codes.setdefault(value, len(codes))
            for value, codes in zip(values, self._codes, strict=True)
        ]

    def _table(self, between: Names) -> Table:
        if between not in self._said:
            self._said[between] = Table(len(between), len(self.unit.attributes))
        return self._said[between]

    def _add_groups(
        self, article: int, groups: Sequence[Group], said: Mapping[int, Sequence[int]]
    ) -> None:
        table = self._table(self.annotators)
        for group in groups:
            if len(group.marks) > 1:
                found = (group.marks.get(name) for name in self.annotators)
                table.add(article, [said[id(one)] if one else table.nothing for one in found])

    def _add_places(self, article: int, length: int, marks: Mapping[str, list[Mark]]) -> None:
        sections = {
            name: Sections.of(length, (place for mark in found for place in mark.extent))
            for name, found in marks.items()
        }
        compared = {
            (a, b): (difference(sections[a], sections[b]), alike(sections[a], sections[b]))
            for a, b in combinations(marks, 2)
        }
        for (a, b), found in compared.items():
            places = self.places.setdefault((a, b), Unitizing())
            places.add(article, (sections[a], sections[b]), [found])
        if self.is_of_several:
            places = self.places.setdefault(self.annotators, Unitizing())
            places.add(article, list(sections.values()), compared.values())

    def _add_scores(
        self,
        article: int,
        pair: Names,
        pairing: Pairing,
        marks: tuple[list[Mark], list[Mark]],
        extents: Callable[[Mark], Extent],
    ) -> None:
        amounts = len(pairing.both), len(pairing.only_a), len(pairing.only_b)
        self.alone[pair] += amounts[1] + amounts[2]
        sides, both = _by_type(self.unit, pairing, marks)
        types: dict[str, Amounts] = {
            type: (both[type], sides[0][type] - both[type], sides[1][type] - both[type])
            for type in sides[0].keys() | sides[1].keys()
        }
        if self.matching.how == TOKEN:
            amounts = _in_words(*marks, extents)
            types = {type: _in_words(*_of_type(self.unit, type, marks), extents) for type in types}
        self.amounts.setdefault(pair, array("q")).extend((article, *amounts))
        into = self.types.setdefault(pair, {})
        for type, counted in types.items():
            total = into.setdefault(type, [0, 0, 0])
            total[:] = [before + more for before, more in zip(total, counted, strict=True)]


Sides = tuple[list[Mark], list[Mark]]


def _by_type(
    unit: Unit, pairing: Pairing, marks: Sides
) -> tuple[tuple[Counter[str], Counter[str]], Counter[str]]:
    """Count the records of each type that each annotator has, and that both have in common."""
    of = unit.sort.of
    both = Counter(str(of(one.a)) for one in pairing.both if of(one.a) == of(one.b))
    some, others = (Counter(str(of(mark)) for mark in side) for side in marks)
    return (some, others), both


def _of_type(unit: Unit, type: str, marks: Sides) -> Sides:
    some, others = ([one for one in side if str(unit.sort.of(one)) == type] for side in marks)
    return some, others


def _in_words(
    some: Sequence[Mark], others: Sequence[Mark], extents: Callable[[Mark], Extent]
) -> Amounts:
    """Count the words that both marked, only the one, only the other."""
    one, other = (
        extent_of(place for mark in side for place in extents(mark)) for side in (some, others)
    )
    shared = common(one, other)
    return shared, size(one) - shared, size(other) - shared
