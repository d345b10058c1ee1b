"""Offices in front of names and behind them, and where the name itself begins."""

import pytest

from annotator.model.annotations import Span
from annotator.suggestions import speakers
from annotator.suggestions.offices import is_same, office_of
from annotator.suggestions.who_said import known_beside, name_in

LAVROV = "وقال وزير الخارجية الروسي سيرغي لافروف إن بلاده مستعدة."
SISI = "الرئيس السيسي"
OFFICE = "وزير الخارجية الروسي"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Environment Minister John Baird said", "John Baird", ("Environment Minister", "", "")),
        ("Minister of Education Anna Lind said", "Anna Lind", ("Minister of Education", "", "")),
        ("Governor of Texas Anna Lind said", "Anna Lind", ("Governor", "Texas", "")),
        ("President of Lithuania Anna Lind said", "Anna Lind", ("President", "", "LTU")),
        ("Secretary for Health Mr. Lind said", "Lind", ("Secretary for Health", "", "")),
        ("The head of CEI (an institute), Anna Lind, said", "Anna Lind", ("head", "CEI", "")),
        (
            "Senior researcher Mu Li, of the Lind Institute, said",
            "Mu Li",
            ("Senior researcher", "Lind Institute", ""),
        ),
        ("Anna Lind for Food Standards, says", "Anna Lind", ("", "Food Standards", "")),
        ("a Lind Bank attorney, Omar Haddad.", "Omar Haddad", ("attorney", "Lind Bank", "")),
        (LAVROV, "سيرغي لافروف", ("وزير الخارجية", "", "RUS")),
    ],
)
def test_beside(text, name, expected):
    start = text.index(name)
    found = speakers.beside(text, start, start + len(name))
    assert (found.role, found.affiliation, found.country) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Education Anna Lind said", "Anna Lind"),
        ("Minister of Foreign Affairs Ine Eriksen Lind said", "Ine Eriksen Lind"),
        ("President of Lithuania Anna Lind said", "Anna Lind"),
        ("Governor of Washington Chris Lind said", "Chris Lind"),
    ],
)
def test_a_name_begins_behind_what_the_office_is_of(text, name):
    assert text[slice(*speakers.name_at(text, text.index("Lind") + 2))] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (OFFICE + " سيرغي لافروف", "سيرغي لافروف"),
        ("المتحدث باسم الخارجية الإيرانية إسماعيل بقائي", "إسماعيل بقائي"),
        ("رئيس الوزراء العراقي محمد شياع السوداني", "محمد شياع السوداني"),
        (SISI, "السيسي"),
        (OFFICE, OFFICE),
        ("سيرغي لافروف", "سيرغي لافروف"),
    ],
)
def test_arabic_names_leave_their_office(source, name):
    place, _ = name_in(source, Span("source", 0, len(source), source))
    assert source[slice(*place)] == name


def test_the_office_of_an_arabic_name_is_known_of_a_new_speaker():
    start = LAVROV.index("سيرغي")
    known = known_beside("سيرغي لافروف", LAVROV, (start, start + len("سيرغي لافروف")))
    assert {field: value for field, value in known.items() if value} == {
        "country": "RUS",
        "role": "وزير الخارجية",
    }


def test_a_seat_of_government_is_a_state():
    assert known_beside("Pyongyang", "Pyongyang said so.", (0, 9)) == {
        "kind": "state",
        "country": "PRK",
    }


PRESIDENT = ("President", "Veridia", "")
MINISTER = ("Foreign Minister", "", "NOR")


@pytest.mark.parametrize(
    ("words", "held", "same"),
    [
        ("President of Veridia", PRESIDENT, True),
        ("the President of Veridia", PRESIDENT, True),
        ("the Veridian President", PRESIDENT, True),
        ("Prime Minister of Veridia", PRESIDENT, False),
        ("President of Norway", PRESIDENT, False),
        ("Norwegian Foreign Minister", MINISTER, True),
        ("Norway's foreign minister", MINISTER, True),
        ("Minister of Foreign Affairs of Norway", MINISTER, True),
        ("Danish Foreign Minister", MINISTER, False),
        ("the minister", MINISTER, False),
        ("Anna Lind", PRESIDENT, False),
    ],
)
def test_words_for_an_office_that_is_held(words, held, same):
    office = office_of(words)
    assert (office is not None and is_same(office, *held)) is same
