"""Undo takes back exactly one step, whatever it was; Redo does exactly it again."""

from unittest.mock import patch

import pytest
from edits import contents, do_something
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.editing import articles, quotes, speakers
from annotator.model import codebook
from annotator.model.annotations import Quote, Speaker
from annotator.store import files, history, running, words
from annotator.store.connection import MEMORY

NUMBERS = st.lists(st.integers(0, 10_000), min_size=30, max_size=200)


def picker(numbers):
    """Choose by the numbers in turn, and 0 when they run out."""
    left = iter(numbers)
    return lambda below: next(left, 0) % below


def last_step(project):
    """Return the number of the step that Undo would take back, 0 where there is none."""
    return project.undo_entry.id if project.undo_entry else 0


@pytest.mark.parametrize("held", [2, running.HELD])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NUMBERS)
def test_undoing_every_step_passes_through_every_state(held, numbers):
    with (
        patch.object(running, "HELD", held),
        files.create(MEMORY, codebook.load("plover"), annotator="mina") as project,
    ):
        pick = picker(numbers)
        states = {0: contents(project)}
        project.subscribe(lambda _: states.update({last_step(project): contents(project)}))
        for _ in range(len(numbers) // 6):
            do_something(project, pick)
        whole = dict(states)
        while project.undo_entry:
            project.undo()
            assert contents(project) == whole[last_step(project)]
        while project.redo_entry:
            project.redo()
            assert contents(project) == whole[last_step(project)]
        assert not list(words.unsound(project.db))


def test_a_new_step_after_undo_drops_what_was_undone(project, article):
    speakers.add_speaker(project, "Kulik")
    project.undo()
    speakers.add_speaker(project, "Lavrov")
    assert project.redo_entry is None
    assert [entry.state for entry in history.entries(project.db, 9)] == ["done", "dropped", "done"]


def test_typing_on_in_one_field_is_one_step(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    for note in ("h", "he", "hea"):
        quotes.change_quote(project, quote.id, note=note)
    project.undo()
    assert project.get(Quote, quote.id) == quote


def test_another_field_is_another_step(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    quotes.change_quote(project, quote.id, note="head")
    quotes.change_quote(project, quote.id, venue="Seoul")
    project.undo()
    assert (project.get(Quote, quote.id).note, project.get(Quote, quote.id).venue) == ("head", None)


def test_undo_outlives_closing(tmp_path):
    path = tmp_path / "p.sqlite"
    with files.create(path, codebook.load("plover"), annotator="mina") as project:
        speakers.add_speaker(project, "Kulik")
    with files.open_project(path, annotator="omar") as project:
        assert project.undo_entry.annotator == "mina"
        assert project.undo() == "Add speaker"
        assert project.all(Speaker) == []
    with files.open_project(path, annotator="omar") as project:
        project.redo()
        assert [speaker.name for speaker in project.all(Speaker)] == ["Kulik"]


def test_history_keeps_only_what_changed(project, article):
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    quotes.change_quote(project, quote.id, venue="Seoul")
    (changes,) = project.db.execute(
        "SELECT changes FROM history ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert "Seoul" in changes
    assert "spans" not in changes


def test_undo_of_a_deleted_article_brings_everything_back(project, article):
    speaker = speakers.add_speaker(project, "Kulik")
    quotes.mark_quote(project, article.id, [(42, 56)], speaker=speaker.id)
    before = contents(project)
    articles.delete_article(project, article.id)
    assert project.all(Quote) == []
    project.undo()
    assert contents(project) == before
    assert project.text(article.id).startswith("Moscow")
