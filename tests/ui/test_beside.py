"""What stands beside the text hears of everything, after the text where that is painted first."""

import pytest
from PySide6.QtCore import QObject

from annotator.store.changes import Edit
from annotator.ui.beside import Beside


@pytest.fixture
def parent(qapp):
    return QObject()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def beside(parent, heard):
    beside = Beside(parent)
    beside.changed.connect(lambda edit: heard.append(edit.label))
    beside.record_chosen.connect(lambda *choice: heard.append(choice))
    return beside


def test_news_is_told_at_once(beside, heard):
    beside.tell("changed", Edit("one"))
    assert heard == ["one"]


def test_held_news_is_told_in_order_once_the_events_are_done(beside, heard, qtbot):
    with beside.held():
        beside.tell("changed", Edit("one"))
        beside.tell("record_chosen", "quote", "q")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["one", ("quote", "q")])


def test_later_news_never_overtakes_what_waits(beside, heard):
    with beside.held():
        beside.tell("changed", Edit("one"))
    beside.tell("changed", Edit("two"))
    assert heard == ["one", "two"]


def test_nothing_is_told_of_a_project_that_is_let_go(beside, heard, qapp):
    with beside.held():
        beside.tell("changed", Edit("one"))
    beside.drop()
    qapp.processEvents()
    assert heard == []


def test_a_quote_is_in_its_panel_when_the_next_key_comes(window, press, qtbot):
    view, quotes = window.bench.page.view, window.bench.panels.quotes
    view.move_caret(view.text().index("We are always"))
    press("Q")
    qtbot.waitUntil(lambda: quotes.table.lines.rowCount() == 1)
    assert quotes.table.chosen() == [window.bench.desk.record]
    assert window.bench.panels.form.record.id == window.bench.desk.record
