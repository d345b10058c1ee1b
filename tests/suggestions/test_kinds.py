"""What kind a speaker is by the name, and which type an event is by its words."""

import pytest

from annotator.suggestions.beside import name_at
from annotator.suggestions.event_types import likely_type
from annotator.suggestions.kinds import kind_of

TYPES = {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ASSAULT"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("UN Security Council", "organisation"),
        ("Members of the Security Council", "group"),
        ("Government of Iraq", "organisation"),
        ("Resolution 2328", "document"),
        ("NATO", "organisation"),
        ("Recent media reports", "document"),
        ("Da’esh", "organisation"),
        ("Syrians", "group"),
        ("Foreign Office spokesmen", ""),
        ("Boris Johnson", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_speaker(name, kind):
    assert kind_of(name) == kind


def test_the_type_of_an_event_is_that_of_the_same_words_before_or_known_by_a_word():
    assert likely_type("visited", [], TYPES) == "CONSULT"
    assert likely_type("Visited", ["SUPPORT"], TYPES) == "SUPPORT"
    assert likely_type("visited", ["GONE"], TYPES) == "CONSULT"
    assert likely_type("bombs fell", [], {"AGREE"}) == ""


def test_a_name_may_be_linked_by_a_small_word():
    text = "the Prime Minister-designate, Haider al-Abadi, spoke"
    start, end = name_at(text, text.index("Haider"))
    assert text[start:end] == "Haider al-Abadi"
    assert name_at(text, text.index("Abadi")) == (start, end)


def test_a_persons_name_begins_behind_the_organisation():
    text = "the head of the National Intelligence Service Suh Hoon and The Bank of England said"
    start, end = name_at(text, text.index("Hoon"))
    assert text[start:end] == "Suh Hoon"
    start, end = name_at(text, text.index("England"))
    assert text[start:end] == "Bank of England"


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("Министр иностранных дел России Сергей Лавров заявил", "Лавров", "Сергей Лавров"),
        ("представитель МИД Мария Захарова сообщила", "Мария", "Мария Захарова"),
        ("президент Владимир Владимирович Путин сказал", "Путин", "Владимир Владимирович Путин"),
    ],
)
def test_a_russian_name_begins_behind_the_office(text, at, name):
    start, end = name_at(text, text.index(at) + 1)
    assert text[start:end] == name
