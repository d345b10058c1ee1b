"""Merging from the window: what it would do is shown first, speakers are joined, one Undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from annotator.editing import layers, mentions, quotes, speakers
from annotator.model.annotations import Alias, Quote, Speaker
from annotator.model.article import Article
from annotator.store import files
from annotator.ui import actions, merging
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.merge_projects import MergeProjectsDialog
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import merging as words


@pytest.fixture
def other(window, tmp_path):
    """Another's copy of the window's project: both changed a quote, and each knows an Akim."""
    project = window.bench.desk.project
    article = project.all(Article)[0].id
    with project.edit("Before"):
        quote = quotes.mark_quote(project, article, [(0, 6)])
        layers.own_layer(project, article)
    path = tmp_path / "jonas.sqlite"
    files.save_copy(project, path)
    with project.edit("Here"):
        quotes.change_quote(project, quote.id, stance="support")
        speakers.add_speaker(project, "Akim Orlov", aliases=(Alias("Akim"),))
    with files.open_project(path, annotator=project.annotator) as theirs:
        akim = speakers.add_speaker(theirs, "Akim").id
        quotes.change_quote(theirs, quote.id, stance="oppose", speaker=akim)
    return path


def shown(window, other, qtbot):
    """Let the window look at another project; return the dialog."""
    merging.look(window, [other])
    qtbot.waitUntil(lambda: window.files.worker is None, timeout=20000)
    return next(one for one in window.findChildren(MergeProjectsDialog) if one.isVisible())


def done(window, qtbot):
    """Wait for the end of the work."""
    qtbot.waitUntil(lambda: window.files.worker is None, timeout=20000)


def test_the_plan_is_shown_before_anything_is_written(window, other, qtbot):
    project = window.bench.desk.project
    dialog = shown(window, other, qtbot)
    assert [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())] == [
        words.tab(words.CONFLICTS, 1),
        words.tab(words.SPEAKERS, 1),
    ]
    assert "≠ stance: support" in dialog.here.toPlainText()
    assert "≠ stance: oppose" in dialog.there.toPlainText()
    assert "≠ speaker: Akim" in dialog.there.toPlainText()
    dialog.reject()
    assert project.undo_entry.label == "Here"


def test_merge_joins_who_was_ticked_and_one_undo_takes_it_back(window, other, qtbot, press):
    project = window.bench.desk.project
    count = len(project.all(Speaker))
    dialog = shown(window, other, qtbot)
    dialog.tabs.setCurrentIndex(1)
    model = dialog._asks
    index = model.index(0, 0)
    model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    dialog.accept()
    done(window, qtbot)
    assert window.bench.messages.text().startswith("Changed ")
    assert len(project.all(Speaker)) == count
    (said,) = [one for one in project.all(Quote) if one.stance == "oppose"]
    assert project.get(Speaker, said.speaker).name == "Akim Orlov"
    with qtbot.waitActive(window):
        window.activateWindow()
    press("Ctrl+Z")
    assert project.undo_entry.label == "Here"
    assert all(one.stance != "oppose" for one in project.all(Quote))


def test_who_is_not_ticked_stays_apart(window, other, qtbot):
    project = window.bench.desk.project
    count = len(project.all(Speaker))
    shown(window, other, qtbot).accept()
    done(window, qtbot)
    assert len(project.all(Speaker)) == count + 1


def test_a_tick_can_be_set_and_taken_away_by_keys(window, other, qtbot):
    dialog = shown(window, other, qtbot)
    dialog.tabs.setCurrentIndex(1)
    table = dialog.tabs.currentWidget().findChild(type(dialog.list))
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(dialog.joins()) == 1
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.joins() == {}
    dialog.reject()


def test_nothing_new_is_said_and_cannot_be_merged(window, other, qtbot):
    shown(window, other, qtbot).accept()
    done(window, qtbot)
    dialog = shown(window, other, qtbot)
    assert not hasattr(dialog, "apply")
    assert dialog.tabs.isHidden()
    dialog.reject()


def test_a_merge_is_stopped_by_a_button(window, other, qtbot):
    project = window.bench.desk.project
    dialog = shown(window, other, qtbot)
    dialog.accept()
    window.files.worker.stop()
    done(window, qtbot)
    assert window.bench.messages.text() == dialog_words.STOPPED
    assert project.undo_entry.label == "Here"


def test_what_is_no_project_is_told(window, tmp_path, qtbot):
    other = tmp_path / "text.sqlite"
    other.write_text("Not a project.")
    merging.look(window, [other])
    done(window, qtbot)
    assert "is not an Annotator project" in window.bench.messages.text()


def test_the_menu_asks_for_files(window, other, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(other)], ""))
    actions.actions_of(window)["merge_project"].trigger()
    done(window, qtbot)
    assert window.findChild(MergeProjectsDialog).isVisible()
    window.findChild(MergeProjectsDialog).reject()


def test_what_would_go_is_listed(window, other, qtbot):
    with files.open_project(other, annotator=window.bench.desk.project.annotator) as theirs:
        mention = mentions.mark_mention(theirs, theirs.all(Article)[0].id, 0, 6).id
    shown(window, other, qtbot).accept()
    done(window, qtbot)
    with files.open_project(other, annotator=window.bench.desk.project.annotator) as theirs:
        mentions.delete_mention(theirs, mention)
    dialog = shown(window, other, qtbot)
    assert dialog.tabs.tabText(0) == words.tab(words.DELETIONS, 1)
    model = dialog.tabs.widget(0).model()
    assert model.index(0, 1).data() == "Russia"
    dialog.reject()


def test_of_very_many_things_to_look_at_the_first_are_told_after_the_merge(
    window, other, qtbot, monkeypatch
):
    monkeypatch.setattr(merging, "_SHOWN", 1)
    dialog = shown(window, other, qtbot)
    dialog.accept()
    done(window, qtbot)
    assert window.bench.messages.take_up()
    (details,) = [one for one in window.findChildren(DetailsDialog) if one.isVisible()]
    first, last = details.details.toPlainText().split("\n")
    assert "stance" in first
    assert last == words.more(1)
    details.reject()


def test_a_copy_of_the_file_brings_nothing(window, tmp_path, qtbot):
    project = window.bench.desk.project
    files.save_copy(project, tmp_path / "whole.sqlite")
    dialog = shown(window, tmp_path / "whole.sqlite", qtbot)
    assert not hasattr(dialog, "apply")
    dialog.reject()
