"""What is known about an article, changed by keys or a click; an article deleted and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing.articles import add_article
from annotator.model.article import Article
from annotator.store.files import open_project
from annotator.ui.dialogs.article_form import ArticleDialog


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def shown(window, project):
    return lambda: project.get(Article, window.bench.desk.article)


@pytest.fixture
def asked(qtbot, window, press):
    """Opens the dialog and waits for it."""

    def ask(by=lambda: press("Alt+Return")):
        by()
        qtbot.waitUntil(lambda: window.findChild(ArticleDialog) is not None)
        found = window.findChild(ArticleDialog)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is found.lines["title"])
        return found

    return ask


def test_several_fields_are_one_step(press, type_words, asked, shown, project):
    before = shown()
    asked()
    press("Ctrl+A")
    type_words("Ready to talk")
    press("Tab", "Ctrl+A")
    type_words("KCNA")
    press("Return")
    assert (shown().title, shown().source) == ("Ready to talk", "KCNA")
    assert project.undo() == "Change article"
    assert shown() == before


def test_a_click_over_the_article_opens_it_and_every_field_is_kept(window, asked, shown):
    about = window.bench.page._about
    form = asked(lambda: QTest.mouseClick(about, Qt.MouseButton.LeftButton))
    typed = {
        "byline": "A. Writer",
        "dateline_place": "Moscow",
        "published": "2018-03~",
        "url": "https://tass.com/1",
        "language": "en-GB",
        "licence": "CC BY 4.0",
    }
    for name, text in typed.items():
        form.lines[name].setText(text)
    form.kind.setCurrentIndex(form.kind.findData("wire"))
    QTest.keyClicks(form.note, "seen twice")
    form.does.click()
    known = {name: getattr(shown(), name) for name in typed}
    assert known == typed
    assert (shown().source_type, shown().note) == ("wire", "seen twice")


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("published", "last week", "is not a date"),
        ("title", "", "needs a title"),
        ("url", "tass.com", "begins with https://"),
        ("language", "the English one", "is a code"),
    ],
)
def test_what_is_not_valid_is_said_while_it_is_typed(press, asked, field, typed, says):
    form = asked()
    form.lines[field].setFocus()
    press("Ctrl+A", "Delete")
    QTest.keyClicks(form.lines[field], typed)
    assert says in form._problem.text()
    press("Return")
    assert form.isVisible()
    press("Escape")


def test_a_look_without_a_change_is_no_step(press, asked, project):
    last = project.undo_entry
    asked()
    press("Return")
    assert project.undo_entry == last


def test_a_deleted_article_makes_room_for_the_next_and_comes_back(window, press, project, shown):
    first = shown().id
    second = add_article(project, "Another text.").id
    press("Ctrl+Shift+Del")
    assert project.find(Article, first) is None
    assert window.bench.desk.article == second
    assert "Ctrl+Z brings it back" in window.bench.messages.text()
    press("Ctrl+Shift+Del")
    assert window.bench.desk.article == ""
    press("Ctrl+Z", "Ctrl+Z")
    assert {one.id for one in project.all(Article)} == {first, second}


def test_the_list_of_articles_offers_both(qtbot, window):
    table = window.bench.articles.table

    def offered():
        return [action.objectName() for action in table.actions()]

    qtbot.waitUntil(lambda: offered() == ["article", "delete_article"])


def test_a_deleted_article_is_gone_from_the_file(window, press, project, seed_project, shown):
    gone = shown().id
    press("Ctrl+Shift+Del")
    with open_project(seed_project, annotator="mina") as again:
        assert again.find(Article, gone) is None
