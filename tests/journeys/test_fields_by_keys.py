"""The form and what is known about the article, by keys alone."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Quote, Speaker
from annotator.ui.dialogs.merge import MergeDialog


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def quote(window, project):
    """A quote that is chosen; the keys are the text's."""
    speaker = add_speaker(project, "A. Kulik").id
    quote = mark_quote(project, window.bench.desk.article, [(60, 90)], speaker=speaker)
    window.bench.desk.choose("quote", quote.id)
    window.bench.page.setFocus()
    return quote


def test_another_speaker_is_named_in_the_form(qtbot, window, quote, press, type_words):
    said_by = window.bench.panels.form.page("quote").editors["speaker"].control
    press("F")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is said_by)
    type_words("Andrei Kulik")
    press("Return")
    project = window.bench.desk.project
    assert project.get(Speaker, project.get(Quote, quote.id).speaker).name == "Andrei Kulik"
    press("Ctrl+Z")
    assert [one.name for one in project.all(Speaker)] == ["A. Kulik"]


def test_two_speakers_become_one(qtbot, window, quote, press, type_words):
    project = window.bench.desk.project
    kept = add_speaker(project, "Andrei Kulik").id
    window.bench.desk.choose("speaker", quote.speaker)
    press("Ctrl+M")
    dialog = window.findChild(MergeDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.into.control)
    type_words("andrei")
    press("Return", "Tab", "Space")
    assert project.get(Quote, quote.id).speaker == kept
    assert "Ctrl+Z takes it back" in window.bench.messages.text()
