"""What becomes of a project's file while it is open is noticed; nothing goes into a wrong one."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from annotator.editing.speakers import add_speaker
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Speaker
from annotator.store import backups, files
from annotator.store.connection import empty_log
from annotator.store.open_files import State, files_of, in_use

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps open files in place")


@pytest.fixture
def path(tmp_path):
    """The path of a project with one speaker, Kulik."""
    path = tmp_path / "talks.sqlite"
    with files.create(path, codebook.load("plover"), annotator="mina") as project:
        add_speaker(project, "Kulik")
    return path


@pytest.fixture
def project(path):
    """That project, open."""
    with files.open_project(path, annotator="mina") as project:
        yield project


@pytest.fixture
def other(tmp_path):
    """The path of another project, with many speakers."""
    path = tmp_path / "other.sqlite"
    with files.create(path, codebook.load("plover"), annotator="anton") as project:
        for number in range(300):
            add_speaker(project, f"Speaker {number}")
    return path


def names(path):
    with files.open_project(path, annotator="mina") as project:
        return [speaker.name for speaker in project.all(Speaker)]


def run(*words):
    """Run the program in another process, as another program does."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def copy_over(source, target):
    """Write a file over another one in place, as `cp` does, from another process."""
    subprocess.run(["cp", str(source), str(target)], check=True)


# --- the hold that SQLite has on a file


def test_a_project_opened_twice_here_keeps_its_log_from_other_programs(project, path):
    """Closing a file anywhere in a program gives up all locks that the program has on it."""
    files.open_project(path, annotator="mina").close()
    run("info", path)
    assert project.file.state() is State.WELL
    assert all(file.exists() for file in files_of(path))
    add_speaker(project, "Chung")
    with sqlite3.connect(path) as db:  # as any other program sees it
        assert db.execute("SELECT count(*) FROM speakers").fetchone() == (2,)
    db.close()


def test_what_is_open_here_is_told_from_what_is_not(project, path, other):
    assert in_use(path)
    assert in_use(files_of(path)[2])
    assert not in_use(other)
    assert not in_use(path.with_name("nothing"))
    with files.open_project(path, annotator="mina"):
        pass
    assert in_use(path)
    project.close()
    assert not in_use(path)


def test_no_file_stays_open_after_closing(path):
    folder = "/proc/self/fd"
    if not os.path.isdir(folder):  # noqa: PTH112
        pytest.skip("needs /proc")
    before = len(os.listdir(folder))  # noqa: PTH208
    first = files.open_project(path, annotator="mina")
    second = files.open_project(path, annotator="mina")
    first.close()
    second.close()
    assert len(os.listdir(folder)) == before  # noqa: PTH208


# --- another file written over it


def test_a_file_written_over_an_open_project_gets_nothing_of_it(project, path, other):
    add_speaker(project, "Chung")
    before = other.read_bytes()
    copy_over(other, path)
    assert project.file.state() is State.OVERWRITTEN
    with pytest.raises(AnnotatorError, match=r"talks.sqlite was overwritten by another program"):
        add_speaker(project, "Suh")
    project.close()
    assert path.read_bytes() == before
    assert not any(file.exists() for file in files_of(path)[1:])
    assert len(names(path)) == 300


def test_an_older_copy_of_the_project_itself_is_noticed_too(project, path):
    older = path.with_name("older.sqlite")
    files.save_copy(project, older)
    for number in range(50):
        add_speaker(project, f"Speaker {number}")
    empty_log(project.db, path)
    assert project.file.state() is State.WELL
    copy_over(older, path)
    assert project.file.state() is State.OVERWRITTEN
    project.close()
    assert names(path) == ["Kulik"]


def test_what_comes_over_it_within_an_edit_takes_the_edit_back(project, path, other):
    def replaced():
        with project.edit("Add much"):
            add_speaker(project, "Chung")
            copy_over(other, path)

    with pytest.raises(AnnotatorError, match="was overwritten"):
        replaced()
    project.close()
    assert len(names(path)) == 300


