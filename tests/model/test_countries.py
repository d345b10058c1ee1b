"""Countries and sectors: the lists that ship, and finding in them while typing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import places
from annotator.errors import AnnotatorError
from annotator.model import countries


def test_all_states_and_the_actors_that_are_none_are_there():
    codes = list(countries.countries())
    assert len(codes) == 249 + 7
    assert set(codes[249:]) == {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_a_code_has_a_name():
    assert countries.name("KOR") == "South Korea"
    assert countries.name("UNO") == "United Nations"
    assert countries.is_country("PRK")
    assert countries.is_country("EUR")
    assert not countries.is_country("KR")
    assert not countries.is_country("")


def test_a_code_that_is_none_is_an_error_that_names_it():
    with pytest.raises(AnnotatorError, match="'XYZ' is not the code of a country"):
        countries.name("XYZ")


def test_identifiers_and_other_names_come_with_a_country():
    germany = countries.countries()["DEU"]
    assert (germany.alpha2, germany.numeric, germany.wikidata) == ("DE", "276", "Q183")
    assert "UK" in countries.countries()["GBR"].other_names


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("us", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("cote d'iv", "CIV"),
        ("turkiye", "TUR"),
        ("turkey", "TUR"),
        ("burma", "MMR"),
        ("DPRK", "PRK"),
        ("south ko", "KOR"),
        ("niger", "NER"),
        ("guinea", "GIN"),
        ("un", "UNO"),
        ("european", "EUR"),
    ],
)
def test_the_likeliest_country_comes_first(typed, code):
    assert countries.find(typed)[0] == (code, countries.name(code))


def test_later_words_are_found_after_first_words():
    assert [code for code, _ in countries.find("korea")] == ["PRK", "KOR"]
    assert [code for code, _ in countries.find("nigeri")] == ["NGA"]
    assert countries.find("xyzzy") == []
    assert len(countries.find("")) == len(countries.countries())


@given(st.sampled_from(sorted(countries.countries())), st.data())
def test_a_country_is_found_by_its_code_its_names_and_their_beginnings(code, data):
    country = countries.countries()[code]
    typed = data.draw(st.sampled_from([code, country.name, *country.other_names]))
    beginning = typed[: data.draw(st.integers(1, len(typed)))]
    assert (code, country.name) in countries.find(typed.upper())
    assert (code, country.name) in countries.find(beginning)


def test_sectors_have_a_gloss():
    assert len(countries.sectors()) == 25
    assert countries.sectors()["MIL"] == "state military"


def test_reporting_verbs_are_one_a_line_with_a_count():
    path = places.resources() / "codebooks" / "reporting_verbs.txt"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    counts = {cue: int(count) for cue, count in rows}
    assert len(counts) == len(rows)
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    assert next(iter(counts)) == "said"
