"""Keys that are twice in an object of JSON: told with their place, wherever they are."""

import json

import pytest

from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.model.article import Article


def refusal(project, path):
    with pytest.raises(ImportProblems) as refused:
        import_paths(project, [path])
    assert project.all(Article) == []
    return refused.value.problems


@pytest.fixture
def spoilt(gold, tmp_path):
    """Write the gold document, a key a line, with one line changed or said once more."""

    def written(line, again, *, sort_keys=False):
        text = json.dumps(gold, indent=1, ensure_ascii=False, sort_keys=sort_keys)
        assert line in text
        path = tmp_path / "twice.json"
        path.write_text(text.replace(line, again, 1), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("sort_keys", [False, True], ids=["in pieces", "whole"])
@pytest.mark.parametrize(
    ("change", "place"),
    [
        (('"stance":', '"stance": null, "stance":'), "articles[0].layers[0].quotes[0].stance"),
        (('"version": 1', '"version": 1, "version": 1'), "version"),
        (('"kind":', '"kind": "person", "kind":'), "kind"),
        (('"articles":', '"articles": [], "articles":'), "articles"),
    ],
)
def test_a_key_that_is_there_twice_is_told_once(project, spoilt, change, place, sort_keys):
    (problem,) = refusal(project, spoilt(*change, sort_keys=sort_keys))
    assert problem.endswith(f"{place}: the key is there twice")


def test_the_line_is_that_of_the_key(project, spoilt):
    path = spoilt('"stance":', '"stance": null,\n"stance":')
    lines = path.read_text(encoding="utf-8").split("\n")
    at = [number for number, line in enumerate(lines, 1) if '"stance":' in line]
    (problem,) = refusal(project, path)
    assert int(problem.removeprefix(f"{path}:").partition(":")[0]) in at[:2]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", '{"text": "One.", "label": [], "label": [[0, 1, "A"]]}\n'),
        ("a.json", '[{"text": "One.", "label": [], "label": [[0, 1, "A"]]}]'),
    ],
)
def test_a_value_of_another_program_with_a_key_twice_is_left_out(project, tmp_path, name, text):
    path = tmp_path / name
    sound = '{"text": "Two.", "label": [[0, 1, "A"]]}'
    path.write_text(text.replace("]}]", f"]}}, {sound}]") if name == "a.json" else text + sound)
    imported = import_paths(project, [path], format="doccano")
    assert [project.text(one) for one in imported.articles] == ["Two."]
    assert imported.left_out == (f"{path}:1: label: the key is there twice",)


def test_an_article_of_a_line_with_a_key_twice_is_told(project, tmp_path):
    path = tmp_path / "a.jsonl"
    line = '{"title": "A", "title": "B", "body": "One."}\n'
    path.write_text('{"title": "C", "body": "Two."}\n' + line, encoding="utf-8")
    (problem,) = refusal(project, path)
    assert "Line 2 of " in problem
    assert "has the key 'title' twice" in problem
