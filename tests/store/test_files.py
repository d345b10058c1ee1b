"""Opening: what is a project and what is not, said in one sentence; one file after closing."""

import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from annotator.editing import speakers
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Speaker
from annotator.store import backups, connection, files
from annotator.store.migrations import SCHEMA


@pytest.fixture
def path(tmp_path):
    """A project file with one speaker."""
    path = tmp_path / "talks.sqlite"
    with files.create(path, codebook.load("plover"), annotator="mina") as project:
        speakers.add_speaker(project, "Kulik")
    return path


def refusal(path):
    with pytest.raises(AnnotatorError) as caught:
        files.open_project(path, annotator="mina")
    return caught.value.message


def test_a_clean_close_leaves_one_file(path):
    assert [item.name for item in path.parent.iterdir()] == ["talks.sqlite"]


def test_an_open_project_syncs_every_commit_to_a_log(path):
    with files.open_project(path, annotator="mina") as project:
        assert project.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert project.db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert project.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert project.db.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_a_file_that_exists_is_not_made_again(path):
    before = path.read_bytes()
    with pytest.raises(AnnotatorError, match="exists already"):
        files.create(path, codebook.load("plover"), annotator="mina")
    assert path.read_bytes() == before


def test_no_such_file(tmp_path):
    assert refusal(tmp_path / "none.sqlite") == f"There is no project {tmp_path / 'none.sqlite'}."


def test_a_folder(tmp_path):
    assert refusal(tmp_path) == f"{tmp_path} is a folder, not a project."


@pytest.mark.parametrize("content", [b"", b"Moscow said yes.", b"SQLite format 3"])
def test_a_file_that_is_no_database(tmp_path, content):
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    assert refusal(path) == f"{path} is not an Annotator project."
    assert path.read_bytes() == content


def test_another_programs_database(tmp_path):
    path = tmp_path / "x.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    assert refusal(path) == "x.sqlite is not an Annotator project."


def test_a_newer_versions_file_names_both_versions(path):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA + 6}")
    db.close()
    assert refusal(path) == (
        "talks.sqlite was made by a newer version of Annotator"
        f" (its schema is {SCHEMA + 6}, this version knows {SCHEMA})."
    )


def test_a_damaged_file(path):
    content = bytearray(path.read_bytes())
    content[1024:] = os.urandom(len(content) - 1024)
    path.write_bytes(content)
    with pytest.raises(AnnotatorError, match="is damaged"):
        files.open_project(path, annotator="mina").all(Speaker)


