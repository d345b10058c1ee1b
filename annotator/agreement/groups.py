"""The marks of two or more layers of one article: which are of one thing, all annotators beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from annotator.agreement.alignment import Pair, align, differing, order
from annotator.agreement.marks import Extent, Mark
from annotator.agreement.matching import Matching


@dataclass(frozen=True, slots=True)
class Group:
    """What annotators marked as one thing: at most one mark of each, by annotator."""

    marks: Mapping[str, Mark]

    @property
    def kind(self) -> str:
        """Whether these are mentions, quotes or events."""
        return next(iter(self.marks.values())).kind

    @property
    def differing(self) -> tuple[str, ...]:
        """The attributes in which those who marked it differ; the place is not among them."""
        return differing(tuple(self.marks.values()))

    @property
    def is_one_place(self) -> bool:
        """Whether all who marked it marked just the same place."""
        return len({mark.extent for mark in self.marks.values()}) == 1

    def missing(self, annotators: Iterable[str]) -> tuple[str, ...]:
        """Return those annotators who did not mark it."""
        return tuple(name for name in annotators if name not in self.marks)

    def agreed(self, annotators: Iterable[str]) -> bool:
        """Tell whether all these annotators marked it alike: same place, same attributes."""
        return not self.missing(annotators) and self.is_one_place and not self.differing


def align_all(
    layers: Mapping[str, Iterable[Mark]], matching: Matching | None = None, *, text: str = ""
) -> tuple[Group, ...]:
    """Group the marks of two or more layers, by annotator; what only one has is a group too.

    Every two layers are paired (`align`); then pairs join groups, the best first, as long as no
    group gets two marks of one annotator. Groups come in the order of the text.
    """
    marks = {name: tuple(layers[name]) for name in sorted(layers)}
    pairs = [
        (pair, a, b)
        for a, b in combinations(marks, 2)
        for pair in align(marks[a], marks[b], matching, text=text).both
    ]
    return joined(marks, pairs)


def joined(
    layers: Mapping[str, Iterable[Mark]], pairs: Iterable[tuple[Pair, str, str]]
) -> tuple[Group, ...]:
    """Group marks by annotator along pairs that are found, each with its two annotators."""
    members = {(name, mark.id): {name: mark} for name, marks in layers.items() for mark in marks}
    for pair, a, b in sorted(pairs, key=_best_first):
        one, other = members[a, pair.a.id], members[b, pair.b.id]
        if one is not other and one.keys().isdisjoint(other):
            one.update(other)
            for name, mark in other.items():
                members[name, mark.id] = one
    found = {id(group): group for group in members.values()}
    groups = [
        Group({name: group[name] for name in layers if name in group}) for group in found.values()
    ]
    return tuple(sorted(groups, key=_in_text))


def _best_first(found: tuple[Pair, str, str]) -> tuple[float, object]:
    """Order pairs by how far they overlap, then by their places, whoever comes first."""
    pair = found[0]
    return (-pair.overlap, sorted((order(pair.a), order(pair.b))))


def _in_text(group: Group) -> tuple[tuple[Extent, str, str], ...]:
    return tuple(sorted(map(order, group.marks.values())))
