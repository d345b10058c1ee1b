"""What was said in an article whose text was corrected is not counted twice."""

import csv

import pytest

from annotator.editing.versions import correct_text
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.importing import import_paths
from annotator.exchange.selection import Selection
from annotator.model.article import Article


@pytest.fixture
def corrected(project, gold_path):
    """The annotated seed article (id) with a corrected text, and the corrected one."""
    import_paths(project, [gold_path])
    (old,) = project.all(Article)
    new = correct_text(project, old.id, project.text(old.id) + "\nCorrected.").article.id
    return project, old.id, new


def ids_in(path, column):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def test_tables_have_the_newest_version_only_and_the_last_line_says_so(corrected, tmp_path):
    project, _, new = corrected
    written = export(project, tmp_path / "out")
    assert ids_in(tmp_path / "out" / "articles.csv", "id") == {new}
    assert ids_in(tmp_path / "out" / "quotes.csv", "article") == {new}
    assert written.counts["quotes"] == 12
    assert "an older version of an article is only in json, or where named" in written.sentence()


@pytest.mark.parametrize("format", ["brat", "report", "webannotation"])
def test_other_programs_get_the_newest_version_only(corrected, tmp_path, format):
    written = export(corrected[0], tmp_path / "out", format=format)
    assert written.counts["articles"] == 1
    assert written.proof.failures == ()


def test_json_has_every_version(corrected, tmp_path):
    written = export(corrected[0], tmp_path / "all.json")
    assert written.counts["articles"] == 2
    assert "older" not in written.sentence()


def test_an_older_version_that_is_named_is_written(corrected, tmp_path):
    project, old, _ = corrected
    out, table = tmp_path / "quotes.csv", WriteOptions(table="quotes")
    export(project, out, selection=Selection(articles=(old,)), options=table)
    assert ids_in(out, "article") == {old}


def test_deleting_what_has_no_row_leaves_older_versions_alone(corrected, tmp_path):
    project, *_ = corrected
    export(project, tmp_path / "before.json")
    export(project, tmp_path / "out")
    import_paths(project, [tmp_path / "out"], tables=TableOptions(delete_missing=True))
    export(project, tmp_path / "after.json")
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
