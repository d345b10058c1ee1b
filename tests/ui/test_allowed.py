"""What can be done looks so, and what cannot does not: with and without an article."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from annotator.model import codebook
from annotator.store.files import create
from annotator.ui import actions, menus
from annotator.ui.words import window as words


@pytest.fixture
def empty(open_window, tmp_path):
    """The window on a project without articles."""
    path = tmp_path / "empty.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    return open_window(path)


def grey(window):
    return {name for name, action in actions.actions_of(window).items() if not action.isEnabled()}


def test_without_an_article_nothing_is_marked(empty):
    assert grey(empty) == menus.OF_AN_ARTICLE


def test_with_an_article_everything_can_be_done(window):
    assert grey(window) == set()


def test_the_first_article_lets_it_be_done(empty):
    empty.bench.annotating.paste("A text.")
    assert grey(empty) == set()


def test_the_last_article_takes_it_with_it(window, press):
    press("Ctrl+Shift+Del")
    assert grey(window) == menus.OF_AN_ARTICLE
    press("Ctrl+Z")
    assert grey(window) == set()


def test_keys_of_an_action_that_is_grey_say_why(empty, press):
    press("Alt+Return")
    assert empty.bench.messages.text() == words.NO_ARTICLE


@pytest.mark.parametrize("name", ["close", "quit"])
def test_the_window_closes(window, name):
    action = actions.actions_of(window)[name]
    assert action.shortcut() == QKeySequence({"close": "Ctrl+W", "quit": "Ctrl+Q"}[name])
    action.trigger()
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("name", "dialog", "nothing"),
    [
        ("import", "getOpenFileNames", ([], "")),
        ("import_folder", "getExistingDirectory", ""),
    ],
)
def test_an_import_begins_beside_the_project(window, monkeypatch, name, dialog, nothing):
    asked = []
    monkeypatch.setattr(QFileDialog, dialog, lambda *given: (asked.extend(given), nothing)[1])
    actions.actions_of(window)[name].trigger()
    assert str(window.bench.desk.project.path.parent) in asked
