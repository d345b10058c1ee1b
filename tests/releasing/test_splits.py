"""Dividing by chance: all of it, as wanted, no group in two splits."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.releasing.splits import NAMES, Shares, divided, shares_of

shares = st.tuples(*[st.integers(0, 100)] * 3).filter(any).map(lambda parts: Shares(*parts))
groups = st.dictionaries(st.integers(0, 999).map(str), st.integers(0, 60).map(str), max_size=80)


@given(groups, shares, st.integers(0, 9))
def test_no_group_is_in_two_splits_and_every_article_in_one(groups, shares, seed):
    found = divided(groups, shares, seed)
    assert found.keys() == groups.keys()
    assert all(
        len({found[id] for id in groups if groups[id] == one}) == 1 for one in groups.values()
    )
    wanted = {name for name, part in zip(NAMES, shares.parts, strict=True) if part}
    assert set(found.values()) <= wanted
    assert divided(dict(reversed(groups.items())), shares, seed) == found


@given(st.integers(0, 200), shares, st.integers(0, 9))
def test_articles_alone_are_divided_as_wanted(count, shares, seed):
    found = Counter(divided({str(n): str(n) for n in range(count)}, shares, seed).values())
    for name, part in zip(NAMES, shares.parts, strict=True):
        assert abs(found[name] - count * part / sum(shares.parts)) < 1


def test_a_large_group_does_not_upset_the_rest():
    groups = {f"{number:03}": "one" if number < 30 else f"{number:03}" for number in range(100)}
    assert Counter(divided(groups, Shares(), 0).values()) == {"train": 80, "dev": 10, "test": 10}


def test_shares_are_read():
    assert shares_of("70/0/30") == Shares(70, 0, 30)
    assert str(shares_of("8/1/1")) == "8/1/1"


@pytest.mark.parametrize(
    "words", ["", "80", "80/20", "0/0/0", "a/b/c", "-1/50/51", "8/1/1/", "٨/1/1"]
)
def test_what_are_no_shares_is_refused(words):
    with pytest.raises(AnnotatorError, match="does not say how"):
        shares_of(words)
