"""A quote with another speaker: what its "Said by" words still say is told, and mended by a key."""

import pytest

from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Mention, Quote
from annotator.ui.words import window as window_words


@pytest.fixture
def project(window):
    return window.bench.desk.project


def source_words(project):
    return [span.text for span in project.all(Quote)[0].spans if span.role == "source"]


def give(window, project, type_words, press, name):
    """Choose another speaker for the first quote in its form."""
    window.bench.desk.choose("quote", project.all(Quote)[0].id)
    press("F")
    type_words(name)
    press("Return")


def test_a_name_is_offered_to_be_unmarked(window, project, select, press, type_words):
    add_speaker(project, "Moscow")
    select("We are always", caret=True)
    press("Q", "1")
    give(window, project, type_words, press, "Moscow")
    assert "names Andrei Kulik" in window.bench.messages.text()
    assert source_words(project) != []
    press("F4")
    assert source_words(project) == []
    assert project.all(Mention) != []


def test_a_pronoun_is_offered_to_the_new_speaker(window, project, select, press, type_words):
    moscow = add_speaker(project, "Moscow")
    select("We are always", caret=True)
    press("Q", "1")
    select("Russia has always", caret=True)
    press("Q", "1")
    second = project.all(Quote)[1]
    window.bench.desk.choose("quote", second.id)
    press("F")
    type_words("Moscow")
    press("Return")
    assert "“he”" in window.bench.messages.text()
    press("F4")
    assert {one.text: one.speaker for one in project.all(Mention)}["he"] == moscow.id
    assert [span.text for span in project.get(Quote, second.id).spans][-1] == "he"


def test_nothing_is_said_where_nobody_was_named(window, project, mark, press, type_words):
    add_speaker(project, "Moscow")
    mark(window, "stability of the military", "Q")
    give(window, project, type_words, press, "Moscow")
    press("F4")
    assert window.bench.messages.text() == window_words.NO_OFFER
