"""What is being typed stays where it is while another program writes to the project."""

import os

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.editing.quotes import change_quote
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Quote, Speaker
from annotator.store import files


@pytest.fixture
def meanwhile(window, seed_project, qtbot):
    """Does something to the project from outside, and waits until the window has seen it."""

    def meanwhile(work):
        with files.open_project(seed_project, annotator="mina") as other:
            work(other)
        with qtbot.waitSignal(window.bench.desk.beside.changed, timeout=5000):
            pass
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    return meanwhile


@pytest.fixture
def quote(window, mark, press, qtbot):
    """A quote whose note has the keys."""
    mark(window, "We are always ready", "Q")
    qtbot.waitUntil(lambda: window.bench.panels.form.record is not None)
    press("N")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    return window.bench.desk.project.all(Quote)[0]


def test_a_note_goes_on(window, quote, meanwhile, type_words, view):
    type_words("a promise")
    note = QApplication.focusWidget()
    meanwhile(lambda other: add_speaker(other, "Kim"))
    assert QApplication.focusWidget() is note
    type_words(" made twice")
    view.setFocus()
    assert window.bench.desk.project.get(Quote, quote.id).note == "a promise made twice"


def test_of_two_notes_at_once_the_later_one_stands_and_none_is_lost(
    window, quote, meanwhile, type_words, view
):
    type_words("mine")
    meanwhile(lambda other: change_quote(other, quote.id, note="theirs", stance="support"))
    view.setFocus()
    project = window.bench.desk.project
    kept = project.get(Quote, quote.id)
    assert (kept.note, kept.stance) == ("mine", "support")
    project.undo()
    assert project.get(Quote, quote.id).note == "theirs"


def test_who_said_it_is_asked_until_it_is_answered(select, press, meanwhile, type_words):
    select("We are always ready")
    press("Q")
    asked = QApplication.focusWidget()
    assert isinstance(asked, QLineEdit)
    type_words("Chu")
    meanwhile(lambda other: add_speaker(other, "Chung Eui-yong"))
    assert QApplication.focusWidget() is asked
    type_words("ng")
    assert asked.text() == "Chung"


def test_a_cell_goes_on(window, seed_project, press, type_words, qtbot):
    project = window.bench.desk.project
    add_speaker(project, "Suh")
    table = window.bench.panels.speakers.table
    qtbot.waitUntil(lambda: table.lines.rowCount() == 1)
    table.setCurrentIndex(table.lines.index(0, 0))
    table.setFocus()
    press("F2")
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    name.selectAll()
    type_words("Suh H")
    with files.open_project(seed_project, annotator="mina") as other:
        add_speaker(other, "Kim")
    window._notice_others()
    assert QApplication.focusWidget() is name
    type_words("oon")
    press("Return")
    qtbot.waitUntil(lambda: table.lines.rowCount() == 2, timeout=5000)
    assert {one.name for one in project.all(Speaker)} == {"Suh Hoon", "Kim"}


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in place")
@pytest.mark.parametrize("trouble", ["gone", "read-only"])
def test_a_note_that_cannot_be_saved_stays_and_is_saved_later(
    window, quote, seed_project, type_words, trouble
):
    project, note = window.bench.desk.project, QApplication.focusWidget()
    view = window.bench.page.view
    away = seed_project.with_name("away")
    type_words("a promise")
    if trouble == "gone":
        seed_project.rename(away)
    else:
        seed_project.chmod(0o444)
    view.setFocus()
    assert window.bench.messages.text()
    assert note.toPlainText() == "a promise"
    assert note.property("wrong")
    assert note.toolTip() in window.bench.messages.text()
    assert project.get(Quote, quote.id).note == ""
    if trouble == "gone":
        away.rename(seed_project)
    else:
        seed_project.chmod(0o644)
    note.setFocus()
    view.setFocus()
    assert project.get(Quote, quote.id).note == "a promise"
    assert not note.property("wrong")
