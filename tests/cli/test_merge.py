"""`annotator merge`: what it prints, what it leaves, and how it ends."""

import json
import shutil

import pytest

from annotator.__main__ import main
from annotator.editing import articles, quotes
from annotator.model import codebook
from annotator.model.article import Article
from annotator.store import files

TEXT = "“We are ready,” Kim said in Seoul.\n"


@pytest.fixture
def two(tmp_path):
    """Two copies of a project whose one quote both changed."""
    ours, theirs = tmp_path / "ours.sqlite", tmp_path / "theirs.sqlite"
    with files.create(ours, codebook.load("plover"), annotator="mina") as project:
        article = articles.add_article(project, TEXT)
        quote = quotes.mark_quote(project, article.id, [(1, 6)])
    shutil.copyfile(ours, theirs)
    for path, stance in ((ours, "support"), (theirs, "oppose")):
        with files.open_project(path, annotator="mina") as project:
            quotes.change_quote(project, quote.id, stance=stance)
    return ours, theirs


def run(*words):
    """Run a command; return its exit code."""
    return main([str(word) for word in words])


def test_json_has_the_keys_of_the_contract(two, capsys):
    assert run("merge", *two, "--json") == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["articles"]["same"] == 1
    assert told["articles"]["new"] == told["speakers"]["new"] == told["speakers"]["same"] == 0
    assert told["speakers"]["ask"] == []
    assert told["records"] == {"same": 0, "new": 0, "changed": 1, "deleted": 0}
    (conflict,) = told["conflicts"]
    assert (conflict["ours"]["stance"], conflict["theirs"]["stance"]) == ("support", "oppose")
    assert conflict["stands"] == "theirs"
    assert "layer" not in conflict["ours"]
    assert set(conflict["theirs"]["spans"][0]) == {"role", "start", "end", "text"}
    (line,) = err.splitlines()
    assert line.startswith("Changed 1 record; 1 conflict. What it was before is in ")


def test_an_article_of_which_more_is_known_is_the_same_and_changed(two, capsys):
    ours, theirs = two
    with files.open_project(theirs, annotator="mina") as project:
        articles.change_article(project, project.all(Article)[0].id, source="TASS")
    assert run("merge", ours, theirs, "--json", "--dry-run") == 0
    told = json.loads(capsys.readouterr().out)["articles"]
    assert (told["same"], told["changed"], told["new"]) == (1, 1, 0)


def test_without_json_each_conflict_is_a_line_with_both_versions(two, capsys):
    assert run("merge", *two) == 0
    out, err = capsys.readouterr()
    assert 'stance: "support" | "oppose": theirs stands' in out
    assert "What it was before is in" in err


def test_a_dry_run_says_what_would_be_done_and_does_nothing(two, capsys):
    ours, theirs = two
    before = ours.read_bytes()
    assert run("merge", ours, theirs, "--dry-run") == 0
    assert capsys.readouterr().err == "Would change 1 record; 1 conflict.\n"
    assert ours.read_bytes() == before


def test_merging_again_says_that_nothing_is_new_and_undo_takes_the_merge_back(two, capsys):
    run("merge", *two)
    run("merge", *two)
    assert capsys.readouterr().err.splitlines()[-1] == (
        "Nothing is new: all of it is here already."
    )
    run("undo", two[0])
    assert capsys.readouterr().out == "Undo: Merge another project\n"


def test_what_cannot_be_merged_is_one_sentence_and_exit_1(two, capsys):
    ours, _ = two
    assert run("merge", ours, ours) == 1
    err = capsys.readouterr().err
    assert err == f"{ours} is the project itself. Name another project file.\n"
    assert run("merge", ours, ours.with_name("none.sqlite")) == 1


def test_codes_that_are_not_known_are_told_a_line_each(two, capsys, tmp_path):
    from annotator.editing import events

    other = tmp_path / "cameo.sqlite"
    with files.create(other, codebook.load("cameo"), annotator="jonas") as project:
        articles.add_article(project, TEXT)
        events.mark_event(project, project.all(Article)[0].id, [(1, 6)], type="036")
    assert run("merge", two[0], other) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert first == "cameo.sqlite: event type '036'"
    assert last.startswith("cameo.sqlite is coded by CAMEO")


def test_without_another_project_it_is_wrong_usage(two):
    with pytest.raises(SystemExit) as ended:
        run("merge", two[0])
    assert ended.value.code == 2
