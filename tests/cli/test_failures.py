"""Every failure is one sentence with what to do, exit 1, and nothing changed."""

import json
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from annotator.store import connection
from annotator.store.migrations import SCHEMA

READING = (["info"], ["check"], ["history"], ["search", "ready"], ["undo"], ["backup"])


@pytest.fixture(params=READING, ids=" ".join)
def command(request):
    """A command that works on a project, with the words after its path."""
    name, *rest = request.param
    return lambda path: [name, path, *rest]


def test_no_such_file(command, tmp_path, typed):
    missing = tmp_path / "none.sqlite"
    said = f"There is no project {missing}. Make it with: annotator new PROJECT\n"
    assert typed(*command(missing)) == (1, "", said)
    assert list(tmp_path.iterdir()) == []


def test_a_folder(command, tmp_path, typed):
    said = f"{tmp_path} is a folder, not a project. Name a project file.\n"
    assert typed(*command(tmp_path)) == (1, "", said)


@pytest.mark.parametrize("content", [b"", b"Moscow said yes."])
def test_not_a_project(content, command, tmp_path, typed):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    said = (
        f"{path} is not an Annotator project."
        " Make one with: annotator new PROJECT, then import the file into it.\n"
    )
    assert typed(*command(path)) == (1, "", said)
    assert path.read_bytes() == content


def test_another_programs_database(command, tmp_path, typed):
    path = tmp_path / "x.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    said = (
        "x.sqlite is not an Annotator project."
        " It is another program's database; make a project with: annotator new PROJECT\n"
    )
    assert typed(*command(path)) == (1, "", said)


def test_a_newer_versions_file(command, path, typed):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    before = path.read_bytes()
    said = (
        f"talks.sqlite was made by a newer version of Annotator (its schema is {SCHEMA + 1},"
        f" this version knows {SCHEMA}). Install the newest version to open it.\n"
    )
    assert typed(*command(path)) == (1, "", said)
    assert path.read_bytes() == before


def test_a_damaged_file(command, path, typed):
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    said = (
        f"{path} is damaged. Bring back a backup with: annotator restore PROJECT BACKUP; or take"
        " what can be read with: annotator rescue PROJECT -o NEW\n"
    )
    assert typed(*command(path)) == (1, "", said)
    assert path.read_bytes() == content


def test_a_file_with_a_damaged_page_is_not_whole(path, typed):
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quotes'").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    code, out, _ = typed("check", path, "--json")
    assert code == 1
    assert json.loads(out)["ok"] is False
    assert all("the file is damaged: " in one["message"] for one in json.loads(out)["problems"])


def test_a_file_that_exists_is_not_made_again(path, typed):
    before = path.read_bytes()
    said = f"{path} exists already. Choose another name, or open it.\n"
    assert typed("new", path) == (1, "", said)
    assert path.read_bytes() == before


def test_new_in_no_folder(tmp_path, typed):
    said = f"There is no folder {tmp_path / 'none'}. Make the folder first.\n"
    assert typed("new", tmp_path / "none" / "p.sqlite") == (1, "", said)


def test_new_with_a_codebook_that_is_not_there(tmp_path, typed):
    said = "There is no codebook 'acled'. Give plover, cameo or the path of a TOML file.\n"
    assert typed("new", tmp_path / "p.sqlite", "--codebook", "acled") == (1, "", said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["undo"], ["import", "a.txt"]])
def test_locked_by_another(words, path, tmp_path, typed, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Moscow said yes.")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    said = (
        f"{path} is being changed by another program. Nothing was changed; try again in a moment.\n"
    )
    name, *rest = words
    assert typed(name, path, *rest) == (1, "", said)
    other.execute("ROLLBACK")
    other.close()
    assert '"articles": 1' in typed("info", path, "--json")[1]


def test_reading_does_not_wait_for_a_writer(path, typed):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert typed("info", path)[0] == 0
    assert typed("search", path, "ready")[0] == 0
    other.close()


