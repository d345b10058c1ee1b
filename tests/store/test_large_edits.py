"""An edit of very many records is one step like any other, and takes no more memory than a few."""

import json
import shutil
import sqlite3
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from edits import contents

from annotator.editing import speakers
from annotator.model.annotations import Speaker
from annotator.store import checking, files, history, migrations, running

GOLDEN = Path(__file__).parents[1] / "files"
HELD = 100
MANY = 1250


@pytest.fixture
def crowd(project, monkeypatch):
    """A project of more speakers than are held in memory, who came in by an import."""
    monkeypatch.setattr(running, "HELD", HELD)
    with project.edit("Import", bulk=True):
        people = [Speaker(id=f"s{number:05}", name=f"Speaker {number}") for number in range(MANY)]
        project.add_many(Speaker, people)
    return project


def note_all(project, note):
    with project.edit("Note"):
        for number in range(MANY):
            project.save(replace(project.get(Speaker, f"s{number:05}"), note=note))


def note_all_but_stop(project, label):
    with project.edit(label):
        note_all(project, "read")
        raise KeyboardInterrupt


def test_it_is_undone_and_done_again_whole(crowd):
    before = contents(crowd)
    note_all(crowd, "read")
    after = contents(crowd)
    assert crowd.undo() == "Note"
    assert contents(crowd) == before
    assert crowd.redo() == "Note"
    assert contents(crowd) == after


def test_listeners_hear_that_everything_may_differ_and_history_counts_it(crowd):
    heard = []
    crowd.subscribe(heard.append)
    note_all(crowd, "read")
    crowd.undo()
    assert [(edit.everything, edit.changes) for edit in heard] == [(True, []), (True, [])]
    assert history.entries(crowd.db, 1)[0].records == MANY
    assert list(checking.check(crowd, lambda *_: None)) == []


def test_a_small_edit_is_still_told_change_by_change(crowd):
    heard = []
    crowd.subscribe(heard.append)
    speakers.change_speaker(crowd, "s00001", name="Kulik")
    assert [(edit.everything, edit.ids("speakers")) for edit in heard] == [(False, ["s00001"])]


def test_what_is_in_memory_does_not_grow_with_the_number_of_records(crowd):
    note = "n" * 4000
    note_all(crowd, "begun")  # what grows once has grown
    for work in (lambda: note_all(crowd, note), crowd.undo, crowd.redo):
        tracemalloc.start()
        work()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < len(note) * MANY / 2


def test_an_inner_edit_that_fails_takes_back_its_part_alone(crowd):
    """Also where the changes before it went to the file while it was running."""
    with crowd.edit("Note"):
        speakers.change_speaker(crowd, "s00000", note="outer")
        with pytest.raises(KeyboardInterrupt):
            note_all_but_stop(crowd, "Inner")
        speakers.change_speaker(crowd, "s00001", note="outer")
    assert [one.id for one in crowd.all(Speaker) if one.note] == ["s00000", "s00001"]
    assert history.entries(crowd.db, 1)[0].records == 2
    crowd.undo()
    assert not any(one.note for one in crowd.all(Speaker))


def test_one_that_fails_leaves_nothing_behind(crowd):
    before = contents(crowd)
    with pytest.raises(KeyboardInterrupt):
        note_all_but_stop(crowd, "Note")
    assert contents(crowd) == before
    assert crowd.db.execute("SELECT count(*) FROM history_blocks").fetchone() == (0,)
    assert crowd.undo_entry.label == "Import"


def test_texts_weigh_as_much_as_they_are_long(crowd):
    from annotator.editing import articles

    for number in range(6):
        articles.add_article(crowd, f"{number} " + "a" * running.CHARACTERS * HELD)
    assert crowd.db.execute("SELECT count(*) FROM history_blocks").fetchone() == (0,)
    with crowd.edit("Delete articles"):
        for article in crowd.db.execute("SELECT id FROM articles").fetchall():
            articles.delete_article(crowd, article[0])
    assert crowd.db.execute("SELECT count(*) FROM history_blocks").fetchone() == (5,)
    crowd.undo()
    assert crowd.db.execute("SELECT count(*) FROM article_texts").fetchone() == (6,)


def test_long_steps_of_an_older_file_are_put_in_blocks(tmp_path, monkeypatch):
    path = tmp_path / "old.sqlite"
    shutil.copyfile(GOLDEN / "schema-4.sqlite", path)
    with sqlite3.connect(path) as old:
        written = old.execute("SELECT id, changes FROM history ORDER BY id").fetchall()
    old.close()
    monkeypatch.setattr(migrations, "BLOCK", 300)
    with files.open_project(path, annotator="mina") as project:
        now = [
            (
                entry,
                [[c.table, c.id, c.before, c.after] for c in history.changes_of(project.db, entry)],
            )
            for entry, _ in written
        ]
        assert now == [(entry, json.loads(changes)) for entry, changes in written]
        assert project.db.execute("SELECT count(*) FROM history_blocks").fetchone()[0] > 3
        while project.undo_entry:
            project.undo()
        assert project.all(Speaker) == []


@pytest.mark.parametrize("schema", range(1, migrations.SCHEMA))
def test_an_older_file_that_may_not_be_written_is_read_as_it_is(tmp_path, schema):
    path = tmp_path / "old.sqlite"
    shutil.copyfile(GOLDEN / f"schema-{schema}.sqlite", path)
    path.chmod(0o444)
    with files.open_project(path, annotator="mina") as project:
        assert history.entries(project.db, 99)[-1].label == "Add article"
        assert list(checking.check(project, lambda *_: None)) == []
        assert migrations.schema_of(project.db) == schema
