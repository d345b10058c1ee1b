"""The coefficients, held against published examples and against other people's programs."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.bootstrap import once
from annotator.agreement.coefficients import Alpha, Cohen, Fleiss
from annotator.agreement.ratings import Ratings


def ratings(rows, articles=None):
    return Ratings.of(rows, articles or [0] * len(rows), len(rows[0]) if rows else 2)


def value(kind, rows):
    return float(kind.of(ratings(rows), 1).values(once(1))[0])


def share(kind, rows):
    return float(kind.of(ratings(rows), 1).shares(once(1))[0])


def from_table(table):
    return [
        (a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)
    ]


# --- published worked examples

COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""Cohen (1960), p. 45: diagnoses of two psychiatrists."""
FLEISS_1971 = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
"""Fleiss (1971), table 1: the diagnoses (1 to 5) of 30 patients by six psychiatrists each."""
KRIPPENDORFF_2011 = {
    "A": (["0100000010", "1110010000"], 0.095),
    "B": (["aabbdcccedda", "babbbccceddd"], 0.692),
    "C": (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
}
"""Krippendorff (2011), sections A to C: binary, nominal, and nominal with missing data."""


def test_cohen_1960():
    rows = from_table(COHEN_1960)
    assert share(Cohen, rows) == pytest.approx(0.70)
    assert value(Cohen, rows) == pytest.approx(0.492, abs=5e-4)
    rows = from_table([[25, 12, 3], [13, 2, 15], [12, 16, 2]])  # p. 37
    assert share(Cohen, rows) == pytest.approx(0.29)
    assert value(Cohen, rows) == pytest.approx((0.29 - 0.35) / (1 - 0.35))


def test_fleiss_1971():
    rows = [list(patient) for patient in FLEISS_1971.split()]
    assert len(rows) == 30
    assert share(Fleiss, rows) == pytest.approx(0.5556, abs=5e-5)
    assert value(Fleiss, rows) == pytest.approx(0.430, abs=5e-4)


@pytest.mark.parametrize("section", KRIPPENDORFF_2011)
def test_krippendorff_2011(section):
    observers, alpha = KRIPPENDORFF_2011[section]
    rows = [
        [None if said == "." else said for said in unit] for unit in zip(*observers, strict=True)
    ]
    assert value(Alpha, rows) == pytest.approx(alpha, abs=5e-4)


def test_krippendorff_2004_where_habits_differ():
    """Content Analysis, 2nd edition, p. 246: κ rewards those who disagree in what they use."""
    even = from_table([[12, 9, 9], [9, 14, 9], [9, 9, 20]])
    uneven = from_table([[12, 18, 18], [0, 14, 18], [0, 0, 20]])
    assert value(Cohen, even) == pytest.approx(0.186, abs=5e-4)
    assert value(Cohen, uneven) == pytest.approx(0.258, abs=5e-4)
    assert value(Fleiss, even) == pytest.approx(0.186, abs=5e-4)  # Scott's π, with two annotators
    assert value(Fleiss, uneven) == pytest.approx(0.186, abs=5e-4)
    assert share(Alpha, even) == share(Cohen, even) == pytest.approx(0.46, abs=5e-3)


# --- other people's programs

pairs = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abcd")), min_size=2, max_size=30
)
threes = st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=2, max_size=20)
with_gaps = st.lists(
    st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 4), min_size=3, max_size=20
)


@given(pairs)
def test_cohen_as_scikit_learn_has_it(rows):
    metrics = pytest.importorskip("sklearn.metrics")
    first, second = zip(*rows, strict=True)
    if len(set(first) | set(second)) == 1:
        assert np.isnan(value(Cohen, rows))
    else:
        assert value(Cohen, rows) == pytest.approx(metrics.cohen_kappa_score(first, second))


@given(threes)
def test_fleiss_and_alpha_as_nltk_has_them(rows):
    agreement = pytest.importorskip("nltk.metrics.agreement")
    if len({said for row in rows for said in row}) == 1:
        assert np.isnan(value(Fleiss, rows))
        assert np.isnan(value(Alpha, rows))
        return
    task = agreement.AnnotationTask(
        [(who, i, said) for i, row in enumerate(rows) for who, said in enumerate(row)]
    )
    assert value(Alpha, rows) == pytest.approx(task.alpha())
    # nltk's "Fleiss" (multi_kappa) is Davies and Fleiss (1982); its pi is Fleiss (1971)
    assert value(Fleiss, rows) == pytest.approx(task.pi())


@given(with_gaps)
def test_alpha_as_krippendorff_has_it(rows):
    krippendorff = pytest.importorskip("krippendorff")
    numbers = {None: np.nan, "a": 0.0, "b": 1.0, "c": 2.0}
    said = Counter(v for row in rows if sum(v is not None for v in row) > 1 for v in row if v)
    if len(said) < 2:
        assert np.isnan(value(Alpha, rows))
        return
    table = [[numbers[said] for said in who] for who in zip(*rows, strict=True)]
    other = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    assert value(Alpha, rows) == pytest.approx(other)


# --- what must hold of any

KINDS = (Cohen, Fleiss, Alpha)


@pytest.mark.parametrize("kind", KINDS)
@given(rows=pairs)
def test_who_comes_first_and_in_what_order_does_not_count(kind, rows):
    found = value(kind, rows)
    turned = value(kind, [(b, a) for a, b in rows[::-1]])
    assert turned == pytest.approx(found, nan_ok=True)


@pytest.mark.parametrize("kind", KINDS)
@given(rows=pairs)
def test_agreement_with_oneself_is_one(kind, rows):
    same = [(a, a) for a, _ in rows]
    used = {a for a, _ in rows}
    assert value(kind, same) == (
        pytest.approx(1) if len(used) > 1 else pytest.approx(np.nan, nan_ok=True)
    )
    assert share(kind, same) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_undefined_says_why(kind):
    one = kind.of(ratings([("a", "a")] * 5), 1)
    assert np.isnan(one.values(once(1))[0])
    assert (one.n, one.why_undefined) == (5, "only one value used")
    none = kind.of(ratings([("a", None), (None, None)]), 1)
    assert np.isnan(none.values(once(1))[0])
    assert (none.n, none.why_undefined) == (0, "nothing to compare")
    assert np.isnan(kind.of(ratings([]), 1).values(once(1))[0])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(st.data())
def test_an_article_drawn_twice_counts_as_if_it_were_there_twice(kind, data):
    rows = data.draw(pairs)
    articles = data.draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)))
    drawn = data.draw(st.lists(st.integers(0, 3), min_size=4, max_size=4))
    times = Counter(drawn)
    weights = np.array([[times[i]] for i in range(4)], dtype=float)
    weighed = kind.of(ratings(rows, articles), 4)
    repeated = [row for row, at in zip(rows, articles, strict=True) for _ in range(times[at])]
    there = kind.of(ratings(repeated or [(None, None)]), 1)
    assert weighed.values(weights)[0] == pytest.approx(there.values(once(1))[0], nan_ok=True)
    assert weighed.shares(weights)[0] == pytest.approx(there.shares(once(1))[0], nan_ok=True)
