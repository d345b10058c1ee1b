"""Sentences of real news and statements that were read wrong once."""

import json
from pathlib import Path

import pytest

from annotator.model.annotations import Quote, Speaker
from annotator.suggestions import quotes, speakers
from annotator.suggestions.can_speak import can_speak
from annotator.suggestions.full_names import full_name
from annotator.suggestions.kinds import kind_of
from annotator.suggestions.points import to_look_at
from annotator.suggestions.tellers import Tellers
from annotator.suggestions.who_said import names_of_part
from tests.suggestions.marked import read

ROOT = Path(__file__).parents[2]
TURNED = (
    "the first boat rescued on Friday was turned around twice, toward Malaysia by Indonesian navy"
    " and then toward Indonesia by Malaysian navy"
)
CELEBRATED = (
    "the people of Turkey as you celebrate the 93rd anniversary of the founding of your republic"
    " on October 29"
)


@pytest.fixture(scope="module")
def texts():
    """The statements by the first signs of their id, and the news by name."""
    lines = (ROOT / "resources/samples/government-statements.jsonl").read_text(encoding="utf-8")
    found = {one["id"][:8]: one["text"] for one in map(json.loads, lines.splitlines())}
    news = (ROOT / "tests/files/wikinews").glob("[a-z]*.txt")
    return found | {path.stem: read(path).text for path in news}


def words(found, role):
    return [span.text for span in found.part(role)] if found else []


def at(text, place, known=()):
    return quotes.around(text, text.index(place) + 1, known, language="en")


def all_of(text):
    return quotes.all_in(text, 0, len(text), language="en")


def name_at(text, place):
    found = speakers.name_at(text, text.index(place) + 1)
    return text[slice(*found)] if found else ""


@pytest.mark.parametrize("place", ["Foreign Secretary Boris Johnson said", "said:\n", "“It is un"])
def test_the_line_above_a_quotation_takes_it(texts, place):
    found = at(texts["78C6FA20"], place)
    assert words(found, "content")[0].startswith("“It is unacceptable")
    assert words(found, "cue") == ["said"]
    assert words(found, "source") == ["the Foreign Secretary Boris Johnson"]


def test_a_name_behind_an_office_in_the_line_above_takes_it():
    found = at('Foreign Office Minister, Tobias Ellwood, said:\n"Fine, we go."\n', "Tobias")
    assert words(found, "content") == ['"Fine, we go."']
    assert words(found, "cue") == ["said"]


def test_a_reporting_word_in_what_is_reported_tells_of_its_own(texts):
    text = texts["asylum"]
    outer = at(text, "According to ABC")
    known = [Quote(id="q", layer="l", type="indirect", spans=outer.spans)]
    for before in ((), known):
        inner = at(text, "believes", before)
        assert words(inner, "cue") == ["believes"]
        assert words(inner, "source") == ["Basya"]
        assert words(inner, "content")[0].startswith("the asylum seekers found")


@pytest.mark.parametrize(
    ("article", "place", "content"),
    [
        ("asylum", "AFP reported", TURNED),
        (
            "asylum",
            "Estimates suggest",
            "8000 migrants may be currently at sea in the region",
        ),
        (
            "1E4938BF",
            "congratulate",
            CELEBRATED,
        ),
    ],
)
def test_what_is_said_is_neither_more_nor_less(texts, article, place, content):
    assert words(at(texts[article], place), "content") == [content]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("2E857EFC", "reject"),
        ("2E857EFC", "has claimed"),
        ("8A716D1B", "requests"),
        ("09FF200C", "responds"),
        ("33A216AD", "welcome first"),
        ("78C6FA20", "Whilst"),
    ],
)
def test_no_quote_is_read_where_nobody_says_anything(texts, article, said):
    text = texts[article]
    cues = [span for one in all_of(text) for span in one.part("cue")]
    assert all(not text.startswith(said, span.start) for span in cues)


@pytest.mark.parametrize(
    ("article", "word"), [("78C6FA20", "updated"), ("asylum", "reported"), ("asylum", "suggest")]
)
def test_the_next_point_is_at_each_word_that_reports(texts, article, word):
    text = texts[article]
    points = to_look_at(text, [], language="en")
    assert word in [text[one.start : one.end] for one in points if one.rule == "reporting-word"]


