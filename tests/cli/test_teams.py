"""The commands of teams: who gets which articles, and how far each is."""

import json

import pytest

from annotator.editing import articles
from annotator.model.article import Article
from annotator.store import files


@pytest.fixture
def many(path):
    """The project, with seven articles more than the one that mina has begun."""
    with files.open_project(path, annotator="mina") as project:
        for number in range(7):
            articles.add_article(project, f"Article {number}.")
    return path


def given(path):
    with files.open_project(path, annotator="mina") as project:
        return [[one.purpose for one in each.assignments] for each in project.all(Article)]


def test_articles_are_given_and_it_is_said_to_whom(many, typed):
    words = ("--annotator", "mina", "--annotator", "bob", "--double", "25%", "--seed", "7")
    code, out, err = typed("assign", many, *words)
    assert (code, out) == (0, "bob: 5, 2 of these with another\nmina: 5, 2 of these with another\n")
    assert err == "Assigned 8 articles, 2 to two people.\n"
    assert sorted(map(len, given(many))) == [1] * 6 + [2] * 2
    assert typed("undo", many)[0] == 0
    assert given(many) == [[]] * 8


def test_again_gives_nothing_that_someone_has(many, typed):
    assert typed("assign", many, "--annotator", "bob")[2] == (
        "Assigned 7 articles, 0 to two people; 1 begun by others were left to them.\n"
    )
    before = given(many)
    assert typed("assign", many, "--annotator", "mina")[2] == (
        "Assigned 1 article, 0 to two people; 7 had been assigned before.\n"
    )
    assert sum(map(len, given(many))) == sum(map(len, before)) + 1


def test_info_tells_how_far_each_is(many, typed):
    typed("assign", many, "--annotator", "mina", "--annotator", "bob", "--double", "0.25")
    assert (
        "bob: 0 done of 0 begun; 5 assigned (2 with another), 5 not begun" in typed("info", many)[1]
    )
    found = json.loads(typed("info", many, "--json")[1])["annotators"]
    assert found[1] == {
        "name": "mina",
        "active": True,
        "articles": 1,
        "done": 0,
        "started": 1,
        "assigned": 5,
        "waiting": 4,
        "doubles": 2,
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "required: --annotator"),
        (("--annotator", " "), 2, "the name is empty"),
        (("--annotator", "a", "--double", "2"), 2, "not a share"),
        (("--annotator", "a", "--double", "nan"), 2, "not a share"),
        (("--annotator", "a", "--double", "0.5"), 1, "One person alone"),
        (("--annotator", "a", "--seed", "-1"), 2, "not a number from 0 on"),
    ],
)
def test_what_cannot_be_assigned_is_said_and_changes_nothing(many, typed, words, code, said):
    answer = typed("assign", many, *words)
    assert answer[0] == code
    assert said in answer[2]
    assert given(many) == [[]] * 8
