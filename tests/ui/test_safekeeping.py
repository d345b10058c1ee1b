"""A project is backed up beside the work; when its file is lost, what it held is not."""

import shutil
import sqlite3
import sys

import pytest
from PySide6.QtWidgets import QLabel

from annotator import places
from annotator.editing.speakers import add_speaker
from annotator.model import codebook
from annotator.model.annotations import Mention, Quote, Speaker
from annotator.store import backups, files
from annotator.store.open_files import files_of
from annotator.ui import safekeeping
from annotator.ui.main_window import MainWindow
from annotator.ui.safekeeping import Safekeeping
from annotator.ui.words import safekeeping as words

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in place")


@pytest.fixture
def keeper(window):
    """What watches the file, asked by the test instead of each second."""
    keeper = Safekeeping(window)
    keeper._watch.stop()
    return keeper


@pytest.fixture
def project(window):
    """The window's project."""
    return window.bench.desk.project


def said(window):
    return window.bench.messages.text()


def is_whole(path):
    """Whether SQLite finds every page of a file in order."""
    with sqlite3.connect(path) as db:
        found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return found == "ok"


def test_an_opened_project_is_backed_up(tmp_path, qtbot):
    path = tmp_path / "talks.sqlite"
    project = files.create(path, codebook.load("plover"), annotator="mina")
    add_speaker(project, "Kulik")
    window = MainWindow(project)
    qtbot.addWidget(window)
    window.show()
    keeper = Safekeeping(window)
    keeper.look_after()
    window.close()
    (backup,) = backups.made_before(path, places.backup_folder())
    with files.open_project(backup, annotator="mina") as copied:
        assert [speaker.name for speaker in copied.all(Speaker)] == ["Kulik"]


def vanish(path):
    for file in files_of(path):
        file.unlink(missing_ok=True)


@posix
def test_a_file_that_vanishes_is_said_before_anything_is_lost(window, keeper, seed_project, mark):
    mark(window, "Andrei Kulik", "S")
    vanish(seed_project)
    keeper.watch()
    assert f"The file {seed_project} is no longer there." in said(window)
    assert words.NOT_SAVING in [one.text() for one in window.statusBar().findChildren(QLabel)]
    (copy,) = backups.made_before(seed_project, places.backup_folder())
    assert str(copy) in said(window)
    with files.open_project(copy, annotator="mina") as kept:
        assert [one.text for one in kept.all(Mention)] == ["Andrei Kulik"]


@posix
def test_nothing_is_marked_in_a_file_that_is_gone(window, project, seed_project, mark):
    vanish(seed_project)
    mark(window, "We are always ready", "Q")
    assert "is no longer there" in said(window)
    assert project.all(Quote) == []
    assert len(window.bench.page.records) == 0


@posix
def test_the_work_goes_on_when_the_file_is_back(window, keeper, seed_project, mark):
    away = seed_project.with_name("away")
    seed_project.rename(away)
    keeper.watch()
    assert "is no longer there" in said(window)
    away.rename(seed_project)
    keeper.watch()
    assert said(window) == words.FOUND_AGAIN
    mark(window, "Andrei Kulik", "S")
    window.close()
    assert is_whole(seed_project)
    with files.open_project(seed_project, annotator="mina") as kept:
        assert len(kept.all(Mention)) == 1


@posix
def test_the_work_goes_on_in_a_copy(window, keeper, seed_project, qtbot, mark):
    mark(window, "Andrei Kulik", "S")
    article = window.bench.desk.article
    vanish(seed_project)
    keeper.watch()
    copy = seed_project.with_name("copy.sqlite")
    safekeeping.keep_copy(window, copy)
    assert said(window) == words.goes_on(copy)
    assert window.bench.desk.project.path == copy
    assert window.bench.desk.project.annotator == "mina"
    assert window.bench.desk.article == article
    assert len(window.bench.page.records) == 1
    qtbot.waitUntil(window.bench.page.view.isVisible)
    mark(window, "We are always ready", "Q")
    assert len(window.bench.desk.project.all(Quote)) == 1
    assert not window.statusBar().findChild(QLabel, "problem").isVisible()


@posix
def test_a_file_that_is_replaced_is_said(window, keeper, project, seed_project, mark):
    other = seed_project.with_name("other.sqlite")
    project.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(seed_project, other)
    other.replace(seed_project)
    mark(window, "Andrei Kulik", "S")
    assert f"The file {seed_project} was replaced by another one." in said(window)
    assert project.all(Mention) == []
    keeper.watch()
    assert "was replaced" in said(window)


@posix
def test_what_replaces_the_file_gets_nothing_of_its_log(
    window, keeper, project, seed_project, mark
):
    """SQLite itself gives the log of the old file to the new one, which is then damaged."""
    with files.open_project(seed_project, annotator="mina") as other:
        before = seed_project.with_name("before.sqlite")
        files.save_copy(other, before)
    for name in ("Andrei Kulik", "Chung Eui-yong", "Suh Hoon"):
        mark(window, name, "S")
    before.replace(seed_project)
    window.files.open_path(seed_project)
    assert window.bench.desk.project is not project
    assert window.bench.desk.project.all(Mention) == []
    mark(window, "We are always ready", "Q")
    window.close()
    assert is_whole(seed_project)
    (copy,) = backups.made_before(seed_project, places.backup_folder())
    with files.open_project(copy, annotator="mina") as kept:
        assert len(kept.all(Mention)) == 3


@posix
@pytest.mark.usefixtures("keeper")
def test_a_copy_put_back_after_closing_is_whole(window, seed_project, mark):
    with files.open_project(seed_project, annotator="mina") as other:
        before = seed_project.with_name("before.sqlite")
        files.save_copy(other, before)
    mark(window, "Andrei Kulik", "S")
    seed_project.unlink()
    window.close()
    before.replace(seed_project)
    assert is_whole(seed_project)
    with files.open_project(seed_project, annotator="mina") as kept:
        assert kept.all(Mention) == []


@posix
def test_a_folder_that_is_gone_is_said(window, keeper, project, seed_project, mark):
    shutil.rmtree(seed_project.parent)
    keeper.watch()
    assert "is no longer there" in said(window)
    assert backups.made_before(seed_project, places.backup_folder())
    mark(window, "Andrei Kulik", "S")
    assert project.all(Mention) == []
    window.close()


@posix
@pytest.mark.usefixtures("keeper")
def test_closing_keeps_a_copy_of_what_lost_its_file(window, seed_project, mark):
    mark(window, "Andrei Kulik", "S")
    vanish(seed_project)
    window.close()
    (copy,) = backups.made_before(seed_project, places.backup_folder())
    assert is_whole(copy)


def test_a_copy_is_saved_and_the_work_stays_where_it_is(window, project, seed_project):
    copy = seed_project.with_name("copy.sqlite")
    safekeeping.keep_copy(window, copy)
    assert said(window) == words.copied(copy)
    assert window.bench.desk.project is project
    assert is_whole(copy)


def test_a_copy_over_an_open_project_is_refused(window, seed_project, tmp_path):
    safekeeping.keep_copy(window, seed_project)
    assert "is in use" in said(window)
    other = tmp_path / "other.sqlite"
    shutil.copy(seed_project, other)
    with files.open_project(other, annotator="anton") as opened:
        add_speaker(opened, "Kulik")
        safekeeping.keep_copy(window, other)
        assert "is in use" in said(window)
    assert is_whole(other)
