"""Moments: what changes last is the newest."""

from annotator.model.times import after, now


def test_a_moment_after_one_that_is_to_come_is_later_still():
    assert after("2999-01-01T00:00:00.000Z") == "2999-01-01T00:00:00.001Z"
    assert after("2999-01-01T00:00:00Z") == "2999-01-01T00:00:00.001Z"


def test_a_moment_after_one_that_is_past_is_this_one():
    before = now()
    assert before <= after("2018-01-01T00:00:00.000Z") <= now()
