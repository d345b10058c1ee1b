"""Entries on real news and statements: what one key and Enter make of them."""

import json
from pathlib import Path

import pytest

from annotator.editing.articles import add_article
from annotator.model.annotations import Mention, Quote, Speaker
from tests.suggestions.marked import read

ROOT = Path(__file__).parents[2]
BELIEVED = (
    "the asylum seekers found in the water may have left the boat on purpose to be rescued to"
    " avoid being sent away from Indonesia waters"
)


def text_of(name):
    """The text of a statement by the first signs of its id, or of news by its name."""
    news = ROOT / "tests/files/wikinews" / f"{name}.txt"
    if news.exists():
        return read(news).text
    lines = (ROOT / "resources/samples/government-statements.jsonl").read_text(encoding="utf-8")
    return next(d["text"] for d in map(json.loads, lines.splitlines()) if d["id"].startswith(name))


@pytest.fixture
def show(window):
    """Shows a text as an article and gives the project."""

    def show(name, **known):
        project = window.bench.desk.project
        article = add_article(project, text_of(name), language="en", **known)
        window.bench.desk.show_article(article.id)
        return project

    return show


def offered(window):
    listed = window.bench.page.entry.list
    return [listed.item(row).text() for row in range(listed.count())]


def lit(window):
    item = window.bench.page.entry.list.currentItem()
    return item.text() if item and window.bench.page.entry.list.currentRow() >= 0 else ""


def parts(quote, role):
    return [span.text for span in quote.spans if span.role == role]


def names(project):
    return sorted(one.name for one in project.all(Speaker))


def test_q_in_the_reporting_line_takes_what_stands_below(window, show, press, select):
    project = show("78C6FA20")
    select("Boris Johnson said", caret=True)
    press("Q", "Return")
    quote = project.all(Quote)[0]
    assert parts(quote, "content")[0].startswith("“It is unacceptable")
    assert (parts(quote, "cue"), quote.type) == (["said"], "direct")
    assert names(project) == ["Boris Johnson"]
    assert [one.text for one in project.all(Mention)] == ["Boris Johnson"]


@pytest.mark.parametrize("by_selection", [True, False])
def test_a_reporting_word_within_a_quote_starts_one_of_its_own(
    window, show, press, select, by_selection
):
    project = show("asylum")
    select("According to ABC", caret=True)
    press("Q", "Esc")
    select(BELIEVED if by_selection else "believes", caret=not by_selection)
    press("Q", "Esc")
    outer, inner = project.all(Quote)
    assert parts(outer, "cue") == ["According to"]
    assert parts(inner, "content") == [BELIEVED]
    assert (parts(inner, "cue"), parts(inner, "source")) == (["believes"], ["Basya"])
    assert inner.parent == outer.id


def test_the_name_behind_an_office_is_linked(window, show, press, select):
    project = show("asylum")
    select("Najib Razak said", caret=True)
    press("Q", "Return")
    assert names(project) == ["Najib Razak"]
    assert [one.text for one in project.all(Mention)] == ["Najib Razak"]
