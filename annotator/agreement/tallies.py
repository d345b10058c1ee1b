"""What is kept of each article for one kind of record, until the numbers are made of it."""

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, takewhile

from annotator.agreement.alignment import Line, Pairing, align_lines, extents_of
from annotator.agreement.groups import Group, joined
from annotator.agreement.marks import Extent, Mark, extent_of
from annotator.agreement.matching import TOKEN, Matching, Words, common, size
from annotator.agreement.ratings import NOTHING, Ratings, Table
from annotator.agreement.unitizing import Sections, Unitizing, alike, difference
from annotator.agreement.units import Unit

Names = tuple[str, ...]
Couple = tuple[str, str]
Sides = tuple[list[Mark], list[Mark]]
Amounts = tuple[int, int, int]
"""What is in common, only the one's, only the other's."""


class Tally:
    """Counts and tables of one kind of record, for every two annotators and for all."""

    def __init__(
        self, unit: Unit, annotators: Names, matching: Matching, *, has_reference: bool = False
    ) -> None:
        self.unit, self.annotators, self.matching = unit, annotators, matching
        self._has_reference = has_reference  # the first of the annotators
        self.amounts: dict[Couple, array[int]] = {}
        """The number of each article and its amounts, one after the other, for each pair."""
        self.types: dict[Couple, dict[str, array[int]]] = {}
        """The same for each type of record that either of them has in the article."""
        self.places: dict[Names, Unitizing] = {}
        self._said: dict[Names, Table] = {}
        self._codes: list[dict[Hashable, int]] = [{} for _ in unit.attributes]
        self._not_plain = [
            (number, one)
            for number, one in enumerate(unit.attributes)
            if one.is_role or one.empty_counts
        ]
        self.alone: Counter[Names] = Counter()
        """How many records only one of two people marked, for each pair."""
        self.sizes: Counter[int] = Counter()
        """How many records were marked by so many people."""
        self.most = 2
        """How many people worked on one article at most."""

    @property
    def is_of_several(self) -> bool:
        """Whether there are numbers for more than two people at once."""
        return len(self.annotators) > 2 and not self._has_reference

    def _couples(self, names: Iterable[str]) -> Iterator[Couple]:
        """Yield who is compared with whom: every two, or everyone with the reference."""
        every = combinations(names, 2)
        return takewhile(self._is_with_reference, every) if self._has_reference else every

    def _is_with_reference(self, couple: Couple) -> bool:
        return couple[0] == self.annotators[0]

    def add(
        self, article: int, length: int, marks: Mapping[str, list[Mark]], words: Words
    ) -> tuple[Group, ...]:
        """Add an article (by number from 0) with the marks of two or more; return its groups."""
        every = [mark for found in marks.values() for mark in found]
        extents = extents_of(every, self.matching, words)
        lines = {name: Line.of(found, self.matching, extents) for name, found in marks.items()}
        said = {id(mark): self._coded(mark) for mark in every}
        pairs = []
        for a, b in self._couples(marks):
            pairing = align_lines(lines[a], lines[b], self.matching)
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
        said = mark.attributes
        values = [said.get(attribute.name) for attribute in self.unit.attributes]
        for number, attribute in self._not_plain:
            values[number] = attribute.of(mark)
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
            for a, b in self._couples(marks)
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
        pair: Couple,
        pairing: Pairing,
        marks: Sides,
        extents: Callable[[Mark], Extent],
    ) -> None:
        amounts = len(pairing.both), len(pairing.only_a), len(pairing.only_b)
        self.alone[pair] += amounts[1] + amounts[2]
        if self.matching.how == TOKEN:
            amounts = _in_words(*marks, extents)
            types = self._words_of_types(marks, extents)
        else:
            types = self._records_of_types(pairing, marks)
        self.amounts.setdefault(pair, array("q")).extend((article, *amounts))
        kept = self.types.setdefault(pair, {})
        for type, counted in types.items():
            kept.setdefault(type, array("q")).extend((article, *counted))

    def _records_of_types(self, pairing: Pairing, marks: Sides) -> dict[str, Sequence[int]]:
        """Count the records of each type: in common, only the one's, only the other's."""
        name, types = self.unit.sort.name, dict[str, list[int]]()
        for column, side in enumerate(marks, 1):
            for mark in side:
                types.setdefault(str(mark.attributes.get(name)), [0, 0, 0])[column] += 1
        for pair in pairing.both:
            if (type := pair.a.attributes.get(name)) == pair.b.attributes.get(name):
                counts = types[str(type)]
                counts[:] = counts[0] + 1, counts[1] - 1, counts[2] - 1
        return dict(types)

    def _words_of_types(
        self, marks: Sides, extents: Callable[[Mark], Extent]
    ) -> dict[str, Sequence[int]]:
        """Count the words in records of each type."""
        sides: tuple[dict[str, list[Mark]], dict[str, list[Mark]]] = ({}, {})
        for side, found in zip(marks, sides, strict=True):
            for mark in side:
                found.setdefault(str(self.unit.sort.of(mark)), []).append(mark)
        one, other = sides
        return {
            type: _in_words(one.get(type, ()), other.get(type, ()), extents) for type in one | other
        }


def _in_words(
    some: Sequence[Mark], others: Sequence[Mark], extents: Callable[[Mark], Extent]
) -> Amounts:
    """Count the words that both marked, only the one, only the other."""
    one, other = (
        extent_of(place for mark in side for place in extents(mark)) for side in (some, others)
    )
    shared = common(one, other)
    return shared, size(one) - shared, size(other) - shared
