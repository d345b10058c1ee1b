"""The message bar: at the foot of the window, over no word of the text."""

import pytest
from PySide6.QtCore import QPoint, QRect

from annotator.ui.messages import MessageBar

LONG = "This says at length why it was not done, and what can be done about it. " * 6


@pytest.fixture
def bar(window):
    return window.bench.messages


def over(window, widget):
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_a_message_covers_no_word_of_the_text(window, view, bar):
    bar.say("Undone: Mark a quote.")
    assert not over(window, view).intersects(bar.geometry())


def test_a_short_message_stands_beside_what_is_always_said(window, bar):
    window.show_status()
    bar.say("Undone.")
    line = over(window, window._status)
    ends = line.x() + window._status.sizeHint().width()
    assert ends < bar.x() < window.width()
    assert bar.geometry().right() == window.width() - 1


def test_a_long_message_has_the_whole_foot_and_all_its_words(window, bar):
    bar.fail(LONG)
    assert (bar.x(), bar.width()) == (0, window.width())
    said = bar._words
    assert said.height() >= said.heightForWidth(said.width())


def test_a_bar_goes_with_its_project(window, seed_project, qtbot):
    window.files.open_path(seed_project)
    qtbot.waitUntil(lambda: len(window.findChildren(MessageBar)) == 1)
    window.bench.desk.said.emit("Here.")
    assert window.findChildren(MessageBar)[0].text() == "Here."
