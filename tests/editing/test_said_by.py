"""Words that say who spoke, once another one is said to have spoken."""

import pytest

from annotator.editing.mentions import change_mention, mark_mention
from annotator.editing.quotes import change_quote, mark_quote, say_quote
from annotator.editing.said_by import is_name_of, stale_words, unmark_words
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Alias, Mention, Quote, Span, Speaker


@pytest.fixture
def kulik(project):
    return add_speaker(project, "Andrei Kulik", aliases=(Alias("A. N. Kulik", "alias"),))


@pytest.fixture
def chung(project):
    return add_speaker(project, "Chung Eui-yong")


@pytest.fixture
def quote(project, article, kulik):
    """A quote of Kulik's, whose "Said by" words are a mention of his."""
    text = project.text(article.id)
    at = text.index("Andrei Kulik"), text.index("Andrei Kulik") + len("Andrei Kulik")
    mark_mention(project, article.id, *at, speaker=kulik.id)
    source = Span("source", *at, "Andrei Kulik")
    said = text.index("“We are"), text.index("”") + 1
    return mark_quote(project, article.id, [said], parts=[source], speaker=kulik.id)


def named(project):
    return {mention.text: mention.speaker for mention in project.all(Mention)}


def named_by(words, kind):
    return Mention(id="m", layer="l", start=0, end=len(words), text=words, kind=kind)


@pytest.mark.parametrize(
    ("words", "kind", "fits"),
    [
        ("Andrei Kulik", "name", True),
        ("Kulik", "name", True),
        ("KULIK", "name", True),
        ("A.N. Kulik", "name", True),
        ("he", "pronoun", False),
        ("Kulik", "nominal", False),
        ("Ivan Kulik", "name", False),
    ],
)
def test_a_name_is_known_by_its_words(words, kind, fits):
    speaker = Speaker(id="s", name="Andrei Kulik", aliases=(Alias("A. N. Kulik", "alias"),))
    assert is_name_of(named_by(words, kind), speaker) is fits


def test_the_name_of_one_does_not_become_another_ones(project, quote, kulik, chung):
    source = quote.spans[-1]
    say_quote(project, quote.id, chung.id, named=(source.start, source.end))
    assert project.get(Quote, quote.id).speaker == chung.id
    assert named(project) == {"Andrei Kulik": kulik.id}


def test_a_slip_is_mended_with_its_name(project, quote, kulik):
    mention = project.all(Mention)[0]
    source = quote.spans[-1]
    slip = add_speaker(project, "Kim")
    change_quote(project, quote.id, speaker=slip.id)
    change_mention(project, mention.id, speaker=slip.id)
    say_quote(project, quote.id, kulik.id, named=(source.start, source.end))
    assert named(project) == {"Andrei Kulik": kulik.id}


def test_words_that_name_the_one_before_are_found(project, quote, kulik, chung):
    assert stale_words(project, quote.id, kulik.id) == []
    change_quote(project, quote.id, speaker=chung.id)
    found = stale_words(project, quote.id, kulik.id)
    assert [(one.span.text, one.mention.speaker) for one in found] == [("Andrei Kulik", kulik.id)]


def test_words_that_name_both_are_well(project, article, quote, kulik, chung):
    source = quote.spans[-1]
    mark_mention(project, article.id, source.start, source.end, speaker=chung.id)
    change_quote(project, quote.id, speaker=chung.id)
    assert stale_words(project, quote.id, kulik.id) == []


def test_the_words_go_and_the_mention_stays(project, quote, kulik, chung):
    change_quote(project, quote.id, speaker=chung.id)
    assert unmark_words(project, stale_words(project, quote.id, kulik.id)) == 1
    assert [span.role for span in project.get(Quote, quote.id).spans] == ["content"]
    assert named(project) == {"Andrei Kulik": kulik.id}
    assert project.undo() == "Remove “Said by”"
    assert project.get(Quote, quote.id).spans == quote.spans
