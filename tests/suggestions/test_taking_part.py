"""Who takes part in an event, by the noun phrases beside its words in real news."""

import pytest

from annotator.model.sentences import sentence_ends
from annotator.suggestions.event_types import is_phrase, likely_type, type_of_word
from annotator.suggestions.taking_part import taking_part
from tests.suggestions.marked import read
from tests.suggestions.test_news import NEWS


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("contacted", ["John Kerry", "Thailand's foreign minister"]),
        ("rescued over", ["Fishermen", "Asylum seekers"]),
        ("saved 200", ["Indonesian Navy"]),
        ("cracked down", ["Thailand"]),
    ],
)
def test_the_noun_phrases_beside_a_verb(words, names):
    text = read(NEWS / "asylum.txt").text
    start = text.index(words)
    ends = [0, *sentence_ends(text), len(text)]
    sentence = max(end for end in ends if end <= start), min(end for end in ends if end > start)
    found, described = taking_part(text, sentence, (start, start + len(words.split()[0])))
    assert list(found) == names
    if words == "contacted":
        assert text[slice(*described[0])] == ", the Secretary of State"


def test_what_is_asked_for_takes_no_part():
    text = "The council demanded full access for the envoy."
    at = text.index("demanded")
    assert list(taking_part(text, (0, len(text)), (at, at + 8))[0]) == ["Council"]


def test_what_a_noun_is_of_takes_no_part():
    text = "Assad has been dependent on foreign militias and Russian air support, and has fought."
    at = text.index("support")
    assert taking_part(text, (0, len(text)), (at, at + 7)) == ({}, [])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("saved", "AID"),
        ("cracked down", "COERCE"),
        ("turned around", "COERCE"),
        ("warship", "MOBILIZE"),
        ("raised", "CONSULT"),
        ("التقى", "CONSULT"),
        ("appointed", ""),
    ],
)
def test_the_type_of_words_of_the_news(words, code):
    assert likely_type(words, [], {"AID", "COERCE", "MOBILIZE", "CONSULT", "AGREE"}) == code


def test_two_words_that_are_one():
    assert is_phrase("cracked down")
    assert not is_phrase("cracked on")
    assert type_of_word("cracked") == ""
