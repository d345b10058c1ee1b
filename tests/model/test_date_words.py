"""What dates in words become, held against a list, a gold annotation, and any words at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.date_words import resolve
from annotator.model.dates import is_valid

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"
TUESDAY = "2018-03-20"

BEST = {
    "on Tuesday": "2018-03-20",
    "Wednesday night": "2018-03-14",
    "last Friday": "2018-03-16",
    "next Tuesday": "2018-03-27",
    "this Friday": "2018-03-23",
    "at 9:30 a.m. on Monday": "2018-03-19",
    "Monday to Wednesday": "2018-03-19/2018-03-21",
    "yesterday": "2018-03-19",
    "the day before yesterday": "2018-03-18",
    "two days ago": "2018-03-18",
    "a week ago": "2018-03-13~",
    "in two weeks": "2018-04-03~",
    "two months ago": "2018-01",
    "over the past three months": "2017-12-20/2018-03-20",
    "this week": "2018-03-19/2018-03-25",
    "last weekend": "2018-03-17/2018-03-18",
    "earlier this month": "2018-03",
    "next month": "2018-04",
    "early next month": "2018-04-01/2018-04-10",
    "the week of March 5": "2018-03-05/2018-03-11",
    "March 5-6": "2018-03-05/2018-03-06",
    "March 5 and 6": "2018-03-05/2018-03-06",
    "from March 5 to 7": "2018-03-05/2018-03-07",
    "March 28 – April 2": "2018-03-28/2018-04-02",
    "December 28 to January 3": "2017-12-28/2018-01-03",
    "between 2011 and 2013": "2011/2013",
    "2011–13": "2011/2013",
    "5 March": "2018-03-05",
    "Tuesday, March 20": "2018-03-20",
    "Aug. 30": "2018-08-30",
    "March 5th, 2018": "2018-03-05",
    "in December": "2017-12",
    "last April": "2017-04",
    "May next year": "2019-05",
    "late April": "2018-04-21/2018-04-30",
    "mid-May": "2018-05-11/2018-05-20",
    "early 2017": "2017-01/2017-04",
    "from late April to mid-May": "2018-04-21/2018-05-20",
    "in 2016": "2016",
    "about 2015": "2015~",
    "the 1990s": "1990/1999",
    "the late 1990s": "1997/1999",
    "the 20th century": "1901/2000",
    "the first quarter of 2018": "2018-01/2018-03",
    "the second half of 2017": "2017-07/2017-12",
    "last summer": "2017-06/2017-08",
    "by May": "../2018-05",
    "by Friday": "../2018-03-23",
    "before May": "../2018-04",
    "by the end of the year": "../2018",
    "no later than June 1": "../2018-06-01",
    "since 2011": "2011/..",
    "since the 1950s": "1950/..",
    "after March 8": "2018-03-09/..",
    "20/03/2018": "2018-03-20",
    "2018/03/05": "2018-03-05",
    "2018-03-05~": "2018-03-05~",
    "5 марта 2018 года": "2018-03-05",
    "5–6 марта": "2018-03-05/2018-03-06",
    "с 5 по 7 марта": "2018-03-05/2018-03-07",
    "в марте 2018 г.": "2018-03",
    "le 5 mars 2018": "2018-03-05",
    "1er mai": "2018-05-01",
    "du 5 au 7 août 2018": "2018-08-05/2018-08-07",
    "5 de marzo de 2018": "2018-03-05",
    "del 5 al 7 de marzo": "2018-03-05/2018-03-07",
    "٥ مارس ٢٠١٨": "2018-03-05",
    "15 كانون الثاني 2018": "2018-01-15",
    "2018年3月5日": "2018-03-05",
    "3月5日": "2018-03-05",
}


def dates(words, published=TUESDAY):
    return [reading.edtf for reading in resolve(words, published)]


@pytest.mark.parametrize(("words", "expected"), BEST.items())
def test_the_best_reading(words, expected):
    assert dates(words)[0] == expected


@pytest.mark.parametrize(
    "words", ["", "after the talks", "the following day", "30 February", "in the coming weeks"]
)
def test_what_is_no_date_by_itself_has_no_reading(words):
    assert dates(words) == []


def test_several_readings_stand_best_first_each_with_its_reason():
    assert [(r.edtf, r.reason) for r in resolve("on Friday", TUESDAY)] == [
        ("2018-03-16", "Friday before 2018-03-20"),
        ("2018-03-23", "Friday after 2018-03-20"),
    ]
    assert dates("03/04/2018") == ["2018-04-03", "2018-03-04"]
    assert dates("Aug. 30") == ["2018-08-30", "2017-08-30"]


def test_without_a_day_of_publication_only_what_needs_none_is_read():
    assert dates("March 5, 2018", "") == ["2018-03-05"]
    assert dates("March 5", "") == dates("yesterday", "2018-03") == []
    assert dates("March 5", "2018") == ["2018-03-05"]
    assert dates("next month", "2018-03") == ["2018-04"]


def test_the_dates_of_the_seed_article():
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["articles"][0]
    records = [r for layer in gold["layers"] for r in (*layer["quotes"], *layer["events"])]
    missed, right = [], 0
    for record in records:
        for words in (span["text"] for span in record["spans"] if span["role"] == "date"):
            if dates(words, gold["published"])[:1] == [record["date"]]:
                right += 1
            else:
                missed.append(words)
    assert right == 10
    # The first hangs on what happened before it, the others say no date but for their place.
    assert sorted(missed) == [
        "After the talks",
        "Following the visit",
        "Following the visit",
        "by May 2018",
        "on the following day",
        "on the following day",
    ]


VOCABULARY = """
early mid late end last next this past by before since from to and between about in on the of
1 2 5 13 29 31 99 999 0 0000 2018 1990s 9999 1000 March May Feb. Tuesday Friday yesterday today
tomorrow two a ago day days week weekend month months year decade century quarter half winter
summer - / . марта 5月 ٥
"""
WORDS = st.sampled_from(VOCABULARY.split())
PUBLISHED = st.sampled_from(
    ["", "2018-03-20", "2018-03", "2018", "2018~", "../2018", "0001-01-01", "9999-12-31", "x"]
)


@given(st.lists(WORDS, max_size=7).map(" ".join) | st.text(max_size=40), PUBLISHED)
def test_any_words_at_all_give_valid_dates_or_none(words, published):
    for reading in resolve(words, published):
        assert is_valid(reading.edtf)
        assert reading.reason
