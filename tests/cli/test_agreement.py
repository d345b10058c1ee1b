"""`annotator agreement`: what it prints and writes."""

import json

import pytest

from annotator.adjudicating import deciding
from annotator.adjudicating.comparing import compare
from annotator.editing import quotes, speakers
from annotator.model.annotations import Speaker
from annotator.model.article import Article
from annotator.store import files


@pytest.fixture
def team(path):
    """The project of mina, to which bob has added a quote of his own and one like hers."""
    with files.open_project(path, annotator="bob") as project:
        (article,) = project.all(Article)
        (speaker,) = project.all(Speaker)
        other = speakers.add_speaker(project, "Kim Yong-chol")
        quotes.mark_quote(project, article.id, [(8, 22)], speaker=other.id)
        quotes.mark_quote(project, article.id, [(47, 70)], type="indirect", speaker=speaker.id)
    return path


def test_json_is_as_the_contract_has_it(team, typed):
    code, out, err = typed(
        "agreement", team, "--json", "--unit", "quotes", "--match", "overlap:0.5"
    )
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found["units"]) == ["quotes"]
    unit = found["units"]["quotes"]
    assert (unit["annotators"], unit["articles"]) == (["bob", "mina"], 1)
    pair = unit["pairs"][0]
    assert pair | {"articles": 0} == {
        "a": "bob",
        "b": "mina",
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "ci": None,
        "matched": 1,
        "only_a": 1,
        "only_b": 0,
        "articles": 0,
    }
    speaker = next(
        one
        for one in unit["coefficients"]
        if (one["name"], one["of"]) == ("krippendorff_alpha", "speaker")
    )
    assert speaker == {
        "name": "krippendorff_alpha",
        "of": "speaker",
        "between": ["bob", "mina"],
        "value": 0.0,
        "ci": None,
        "percent": 0.0,
        "n": 1,
        "skipped": {"marked by one only": 1},
        "undefined": None,
    }
    table = next(one for one in unit["confusion"] if one["of"] == "speaker")
    assert table["cells"] == [{"a": "Kim Yong-chol", "b": "Suh Hoon", "count": 1}]


def test_exact_and_token_match_otherwise(team, typed):
    def matched(how):
        out = typed("agreement", team, "--json", "--unit", "quotes", "--match", how)[1]
        pair = json.loads(out)["units"]["quotes"]["pairs"][0]
        return pair["matched"], pair["only_a"], pair["only_b"]

    assert matched("exact") == (0, 2, 1)
    assert matched("token") == (5, 5, 1)  # “ We are ready , and ”


def test_tables_are_printed(team, typed):
    code, out, _ = typed("agreement", team)
    assert code == 0
    assert out.startswith("QUOTES: 1 article; bob, mina; matched by overlap:0.5, in records\n")
    assert "EVENTS: " in out
    assert "MENTIONS: " in out


@pytest.mark.parametrize("suffix", [".html", ".csv", ".json"])
def test_reports_are_written_and_nothing_else_is_printed(team, typed, tmp_path, suffix):
    report = tmp_path / f"report{suffix}"
    assert typed("agreement", team, "-o", report) == (
        0,
        "",
        f"Wrote the agreement in 1 article to {report}.\n",
    )
    assert "bob" in report.read_text(encoding="utf-8")
    first = report.read_bytes()
    assert typed("agreement", team, "-o", report)[0] == 0
    assert report.read_bytes() == first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--match", "nearly"), "'nearly' is no way to match records"),
        (("--annotator", "mina"), "between people"),
        (("--annotator", "mina", "--annotator", "eve"), "'eve'"),
        (("-o", "report.pdf"), "no form of report"),
    ],
)
def test_what_cannot_be_done_is_said(team, typed, words, said):
    code, out, err = typed("agreement", team, *words)
    assert (code, out) == (1, "")
    assert said in err


def test_the_project_is_not_written_over(team, typed):
    team = team.rename(team.with_suffix(".json"))
    before = team.read_bytes()
    assert typed("agreement", team, "-o", team)[0] == 1
    assert team.read_bytes() == before


def test_one_person_alone_is_told_what_to_do(path, typed):
    code, out, err = typed("agreement", path)
    assert (code, out) == (1, "")
    assert "annotated by two people: 1 article with work of one person only." in err


def test_an_unknown_unit_is_wrong_usage(team, typed):
    assert typed("agreement", team, "--unit", "speakers")[0] == 2


def test_everyone_is_compared_with_the_settled_agreed_version(team, typed):
    code, _, err = typed("agreement", team, "--gold")
    assert code == 1
    assert "No article that anybody annotated has a settled agreed version: 1 article" in err
    with files.open_project(team, annotator="lena") as project:
        (article,) = project.all(Article)
        found = compare(project, article.id)
        mina = found.sides[1].layer
        for one in found.differences:
            if mina in one.records:
                deciding.take(project, found, one, [mina])
            else:
                deciding.leave_out(project, found, one)
    code, out, _ = typed("agreement", team, "--gold", "--json", "--unit", "quotes")
    found = json.loads(out)
    assert (code, found["reference"]) == (0, "agreed version")
    pairs = {(one["a"], one["b"]): one["f1"] for one in found["units"]["quotes"]["pairs"]}
    assert pairs == {("agreed version", "bob"): 0.6667, ("agreed version", "mina"): 1.0}
    out = typed("agreement", team, "--gold")[1]
    assert out.startswith("QUOTES: 1 article; bob, mina, each with the agreed version; matched by")
