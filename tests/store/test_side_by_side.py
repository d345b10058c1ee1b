"""Articles that several people annotated, read with everybody's records."""

import pytest

from annotator.editing import articles, layers, mentions, quotes, versions
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Layer, Mention, Quote
from annotator.model.ids import new_id
from annotator.store import files, side_by_side

TEXT = "Seoul agreed. “We are ready,” he said."


@pytest.fixture
def path(tmp_path):
    """Three articles: one by ann and ben, one by ann, one by all three (cy has nothing there)."""
    path = tmp_path / "team.sqlite"
    with files.create(path, codebook.load("plover"), annotator="ann") as project:
        ids = [articles.add_article(project, TEXT + "!" * i).id for i in range(3)]
        for id in ids:
            quotes.mark_quote(project, id, [(14, 28)])
    with files.open_project(path, annotator="ben") as project:
        for id in (ids[0], ids[2]):
            quotes.mark_quote(project, id, [(15, 27)])
            mentions.mark_mention(project, id, 0, 5)
    with files.open_project(path, annotator="cy") as project:
        layers.set_status(project, ids[2], "done")
    return path


def test_everybodys_records_come_article_by_article(path, monkeypatch):
    monkeypatch.setattr(side_by_side, "BATCH", 1)
    with files.open_project(path, annotator="x") as project:
        found = side_by_side.shared(project)
        assert (found.annotators, len(found.articles)) == (("ann", "ben", "cy"), 2)
        assert found.left_out == {side_by_side.ALONE: 1}
        first, last = sorted(side_by_side.read(project, found), key=lambda one: len(one.text))
    assert first.text == TEXT
    assert {name: len(work.records) for name, work in first.works.items()} == {"ann": 1, "ben": 2}
    assert {name: work.status for name, work in last.works.items()} == {
        "ann": "in_progress",
        "ben": "in_progress",
        "cy": "done",
    }
    assert {type(one) for one in first.works["ben"].records} == {Quote, Mention}


def test_only_some_people_and_kinds_are_read(path):
    with files.open_project(path, annotator="x") as project:
        found = side_by_side.shared(project, ["ben", "cy"])
        assert (len(found.articles), found.left_out) == (1, {side_by_side.ALONE: 1})
        (one,) = side_by_side.read(project, found, [Mention])
    assert {name: len(work.records) for name, work in one.works.items()} == {"ben": 1, "cy": 0}


def test_who_has_nothing_to_compare_is_not_among_the_people(path):
    with files.open_project(path, annotator="lena") as project:
        other = articles.add_article(project, "Nobody else was here.").id
        mentions.mark_mention(project, other, 0, 6)
        assert side_by_side.shared(project).annotators == ("ann", "ben", "cy")


def test_an_old_version_is_not_counted_beside_the_new_one(path):
    with files.open_project(path, annotator="ann") as project:
        found = side_by_side.shared(project)
        assert found.left_out == {"with work of one person only": 1}
        old = min(found.articles, key=lambda one: len(project.text(one)))
        versions.correct_text(project, old, TEXT.replace("Seoul", "Rome"))
        after = side_by_side.shared(project)
    assert len(after.articles) == 2
    assert old not in after.articles
    assert after.left_out == {
        "with work of one person only": 1,
        "replaced by a corrected version": 1,
    }


def test_the_agreed_version_is_nobodys(path):
    with files.open_project(path, annotator="ann") as project:
        alone = next(
            one.article
            for one in project.all(Layer)
            if len(project.all(Layer, article=one.article)) == 1
        )
        who = project.all(Layer)[1].annotator
        with project.edit("Agree"):
            project.save(Layer(id=new_id(), article=alone, annotator=who, kind="gold"))
        assert len(side_by_side.shared(project).articles) == 2


def test_everyones_work_can_be_read_beside_a_settled_agreed_version(path):
    with files.open_project(path, annotator="ann") as project:
        one, other = side_by_side.shared(project).articles
        who = project.all(Layer)[0].annotator
        with project.edit("Agree"):
            for article, status in ((one, "adjudicated"), (other, "in_progress")):
                gold = Layer(
                    id=new_id(), article=article, annotator=who, kind="gold", status=status
                )
                project.save(gold)
        found = side_by_side.shared(project, ["ben"], gold=True)
        assert (found.articles, found.left_out) == ((one,), {side_by_side.UNSETTLED: 1})
        (read,) = side_by_side.read(project, found)
        assert found.people == ("agreed version", "ben")
        assert sorted(read.works) == ["agreed version", "ben"]


@pytest.mark.parametrize(
    ("names", "said"), [(["ann", "dora"], "'dora'"), (["ann"], "between people")]
)
def test_people_who_are_not_there_are_refused(path, names, said):
    with (
        files.open_project(path, annotator="x") as project,
        pytest.raises(AnnotatorError, match=said),
    ):
        side_by_side.shared(project, names)
