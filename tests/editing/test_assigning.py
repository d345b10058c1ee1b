"""Giving articles to people: evenly, by seed, and never what someone has already."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.editing import articles, layers, mentions
from annotator.editing.assigning import assign, plan
from annotator.editing.versions import correct_text
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.model.annotations import Annotator
from annotator.model.article import Article
from annotator.store import files, teamwork
from annotator.store.connection import MEMORY

PEOPLE = ("ann", "bob", "cem")
PLOVER = codebook.load("plover")


def filled(count, annotator="lead"):
    """A project in memory with so many articles."""
    project = files.create(MEMORY, PLOVER, annotator=annotator)
    with project.edit("Add articles"):
        for number in range(count):
            articles.add_article(project, f"Article {number}.")
    return project


def loads(plan):
    return Counter(name for one in plan.given for name in one.names)


def assignments(project):
    names = {one.id: one.name for one in project.all(Annotator)}
    return {
        one.title: [(names[each.annotator], each.purpose) for each in one.assignments]
        for one in project.all(Article)
    }


@given(
    count=st.integers(0, 23),
    people=st.sets(st.sampled_from("abcdefg"), min_size=2),
    double=st.floats(0, 1),
    seed=st.integers(0, 99),
)
def test_everyone_gets_the_same_number_or_one_more(count, people, double, seed):
    with filled(count) as project:
        made = plan(project, people, double=double, seed=seed)
        assert sorted(one.article for one in made.given) == sorted(
            one.id for one in project.all(Article)
        )
        assert all(len(set(one.names)) == len(one.names) for one in made.given)
        assert made.doubles == (min(count, max(1, int(count * double + 0.5))) if double else 0)
        shares = [made.share_of(name) for name in made.people]
        for numbers in zip(*shares, strict=True):
            assert max(numbers) - min(numbers) <= 1
        assert plan(project, sorted(people, reverse=True), double=double, seed=seed) == made


def test_doubles_are_spread_over_all_pairs():
    with filled(30) as project:
        made = plan(project, PEOPLE, double=1)
    pairs = Counter(frozenset(one.names) for one in made.given)
    assert pairs == {frozenset(pair): 10 for pair in combinations(PEOPLE, 2)}


def test_another_seed_gives_another_plan():
    with filled(20) as project:
        assert plan(project, PEOPLE, seed=1).given != plan(project, PEOPLE, seed=2).given


def test_assigning_is_one_step_that_undo_takes_back():
    with filled(4) as project:
        assert assign(project, plan(project, ("ann", "bob"), double=0.25)) == 4
        given = assignments(project)
        assert sorted(len(each) for each in given.values()) == [1, 1, 1, 2]
        assert {purpose for each in given.values() for _, purpose in each} == {"work", "double"}
        assert project.undo() == "Assign 4 articles"
        assert set(map(tuple, assignments(project).values())) == {()}
        assert project.all(Annotator) == []


def test_again_it_gives_only_what_nobody_has():
    with filled(5) as project:
        assign(project, plan(project, PEOPLE))
        before = assignments(project)
        assert plan(project, PEOPLE).given == ()
        articles.add_article(project, "A new one.")
        again = plan(project, PEOPLE)
        assert (len(again.given), again.had) == (1, 5)
        assign(project, again)
        after = assignments(project)
        assert {title: after[title] for title in before} == before
        assert len(after["A new one."]) == 1


def test_single_articles_go_to_who_has_the_least():
    with filled(1) as project:
        for number in range(5):
            assign(project, plan(project, PEOPLE))
            articles.add_article(project, f"Later {number}.")
        assert sorted(one.assigned for one in teamwork.progress(project)) == [1, 2, 2]


def test_work_that_was_begun_stays_with_who_began_it():
    with filled(9, annotator="cem") as project:
        first, second, *_ = project.all(Article)
        mentions.mark_mention(project, first.id, 0, 7)
        project.annotator = "pavel"  # whom the plan does not name
        layers.set_status(project, second.id, "done")
        made = plan(project, PEOPLE)
        assert (len(made.given), made.others) == (8, 1)
        assert next(one for one in made.given if one.article == first.id).first == "cem"
        assert second.id not in [one.article for one in made.given]
        assert max(loads(made).values()) - min(loads(made).values()) <= 1


def test_what_two_have_begun_is_given_to_both():
    with filled(3, annotator="cem") as project:
        begun = project.all(Article)[0].id
        for name in ("cem", "bob"):
            project.annotator = name
            mentions.mark_mention(project, begun, 0, 7)
        made = plan(project, PEOPLE)
        assert {one.article: set(one.names) for one in made.given}[begun] == {"bob", "cem"}


def test_an_article_that_was_corrected_is_given_in_its_new_version():
    with filled(1) as project:
        old = project.all(Article)[0].id
        new = correct_text(project, old, "Article zero.").article.id
        assert [one.article for one in plan(project, PEOPLE).given] == [new]


def test_a_plan_that_is_out_of_date_is_refused():
    with filled(2) as project:
        made = plan(project, PEOPLE)
        assign(project, made)
        with pytest.raises(AnnotatorError, match="no longer as they were"):
            assign(project, made)


@pytest.mark.parametrize(
    ("people", "double", "words"),
    [((" ",), 0, "Nobody"), (("ann",), 0.1, "One person alone"), (PEOPLE, 1.5, "not a share")],
)
def test_what_cannot_be_planned_is_said(people, double, words):
    with filled(1) as project, pytest.raises(AnnotatorError, match=words):
        plan(project, people, double=double)


def test_progress_tells_how_far_each_is():
    with filled(4) as project:
        assign(project, plan(project, ("ann", "bob"), double=0.5))
        mine = [
            one.id
            for one in project.all(Article)
            if "ann" in [n for n, _ in assignments(project)[one.title]]
        ]
        project.annotator = "ann"
        mentions.mark_mention(project, mine[0], 0, 7)
        layers.set_status(project, mine[1], "done")
        ann, bob = teamwork.progress(project)
        assert (ann.name, ann.assigned, ann.waiting, ann.started, ann.done) == ("ann", 3, 1, 1, 1)
        assert (bob.assigned, bob.waiting, bob.articles, bob.doubles) == (3, 3, 0, 2)
