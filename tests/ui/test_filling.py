"""Words for a part of a record fill the field that they are for, in the same step."""

import pytest

from annotator.editing import articles, quotes, speakers
from annotator.model.annotations import Event, Quote, Speaker
from annotator.ui.filling import country_in

QUOTED = "We would like to ask"


@pytest.fixture
def project(window):
    return window.bench.desk.project


def quote_of(project):
    return project.all(Quote)[0]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("South Korea", "KOR"),
        ("in South Korea", "KOR"),
        ("in Seoul, South Korea", "KOR"),
        ("Russia", "RUS"),
        ("at the meeting with Lavrov", ""),
        ("here", ""),
    ],
)
def test_a_country_is_read_from_words(said, code):
    assert country_in(said) == code


def test_date_words_fill_the_date_counted_from_the_article(project, press, select):
    select(QUOTED, caret=True)
    press("Q", "Esc")
    before = quote_of(project).spans
    select("on Tuesday")
    press("D")
    quote = quote_of(project)
    assert quote.date == "2018-03-20"
    press("Ctrl+Z")
    quote = quote_of(project)
    assert (quote.date, quote.spans) == (None, before)


def test_words_that_are_no_date_are_marked_and_it_is_said(window, project, press, select):
    select(QUOTED, caret=True)
    press("Q", "Esc")
    select("at the meeting")
    press("D")
    assert quote_of(project).date is None
    assert "no date" in window.bench.messages.text()


def test_where_the_article_has_no_date_that_is_said(window, project, press, select):
    articles.change_article(project, window.bench.desk.article, published=None)
    select(QUOTED, caret=True)
    press("Q", "Esc")
    select("on Tuesday")
    press("D")
    assert "the article has no date to count from" in window.bench.messages.text()


def test_a_date_that_is_known_stays(project, press, select):
    select(QUOTED, caret=True)
    press("Q", "Esc")
    quote = quote_of(project)
    quotes.change_quote(project, quote.id, date="2018")
    select("on Tuesday")
    press("D")
    assert quote_of(project).date == "2018"


def test_place_words_fill_the_place_and_the_country(project, press, type_words, select):
    select("visited", caret=True)
    press("E")
    type_words("consu")
    press("Return", "Esc")
    select("North Korea")
    press("L")
    event = project.all(Event)[0]
    assert (event.location, event.location_country) == ("North Korea", "PRK")
    press("Ctrl+Z")
    assert project.all(Event)[0].location is None


def choose_quote(window, project):
    """A quote of which nothing but its words is marked, chosen."""
    quote = quotes.mark_quote(project, window.bench.desk.article, [(375, 585)])
    window.bench.desk.choose("quote", quote.id)


def test_a_quote_read_from_the_sentence_knows_to_whom_it_was_said(project, press, select):
    lavrov = speakers.add_speaker(project, "lavrov").id
    select(QUOTED, caret=True)
    press("Q", "Esc")
    assert quote_of(project).addressees == (lavrov,)


def test_a_known_name_fills_said_to(window, project, press, select):
    lavrov = speakers.add_speaker(project, "lavrov").id
    choose_quote(window, project)
    select("Lavrov", after="at the meeting with")
    press("A")
    assert quote_of(project).addressees == (lavrov,)
    press("Ctrl+Z")
    assert quote_of(project).addressees == ()


def test_a_name_that_nobody_has_is_marked_and_then_asked_for(window, project, press, select):
    choose_quote(window, project)
    select("Lavrov", after="at the meeting with")
    press("A")
    quote = quote_of(project)
    assert [span.role for span in quote.spans] == ["content", "addressee"]
    assert quote.addressees == ()
    assert window.bench.page.entry.list.item(0).text() == "New speaker “Sergey Lavrov”"
    press("1", "Esc")
    (heard,) = quote_of(project).addressees
    assert project.get(Speaker, heard).name == "Sergey Lavrov"


def test_selected_words_say_who_did_it_and_to_whom(window, project, press, select):
    select("visited", caret=True)
    press("E", "2", "Esc")
    select("Chung Eui-yong")
    press("B")
    select("North Korea")
    press("A")
    named = {one.id: one.name for one in project.all(Speaker)}
    event = project.all(Event)[0]
    assert [(part.role, named[part.speaker]) for part in event.participants] == [
        ("actor", "Chung Eui-yong"),
        ("recipient", "North Korea"),
    ]
    assert all(part.mention for part in event.participants)
