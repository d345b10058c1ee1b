"""Another's work beside one's own: paler, named, and only to be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.editing import articles, layers, mentions, quotes, speakers
from annotator.model.annotations import Quote
from annotator.model.article import Article
from annotator.store.files import open_project
from annotator.ui.theme import DARK, LIGHT, SHAPES
from annotator.ui.words import teams as words


@pytest.fixture
def window(open_window, seed_project):
    """Mina's window on the seed article, done, on which bob marked a name and a quote before."""
    with open_project(seed_project, annotator="bob") as project:
        article = project.all(Article)[0].id
        text = project.text(article)
        kulik = speakers.add_speaker(project, "Andrei Kulik").id
        start = text.index("Andrei Kulik")
        mentions.mark_mention(project, article, start, start + 12, speaker=kulik)
        start = text.index("We are always")
        quotes.mark_quote(project, article, [(start, start + 20)], speaker=kulik)
        articles.add_article(project, "A second article.\nBob said nothing of it.")
    window = open_window(seed_project)
    layers.set_status(window.bench.desk.project, window.bench.desk.article, "done")
    return window


@pytest.fixture
def desk(window):
    return window.bench.desk


def rows(window):
    menu = window._menus["layer"]
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


@pytest.fixture
def beside(window):
    """Bob's work is shown beside mina's."""
    rows(window)["bob, beside my own"].trigger()


def drawn(window, *, beside):
    spans = [item.span for item in window.bench.page.view._index.touching(0, 10_000)]
    return sorted(one.mark for one in spans if one.is_beside == beside)


def tip(window, words):
    view = window.bench.page.view
    rect = view.words_rect(view.text().index(words), view.text().index(words) + 3)
    return view._tip(rect.center().toPointF())


def test_it_is_drawn_beside_ones_own_and_named(window, desk, beside):
    project = desk.project
    start = project.text(desk.article).index("Russia has")
    quotes.mark_quote(project, desk.article, [(start, start + 10)])
    assert drawn(window, beside=True) == ["quote", "speaker"]
    assert drawn(window, beside=False) == ["quote"]
    assert tip(window, "We are always").startswith("bob: Quoted words · ")
    assert tip(window, "We are always").endswith("said by Andrei Kulik")
    assert window.bench.page.whose.text() == words.beside("bob", "annotation")
    assert len(window.bench.page.records) == 1


@pytest.mark.usefixtures("beside")
def test_it_can_only_be_read(window, desk, press, select):
    view = window.bench.page.view
    rect = view.words_rect(view.text().index("We are always"), view.text().index("always"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.record == ""
    select("We are always", caret=True)
    press("O")
    assert desk.record == ""
    press("Q")
    assert len(desk.project.all(Quote)) == 2  # one's own, made where the other's is
    assert drawn(window, beside=True) == ["quote", "speaker"]


def test_it_goes_along_to_other_articles_and_away(window, desk, beside):
    first, second = desk.project.all(Article)
    desk.show_article(second.id)
    assert window.bench.page.whose.text() == ""
    desk.show_article(first.id)
    assert drawn(window, beside=True) == ["quote", "speaker"]
    window.bench.page.whose.findChild(QPushButton).click()
    assert drawn(window, beside=True) == []
    assert window.bench.page.whose.text() == ""


def test_work_that_is_reopened_hides_it_again(window, desk, beside):
    layers.set_status(desk.project, desk.article, "in_progress")
    assert drawn(window, beside=True) == []
    assert "bob, beside my own" not in rows(window)


def test_a_step_of_theirs_that_is_undone_is_followed(window, desk, beside):
    with desk.project.edit("Away"):
        desk.project.delete(Quote, desk.project.all(Quote)[0].id)
    assert drawn(window, beside=True) == ["speaker"]
    desk.project.undo()
    assert drawn(window, beside=True) == ["quote", "speaker"]


def test_it_is_not_shown_beside_the_same_work(window, desk, beside):
    rows(window)["bob  (2 records, started)"].trigger()
    assert drawn(window, beside=True) == []
    assert drawn(window, beside=False) == ["quote", "speaker"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_its_marks_are_paler_than_ones_own(theme):
    base = theme.pale("quote").fromString(theme.base)

    def apart(colour):
        return abs(colour.lightnessF() - base.lightnessF())

    for mark in SHAPES:
        assert apart(theme.pale(mark)) < apart(theme.pen(mark))
