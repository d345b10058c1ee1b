"""Entries on real news and statements: what one key and Enter make of them."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from annotator.editing.articles import add_article
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.ui.dialogs.merge import MergeDialog
from annotator.ui.words import entry as hints
from tests.suggestions.marked import read

ROOT = Path(__file__).parents[2]
BELIEVED = (
    "the asylum seekers found in the water may have left the boat on purpose to be rescued to"
    " avoid being sent away from Indonesia waters"
)


def text_of(name):
    """The text of a statement by the first signs of its id, or of news by its name."""
    news = ROOT / "tests/files/wikinews" / f"{name}.txt"
    if news.exists():
        return read(news).text
    lines = (ROOT / "resources/samples/government-statements.jsonl").read_text(encoding="utf-8")
    return next(d["text"] for d in map(json.loads, lines.splitlines()) if d["id"].startswith(name))


@pytest.fixture
def show(window):
    """Shows a text as an article and gives the project."""

    def show(name, **known):
        project = window.bench.desk.project
        article = add_article(project, text_of(name), language="en", **known)
        window.bench.desk.show_article(article.id)
        return project

    return show


def offered(window):
    listed = window.bench.page.entry.list
    return [listed.item(row).text() for row in range(listed.count())]


def lit(window):
    item = window.bench.page.entry.list.currentItem()
    return item.text() if item and window.bench.page.entry.list.currentRow() >= 0 else ""


def parts(quote, role):
    return [span.text for span in quote.spans if span.role == role]


def names(project):
    return sorted(one.name for one in project.all(Speaker))


def test_q_in_the_reporting_line_takes_what_stands_below(window, show, press, select):
    project = show("78C6FA20")
    select("Boris Johnson said", caret=True)
    press("Q", "Return")
    quote = project.all(Quote)[0]
    assert parts(quote, "content")[0].startswith("“It is unacceptable")
    assert (parts(quote, "cue"), quote.type) == (["said"], "direct")
    assert names(project) == ["Boris Johnson"]
    assert [one.text for one in project.all(Mention)] == ["Boris Johnson"]


@pytest.mark.parametrize("by_selection", [True, False])
def test_a_reporting_word_within_a_quote_starts_one_of_its_own(
    window, show, press, select, by_selection
):
    project = show("asylum")
    select("According to ABC", caret=True)
    press("Q", "Esc")
    select(BELIEVED if by_selection else "believes", caret=not by_selection)
    press("Q", "Esc")
    outer, inner = project.all(Quote)
    assert parts(outer, "cue") == ["According to"]
    assert parts(inner, "content") == [BELIEVED]
    assert (parts(inner, "cue"), parts(inner, "source")) == (["believes"], ["Basya"])
    assert inner.parent == outer.id


def test_the_name_behind_an_office_is_linked(window, show, press, select):
    project = show("asylum")
    select("Najib Razak said", caret=True)
    press("Q", "Return")
    assert names(project) == ["Najib Razak"]
    assert [one.text for one in project.all(Mention)] == ["Najib Razak"]


@pytest.mark.parametrize("words", ["Mr Johnson also", "Mr Johnson"])
def test_who_is_known_comes_first_behind_a_title_too(window, show, press, select, words):
    project = show("11010487")
    boris = add_speaker(project, "Boris Johnson")
    select(words, caret=words.endswith("also"))
    press("S")
    assert offered(window)[0] == "Boris Johnson"
    assert "New speaker “Boris Johnson”" not in offered(window)
    press("Return")
    assert [one.speaker for one in project.all(Mention)] == [boris.id]
    assert names(project) == ["Boris Johnson"]


def test_whose_whole_name_is_known_is_offered_by_office_and_surname(window, show, press, select):
    project = show("11010487")
    add_speaker(project, "Sergei Lavrov")
    select("Boris Johnson was", caret=True)
    press("S")
    assert lit(window) == "New speaker “Boris Johnson”"


@pytest.mark.parametrize("word", ["first boat", "migrants", "affected"])
def test_no_type_is_lit_or_taken_where_none_is_guessed(window, show, press, select, word):
    project = show("asylum")
    select(word, caret=True)
    press("E")
    assert lit(window) == ""
    press("Return")
    assert project.all(Event) == []
    assert window.bench.page.entry.isVisible()
    hint = window.bench.page.entry.findChild(QWidget, "entryHint")
    assert hint.text() == hints.HINT_CHOOSE
    press("Down", "Return")
    assert len(project.all(Event)) == 1


def test_nobody_is_lit_for_a_quote_whose_sentence_names_nobody(window, show, press, select):
    project = show("4174EF50")
    add_speaker(project, "Tony Blinken")
    select("Will the United States", caret=True)
    press("Q")
    assert lit(window) == ""
    press("Return")
    assert project.all(Quote)[0].speaker is None


def test_a_speaker_of_the_same_name_is_proposed_to_merge_with(window, show, press, select, qtbot):
    project = show("11010487")
    for name in ("Anna Lind", "Boris Johnson", "Zoe Ames", "Boris Johnson"):
        last = add_speaker(project, name)
    window.bench.desk.choose("speaker", last.id)
    window._actions["merge"].trigger()
    dialog = window.findChild(MergeDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press("Return")
    assert names(project) == ["Anna Lind", "Boris Johnson", "Zoe Ames"]


def test_who_acts_and_to_whom_is_offered_by_noun_phrases(window, show, press, select):
    project = show("asylum")
    select("contacted Thailand", caret=True)
    press("E", "Return")
    assert offered(window)[0] == "New speaker “John Kerry”"
    assert all("State”" not in one or "Department" in one for one in offered(window))
    press("1", "Tab")
    assert offered(window)[0] == "New speaker “Thailand's foreign minister”"
    press("1", "Esc")
    event = project.all(Event)[0]
    assert [one.role for one in event.participants] == ["actor", "recipient"]


def test_e_takes_both_words_of_a_phrase(window, show, press, select):
    project = show("asylum")
    select("cracked down", caret=True)
    press("E", "Return", "Esc")
    event = project.all(Event)[0]
    assert (event.type, event.spans[0].text) == ("COERCE", "cracked down")
