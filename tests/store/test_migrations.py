"""Every released schema still opens, and each step has a project from before it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.store import checking, files, migrations

GOLDEN = Path(__file__).parents[1] / "files"


def test_each_schema_has_a_golden_project():
    assert len(migrations.STEPS) == migrations.SCHEMA
    names = {f"schema-{number}.sqlite" for number in range(1, migrations.SCHEMA + 1)}
    assert names == {path.name for path in GOLDEN.glob("schema-*.sqlite")}


@pytest.mark.parametrize("number", range(1, migrations.SCHEMA + 1))
def test_a_project_of_each_schema_opens_whole(tmp_path, number):
    path = tmp_path / "old.sqlite"
    shutil.copyfile(GOLDEN / f"schema-{number}.sqlite", path)
    with files.open_project(path, annotator="mina") as project:
        assert list(checking.check(project, lambda *_: None)) == []
        assert [speaker.name for speaker in project.all(Speaker)] == ["Andrei Kulik", "Seoul"]
        quote = project.all(Quote)[0]
        assert [span.role for span in quote.spans] == ["content", "content", "cue"]
        assert len(project.all(Event)) == len(project.all(Mention)) == 1
        while project.undo_entry:
            project.undo()
        assert project.all(Quote) == []


def test_a_step_that_is_missing_is_taken_after_a_backup(tmp_path, monkeypatch):
    path = tmp_path / "old.sqlite"
    shutil.copyfile(GOLDEN / f"schema-{migrations.SCHEMA}.sqlite", path)

    def m999_reviewers(db):
        """Add a table."""
        db.execute("CREATE TABLE reviewers (id TEXT) STRICT")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, m999_reviewers))
    monkeypatch.setattr(migrations, "SCHEMA", migrations.SCHEMA + 1)
    monkeypatch.setattr(files, "SCHEMA", migrations.SCHEMA)
    with files.open_project(path, annotator="mina") as project:
        assert project.db.execute("SELECT count(*) FROM reviewers").fetchone() == (0,)
        assert migrations.schema_of(project.db) == migrations.SCHEMA
    backup = sqlite3.connect(tmp_path / f"old.schema-{migrations.SCHEMA - 1}.sqlite")
    assert migrations.schema_of(backup) == migrations.SCHEMA - 1
    backup.close()
