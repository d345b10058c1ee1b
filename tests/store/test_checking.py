"""A check finds what any other program may have done to a project file."""

import sqlite3
from contextlib import closing

import pytest
from edits import do_something
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.editing import articles, events, mentions, quotes, speakers
from annotator.model import codebook
from annotator.store import checking, files
from annotator.store.checking import Problem, check
from annotator.store.connection import MEMORY

TEXT = "🕊 Moscow said “yes” to Seoul."


def silent(done, total):
    """Hear how far the check is, and tell nobody."""


def problems(project):
    return list(check(project, silent))


def messages(project):
    return [problem.message for problem in problems(project)]


@pytest.fixture
def project(tmp_path):
    """Two articles by two annotators, each with a mention, a quote within a quote and an event."""
    path = tmp_path / "talks.sqlite"
    for name in ("mina", "omar"):
        make = files.open_project if path.exists() else files.create
        known = () if path.exists() else (codebook.load("plover"),)
        with make(path, *known, annotator=name) as project:
            article = articles.add_article(project, f"{TEXT} {name}")
            speaker = speakers.add_speaker(project, name)
            mentions.mark_mention(project, article.id, 2, 8, speaker=speaker.id)
            outer = quotes.mark_quote(project, article.id, [(9, 20)])
            quotes.mark_quote(project, article.id, [(14, 19)], parent=outer.id)
            event = events.mark_event(project, article.id, [(9, 13)], type="CONSULT")
            events.add_participant(project, event.id, "actor", speaker.id)
    with files.open_project(path, annotator="mina") as project:
        yield project


_FIRST_EVENT = "event = (SELECT id FROM events WHERE number = 1)"


def spoil(project, statement):
    """Change the file as another program would that knows nothing of its rules."""
    with closing(sqlite3.connect(project.path, isolation_level=None)) as db:
        db.execute(statement.replace("OF_FIRST", _FIRST_EVENT))


def test_a_sound_project_has_no_problems(project):
    assert problems(project) == []


def test_an_empty_project_is_whole():
    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as empty:
        assert problems(empty) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=20, max_size=200))
def test_whatever_people_do_leaves_it_whole(numbers):
    supply = iter(numbers)
    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as project:
        for _ in range(30):
            do_something(project, lambda below: next(supply, 0) % below)
        assert problems(project) == []


