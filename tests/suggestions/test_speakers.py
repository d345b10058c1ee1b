"""Who may have said a quote, and what stands beside a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotations import Speaker
from annotator.suggestions import quotes, speakers

BESIDE = [
    (
        "Andrei Kulik, director of the Russian Foreign Ministry's First Asian Department, said",
        "Andrei Kulik",
        ("director", "Russian Foreign Ministry's First Asian Department", "RUS"),
    ),
    ("Then South Korean President Moon Jae-in said", "Moon Jae-in", ("President", "", "KOR")),
    (
        "said White House spokesperson Sarah Sanders.",
        "Sarah Sanders",
        ("spokesperson", "White House", "USA"),
    ),
    ("Wang Yi, China’s foreign minister, said", "Wang Yi", ("foreign minister", "", "CHN")),
    ("former British Prime Minister Theresa May", "Theresa May", ("Prime Minister", "", "GBR")),
    ("Emmanuel Macron (president of France) went", "Emmanuel Macron", ("president", "", "FRA")),
    (
        "The President of Veridia, Anna Kostova, visited and met the Prime Minister of Italy",
        "Anna Kostova",
        ("President", "Veridia", ""),
    ),
    (
        "She met the Prime Minister of the Republic of Italy, Omar Haddad.",
        "Omar Haddad",
        ("Prime Minister", "", "ITA"),
    ),
    ("After talks with the President of Italy, Ann Smith said", "Ann Smith", ("", "", "")),
    ("Ann Smith, who met the president of Italy, left", "Ann Smith", ("", "", "")),
    ("Later Ann Smith walked home", "Ann Smith", ("", "", "")),
]


@pytest.mark.parametrize(("text", "name", "expected"), BESIDE)
def test_beside(text, name, expected):
    start = text.index(name)
    found = speakers.beside(text, start, start + len(name))
    assert (found.role, found.affiliation, found.country) == expected


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("met Russian Foreign Minister Sergey Lavrov’s aide", "Lavrov", "Sergey Lavrov"),
        ("However Mr. Kulik spoke", "Kulik", "Kulik"),
        ("US Secretary of State Rex Tillerson said", "Tillerson", "Rex Tillerson"),
        ("in Ursula von der Leyen today", "Leyen", "Ursula von der Leyen"),
        ("с Сергеем Лавровым в", "Лавров", "Сергеем Лавровым"),
    ],
)
def test_name_at(text, at, name):
    start, end = speakers.name_at(text, text.index(at) + 2)
    assert text[start:end] == name


def test_no_name_at_a_small_word():
    assert speakers.name_at("he spoke", 1) is None


@pytest.mark.parametrize("linked", [True, False])
def test_the_likeliest_speaker_of_every_quote_of_the_seed_article(gold, linked):
    mentions = gold.mentions if linked else []
    for quote in gold.quotes:
        content = next(span for span in quote.spans if span.role == "content")
        proposal = quotes.around(gold.text, content.start + 1)
        ranked = speakers.likely(gold.text, proposal, mentions, gold.speakers)
        assert ranked[0].speaker == quote.speaker, quote.id
        assert len({one.speaker for one in ranked}) == len(ranked)


def test_a_pronoun_that_stands_for_a_thing_is_no_person():
    known = [Speaker(id="k", name="Kulik"), Speaker(id="u", name="EU", kind="organisation")]
    text = "The EU met Kulik. It said that talks were over."
    ranked = speakers.likely(text, quotes.around(text, 30), [], known)
    assert [one.speaker for one in ranked] == ["u"]


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_any_text_gives_something_to_read_beside(text, start, length):
    start = min(start, len(text))
    speakers.beside(text, start, min(len(text), start + length))
    place = speakers.name_at(text, start)
    assert place is None or 0 <= place[0] < place[1] <= len(text)
