"""Which speakers of two projects are the same."""

import pytest

from annotator.merging.folding import folded
from annotator.merging.matching import Person, Registry, grouped, questions


def registry(*people, **known):
    """The speakers of a project."""
    return Registry(people, **known)


def one(ours, theirs, first, second):
    """Whether two ids are one."""
    groups = grouped(ours, theirs, ())
    return groups.find(first) == groups.find(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong-un", "KIM JONG UN"),
        ("Élysée", "elysee"),
        ("Киселёв", "Киселев"),
        ("A. B.", "A.B."),
        ("Straße", "STRASSE"),
    ],
)
def test_names_that_people_write_in_two_ways_are_one(first, second):
    assert folded(first) == folded(second)


@pytest.mark.parametrize(("first", "second"), [("कि", "का"), ("Kim", "Kin"), ("李", "金")])
def test_names_of_other_letters_are_two(first, second):
    assert folded(first) != folded(second)


def test_a_name_of_signs_alone_is_kept():
    assert folded("---") == "---"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (Person("a", "Kim"), Person("b", "kim"), True),
        (Person("a", "Kim"), Person("b", "kim", "state"), False),
        (Person("a", "Kim", country="PRK"), Person("b", "Kim", country="KOR"), False),
        (Person("a", "Kim", country="PRK"), Person("b", "Kim"), False),
        (Person("a", "Kim", wikidata="Q1"), Person("b", "Jin", "state", wikidata="Q1"), True),
        (Person("a", "Kim", wikidata="Q1"), Person("b", "Kim", wikidata="Q2"), False),
        (Person("a", "Kim", wikidata="Q1"), Person("b", "Kim"), True),
    ],
)
def test_who_is_the_same(first, second, same):
    assert one(registry(first), registry(second), "a", "b") == same


def test_two_of_one_name_that_one_project_has_stay_two():
    ours = registry(Person("a", "Kim"), Person("b", "Kim"))
    theirs = registry(Person("c", "Kim"))
    assert one(ours, theirs, "a", "c")
    assert not one(ours, theirs, "b", "c")
    assert not one(ours, ours, "a", "b")


def test_who_was_there_and_left_apart_stays_apart():
    ours = registry(Person("a", "Kim"))
    assert not one(ours, registry(Person("b", "Kim"), gone=frozenset("a")), "a", "b")


def test_who_was_added_beside_one_whom_both_know_is_somebody_else():
    sides = [registry(Person(id, "Kim"), dead=(Person("a", "Kim"),)) for id in "bc"]
    assert not one(*sides, "b", "c")
    others = [registry(Person(id, "Kim"), dead=(Person("a", "Lee"),)) for id in "bc"]
    assert one(*others, "b", "c")


def test_who_was_joined_before_is_met_again_under_the_old_id():
    ours = registry(Person("a", "Kim"), joined={"b": "a"})
    assert one(ours, registry(Person("b", "Lee")), "a", "b")


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (Person("a", "Kim", aliases=("Kim Jong-un",)), Person("b", "Kim Jong Un"), ["Kim Jong Un"]),
        (Person("a", "Kim"), Person("b", "Kim", country="PRK"), ["Kim"]),
        (Person("a", "Kim", aliases=("X",)), Person("b", "Lee", aliases=("x",)), ["x"]),
        (Person("a", "Kim"), Person("b", "Kim"), []),
        (Person("a", "Kim", wikidata="Q1"), Person("b", "Kim", wikidata="Q2"), []),
        (Person("a", "Kim"), Person("b", "Lee"), []),
    ],
)
def test_who_shares_a_name_and_is_not_the_same_is_asked_about(first, second, asked):
    ours, theirs = registry(first), registry(second)
    found = questions(ours, theirs, grouped(ours, theirs, ()))
    assert [name for _, _, name in found] == asked
