"""What an agreed version was made from is kept in memory, and in step with the file."""

from dataclasses import replace

import pytest

from annotator.editing.adjudication import Choice, take
from annotator.editing.articles import add_article
from annotator.editing.mentions import mark_mention
from annotator.model import codebook
from annotator.model.annotations import Mention
from annotator.model.article import Article
from annotator.store import recent
from annotator.store.adjudicated import Agreed, agreed
from annotator.store.files import create, open_project

TEXT = "Seoul and Rome agreed."


@pytest.fixture
def path(tmp_path):
    """A project in which ann marked two names, of which lena has taken one."""
    path = tmp_path / "team.sqlite"
    with create(path, codebook.load("plover"), annotator="ann") as project:
        article = add_article(project, TEXT).id
        one = mark_mention(project, article, 0, 5)
        mark_mention(project, article, 10, 14)
        project.annotator = "lena"
        take(project, article, [Choice(one)])
    return path


@pytest.fixture
def project(path):
    with open_project(path, annotator="lena") as project:
        yield project


def names(project):
    """Ann's two names, the gold layer, and its records."""
    one, other, *gold = project.all(Mention)
    return one, other, gold[0].layer, gold


def says_what_the_file_says(project, layer):
    known, anew = agreed(project, layer), Agreed(project, layer)
    anew.refresh()
    assert (known.made, known.decided_at) == (anew.made, anew.decided_at)
    return dict(known.made)


def test_what_is_taken_changed_and_dropped_is_known(project):
    one, other, layer, (gold,) = names(project)
    assert says_what_the_file_says(project, layer) == {one.id: (gold.id,)}
    with project.edit("Change"):
        project.save(replace(gold, certainty="low"))
    says_what_the_file_says(project, layer)
    with project.edit("Two stand for one"):
        project.save(replace(gold, id="second", sources=(one.id, other.id)))
        made = says_what_the_file_says(project, layer)
        assert made == {one.id: (gold.id, "second"), other.id: ("second",)}
        project.delete(Mention, gold.id)
        assert says_what_the_file_says(project, layer)[one.id] == ("second",)
    project.undo()
    assert says_what_the_file_says(project, layer) == {one.id: (gold.id,)}


def test_what_was_not_kept_after_all_is_forgotten(project):
    one, _, layer, (gold,) = names(project)

    def fail():
        with project.edit("Fails"):
            project.delete(Mention, gold.id)
            assert says_what_the_file_says(project, layer) == {}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert says_what_the_file_says(project, layer) == {one.id: (gold.id,)}


def test_what_another_program_writes_is_known(project, path):
    _, other, layer, _ = names(project)
    before = says_what_the_file_says(project, layer)
    with open_project(path, annotator="lena") as second:
        take(second, second.all(Article)[0].id, [Choice(other)])
    assert other.id not in before
    assert other.id in says_what_the_file_says(project, layer)


def test_very_many_changes_are_read_anew(project, monkeypatch):
    monkeypatch.setattr(recent, "MOST", 3)
    _, other, layer, (gold,) = names(project)
    says_what_the_file_says(project, layer)
    for number in range(5):
        with project.edit("Take"):
            project.save(replace(gold, id=f"more-{number}", sources=(other.id,)))
    assert len(says_what_the_file_says(project, layer)[other.id]) == 5
