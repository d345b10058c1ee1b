"""Undo in a file that holds the steps of several people."""

import pytest

from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Speaker
from annotator.store.files import open_project


@pytest.fixture
def window(open_window, seed_project):
    """Mina's window on a file in which mina took a step, then ben two."""
    for who, name in (("mina", "Kulik"), ("ben", "Chung"), ("ben", "Suh")):
        with open_project(seed_project, annotator=who) as project:
            add_speaker(project, name)
    window = open_window(seed_project)
    window.bench.page.view.setFocus()
    return window


def names(window):
    return [one.name for one in window.bench.desk.project.all(Speaker)]


def test_anothers_step_is_told_first_and_taken_back_when_asked_again(window, press):
    press("Ctrl+Z")
    assert names(window) == ["Kulik", "Chung", "Suh"]
    told = window.bench.messages.text()
    assert told.startswith("The last step is not yours: Add speaker (ben, ")
    assert told.endswith("Ctrl+Z again undoes it.")
    press("Ctrl+Z")
    assert names(window) == ["Kulik", "Chung"]
    assert window.bench.messages.text() == "Undone: Add speaker, a step of ben."


def test_it_goes_on_through_their_steps_and_ones_own(window, press):
    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert names(window) == ["Kulik"]
    press("Ctrl+Z")
    assert names(window) == []
    assert window.bench.messages.text() == "Undone: Add speaker."
    press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert names(window) == ["Kulik", "Chung"]
    assert window.bench.messages.text() == "Done again: Add speaker, a step of ben."


def test_it_is_told_again_once_one_has_worked_in_between(window, press):
    press("Ctrl+Z", "Ctrl+Z")
    add_speaker(window.bench.desk.project, "Moon")
    press("Ctrl+Z", "Ctrl+Z")
    assert names(window) == ["Kulik", "Chung"]
    assert "not yours: Add speaker" in window.bench.messages.text()
