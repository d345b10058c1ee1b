"""Agreement the slow way: record by record, by the definitions, every resample put together whole.

Only which records are paired is taken from `align`, whose own tests try every other pairing.
Numbers come by what they are of; those that are undefined are not among them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations

import numpy as np

from annotator.agreement.alignment import align
from annotator.agreement.groups import align_all
from annotator.agreement.marks import mark_of

NAMES = ("ann", "ben", "cy")
COUPLES = tuple(combinations(NAMES, 2))


@dataclass(frozen=True)
class Seen:
    """One article: what each marked of one kind, as pairs and in groups."""

    length: int
    marks: dict
    pairs: dict
    groups: tuple


def seen(article, kind, matching):
    """Look at one article once."""
    marks = {
        name: [one for one in map(mark_of, work.records) if one.kind == kind]
        for name, work in sorted(article.works.items())
    }
    pairs = {
        (a, b): align(marks[a], marks[b], matching, text=article.text)
        for a, b in combinations(marks, 2)
    }
    groups = align_all(marks, matching, text=article.text)
    return Seen(len(article.text), marks, pairs, groups)


def said(mark, attribute):
    """What someone says; a quote of which none is said to speak says so."""
    value = mark.attributes.get(attribute)
    return () if value is None and (mark.kind, attribute) == ("quote", "speaker") else value


def numbers(articles: Sequence[Seen], attributes: Sequence[str], people: int) -> dict[tuple, float]:
    """Compute everything for some articles, on one of which so many worked at most.

    An article that is there twice counts twice.
    """
    found = dict(_scores(articles, attributes[0]))
    for attribute in attributes:
        groups = [group for one in articles for group in one.groups]
        rows = [[said(mark, attribute) for mark in one.marks.values()] for one in groups]
        found["alpha", attribute] = alpha(rows)
        found["fleiss", attribute] = fleiss(rows, people)
        for couple in COUPLES:
            found["cohen", attribute, couple] = cohen(
                [
                    (said(pair.a, attribute), said(pair.b, attribute))
                    for one in articles
                    for pair in (one.pairs[couple].both if couple in one.pairs else ())
                ]
            )
    for names in (NAMES, *COUPLES):
        found["alpha_u", names] = alpha_u(articles, names)
    return {key: float(value) for key, value in found.items() if value is not None}


def drawn(articles: Sequence[Seen], resamples: int, seed: int) -> Iterator[list[Seen]]:
    """Draw as many articles, again and again."""
    random = np.random.RandomState(seed)
    for _ in range(resamples):
        yield [articles[i] for i in random.randint(len(articles), size=len(articles))]


def intervals(articles, attributes, resamples, seed):
    """The middle 95 % of what comes out of resamples, where it is defined."""
    every = defaultdict(list)
    people = most(articles)
    for sample in drawn(articles, resamples, seed):
        for key, value in numbers(sample, attributes, people).items():
            every[key].append(value)
    shares = (0.025, 0.975)
    return {key: tuple(_share(sorted(all), one) for one in shares) for key, all in every.items()}


def most(articles):
    """How many people worked on one article at most."""
    return max(len(one.marks) for one in articles)


def cohen(rows: Sequence[tuple[Hashable, Hashable]]) -> Fraction | None:
    """Cohen (1960), formula 1."""
    rows = [row for row in rows if None not in row]
    first, second = (Counter(side) for side in zip(*rows, strict=True)) if rows else ({}, {})
    chance = Fraction(sum(first[v] * second[v] for v in first), max(len(rows) ** 2, 1))
    agreed = Fraction(sum(a == b for a, b in rows), max(len(rows), 1))
    return (agreed - chance) / (1 - chance) if rows and chance != 1 else None


def fleiss(rows: Sequence[Sequence[Hashable]], raters: int) -> Fraction | None:
    """Fleiss (1971), formulas 1 to 7."""
    rows = [row for row in rows if sum(said is not None for said in row) == raters]
    if not rows:
        return None
    tables = [Counter(row) for row in rows]
    pairs = raters * (raters - 1)
    agreed = sum(Fraction(sum(n * (n - 1) for n in t.values()), pairs) for t in tables) / len(rows)
    total = sum(tables, Counter())
    chance = sum(Fraction(n, len(rows) * raters) ** 2 for n in total.values())
    return (agreed - chance) / (1 - chance) if chance != 1 else None


def alpha(rows: Sequence[Sequence[Hashable]]) -> Fraction | None:
    """Krippendorff (2011), by the matrix of coincidences."""
    coincidences: Counter = Counter()
    for row in rows:
        said = [value for value in row if value is not None]
        for a, b in permutations(said, 2):
            coincidences[a, b] += Fraction(1, len(said) - 1)
    total: Counter = Counter()
    for (a, _), times in coincidences.items():
        total[a] += times
    n = sum(total.values())
    unequal = sum(times for (a, b), times in coincidences.items() if a != b)
    chance = sum(total[a] * total[b] for a, b in permutations(total, 2))
    return 1 - (n - 1) * unequal / chance if chance else None


def alpha_u(articles: Sequence[Seen], names: Sequence[str]) -> Fraction | None:
    """Krippendorff (2004), articles end to end; an article's sum over its people less one."""
    observed, total, units, gaps = Fraction(0), 0, [], []
    for one in articles:
        people = [one.marks[name] for name in names if name in one.marks]
        if len(people) < 2:
            continue
        sections = [_sections(marks, one.length) for marks in people]
        total += len(people) * one.length
        observed += Fraction(
            sum(_unlike(a, b) for a, b in permutations(sections, 2)), len(people) - 1
        )
        units += [end - start for found in sections for start, end, marked in found if marked]
        gaps += [end - start for found in sections for start, end, marked in found if not marked]
    chance = sum(
        Fraction(len(units) - 1, 3) * (2 * long**3 - 3 * long**2 + long)
        + long**2 * sum(gap - long + 1 for gap in gaps if gap >= long)
        for long in units
    )
    pairs = total * (total - 1) - sum(long * (long - 1) for long in units)
    return 1 - observed * pairs / (2 * total * chance) if chance else None


