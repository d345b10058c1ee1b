"""The other file: read without leaving a trace, of whatever version, or refused in one sentence."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.editing import articles
from annotator.errors import AnnotatorError
from annotator.merging.merging import merge
from annotator.model.annotations import Quote
from annotator.model.article import Article
from annotator.store.migrations import SCHEMA
from tests.merging.conftest import at_work

GOLDEN = Path(__file__).parents[1] / "files"


def refused(base, other) -> str:
    """Merge what cannot be merged; return the sentence."""
    with at_work(base) as project, pytest.raises(AnnotatorError) as error:
        merge(project, [other])
    return str(error.value)


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_a_file_of_any_older_version_is_merged_and_stays_as_it_is(base, tmp_path, number):
    folder = tmp_path / "theirs"
    folder.mkdir()
    other = folder / "old.sqlite"
    shutil.copyfile(GOLDEN / f"schema-{number}.sqlite", other)
    before = other.read_bytes()
    other.chmod(0o444)
    with at_work(base) as project:
        merge(project, [other])
        assert len(project.all(Quote)) == 1
    assert other.read_bytes() == before
    assert list(folder.iterdir()) == [other]


def test_a_file_that_someone_has_open_is_merged_with_the_last_edit(base, copy):
    other = copy("other")
    with at_work(other, "jonas") as theirs:
        articles.add_article(theirs, "Just now.\n")
        with at_work(base) as project:
            merge(project, [other])
            assert len(project.all(Article)) == 2
        articles.add_article(theirs, "And more.\n")


def test_a_file_of_a_newer_version_is_refused(base, copy):
    other = copy("newer")
    db = sqlite3.connect(other)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    assert refused(base, other).startswith("newer.sqlite was made by a newer version")


def test_a_damaged_file_is_refused(base, copy):
    other = copy("damaged")
    content = bytearray(other.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\x55" * (4096 * 37)
    other.write_bytes(content)
    assert refused(base, other).startswith(f"{other} is damaged.")


def test_what_is_no_project_is_refused(base, tmp_path):
    text = tmp_path / "text.sqlite"
    text.write_text("Not a database.")
    assert refused(base, text).startswith(f"{text} is not an Annotator project.")
    database = tmp_path / "database.sqlite"
    db = sqlite3.connect(database)
    db.execute("CREATE TABLE t (x)")
    db.close()
    assert refused(base, database).startswith("database.sqlite is not an Annotator project.")
    assert refused(base, tmp_path).startswith(f"{tmp_path} is a folder, not a project.")
    assert refused(base, tmp_path / "none").startswith("There is no project")


def test_the_project_itself_is_refused_under_any_name(base, tmp_path):
    assert refused(base, base).startswith(f"{base} is the project itself.")
    link = tmp_path / "link.sqlite"
    link.symlink_to(base)
    assert refused(base, link).startswith(f"{link} is the project itself.")


def test_a_text_that_is_not_the_one_that_was_annotated_is_refused(base, copy):
    other = copy("other")
    with at_work(other) as theirs:
        articles.add_article(theirs, "What was said.\n")
        theirs.db.execute("UPDATE article_texts SET text = 'Else.' WHERE text LIKE 'What%'")
    assert "other.sqlite is not whole: the text of “What was said.”" in refused(base, other)


def test_what_a_merge_would_do_is_told_of_a_project_that_may_not_be_written(base, copy):
    other = copy("other")
    with at_work(other, "jonas") as theirs:
        articles.add_article(theirs, "Just now.\n")
    before = base.read_bytes()
    base.chmod(0o444)
    with at_work(base) as project:
        told = merge(project, [other], dry_run=True)
        assert told.sentence() == "Would add 1 article."
        with pytest.raises(AnnotatorError, match="is the project itself"):
            merge(project, [base], dry_run=True)
        with pytest.raises(AnnotatorError, match="is read-only"):
            merge(project, [other])
    assert base.read_bytes() == before
    assert sorted(one.name for one in base.parent.iterdir()) == ["base.sqlite", "other.sqlite"]
