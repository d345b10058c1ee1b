"""Lines of tables are those of Python's csv.writer, whatever stands in the cells."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.tables.lines import Lines

HOSTILE = st.text(alphabet=";,\t|\"'\r\n\0\ufeff\u2028\x85 aé\U0001f54a")
ROWS = st.integers(2, 4).flatmap(
    lambda cells: st.lists(st.lists(HOSTILE, min_size=cells, max_size=cells), min_size=1)
)


def by_csv_writer(rows, delimiter):
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


@given(ROWS, st.sampled_from([",", ";", "\t", "|", "é"]))
def test_lines_are_those_of_the_csv_writer(rows, delimiter):
    assert Lines(delimiter).of(rows) == by_csv_writer(rows, delimiter)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_cell_is_quoted_by_itself_and_not_for_its_column(delimiter):
    rows = [["a", "1,2"], ["b;", "3"], ['"', "4"]]
    assert Lines(delimiter).of(rows) == by_csv_writer(rows, delimiter)


def test_no_rows_are_no_lines():
    assert Lines(",").of([]) == ""