def test_nothing_is_to_look_at_where_somebody_responds_to_an_attack(texts):
    text = texts["09FF200C"]
    points = [text[one.start : one.end] for one in to_look_at(text, [], language="en")]
    assert "said" in points
    assert "responds" not in points


@pytest.mark.parametrize(
    "text",
    [
        "“We want a deal,” said British Prime Minister Theresa May on Tuesday.",
        "“We want a deal,” Theresa May said on Tuesday.",
        "Theresa May on Tuesday told lawmakers that Britain would leave.",
        "According to Prime Minister Theresa May on Tuesday, Britain would leave.",
        "Speaking on Monday, Theresa May has said that Britain would leave.",
    ],
)
def test_a_month_behind_a_forename_is_a_surname(text):
    found = all_of(text)[0]
    assert list(names_of_part(text, found)) == ["Theresa May"]


def test_may_is_a_month_and_a_verb_elsewhere():
    text = "In May the envoy may say that talks failed. He said on May 5 that they had failed."
    assert [words(one, "source") for one in all_of(text)] == [["the envoy"], ["He"]]


@pytest.mark.parametrize(
    ("article", "place", "name"),
    [
        ("7064D852", "Ellwood comments", "Tobias Ellwood"),
        ("D23AD6D8", "Tobias Ellwood", "Tobias Ellwood"),
        ("asylum", "Major general", "Major general Fuad Basya"),
        ("asylum", "Rohingya, Muhammad", "Rohingya"),
    ],
)
def test_where_a_name_begins_and_ends(texts, article, place, name):
    assert name_at(texts[article], place) == name


@pytest.mark.parametrize(
    ("article", "place", "name"),
    [
        ("09FF200C", "The attack was", "Tobias Ellwood"),
        ("1563238E", "ISIL presence in Palmyra a", "Tobias Ellwood"),
        ("asylum", '"We are in contact', "Najib Razak"),
        ("crane", '"All those who', "Suleiman al-Amr"),
        ("78C6FA20", "full access", "Resolution 2328"),
    ],
)
def test_who_is_new_is_called_by_the_name(texts, article, place, name):
    text = texts[article]
    found = at(text, place)
    assert next(iter(names_of_part(text, found))) == name
    house = Speaker(id="h", name="Civil Defense Authority", kind="organisation")
    assert Tellers(text, [], [house]).of(found).name == name


@pytest.mark.parametrize(
    ("article", "place"),
    [
        ("CFEF9B4E", "the enduring U.S. commitment"),
        ("CFEF9B4E", "ongoing U.S. efforts"),
        ("31E63458", "the role that international"),
        ("4174EF50", "Will the United States"),
        ("C02FDFE4", "There are reports"),
    ],
)
def test_nobody_new_is_who_cannot_speak(texts, article, place):
    text = texts[article]
    found = at(text, place)
    assert words(found, "content")
    assert names_of_part(text, found) == {}


@pytest.mark.parametrize(
    ("name", "speaks"),
    [
        ("Whilst", False),
        ("Instead", False),
        ("Resolution", False),
        ("Loan guarantee", False),
        ("Resolution 2328", True),
        ("Foreign ministry", True),
        ("High-ranking official", True),
        ("Fishermen", True),
    ],
)
def test_who_can_speak(name, speaks):
    assert can_speak(name) == speaks


def test_a_name_in_capital_letters_may_be_anybodys():
    assert can_speak("Beijing", named=True)


def test_an_editor_at_large_is_at_a_newspaper(texts):
    text = texts["crane"]
    start = text.index("Khaled Al-Maeena")
    found = speakers.beside(text, start, start + len("Khaled Al-Maeena"))
    assert (found.role, found.affiliation) == ("editor at large", "Saudi Gazette")


def test_a_news_agency_is_an_organisation():
    assert kind_of("ABC News") == "organisation"


def test_an_arabic_surname_is_whose_office_stands_above():
    text = "التقى وزير الخارجية المصري سامح شكري نظيره الروسي.\n\nوقال شكري: «نرحب بجهود روسيا»."
    place = full_name(text, "شكري", text.rindex("شكري"))
    assert text[slice(*place)] == "سامح شكري"