def test_the_problem_names_its_article_and_record(project):
    spoil(project, "UPDATE mentions SET text = 'Minsk' WHERE start = 2 AND number = 1")
    article, mention = project.db.execute(
        "SELECT l.article, m.id FROM mentions m JOIN layers l ON l.id = m.layer WHERE m.number = 1"
    ).fetchone()
    words = "mention: mention 2..8 says 'Minsk', but the text there is 'Moscow'"
    assert problems(project) == [Problem(article, mention, words)]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            'UPDATE event_spans SET "end" = 9999 WHERE OF_FIRST',
            "event: trigger 9..9999 lies outside the text of 34 characters",
        ),
        (
            "UPDATE quote_spans SET role = 'cue' WHERE start = 14",
            "quote: a quote needs at least one stretch of quoted words (content)",
        ),
        ("UPDATE events SET type = 'CONSOLT' WHERE number = 1", "did you mean CONSULT?"),
        ("UPDATE events SET date = 'Tuesday' WHERE number = 1", "event: date: "),
        ("UPDATE participants SET role = 'villain' WHERE OF_FIRST", "'villain' is not known"),
        ("UPDATE quotes SET stance = 'angry' WHERE number = 1", "quote: stance 'angry'"),
        ("UPDATE speakers SET country = 'Korea' WHERE number = 1", "speaker: country 'Korea'"),
        ("UPDATE articles SET published = 'May' WHERE number = 1", "published: "),
        ("UPDATE articles SET characters = 3 WHERE number = 1", "34 characters, not 3"),
        ("UPDATE articles SET sha256 = lower(hex(zeroblob(32))) WHERE number = 1", "SHA-256"),
        ("UPDATE mentions SET fields = '{a}' WHERE number = 1", "mentions: its JSON cannot"),
        ("UPDATE events SET contexts = '[1]' WHERE number = 1", "events: its JSON cannot be read"),
        ("UPDATE codebook SET definition = '{}'", "the codebook cannot be read: "),
        ("UPDATE codebook SET definition = '{a}'", "codebook: its JSON cannot be read"),
        ("UPDATE history SET changes = '[1]' WHERE id = 1", "step 1 of the history (Add article)"),
        ("UPDATE history SET changes = '[{]' WHERE id = 1", "step 1 of the history (Add article)"),
        (
            'UPDATE history SET changes = \'[["spies", "x", null, null]]\' WHERE id = 1',
            "step 1 of the history (Add article) cannot be read",
        ),
        ("UPDATE quotes SET parent = id WHERE number = 1", "quote: it stands within itself"),
        (
            "UPDATE quotes SET parent = (SELECT id FROM quotes WHERE number = 2) WHERE number = 1",
            "quote: it stands within itself",
        ),
        (
            "UPDATE events SET same_as = id WHERE number = 1",
            "event: it is the same as itself",
        ),
        ("UPDATE articles SET replaces = id WHERE number = 1", "article: it replaces itself"),
        ("UPDATE speakers SET sector = 'KING' WHERE number = 1", "speaker: sector 'KING'"),
        ("UPDATE speakers SET cameo_code = 'kor' WHERE number = 1", "cameo_code 'kor' is not"),
        ("UPDATE events SET cameo_code = '99' WHERE number = 1", "event: cameo_code '99'"),
        ("UPDATE quotes SET updated_at = 'noon' WHERE number = 1", "updated_at 'noon' is not"),
        ("UPDATE articles SET created_at = 'noon' WHERE number = 1", "created_at 'noon' is not"),
        (
            """UPDATE quotes SET fields = '{"x": 1}' WHERE number = 1""",
            "has no field 'x' of quotes",
        ),
        ("UPDATE quotes SET speaker = 'nobody' WHERE number = 1", "a row of quotes refers to one"),
        ("DELETE FROM speakers WHERE number = 1", "refers to one of speakers that is not there"),
        ("DELETE FROM article_texts WHERE rowid = 1", "its text is missing"),
    ],
)
def test_what_another_program_spoilt_is_found(statement, message, project):
    spoil(project, statement)
    assert any(message in found for found in messages(project)), messages(project)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "UPDATE quotes SET parent = (SELECT max(id) FROM quotes) WHERE number = 2",
            "the quote that it stands in is in another layer",
        ),
        (
            "UPDATE events SET quote = (SELECT max(id) FROM quotes) WHERE number = 1",
            "the quote that it is said in is in another layer",
        ),
        (
            "UPDATE events SET same_as = (SELECT max(id) FROM events) WHERE number = 1",
            "the event that it is the same as is in another layer",
        ),
        (
            "UPDATE participants SET mention = (SELECT max(id) FROM mentions) WHERE OF_FIRST",
            "a participant's name in the text is in another layer",
        ),
    ],
)
def test_links_stay_within_one_layer(statement, message, project):
    spoil(project, statement)
    assert messages(project) == [message]


@pytest.mark.parametrize("index", ["article_search", "quote_search"])
def test_a_search_index_that_lost_words_is_found(index, project):
    spoil(project, f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    table = index.partition("_")[0] + "s"
    assert messages(project) == [f"the search index does not hold the words of the {table}"]


def test_an_undone_import_that_cannot_be_redone_is_found(project):
    with project.edit("Import", bulk=True):
        articles.add_article(project, "Another.")
    project.undo()
    assert problems(project) == []
    spoil(
        project, "UPDATE history SET batch_rows = substr(batch_rows, 1, 20) WHERE batch IS NOT NULL"
    )
    assert messages(project) == ["step 15 of the history (Import) cannot be read"]


def test_articles_are_read_a_few_at_a_time(project, monkeypatch):
    monkeypatch.setattr(checking, "BLOCK", 1)
    heard = []
    assert list(check(project, lambda *numbers: heard.append(numbers))) == []
    assert heard == [(0, 2), (1, 2)]


def test_a_check_stays_out_of_the_way_of_others(project):
    looking = check(project, silent)
    spoil(project, "UPDATE speakers SET country = 'Korea'")
    assert next(looking).message.startswith("speaker: country 'Korea'")
    with files.open_project(project.path, annotator="omar") as theirs:
        speakers.add_speaker(theirs, "Lavrov")  # while the other still looks
    assert len(list(looking)) == 1
    assert not project.db.in_transaction
