"""A project that several people annotated and a lead has settled."""

import pytest

from annotator.editing import adjudication, articles, layers, mentions, quotes, speakers
from annotator.editing.adjudication import Choice
from annotator.editing.assigning import assign, plan
from annotator.model import codebook
from annotator.model.annotations import Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store import files

NAMES = ("Amira Haddad", "Béla", "lead.person")
IMPORTER = "cataloguer"
TEXT = "Minister {0} met Kim in Pyongyang on day {0}. “We are ready for {0} talks,” Kim said."


def fill(project, count: int = 12):
    """Articles that two people annotate, each in their own way, and a third one settles."""
    amira, bela, lead = NAMES
    project.annotator = IMPORTER
    for number in range(count):
        articles.add_article(
            project,
            TEXT.format(f"{number} {'abcdefghijklmnop'[number] * 3}"),
            source="TASS" if number % 2 else "Reuters",
            published=f"2018-03-{number + 1:02}",
            language="en",
            licence="CC-BY-4.0" if number else None,
        )
    speakers.add_speaker(project, "Kim Jong-un")
    project.annotator = lead
    assign(project, plan(project, (amira, bela), double=1))
    for name in (amira, bela):
        project.annotator = name
        for article in project.all(Article):
            annotate(project, article.id, note=f"{amira} and béla are not sure")
    project.annotator = lead
    for article in project.all(Article):
        settle(project, article.id)


def annotate(project, article: str, note: str):
    text = project.text(article)
    start = text.index("“")
    kim = project.all(Speaker)[0].id
    quotes.mark_quote(project, article, [(start, text.index("”") + 1)], speaker=kim, note=note)
    mentions.mark_mention(project, article, text.index("Kim"), text.index("Kim") + 3, speaker=kim)
    layers.set_status(project, article, "done")


def settle(project, article: str):
    layer = project.all(Layer, article=article)[0]
    for kind in (Mention, Quote):
        choices = [Choice(one) for one in project.all(kind, layer=layer.id)]
        adjudication.take(project, article, choices, reason=f"{NAMES[0]} is right, says {NAMES[2]}")
    with project.edit("Settle"):
        adjudication.set_gold_status(project, article, settled=True)


@pytest.fixture
def settled(tmp_path):
    """An open project of twelve settled articles."""
    folder = tmp_path / f"of {NAMES[0]}"
    folder.mkdir()
    path = folder / "talks.sqlite"
    with files.create(path, codebook.load("plover"), annotator=NAMES[2]) as project:
        fill(project)
        yield project


def contents(folder):
    """Every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