def test_a_full_disk(path, tmp_path, typed, monkeypatch):
    (tmp_path / "long.txt").write_text("Moscow said yes. " * 100_000)
    prepared = connection._prepared

    def on_a_small_disk(db):
        prepared(db).execute("PRAGMA max_page_count = 80")
        return db

    monkeypatch.setattr(connection, "_prepared", on_a_small_disk)
    said = (
        f"The disk is full: {path} could not be saved."
        " Nothing was changed; make room and try again.\n"
    )
    assert typed("import", path, tmp_path / "long.txt") == (1, "", said)
    assert '"articles": 1' in typed("info", path, "--json")[1]
    assert typed("check", path)[0] == 0


def test_what_could_not_be_made_leaves_nothing(tmp_path, typed, monkeypatch):
    prepared = connection._prepared

    def on_a_small_disk(db):
        prepared(db).execute("PRAGMA max_page_count = 20")
        return db

    monkeypatch.setattr(connection, "_prepared", on_a_small_disk)
    code, _, err = typed("new", tmp_path / "p.sqlite")
    assert (code, err.partition(":")[0]) == (1, "The disk is full")
    assert list(tmp_path.iterdir()) == []


# --- as somebody who may not write: root may write anything, so root becomes nobody meanwhile

NOBODY = 65534
CAN_BE_REFUSED = hasattr(os, "geteuid") and hasattr(os, "seteuid")


@pytest.fixture
def read_only(path):
    """A project in a folder where nothing may be written, beside a text."""
    if not CAN_BE_REFUSED:
        pytest.skip("this system has other ways to refuse writing")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "talks.sqlite"
        project.write_bytes(path.read_bytes())
        (Path(folder) / "a.txt").write_text("Moscow said yes.")
        for item in Path(folder).iterdir():
            item.chmod(0o444)
        Path(folder).chmod(0o555)
        yield project
        Path(folder).chmod(0o755)


@pytest.fixture
def typed_by_nobody(typed, path):
    """Type a command as somebody who owns nothing here."""

    def run(name, project, *rest):
        typed(name, path, *rest)  # loads what the command needs, which nobody may not
        if os.geteuid() != 0:
            return typed(name, project, *rest)
        os.seteuid(NOBODY)
        try:
            return typed(name, project, *rest)
        finally:
            os.seteuid(0)

    return run


@pytest.mark.parametrize("words", [["info"], ["check"], ["history"], ["search", "ready"]])
def test_a_read_only_project_is_read(words, read_only, typed_by_nobody):
    name, *rest = words
    code, _, err = typed_by_nobody(name, read_only, *rest)
    assert (code, err) == (0, "")
    assert {item.name for item in read_only.parent.iterdir()} == {"talks.sqlite", "a.txt"}


def test_a_read_only_project_is_exported(read_only, typed_by_nobody):
    code, out, _ = typed_by_nobody("export", read_only, "-o", "-", "--format", "json")
    assert code == 0
    assert len(json.loads(out)["articles"]) == 1


@pytest.mark.parametrize("words", [["undo"], ["import", "a.txt"]])
def test_a_read_only_project_is_not_changed(words, read_only, typed_by_nobody, monkeypatch):
    monkeypatch.chdir(read_only.parent)
    name, *rest = words
    code, out, err = typed_by_nobody(name, read_only, *rest)
    assert (code, out) == (1, "")
    assert err.startswith(f"{read_only} is read-only. Nothing was changed; copy it to a place ")
    assert err.count("\n") == 1


def test_a_project_that_may_not_be_read(read_only, typed_by_nobody):
    read_only.chmod(0)
    said = f"{read_only} cannot be read: Permission denied. Check who may read the file.\n"
    assert typed_by_nobody("info", read_only) == (1, "", said)


def test_new_where_nothing_may_be_written(read_only, typed_by_nobody):
    path = read_only.with_name("new.sqlite")
    said = (
        f"{path} cannot be made: Permission denied."
        " Choose another name, or a folder where you may write.\n"
    )
    assert typed_by_nobody("new", path) == (1, "", said)
