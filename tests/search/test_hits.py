"""Hits in a real project, by the index and by a scan."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.editing import articles, events, quotes, speakers
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Alias
from annotator.search.hits import AROUND, PLACES, search
from annotator.search.query import query_of
from annotator.store import files
from annotator.store.connection import MEMORY

TEXT = "🕊 MOSCOW. “We are ready for talks,” Suh said.\nThe café talks of Seoul: 金正恩在平壤。"
EVENT = (TEXT.index("talks of"), TEXT.index(" of"))
OTHER = "Nothing but sanctions, sanctions."


@pytest.fixture(scope="module")
def project():
    """Two articles; a quote in two stretches, an event, a speaker of two names."""
    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as project:
        article = articles.add_article(project, TEXT)
        articles.add_article(project, OTHER, title="Résolution")
        suh = speakers.add_speaker(
            project, "Suh Hoon", country="KOR", aliases=(Alias("서훈", "native"),)
        )
        quotes.mark_quote(project, article.id, [(10, 27), (28, 35)], speaker=suh.id)
        event = events.mark_event(project, article.id, [EVENT], type="CONSULT", location="Seoul")
        events.add_participant(project, event.id, "actor", suh.id)
        yield project


def words(project, typed, place="text"):
    return [hit.match for hit in search(project, typed, place, 100)]


def test_a_hit_tells_where_it_stands(project):
    (hit,) = search(project, "seoul", "text", 5)
    assert TEXT[hit.start : hit.end] == hit.match == "Seoul"
    assert hit.before + hit.match + hit.after == TEXT[hit.start - AROUND : hit.end + AROUND]
    assert hit.title == TEXT.partition("\n")[0]
    assert (hit.place, hit.record, hit.speaker) == ("text", "", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("talk", ["talks", "talks"]),
        ('"talk"', []),
        ("ready talks", ["ready", "talks", "talks"]),
        ('"ready for talks"', ["ready for talks"]),
        ("ready sanctions", []),
        ("cafe", ["café"]),
        ("CAFÉ", ["café"]),
        ("正恩", ["正恩"]),
        ("🕊", ["🕊"]),
        ('sanc" NEAR(', []),
        ("resolution", ["Résolution"]),
    ],
)
def test_words_in_texts(typed, found, project):
    assert words(project, typed) == found


def test_a_title_alone_has_no_place_in_the_text(project):
    (hit,) = search(project, "resolution", "text", 5)
    assert (hit.start, hit.end) == (None, None)


def test_every_hit_counts_towards_the_limit(project):
    assert len(search(project, "sanctions", "text", 5)) == 2
    assert len(search(project, "sanctions", "text", 1)) == 1


@pytest.mark.parametrize("typed", ["talks ready", "we", '"ready for"', "“We"])
def test_words_of_quotes(typed, project):
    (hit,) = search(project, typed, "quotes", 5)
    assert (hit.start, hit.end, hit.speaker) == (10, 27, "Suh Hoon")
    assert hit.before + hit.match + hit.after == "“We are ready for … talks,”"


def test_words_beside_the_quotes_are_not_theirs(project):
    assert words(project, "moscow", "quotes") == []


@pytest.mark.parametrize("typed", ["talks", "suh", "consult", "seoul", "talks suh"])
def test_events_by_word_actor_type_and_place(typed, project):
    (hit,) = search(project, typed, "events", 5)
    assert (hit.start, hit.end, hit.speaker) == (*EVENT, "Suh Hoon")
    assert hit.before + hit.match + hit.after == "talks | Suh Hoon | CONSULT | Seoul"


@pytest.mark.parametrize("typed", ["hoon", "서훈", "훈", "kor"])
def test_speakers_by_any_name(typed, project):
    (hit,) = search(project, typed, "speakers", 5)
    assert (hit.article, hit.speaker, hit.start) == ("", "Suh Hoon", None)


@given(typed=st.text(st.characters(), max_size=20), place=st.sampled_from(PLACES))
@example(typed="0\0", place="text")
@example(typed="a\udcff", place="text")
@example(typed='"*', place="quotes")
def test_nothing_that_can_be_typed_is_a_fault(project, typed, place):
    try:
        hits = search(project, typed, place, 10)
    except AnnotatorError:
        with pytest.raises(AnnotatorError):
            query_of(typed)
    else:
        assert all(hit.match for hit in hits)


@given(st.data())
def test_any_word_of_a_text_is_found_there(project, data):
    word = data.draw(st.sampled_from(TEXT.split()))
    found = {hit.match for hit in search(project, word, "text", 100)}
    assert any(part in word for part in found), found


def test_words_found_beside_each_other_are_one_place(project):
    assert words(project, "for ready talks") == ["ready for talks", "talks"]
    assert words(project, "moscow talks") == ["MOSCOW", "talks", "talks"]
