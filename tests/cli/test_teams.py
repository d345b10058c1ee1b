"""The commands of teams: who gets which articles, and how far each is."""

import json

import pytest

from annotator.editing import adjudication, articles
from annotator.editing.adjudication import Choice
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.model.annotations import Layer, Quote
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


# --- release


def test_a_release_is_made_and_told(path, tmp_path, typed):
    settle(path)
    out = tmp_path / "out"
    code, printed, said = typed("release", path, "-o", out, "--split", "1/0/0", "--seed", "3")
    assert (code, printed) == (0, "")
    assert said == (
        f"Released 1 article (1 train) in {out};"
        " 1 article names no licence: see whether you may pass on the texts.\n"
    )
    assert (out / "README.md").is_file()
    with files.create(tmp_path / "b.sqlite", codebook.load("plover"), annotator="x") as back:
        import_paths(back, [out / "train.jsonl"])
        assert [one.kind for one in back.all(Layer)] == ["gold"]


def settle(path):
    with files.open_project(path, annotator="lead") as project:
        article = project.all(Article)[0].id
        adjudication.take(project, article, [Choice(one) for one in project.all(Quote)])
        with project.edit("Settle"):
            adjudication.set_gold_status(project, article, settled=True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("-o", "OUT"), 1, "This project has no agreed version to release. Settle what"),
        (("-o", "OUT", "--split", "80/20"), 1, "does not say how the articles are divided"),
        ((), 2, "required: -o"),
        (("-o", "-"), 2, "not - (standard"),
        (("-o", "OUT", "--seed", "x"), 2, "not a number from 0 on"),
    ],
)
def test_what_cannot_be_released_is_said(path, typed, words, code, said):
    out = path.with_name("out")
    answer = typed("release", path, *(out if word == "OUT" else word for word in words))
    assert answer[0] == code
    assert said in answer[2]
    assert not out.exists()


def test_a_release_never_replaces_the_project(path, typed):
    settle(path)
    assert typed("release", path, "-o", path)[0] == 1
    code, _, said = typed("release", path, "-o", path.parent)
    assert (code, "holds other files" in said) == (1, True)


def test_the_agreed_versions_of_others_are_kept_by_who_is_named(many, typed):
    with files.open_project(many, annotator="ann") as project:
        first, second = (one.id for one in project.all(Article)[:2])
        for article in (first, second):
            with project.edit("Begin"):
                adjudication.own_gold(project, article)
    assert typed("keep", many, "--annotator", "bob", "--article", first) == (
        0,
        "",
        "bob keeps 1 agreed version now: 1 of these ann had kept.\n",
    )
    assert typed("keep", many, "--annotator", "bob")[2].startswith(
        "bob keeps 2 agreed versions now"
    )
    assert (
        typed("keep", many, "--annotator", "bob")[2] == "bob keeps 2 agreed versions, as before.\n"
    )
