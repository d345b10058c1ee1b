"""Giving articles to people in the window, and how far each of them is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.editing import adjudication, articles, layers
from annotator.model.article import Article
from annotator.store.teamwork import progress
from annotator.ui import actions
from annotator.ui.dialogs.assign import AssignDialog
from annotator.ui.dialogs.progress import ProgressDialog
from annotator.ui.dialogs.release import ReleaseDialog
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import teams as words


@pytest.fixture
def window(window):
    """The window, with seven articles more."""
    project = window.bench.desk.project
    with project.edit("Add articles"):
        for number in range(7):
            articles.add_article(project, f"Article {number}.")
    return window


def opened(window, name, kind):
    actions.actions_of(window)[name].trigger()
    return next(one for one in window.findChildren(kind) if one.isVisible())


def test_what_each_would_get_is_shown_and_then_given(window, press, type_words, qtbot):
    dialog = opened(window, "assign", AssignDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.new)
    for name in ("ann", "bob"):
        type_words(name)
        press("Return")
    assert dialog.isVisible()
    dialog.share.setText("25")
    assert dialog.table.rows() == [["ann", "0", "5", "2", "5"], ["bob", "0", "5", "2", "5"]]
    assert window.bench.desk.project.undo_entry.label == "Add articles"
    dialog.share.setFocus()
    press("Return")
    assert window.bench.messages.text() == words.assigned(8, 2)
    found = {one.name: one.assigned for one in progress(window.bench.desk.project)}
    assert found == {"ann": 5, "bob": 5}
    with qtbot.waitActive(window):
        window.activateWindow()
    press("Ctrl+Z")
    assert progress(window.bench.desk.project) == []


def test_nobody_ticked_is_said_and_nothing_given(window):
    dialog = opened(window, "assign", AssignDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert "Nobody is named" in dialog.said.text()
    dialog.new.setText("ann")
    dialog.add()
    dialog.share.setText("10")
    assert "One person alone" in dialog.said.text()
    assert dialog.table.rows() == []
    dialog.share.setText("0")
    assert dialog.table.rows() == [["ann", "0", "8", "0", "8"]]
    dialog.reject()
    assert progress(window.bench.desk.project) == []


def test_who_has_articles_is_offered_again_and_what_they_have_stays(window):
    dialog = opened(window, "assign", AssignDialog)
    dialog.people.item(0).setCheckState(Qt.CheckState.Checked)  # mina, who works here
    dialog.accept()
    again = opened(window, "assign", AssignDialog)
    assert again.ticked() == ["mina"]
    assert again.said.text() == words.assign_sums(8, 0)
    assert again.problem() == words.ASSIGN_NOTHING
    again.reject()


def test_another_seed_deals_anew(window):
    dialog = opened(window, "assign", AssignDialog)
    for name in ("ann", "bob"):
        dialog.new.setText(name)
        dialog.add()
    dealt = {dialog.plan.given}
    for seed in range(1, 21):  # with so few articles, two seeds may deal alike
        dialog.seed.setText(str(seed))
        dealt.add(dialog.plan.given)
    assert len(dealt) > 1
    dialog.reject()


def test_progress_is_shown_and_follows(window):
    dialog = opened(window, "progress", ProgressDialog)
    assert dialog.table.rows() == []
    assert not dialog.said.isHidden()
    project = window.bench.desk.project
    layers.set_status(project, project.all(Article)[1].id, "done")
    assert dialog.table.rows() == [["mina", "0", "0", "0", "1", "0"]]
    assert dialog.said.isHidden()
    dialog.close()


def settle(window):
    project = window.bench.desk.project
    with project.edit("Settle"):
        for one in project.all(Article):
            adjudication.set_gold_status(project, one.id, settled=True)


def test_without_an_agreed_version_a_release_says_so(window):
    actions.actions_of(window)["release"].trigger()
    assert "no agreed version to release" in window.bench.messages.text()
    assert window.findChild(ReleaseDialog) is None


def test_a_release_is_written_beside_the_window(window, tmp_path, qtbot):
    settle(window)
    dialog = opened(window, "release", ReleaseDialog)
    assert dialog.path() == tmp_path / "seed-release"
    dialog.parts[1].setText("0")
    dialog.accept()
    qtbot.waitUntil(lambda: window.files.worker is None, timeout=20000)
    assert window.bench.messages.text().startswith("Released 8 articles (7 train, 1 test) in")
    assert (tmp_path / "seed-release" / "SHA256SUMS").is_file()


def test_a_release_is_stopped_by_a_button(window, tmp_path, qtbot):
    settle(window)
    dialog = opened(window, "release", ReleaseDialog)
    dialog.accept()
    window.files.worker.stop()
    qtbot.waitUntil(lambda: window.files.worker is None, timeout=20000)
    assert window.bench.messages.text() == dialog_words.STOPPED
    assert not (tmp_path / "seed-release").exists()


def test_a_release_without_parts_is_refused(window):
    settle(window)
    dialog = opened(window, "release", ReleaseDialog)
    for line in dialog.parts:
        line.setText("0")
    dialog.accept()
    assert dialog.isVisible()
    assert "does not say how" in dialog.problem()
    dialog.parts[0].setText("1")
    dialog.out.line.setText("")
    assert dialog.problem() == words.RELEASE_NO_FOLDER
    dialog.reject()
