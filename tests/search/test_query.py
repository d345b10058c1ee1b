"""What was typed, as a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.search.query import Query, folded, places_in, query_of


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("sanctions", '"sanctions" *'),
        ("  north   korea ", '"north" "korea" *'),
        ('"north korea"', '"north korea"'),
        ('talks "north korea"', '"talks" "north korea"'),
        ('"north korea" talks', '"north korea" "talks" *'),
        ('"north korea', '"north korea" *'),
        ("don't", '"don\'t" *'),
        ("NOT near(a) OR b*", '"NOT" "near(a)" "OR" "b*" *'),
        ("col:x", '"col:x" *'),
        ("санкции", '"санкции" *'),
        ("한국", '"한국" *'),
    ],
)
def test_what_the_index_is_asked(typed, match):
    assert query_of(typed).match == match


@pytest.mark.parametrize("typed", ["金正恩", "G7 峰会", "ประชุม", "きょう", "🕊", "talks —"])
def test_what_no_index_holds_is_looked_for_in_the_texts(typed):
    assert query_of(typed) == Query(tuple(typed.split()), "")


@pytest.mark.parametrize("typed", ["", "  \t", '""', '" "', "\u0301"])
def test_nothing_typed(typed):
    with pytest.raises(AnnotatorError, match="nothing to search for"):
        query_of(typed)


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("seoul", "Seoul, SEOUL.", [(0, 5), (7, 12)]),
        ("resume", "a résumé", [(2, 8)]),
        ("résumé", "RESUME", [(0, 6)]),
        ("cafe", "cafe\u0301s", [(0, 4)]),
        ("strasse", "Bad Straße", [(4, 10)]),
        ("s", "ß", [(0, 1)]),
        ("峰会", "🕊在G7峰会", [(4, 6)]),
        ("ab bc", "abc", [(0, 3)]),
        ("here nowhere", "here", []),
    ],
)
def test_where_the_words_stand(typed, text, places):
    assert places_in(text, query_of(typed)) == places


@given(st.text(), st.text(), st.text())
def test_a_place_has_the_words_that_were_looked_for(before, word, after):
    query = Query((word,), "")
    if folded(word):
        text = before + word + after
        places = places_in(text, query)
        assert places
        assert all(folded(word) in folded(text[start:end]) for start, end in places)
        assert all(0 <= start < end <= len(text) for start, end in places)
