"""Merging and splitting speakers as an analyst does, by keys alone."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing import mentions, speakers
from annotator.model.annotations import Mention, Speaker
from annotator.ui.dialogs.merge import MergeDialog
from annotator.ui.dialogs.split import SplitDialog


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def kulik(window, project, view):
    """A speaker with two mentions, one of them “he”; Suh is another one."""
    speaker = speakers.add_speaker(project, "Andrei Kulik")
    long = "director of the National Intelligence Service; " * 6
    speakers.add_speaker(project, "Suh Hoon", role=long)
    for words, size in (("Kulik stressed", 5), ("he said", 2)):
        start = view.text().index(words)
        article = window.bench.desk.article
        mentions.mark_mention(project, article, start, start + size, speaker=speaker.id)
    window.bench.desk.choose("speaker", speaker.id)
    return speaker


def opened(window, kind, qtbot, name):
    window._actions[name].trigger()
    dialog = window.findChild(kind)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def type_letters(letters):
    QTest.keyClicks(QApplication.focusWidget(), letters)


def test_enter_takes_the_speaker_and_enter_again_merges(window, project, kulik, press, qtbot):
    dialog = opened(window, MergeDialog, qtbot, "merge")
    type_letters("suh")
    press("Return")
    assert dialog.isVisible()
    press("Return")
    assert [one.name for one in project.all(Speaker)] == ["Suh Hoon"]


def test_a_speaker_is_split_by_keys_from_top_to_bottom(window, project, kulik, press, qtbot):
    dialog = opened(window, SplitDialog, qtbot, "split")
    press("Space", "Tab")
    type_letters("suh")
    press("Return", "Return")
    assert not dialog.isVisible()
    suh = project.all(Speaker, name="Suh Hoon")[0]
    assert [one.text for one in project.all(Mention, speaker=suh.id)] == ["he"]
    assert [one.text for one in project.all(Mention, speaker=kulik.id)] == ["Kulik"]


def test_one_he_is_told_from_another_by_what_stands_around_it(window, kulik, qtbot):
    dialog = opened(window, SplitDialog, qtbot, "split")
    assert "[he] said" in dialog.list.item(0).text()


def test_nothing_overlaps_when_much_is_known_of_the_speaker(window, kulik, press, qtbot):
    dialog = opened(window, SplitDialog, qtbot, "split")
    dialog.into.control.setFocus()
    type_letters("suh")
    press("Return")
    qtbot.waitUntil(dialog.into.gloss.isVisible)
    assert dialog.list.geometry().bottom() < dialog.into.geometry().top()