def test_a_file_in_use_says_so_and_changes_nothing(path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with files.open_project(path, annotator="mina") as project:
        with pytest.raises(AnnotatorError, match="being changed by another program"):
            speakers.add_speaker(project, "Lavrov")
        assert len(project.all(Speaker)) == 1
        other.rollback()
        speakers.add_speaker(project, "Lavrov")
        assert len(project.all(Speaker)) == 2
    other.close()


def test_a_full_disk_says_so_and_loses_nothing(path):
    with files.open_project(path, annotator="mina") as project:
        pages = project.db.execute("PRAGMA page_count").fetchone()[0]
        project.db.execute(f"PRAGMA max_page_count = {pages}")
        heard = []
        project.subscribe(heard.append)
        with pytest.raises(AnnotatorError, match="The disk is full"):
            speakers.add_speaker(project, "Lavrov", note="n" * 100_000)
        assert heard == []
        assert [s.name for s in project.all(Speaker)] == ["Kulik"]
        project.db.execute("PRAGMA max_page_count = 100000")
        speakers.add_speaker(project, "Lavrov")


def test_what_another_program_writes_is_noticed(path):
    with (
        files.open_project(path, annotator="mina") as mine,
        files.open_project(path, annotator="omar") as theirs,
    ):
        heard = []
        mine.subscribe(heard.append)
        assert not mine.notice_others()
        speakers.add_speaker(theirs, "Lavrov")
        assert mine.notice_others()
        assert [edit.everything for edit in heard] == [True]
        assert not mine.notice_others()


def test_ones_own_edits_are_not_anothers(path):
    with files.open_project(path, annotator="mina") as project:
        speakers.add_speaker(project, "Lavrov")
        assert not project.notice_others()


def test_a_read_only_file_is_read_and_not_edited(path, monkeypatch):
    # As where the folder may not be written: every way to write is refused by the system.
    def refuse(db):
        raise_readonly(path)

    def raise_readonly(path):
        sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("CREATE TABLE t (x)")

    monkeypatch.setattr(connection, "_prepared", refuse)
    with files.open_project(path, annotator="mina") as project:
        assert [s.name for s in project.all(Speaker)] == ["Kulik"]
        with pytest.raises(AnnotatorError, match="is read-only"):
            speakers.add_speaker(project, "Lavrov")


def test_a_backup_is_not_put_into_a_file_that_another_program_holds(path, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.01)
    backup = tmp_path / "b.sqlite"
    backup.write_bytes(path.read_bytes())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(AnnotatorError, match="is being changed by another program"):
        backups.restore(path, backup, aside=tmp_path / "aside.sqlite")
    other.close()


def test_backup_and_restore(path, tmp_path):
    with files.open_project(path, annotator="mina") as project:
        backups.copy(project.db, tmp_path / "b.sqlite")
        speakers.add_speaker(project, "Lavrov")
    backups.restore(path, tmp_path / "b.sqlite", aside=tmp_path / "aside.sqlite")
    for name, count in (("talks", 1), ("aside", 2)):
        with files.open_project(tmp_path / f"{name}.sqlite", annotator="mina") as project:
            assert len(project.all(Speaker)) == count


def test_an_open_window_sees_what_was_restored(path, tmp_path):
    with files.open_project(path, annotator="mina") as project:
        backups.copy(project.db, tmp_path / "b.sqlite")
        speakers.add_speaker(project, "Lavrov")
        backups.restore(path, tmp_path / "b.sqlite", aside=tmp_path / "aside.sqlite")
        assert project.notice_others()
        assert len(project.all(Speaker)) == 1


def test_a_damaged_project_is_restored_and_kept_aside(path, tmp_path):
    with files.open_project(path, annotator="mina") as project:
        backups.copy(project.db, tmp_path / "b.sqlite")
    path.write_bytes(b"SQLite format 3\x00 and then nothing good" * 99)
    backups.restore(path, tmp_path / "b.sqlite", aside=tmp_path / "aside.sqlite")
    with files.open_project(path, annotator="mina") as project:
        assert len(project.all(Speaker)) == 1
    assert (tmp_path / "aside.sqlite").read_bytes().startswith(b"SQLite format 3\x00 and then")


def test_only_the_newest_backups_are_kept(tmp_path):
    for day in range(8):
        (tmp_path / f"talks-2018030{day}.sqlite").touch()
    backups.rotate(tmp_path, "talks")
    left = sorted(item.name for item in tmp_path.iterdir())
    assert left == [f"talks-2018030{day}.sqlite" for day in range(3, 8)]


def test_a_project_is_backed_up_once_a_day(path, tmp_path):
    folder = tmp_path / "backups"
    with files.open_project(path, annotator="mina") as project:
        assert backups.look_after(project, folder) == ""
        (first,) = backups.made_before(path, folder)
        assert backups.look_after(project, folder) == ""
        assert backups.made_before(path, folder) == [first]
        os.utime(first, (0, 0))
        backups.look_after(project, folder)
        assert len(backups.made_before(path, folder)) == 2


def test_of_two_who_make_a_file_at_once_one_does(tmp_path):
    path, book = tmp_path / "race.sqlite", codebook.load("plover")
    together = threading.Barrier(4)

    def make():
        together.wait()
        try:
            files.create(path, book, annotator="mina").close()
        except AnnotatorError as error:
            return error.message
        return "made"

    with ThreadPoolExecutor(4) as people:
        said = [one.result() for one in [people.submit(make) for _ in range(4)]]
    assert sorted(said) == [f"{path} exists already."] * 3 + ["made"]
    files.open_project(path, annotator="mina").close()
