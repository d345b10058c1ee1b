"""The marks of two layers of one article, paired one to one as well as their places allow."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import attrgetter
from typing import Self

from annotator.agreement.assignment import best_pairs
from annotator.agreement.marks import Extent, Mark
from annotator.agreement.matching import TOKEN, Matching, Words, in_words

MOST_NEAR = 50
"""How many of those before it a mark may be paired with, the best ones, where more overlap."""
_PLACE = 1_000_000
_EQUAL = 100
"""Places count first (in millionths), then how many attributes are equal (up to 99)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators' marks of one thing, and how far their places overlap (over 0, up to 1)."""

    a: Mark
    b: Mark
    overlap: float

    @property
    def differing(self) -> tuple[str, ...]:
        """The attributes in which the two differ, in order; the place is not among them."""
        return differing((self.a, self.b))


@dataclass(frozen=True, slots=True)
class Pairing:
    """What two annotators have in common, and what only one of them has; in the text's order."""

    both: tuple[Pair, ...] = ()
    only_a: tuple[Mark, ...] = ()
    only_b: tuple[Mark, ...] = ()


def align(
    a: Iterable[Mark], b: Iterable[Mark], matching: Matching | None = None, *, text: str = ""
) -> Pairing:
    """Pair the marks of two layers of one article, each with one of its kind or none.

    Of all pairings that the matching allows, that one has the greatest sum of overlaps, and of
    several such the most equal attributes (see `assignment` for the bound). Matching by token
    needs the text of the article.
    """
    first, second, matching = tuple(a), tuple(b), matching or Matching()
    words = Words.of(text) if matching.how == TOKEN else Words()
    extents = extents_of((*first, *second), matching, words)
    lines = Line.of(first, matching, extents), Line.of(second, matching, extents)
    return align_lines(*lines, matching)


def align_lines(first: "Line", second: "Line", matching: Matching) -> Pairing:
    """Pair the marks of two annotators as `align` does, where both are lines of the matching."""
    edges = list(_edges(first, second, matching))
    times = Counter(item for a, b, _ in edges for item in (a, b))
    alone = [edge for edge in edges if times[edge[0]] == times[edge[1]] == 1]  # nearly always
    if len(alone) < len(edges):
        knotted = [edge for edge in edges if not times[edge[0]] == times[edge[1]] == 1]
        alone += [edge for part in _components(knotted) for edge in _solved(part)]
    alone.sort(key=lambda edge: edge[0].order)
    paired = {item for a, b, _ in alone for item in (a, b)}
    return Pairing(
        tuple(Pair(a.mark, b.mark, share) for a, b, share in alone),
        *(tuple(one.mark for one in line.in_text if one not in paired) for line in (first, second)),
    )


