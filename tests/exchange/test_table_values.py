"""What stands in cells: no formulas, nothing lost, nothing longer than a cell."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.tables.values import (
    LONGEST_CELL,
    cell,
    cells,
    cut_to_cell,
    guarded,
    is_cut,
    joined,
    offsets,
    words,
)

HOSTILE = st.text(alphabet="'=+-@\t\r\n|\\,;\"a1é\U0001f54a\u2028 ")


def without_guard(text):
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def parted(text):
    found = re.findall(r"((?:[^|\\]|\\.)+)", text, flags=re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for value in found]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\rx", "'=1"])
def test_what_may_be_a_formula_gets_a_guard(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["", "a", "'", "'quoted'", "’=1", " =1", "1+1", "\n=1", "375..585"]
)
def test_what_cannot_be_a_formula_stays(text):
    assert guarded(text) == text


@given(HOSTILE)
def test_a_guard_comes_off_again(text):
    assert without_guard(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(HOSTILE.filter(bool)))
def test_joined_values_come_apart_again(values):
    assert parted(joined(values)) == values


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-5, "-5"),
        (-0.5, "-0.5"),
        ("-5", "'-5"),
        (["x"], '["x"]'),
    ],
)
def test_values_in_words(value, shown):
    assert cell(value) == shown
    assert cells([[value]]) == [(shown,)]


def test_places_and_words():
    places = [(375, 585, "We are ready"), (612, 640, "for talks")]
    assert offsets(places) == "375..585|612..640"
    assert words(places) == "We are ready … for talks"
    assert offsets([]) == words([]) == ""


@pytest.mark.parametrize("character", ["a", "é", "\U0001f54a"])
@pytest.mark.parametrize("less", [0, 1, 2])
def test_a_cell_holds_so_many_utf_16_units_and_no_more(character, less):
    units = len(character.encode("utf-16-le")) // 2
    fits = character * ((LONGEST_CELL - less) // units)
    assert cut_to_cell(fits) == fits
    longer = fits + character * 3
    cut = cut_to_cell(longer)
    assert cut.endswith("…")
    assert longer.startswith(cut[:-1])
    assert LONGEST_CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert is_cut(cut)
    assert not is_cut(fits)


def test_a_guard_counts_as_part_of_the_cell():
    assert len(cell("=" * LONGEST_CELL)) == LONGEST_CELL
    assert cells([["=" * LONGEST_CELL]]) == [(cell("=" * LONGEST_CELL),)]


@given(
    st.lists(
        st.tuples(
            st.one_of(HOSTILE, st.none()),
            st.one_of(st.integers(), st.none(), st.booleans(), HOSTILE),
            st.sampled_from(["plain", "\0=", "=\0", "a" * LONGEST_CELL + "b", ""]),
        )
    )
)
def test_rows_are_made_cell_by_cell_however_their_columns_look(rows):
    assert cells(rows) == [tuple(map(cell, row)) for row in rows]
