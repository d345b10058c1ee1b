"""A bulk import is one step: undone and redone whole, and small in history."""

import tracemalloc
from dataclasses import replace

from edits import contents

from annotator.editing import speakers
from annotator.model.annotations import Annotator, Layer, Mention, Speaker
from annotator.model.article import Article, text_hash
from annotator.store import words

WORDS = "Kulik said yes \U0001f54a."


def import_some(project, count=25):
    with project.edit("Import", bulk=True):
        project.add_many(Annotator, [Annotator(id="n1", name="mina")])
        project.add_many(Speaker, [Speaker(id="s1", name="Kulik")])
        for i in range(count):
            text = f"{WORDS} {i}"
            article = Article(
                id=f"a{i}", title=f"T{i}", sha256=text_hash(text), characters=len(text)
            )
            project.add_article(article, text)
            project.save(Layer(id=f"l{i}", article=f"a{i}", annotator="n1"))
            project.add_many(
                Mention,
                [Mention(id=f"m{i}", layer=f"l{i}", speaker="s1", start=0, end=5, text="Kulik")],
            )


def test_a_batch_is_undone_and_redone_whole(project):
    empty = contents(project)
    import_some(project)
    full = contents(project)
    project.undo()
    assert contents(project) == empty
    project.redo()
    assert contents(project) == full
    assert not list(words.unsound(project.db))


def test_a_batch_is_named_in_history_not_copied(project):
    import_some(project, 200)
    (size,) = project.db.execute("SELECT length(changes) + length(batch) FROM history").fetchone()
    assert size < 300


def test_edits_of_imported_records_are_undone_before_the_batch(project):
    import_some(project)
    full = contents(project)
    speakers.change_speaker(project, "s1", name="Andrei Kulik")
    project.undo()
    assert contents(project) == full
    project.undo()
    project.redo()
    project.redo()
    assert project.get(Speaker, "s1").name == "Andrei Kulik"


def test_an_import_may_change_what_was_there(project):
    old = speakers.add_speaker(project, "Lavrov")
    before = contents(project)
    with project.edit("Import", bulk=True):
        project.save(Speaker(id="s9", name="Suh"))
        project.save(replace(old, note="see Suh"))
        project.save(Speaker(id="s9", name="Suh Hoon"))
    after = contents(project)
    assert {s.name for s in project.all(Speaker)} == {"Lavrov", "Suh Hoon"}
    project.undo()
    assert contents(project) == before
    project.redo()
    assert contents(project) == after


def test_a_failed_import_leaves_nothing(project):
    before = contents(project)
    try:
        with project.edit("Import", bulk=True):
            project.save(Speaker(id="s9", name="Suh"))
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert contents(project) == before
    assert project.undo_entry is None


def test_listeners_hear_that_everything_may_differ(project):
    heard = []
    project.subscribe(heard.append)
    import_some(project, 1)
    project.undo()
    assert [edit.everything for edit in heard] == [True, True]


def test_a_few_texts_are_in_memory_while_many_are_undone_and_done_again(project):
    text = "\U0001f54a" + "a" * 200_000  # four bytes a sign
    with project.edit("Import", bulk=True):
        for number in range(60):
            words = f"{number} {text}"
            article = Article(
                id=f"a{number}", title="A", sha256=text_hash(words), characters=len(words)
            )
            project.add_article(article, words)
    for step in (project.undo, project.redo):
        tracemalloc.start()
        step()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 60 * 4 * len(text) / 2
    assert project.text("a59") == f"59 {text}"
