"""Which keys the beginning of a JSON file has, held against the whole of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.foreign.json_heads import paths

VALUES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.from_regex("[a-z]{1,4}", fullmatch=True), inner)
    ),
    max_leaves=12,
)


def every_path(value, here=""):
    """The paths in a value, by going through it."""
    found = {here} if isinstance(value, dict) else set()
    if isinstance(value, list):
        found = {f"{here}[]"}.union(*(every_path(one, f"{here}[]") for one in value))
    elif isinstance(value, dict):
        for key, one in value.items():
            path = f"{here}.{key}".lstrip(".")
            found |= {path} | every_path(one, path)
    return found


@given(VALUES, st.integers(0, 300))
def test_the_paths_of_a_beginning_are_some_of_those_of_the_whole(value, cut):
    raw = json.dumps(value, ensure_ascii=False).encode()
    known = {one for one in every_path(value) if len(one) < 20}
    assert {one for one in paths(raw[:cut]) if len(one) < 20} <= every_path(value)
    if sum(raw.count(sign) for sign in (b"[", b"{")) < 6:
        assert known <= paths(raw)


@pytest.mark.parametrize("end", ["", "\\"])
def test_keys_within_a_text_that_is_cut_are_none_and_cost_no_time(end):
    text = '{\\"entities\\": [{\\"start_offset\\": 1}]} ' * 50_000
    assert paths(f'{{"text": "{text}{end}'.encode()) == {"", "text"}