def differing(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the attributes in which marks of one thing are not all equal, in order."""
    first = marks[0].attributes
    others = [mark.attributes for mark in marks[1:] if mark.attributes != first]
    if not others:
        return ()
    names = dict.fromkeys(name for mark in marks for name in mark.attributes)
    return tuple(
        name for name in names if any(other.get(name) != first.get(name) for other in others)
    )


def order(mark: Mark) -> tuple[Extent, str, str]:
    """Return the key that puts marks in the order of the text."""
    return mark.extent, mark.kind, mark.id


def extents_of(marks: Iterable[Mark], matching: Matching, words: Words) -> Callable[[Mark], Extent]:
    """Return what gives each mark its extent in the measure of a matching: as it is, or words."""
    if matching.how != TOKEN:
        return _own_extent
    places = {mark.extent: in_words(mark.extent, words) for mark in marks}
    return lambda mark: places[mark.extent]


def _own_extent(mark: Mark) -> Extent:
    return mark.extent


class Item:
    """A mark with its extent in the measure of a matching, and how far from there one is near.

    What begins at `last` or later is not near, nor what leaves less than `need` of it.
    """

    __slots__ = ("extent", "key", "last", "mark", "need", "order")

    def __init__(self, mark: Mark, extent: Extent, matching: Matching) -> None:
        self.mark, self.extent = mark, extent
        self.order = order(mark)
        self.key = (extent, self.order)
        self.last, self.need = matching.reach(extent)


@dataclass(frozen=True, slots=True)
class Line:
    """One annotator's marks in the order of the text, and those with a place by the matching's."""

    in_text: Sequence[Item]
    by_extent: Sequence[Item]

    @classmethod
    def of(
        cls, marks: Iterable[Mark], matching: Matching, extents: Callable[[Mark], Extent]
    ) -> Self:
        """Put marks in order; `extents` gives the places in the measure of the matching."""
        in_text = [Item(mark, extents(mark), matching) for mark in marks]
        in_text.sort(key=attrgetter("order"))
        by_extent = [item for item in in_text if item.extent]  # without those of no word at all
        by_extent.sort(key=attrgetter("key"))
        return cls(in_text, by_extent)


_Edge = tuple[Item, Item, float]


def _edges(first: Line, second: Line, matching: Matching) -> Iterable[_Edge]:
    """Yield which items may be one, as (of the first, of the second, overlap)."""
    seen: tuple[dict[str, list[Item]], dict[str, list[Item]]] = ({}, {})
    taken: Counter[Item] = Counter()
    for item, side in _together(first.by_extent, second.by_extent):
        start, kind = item.extent[0][0], item.mark.kind
        seen[side].setdefault(kind, []).append(item)
        if not (near := seen[1 - side].get(kind)):
            continue
        near[:] = [one for one in near if one.last > start and one.last - start >= one.need]
        found = [(one, matching.overlap(one.extent, item.extent)) for one in near]
        if len(found) > MOST_NEAR:  # of equal ones those that were taken least
            found = nlargest(MOST_NEAR, found, key=lambda pair: (pair[1], -taken[pair[0]]))
        for one, share in found:
            if share:
                taken[one] += 1
                yield (item, one, share) if side == 0 else (one, item, share)


def _together(first: Sequence[Item], second: Sequence[Item]) -> Iterable[tuple[Item, int]]:
    """Yield the items of two lines as they begin, with the line (0 or 1) that they are of."""
    i = j = 0
    while i < len(first) and j < len(second):
        if second[j].key < first[i].key:
            yield second[j], 1
            j += 1
        else:
            yield first[i], 0
            i += 1
    yield from ((item, 0) for item in first[i:])
    yield from ((item, 1) for item in second[j:])


def _components(edges: Iterable[_Edge]) -> Iterable[list[_Edge]]:
    """Yield the edges that hang together, so that each part can be solved by itself."""
    edges = list(edges)
    above: dict[Item, Item] = {}

    def top(item: Item) -> Item:
        while (up := above.get(item, item)) is not item:
            above[item] = above.get(up, up)
            item = up
        return item

    for a, b, _ in edges:
        if (one := top(a)) is not (other := top(b)):
            above[one] = other
    parts: dict[Item, list[_Edge]] = {}
    for edge in edges:
        parts.setdefault(top(edge[0]), []).append(edge)
    return parts.values()


def _solved(edges: list[_Edge]) -> Iterable[_Edge]:
    """Pair the marks of one component."""
    if len(edges) == 1:
        return edges
    by_key = attrgetter("key")
    left = sorted({a for a, _, _ in edges}, key=by_key)
    right = sorted({b for _, b, _ in edges}, key=by_key)
    turned = [*map(by_key, right)] < [*map(by_key, left)]
    number = {item: i for side in (left, right) for i, item in enumerate(side)}
    shares = {(number[a], number[b]): (a, b, share) for a, b, share in edges}
    weights = {(b, a) if turned else (a, b): _weight(edge) for (a, b), edge in shares.items()}
    sides = (len(right), len(left)) if turned else (len(left), len(right))
    best = best_pairs(weights, *sides)
    return [shares[(b, a) if turned else (a, b)] for a, b in best]


def _weight(edge: _Edge) -> int:
    """Weigh a pair in whole numbers, so that equal sums are equal."""
    a, b, share = edge
    names = a.mark.attributes.keys() | b.mark.attributes.keys()
    alike = sum(a.mark.attributes.get(name) == b.mark.attributes.get(name) for name in names)
    return max(1, round(share * _PLACE)) * _EQUAL + min(alike, _EQUAL - 1)