@pytest.mark.parametrize("folder", [True, False])
def test_giving_up_keeps_what_can_be_read_still(project, path, other, tmp_path, *, folder):
    """All that a small project holds is in memory or in the log; else the last backup is named."""
    kept_in = tmp_path / "backups"
    add_speaker(project, "Chung")
    if folder:
        kept = backups.make(project.db, path, kept_in)
        empty_log(project.db, path)
        project.db.execute("PRAGMA shrink_memory")
    else:
        project.db.execute("PRAGMA integrity_check").fetchall()
    copy_over(other, path)
    found = files.give_up(project, kept_in)
    assert found.path is not None
    assert names(found.path) == ["Kulik", "Chung"]
    assert found.whole is not folder
    assert not folder or found.path == kept
    assert len(names(path)) == 300


def test_giving_up_tells_where_nothing_is_kept(project, path, other, tmp_path):
    empty_log(project.db, path)
    project.db.execute("PRAGMA shrink_memory")
    copy_over(other, path)
    assert files.give_up(project, tmp_path / "backups") == files.Kept(None)
    assert list((tmp_path / "backups").iterdir()) == []


def test_what_sqlite_writes_is_no_other_file(project, path):
    """Checkpoints of this and of other programs, a restored backup, a touch, a vacuum."""
    backup = path.with_name("backup.sqlite")
    files.save_copy(project, backup)
    assert project.file.state() is State.WELL
    for number in range(40):
        add_speaker(project, f"Speaker {number} " + "of a long name " * 300)
        assert project.file.state() is State.WELL
    empty_log(project.db, path)
    assert project.file.state() is State.WELL
    run("restore", path, backup)
    assert project.file.state() is State.WELL
    with sqlite3.connect(path, isolation_level=None) as db:
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    assert project.file.state() is State.WELL
    os.utime(path)
    assert project.file.state() is State.WELL
    add_speaker(project, "Chung")
    project.close()
    assert names(path) == ["Kulik", "Chung"]


# --- the log beside it


def test_a_removed_log_is_noticed_and_nothing_of_it_is_lost(project, path):
    add_speaker(project, "Chung")
    files_of(path)[1].unlink()
    assert project.file.state() is State.LOG_GONE
    with pytest.raises(AnnotatorError, match=r"talks.sqlite-wal was removed"):
        add_speaker(project, "Suh")
    files.reopen(project)
    assert project.file.state() is State.WELL
    add_speaker(project, "Suh")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM speakers").fetchone() == (3,)
    db.close()
    project.close()
    assert names(path) == ["Kulik", "Chung", "Suh"]


# --- a file that may only be read


def test_a_file_marked_read_only_takes_no_edit_until_it_is_not(project, path):
    path.chmod(0o444)
    assert project.file.state() is State.READ_ONLY
    assert not project.writable
    with pytest.raises(AnnotatorError, match="is read-only"):
        add_speaker(project, "Chung")
    with pytest.raises(AnnotatorError, match="is read-only"):
        project.undo()
    path.chmod(0o644)
    add_speaker(project, "Suh")
    assert [one.name for one in project.all(Speaker)] == ["Kulik", "Suh"]


def test_what_is_read_only_is_opened_with_the_edits_in_its_log(project, path, tmp_path):
    """As after a crash: the log was never taken into the file."""
    empty_log(project.db, path)
    add_speaker(project, "Chung")
    crashed = tmp_path / "crashed.sqlite"
    for ours, its in zip(files_of(path)[:2], files_of(crashed)[:2], strict=True):
        shutil.copy(ours, its)
    crashed.chmod(0o444)
    with files.open_project(crashed, annotator="mina") as opened:
        assert not opened.writable
        assert [one.name for one in opened.all(Speaker)] == ["Kulik", "Chung"]
