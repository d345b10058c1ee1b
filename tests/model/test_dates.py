"""Dates: the profile of EDTF, held against the package `edtf` where that can read it."""

from datetime import date
from time import struct_time

import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.model import dates
from annotator.model.dates import DateRange


@st.composite
def single_dates(draw):
    day = draw(st.dates(min_value=date(1, 1, 1)))
    return day.isoformat()[: draw(st.sampled_from([4, 7, 10]))] + draw(
        st.sampled_from(["", "~", "?"])
    )


def iso(day: struct_time) -> str:
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"


def as_edtf_has_it(text: str) -> DateRange:
    parsed = edtf.parse_edtf(text)
    first, last = iso(parsed.lower_strict()), iso(parsed.upper_strict())
    return DateRange(first, last, bool(parsed.is_approximate), bool(parsed.is_uncertain))


@given(single_dates())
def test_a_date_covers_the_days_that_edtf_says(text):
    assert dates.parse(text) == as_edtf_has_it(text)


@settings(max_examples=50)
@given(single_dates(), single_dates())
def test_an_interval_covers_the_days_that_edtf_says(first, last):
    assume(dates.parse(first).start <= dates.parse(last).end)
    assert dates.parse(f"{first}/{last}") == as_edtf_has_it(f"{first}/{last}")


@given(single_dates(), single_dates())
def test_an_interval_is_a_date_unless_it_ends_before_it_begins(first, last):
    assert dates.is_valid(f"{first}/{last}") == (dates.parse(first).start <= dates.parse(last).end)


@given(single_dates())
def test_an_open_end_has_no_day(text):
    whole = dates.parse(text)
    assert (dates.parse(f"{text}/..").start, dates.parse(f"{text}/..").end) == (whole.start, "")
    assert (dates.parse(f"../{text}").start, dates.parse(f"../{text}").end) == ("", whole.end)


@settings(max_examples=50)
@given(st.from_regex(r"[0-9]{4}-[01][0-9](-[0-3][0-9])?[~?]?", fullmatch=True))
def test_a_day_is_in_the_calendar_where_edtf_says_so(text):
    assume(not text.startswith("0000"))
    try:
        edtf.parse_edtf(text)
        there = True
    except EDTFParseException:
        there = False
    assert dates.is_valid(text) == there


def test_the_days_of_a_year_a_month_and_a_leap_month():
    assert dates.parse("2018") == DateRange("2018-01-01", "2018-12-31")
    assert dates.parse("2018-03~") == DateRange("2018-03-01", "2018-03-31", approximate=True)
    assert dates.parse("2020-02?") == DateRange("2020-02-01", "2020-02-29", uncertain=True)
    assert dates.parse("2018-03-08/2018-05") == DateRange("2018-03-08", "2018-05-31")
    assert dates.parse("2018~/..") == DateRange("2018-01-01", "", approximate=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "2018/",
        "/2018",
        "2018/2019/2020",
        "2018-13",
        "2018-00",
        "2018-03-00",
        "2018-02-29",
        "18",
        "2018-3-5",
        "20180305",
        "2018%",
        "2018~?",
        "0000",
        " 2018",
        "2018\n",
        "٢٠١٨",
        "March 5",
        "2018-05/2018-03",
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text):
    with pytest.raises(AnnotatorError) as caught:
        dates.parse(text)
    assert caught.value.message == dates.problem(text)
    assert f"{text!r} is not a date" in caught.value.message
    assert caught.value.hint
    assert not dates.is_valid(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-05/2018-03", "it ends before it begins"),
        ("2018-02-30", "2018-02 has no day 30"),
        ("2018-14", "there is no month 14"),
        ("../..", "both ends are open"),
    ],
)
def test_the_problem_says_what_is_wrong(text, words):
    assert words in dates.problem(text)
    assert not dates.problem("2018-03")
