"""Damaged projects: what can be read comes into a new one that is whole."""

import random
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Event, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.checking import check
from annotator.store.files import create, open_project
from annotator.store.rescuing import rescue

GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"
PAGE = 4096
LEAF = 13  # the first byte of a page with rows of a table


@pytest.fixture
def seed(tmp_path):
    """A project with the annotated seed article, closed."""
    path = tmp_path / "seed.sqlite"
    with create(path, codebook.load("plover"), annotator="mina") as project:
        import_paths(project, [GOLD])
    return path


def rescued(path, tmp_path, name="new.sqlite"):
    found = rescue(
        path,
        tmp_path / name,
        codebook.load("plover"),
        annotator="mina",
        progress=lambda _: None,
    )
    return found, open_project(tmp_path / name, annotator="mina")


def records(project):
    kinds = (Article, Speaker, Mention, Quote, Event)
    return {kind: {one.id: one for one in project.all(kind)} for kind in kinds}


def test_of_a_whole_project_nothing_is_lost(seed, tmp_path):
    found, new = rescued(seed, tmp_path)
    with new, open_project(seed, annotator="mina") as old:
        assert found.lost == ()
        assert records(new) == records(old)
        assert not list(check(new, lambda *_: None))


def test_what_only_a_newer_version_keeps_is_told(seed, tmp_path):
    db = sqlite3.connect(seed)
    db.execute("PRAGMA user_version = 99")
    db.close()
    found, new = rescued(seed, tmp_path)
    with new:
        assert found.lost == ("schema 99: a newer version's; what only that keeps is lost",)
        assert found.saved["quotes"] == 12


def test_rows_before_and_behind_a_spoilt_page_are_saved(seed, tmp_path):
    with open_project(seed, annotator="mina") as old:
        ids = [one.id for one in old.all(Mention)]
    first, middle, last = ids[0], ids[len(ids) // 2], ids[-1]
    content = bytearray(seed.read_bytes())
    leaves = [at for at in range(0, len(content), PAGE) if content[at] == LEAF]
    (page,) = [at for at in leaves if middle.encode() in content[at : at + PAGE]]
    content[page : page + PAGE] = b"\xff" * PAGE
    seed.write_bytes(content)
    found, new = rescued(seed, tmp_path)
    with new:
        saved = {one.id for one in new.all(Mention)}
        assert not list(check(new, lambda *_: None))
    assert {first, last} <= saved
    assert middle not in saved
    assert "mentions: some could not be read at all" in found.lost


@pytest.mark.parametrize("seed_of_chance", range(12))
def test_spoilt_pages_cost_no_more_than_what_was_on_them(seed, tmp_path, seed_of_chance):
    chance = random.Random(seed_of_chance)
    content = bytearray(seed.read_bytes())
    for page in chance.sample(range(1, len(content) // PAGE), 2):
        content[page * PAGE : page * PAGE + PAGE] = chance.randbytes(PAGE)
    seed.write_bytes(content)
    found, new = rescued(seed, tmp_path)
    with new:
        assert not list(check(new, lambda *_: None))
        assert sum(found.saved.values()) > 40 or found.lost


def test_a_file_that_lost_its_end_and_its_head_gives_what_is_between(seed, tmp_path):
    content = seed.read_bytes()
    seed.write_bytes(b"\0" * 16 + content[16 : len(content) - 6 * PAGE])
    found, new = rescued(seed, tmp_path)
    with new:
        assert found.saved["articles"] == 1
        assert not list(check(new, lambda *_: None))


def test_links_to_what_is_lost_lead_nowhere_and_are_told(seed, tmp_path):
    db = sqlite3.connect(seed)
    db.execute("PRAGMA foreign_keys = OFF")
    speaker, quotes = db.execute(
        "SELECT speaker, count(*) FROM quotes WHERE speaker IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
    ).fetchone()
    db.execute("DELETE FROM speakers WHERE id = ?", (speaker,))
    db.commit()
    db.close()
    found, new = rescued(seed, tmp_path)
    with new:
        assert sum(one.speaker is None for one in new.all(Quote)) == quotes
        assert any(speaker in line for line in found.lost)


def test_a_text_that_was_changed_is_kept_with_the_marks_that_still_fit(seed, tmp_path):
    db = sqlite3.connect(seed)
    db.execute("UPDATE article_texts SET text = substr(text, 1, 2000) || upper(substr(text, 2001))")
    db.commit()
    db.close()
    found, new = rescued(seed, tmp_path)
    with new:
        assert any("its text is not as it was" in line for line in found.lost)
        assert 0 < found.saved["quotes"] < 12
        assert not list(check(new, lambda *_: None))


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_project_is_said_and_nothing_is_made(tmp_path, content):
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(AnnotatorError, match="Nothing of an Annotator project can be read"):
        rescued(path, tmp_path)
    assert not (tmp_path / "new.sqlite").exists()
    assert path.read_bytes() == content


def test_nothing_is_written_over(seed, tmp_path):
    (tmp_path / "new.sqlite").write_text("mine")
    with pytest.raises(AnnotatorError, match="exists already"):
        rescued(seed, tmp_path)
    assert (tmp_path / "new.sqlite").read_text() == "mine"
