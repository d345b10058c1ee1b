"""What the model and the codebook do not know is said in a sentence."""

import pytest

from annotator.model import codebook
from annotator.model.annotations import Alias, Event, Layer, Mention, Quote, Span, Speaker
from annotator.model.article import Article, Assignment
from annotator.model.rules import problems

BOOK = codebook.load("plover")
CONTENT = (Span("content", 0, 1, "x"),)
TRIGGER = (Span("trigger", 0, 1, "x"),)


def article(**values):
    return Article(id="a", title="T", sha256="0", characters=1, **values)


def quote(**values):
    return Quote(**{"id": "q", "layer": "l", "type": "direct", "spans": CONTENT, **values})


def event(**values):
    return Event(**{"id": "e", "layer": "l", "type": "CONSULT", "spans": TRIGGER, **values})


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (article(source_type="wires"), "source_type 'wires' is not known; did you mean wire?"),
        (article(published="20.3.2018"), "published: "),
        (article(language="the tongue"), "language 'the tongue' is not a code of BCP 47"),
        (article(assignments=(Assignment("n", "fun"),)), "the purpose of an assignment 'fun'"),
        (article(assignments=(Assignment("n"),) * 2), "assigned twice"),
        (quote(score=1 << 70), "the score is too large"),
        (event(type="AGREE", mode="x"), "mode of AGREE 'x' is not known"),
        (Layer(id="l", article="a", annotator="n", status="ready"), "status 'ready' is not known"),
        (Speaker(id="s", name=" "), "name is empty"),
        (Speaker(id="s", name="Kim", country="KO"), "country 'KO' is not a country code"),
        (Speaker(id="s", name="Kim", wikidata="42"), "wikidata '42' is not Q and a number"),
        (Speaker(id="s", name="Kim", aliases=(Alias("K", "nick"),)), "the kind of an alias"),
        (Mention(id="m", layer="l", start=0, end=1, text="x", kind="noun"), "kind 'noun'"),
        (quote(type="direkt"), "type 'direkt' is not known; did you mean direct?"),
        (quote(stance="against"), "stance 'against' is not known in the codebook PLOVER 2.0"),
        (quote(certainty="sure"), "certainty 'sure' is not known"),
        (event(type="MEET"), "type 'MEET' is not known in the codebook PLOVER 2.0"),
        (event(mode="vist"), "mode of CONSULT 'vist' is not known"),
        (event(contexts=("diplomacy",)), "did you mean diplomatic?"),
        (event(modality="maybe"), "modality 'maybe'"),
    ],
)
def test_what_is_not_known_is_named(record, words):
    found = list(problems(record, BOOK))
    assert len(found) == 1
    assert words in found[0]


@pytest.mark.parametrize(
    "record", [article(), quote(), event(mode="visit", contexts=("diplomatic",), date="2018-03")]
)
def test_what_is_known_passes(record):
    assert list(problems(record, BOOK)) == []
