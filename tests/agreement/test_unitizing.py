"""Alpha for unitizing, held against published examples and a computation by its definition."""

from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.bootstrap import once
from annotator.agreement.unitizing import Sections, Unitizing, alike, difference, gaps_of

LENGTH = 24


def unitizing(*articles):
    made = Unitizing()
    for number, (length, annotators) in enumerate(articles):
        people = [Sections.of(length, places) for places in annotators]
        pairs = combinations(people, 2)
        made.add(number, people, [(difference(*pair), alike(*pair)) for pair in pairs])
    return made


def alpha(*articles, weights=None):
    counted = unitizing(*articles).statistic(len(articles))
    return float(counted.values(once(len(articles)) if weights is None else weights)[0])


def test_krippendorff_2004():
    """Quality & Quantity 38, p. 796: categories c and k in a text of 300 characters from 150 on."""
    i, j = [(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]
    assert alpha((300, [i, j])) == pytest.approx(1 - 0.0144 / 0.0532, abs=2e-3)
    assert alpha((300, [i, j])) == pytest.approx(0.7285, abs=1e-4)  # as computed unrounded
    k = [(30, 90), (150, 200)]
    assert alpha((300, [k, k])) == 1


EXAMPLES_1995 = {
    "A": ([(2, 10), (14, 20)], [(4, 8), (15, 17)], 0.553),
    "B": (
        [(0, 18)],
        [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)],
        -0.926,
    ),
    "C": (
        [(2, 8), (10, 12), (14, 18), (20, 22)],
        [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)],
        0.679,
    ),
    "D": (
        [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
        [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
        0.066,
    ),
}
"""Krippendorff (1995), p. 57; its values are those of ever finer measures of the same places."""


@pytest.mark.parametrize("name", EXAMPLES_1995)
def test_krippendorff_1995(name):
    one, other, published = EXAMPLES_1995[name]
    fine = 50_000
    places = [[(a * fine, b * fine) for a, b in who] for who in (one, other)]
    assert alpha((LENGTH * fine, places)) == pytest.approx(published, abs=0.02)


def by_definition(length, annotators):
    """α as the article of 2004 writes it, section by section, for one continuum."""
    sections = [
        sorted([(*unit, 1) for unit in found] + [(*gap, 0) for gap in gaps_of(found, length)])
        for found in annotators
    ]
    m, observed, expected = len(sections), 0.0, 0.0
    for one, other in permutations(sections, 2):
        for a, b, v in one:
            for c, d, w in other:
                if v and w and a < d and c < b:
                    observed += (a - c) ** 2 + (b - d) ** 2
                elif v and not w and c <= a and b <= d:
                    observed += (b - a) ** 2
                elif w and not v and a <= c and d <= b:
                    observed += (d - c) ** 2
    every = [section for found in sections for section in found]
    units = [b - a for a, b, v in every if v]
    gaps = [b - a for a, b, v in every if not v]
    for long in units:
        expected += (len(units) - 1) / 3 * (2 * long**3 - 3 * long**2 + long)
        expected += long**2 * sum(gap - long + 1 for gap in gaps if gap >= long)
    if not expected:
        return np.nan
    observed /= m * (m - 1) * length**2
    denominator = m * length * (m * length - 1) - sum(long * (long - 1) for long in units)
    return 1 - observed / (2 / length * expected / denominator)


def _apart(edges):
    edges = sorted(edges)
    return list(zip(edges[::2], edges[1::2], strict=False))


units = st.lists(st.integers(0, LENGTH), unique=True, max_size=8).map(_apart)
articles = st.lists(units, min_size=2, max_size=4).map(lambda found: (LENGTH, found))


@given(articles)
def test_it_is_what_the_definition_says(article):
    assert alpha(article) == pytest.approx(by_definition(*article), nan_ok=True)


@given(st.lists(articles, min_size=1, max_size=4))
def test_who_comes_first_does_not_count(found):
    turned = [(length, people[::-1]) for length, people in found]
    assert alpha(*turned) == pytest.approx(alpha(*found), nan_ok=True)


@given(st.lists(units, min_size=1, max_size=4))
def test_agreement_with_oneself_is_one(found):
    value = alpha(*((LENGTH, [one, one]) for one in found))
    longest = max((b - a for one in found for a, b in one), default=0)
    all_single_signs = longest == 1 and not any(gaps_of(one, LENGTH) for one in found)
    assert value == 1 or (np.isnan(value) and (longest == 0 or all_single_signs))


@given(
    st.lists(articles, min_size=3, max_size=3), st.lists(st.integers(0, 2), min_size=3, max_size=3)
)
def test_an_article_drawn_twice_counts_as_if_it_were_there_twice(found, drawn):
    times = Counter(drawn)
    weights = np.array([[times[i]] for i in range(3)], dtype=float)
    there = alpha(*(found[i] for i in drawn))
    assert alpha(*found, weights=weights) == pytest.approx(there, nan_ok=True)


def test_units_of_one_annotator_that_overlap_are_joined_and_counted():
    made = unitizing((20, [[(0, 6), (4, 8), (8, 10)], [(0, 8), (8, 10)]]))
    assert (made.joined, made.statistic(1).n) == (1, 4)
    assert made.statistic(1).values(once(1))[0] == 1


def test_the_share_is_of_characters_that_both_marked_or_both_left():
    made = unitizing((10, [[(0, 5)], [(3, 6)]]))
    assert made.statistic(1).shares(once(1))[0] == pytest.approx(0.6)


def test_where_nothing_is_marked_it_is_undefined():
    assert np.isnan(unitizing().statistic(0).values(once(0))[0])
    nothing = unitizing((10, [[], []])).statistic(1)
    assert np.isnan(nothing.values(once(1))[0])
    assert nothing.why_undefined == "nothing marked"