def _scores(articles, attribute):
    for a, b in COUPLES:
        both = [one for one in articles if (a, b) in one.pairs]
        marks = [mark for one in both for name in (a, b) for mark in one.marks[name]]
        types = Counter(said(mark, attribute) for mark in marks)
        pairs = [pair for one in both for pair in one.pairs[a, b].both]
        if marks:
            yield ("f1", (a, b)), Fraction(2 * len(pairs), len(marks))
        both = [(said(pair.a, attribute), said(pair.b, attribute)) for pair in pairs]
        alike = Counter(one for one, other in both if one == other)
        for type, times in types.items():
            yield ("f1", (a, b), type), Fraction(2 * alike[type], times)


def _sections(marks, length):
    """Units and gaps, sign by sign: a unit ends where none of its places goes on."""
    places = [place for mark in marks for place in mark.extent]
    edges = {edge for place in places for edge in place} | {0, length}
    inside = {i for start, end in places for i in range(start + 1, end)}
    cuts = sorted(edge for edge in edges if edge not in inside)
    marked = {i for start, end in places for i in range(start, end)}
    return [(a, b, a in marked) for a, b in pairwise(cuts)]


def _unlike(one, other):
    """How much the sections of one differ from another's, each pair seen from the one only."""
    total = 0
    for a, b, marked in one:
        for c, d, too in other:
            if marked and too and a < d and c < b:
                total += (a - c) ** 2 + (b - d) ** 2
            elif marked and not too and c <= a and b <= d:
                total += (b - a) ** 2
            elif too and not marked and a <= c and d <= b:
                total += (d - c) ** 2
    return total


def _share(ordered, share):
    """The value under which a share of some values lies, between two of them in proportion."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
