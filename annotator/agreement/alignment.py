"""The marks of two layers of one article, paired one to one as well as their places allow."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

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
    return align_measured(first, second, matching, extents_of((*first, *second), matching, words))


def align_measured(
    a: Iterable[Mark], b: Iterable[Mark], matching: Matching, extents: Callable[[Mark], Extent]
) -> Pairing:
    """Pair marks as `align` does, where the extents in the measure of the matching are known."""
    first, second = sorted(a, key=order), sorted(b, key=order)
    left = [_Item(mark, extents(mark), 0) for mark in first]
    right = [_Item(mark, extents(mark), 1) for mark in second]
    edges = list(_edges(sorted((*left, *right), key=_sweeping), matching))
    pairs = [pair for part in _components(edges) for pair in _solved(part)]
    pairs.sort(key=lambda pair: (order(pair.a), order(pair.b)))
    paired_a, paired_b = {id(pair.a) for pair in pairs}, {id(pair.b) for pair in pairs}
    return Pairing(
        tuple(pairs),
        tuple(mark for mark in first if id(mark) not in paired_a),
        tuple(mark for mark in second if id(mark) not in paired_b),
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


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """A mark of one side, with its extent in the measure of the matching."""

    mark: Mark
    extent: Extent
    side: int


_Edge = tuple[_Item, _Item, float]


def _sweeping(item: _Item) -> tuple[Extent, Extent, str, str]:
    return item.extent, *order(item.mark)


def _edges(items: Sequence[_Item], matching: Matching) -> Iterable[_Edge]:
    """Yield which items (by start) may be one, as (of a, of b, overlap)."""
    open_items: dict[tuple[int, str], list[_Item]] = {}
    taken: Counter[_Item] = Counter()
    for item in items:
        if not item.extent:  # no word at all
            continue
        start = item.extent[0][0]
        across = (1 - item.side, item.mark.kind)
        near = [one for one in open_items.get(across, ()) if matching.in_reach(one.extent, start)]
        open_items[across] = near
        open_items.setdefault((item.side, item.mark.kind), []).append(item)
        found = [(one, matching.overlap(one.extent, item.extent)) for one in near]
        if len(found) > MOST_NEAR:  # of equal ones those that were taken least
            found = nlargest(MOST_NEAR, found, key=lambda pair: (pair[1], -taken[pair[0]]))
        for one, share in found:
            if share:
                taken[one] += 1
                yield (item, one, share) if item.side == 0 else (one, item, share)


def _components(edges: Iterable[_Edge]) -> Iterable[list[_Edge]]:
    """Yield the edges that hang together, so that each part can be solved by itself."""
    edges = list(edges)
    above: dict[_Item, _Item] = {}

    def top(item: _Item) -> _Item:
        while (up := above.get(item, item)) is not item:
            above[item] = above.get(up, up)
            item = up
        return item

    for a, b, _ in edges:
        if (one := top(a)) is not (other := top(b)):
            above[one] = other
    parts: dict[_Item, list[_Edge]] = {}
    for edge in edges:
        parts.setdefault(top(edge[0]), []).append(edge)
    return parts.values()


def _solved(edges: list[_Edge]) -> list[Pair]:
    """Pair the marks of one component."""
    if len(edges) == 1:
        a, b, share = edges[0]
        return [Pair(a.mark, b.mark, share)]
    left = sorted({a for a, _, _ in edges}, key=_sweeping)
    right = sorted({b for _, b, _ in edges}, key=_sweeping)
    turned = [*map(_sweeping, right)] < [*map(_sweeping, left)]
    number = {item: i for side in (left, right) for i, item in enumerate(side)}
    shares = {(number[a], number[b]): (a, b, share) for a, b, share in edges}
    weights = {(b, a) if turned else (a, b): _weight(edge) for (a, b), edge in shares.items()}
    sides = (len(right), len(left)) if turned else (len(left), len(right))
    best = best_pairs(weights, *sides)
    chosen = (shares[(b, a) if turned else (a, b)] for a, b in best)
    return [Pair(a.mark, b.mark, share) for a, b, share in chosen]


def _weight(edge: _Edge) -> int:
    """Weigh a pair in whole numbers, so that equal sums are equal."""
    a, b, share = edge
    names = a.mark.attributes.keys() | b.mark.attributes.keys()
    alike = sum(a.mark.attributes.get(name) == b.mark.attributes.get(name) for name in names)
    return max(1, round(share * _PLACE)) * _EQUAL + min(alike, _EQUAL - 1)
