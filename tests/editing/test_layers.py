"""Everyone writes in their own work, and sees the others' when one's own is done."""

from typing import NamedTuple

import pytest

from annotator.editing import (
    articles,
    events,
    layers,
    mentions,
    quotes,
    several,
    spans,
    speakers,
    team,
)
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer, Mention, Quote
from annotator.store.teamwork import others_layers


class Marked(NamedTuple):
    mention: str
    quote: str
    event: str


VERBS = {
    "change a mention": lambda p, of: mentions.change_mention(p, of.mention, kind="pronoun"),
    "delete a mention": lambda p, of: mentions.delete_mention(p, of.mention),
    "change a quote": lambda p, of: quotes.change_quote(p, of.quote, venue="Moscow"),
    "say a quote": lambda p, of: quotes.say_quote(p, of.quote, speakers.add_speaker(p, "Kim").id),
    "delete a quote": lambda p, of: quotes.delete_quote(p, of.quote),
    "change an event": lambda p, of: events.change_event(p, of.event, certainty="low"),
    "delete an event": lambda p, of: events.delete_event(p, of.event),
    "set several": lambda p, of: several.set_field(p, Quote, [of.quote], "certainty", "low"),
    "add a stretch": lambda p, of: spans.add_span(p, Quote, of.quote, "cue", (0, 6)),
    "set a stretch": lambda p, of: spans.set_span(p, Quote, of.quote, "cue", (0, 6)),
    "move a stretch": lambda p, of: spans.move_span(p, Mention, of.mention, 0, (0, 3)),
    "remove a stretch": lambda p, of: spans.remove_span(p, Quote, of.quote, 1),
}


@pytest.fixture
def marked(project, article):
    """The ids of a mention, a quote of two stretches, and an event by mina."""
    mention = mentions.mark_mention(project, article.id, 0, 6)
    quote = quotes.mark_quote(project, article.id, [(42, 56)])
    spans.add_span(project, Quote, quote.id, "cue", (7, 12))
    event = events.mark_event(project, article.id, [(17, 22)], type="CONSULT")
    return Marked(mention.id, quote.id, event.id)


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_changes_what_another_wrote(project, marked, verb):
    kinds = (Mention, Quote, Event)
    before = [project.get(kind, id) for kind, id in zip(kinds, marked, strict=True)]
    project.annotator = "bob"
    with pytest.raises(AnnotatorError, match="mina's work: you can read it, not change it"):
        VERBS[verb](project, marked)
    assert [project.get(kind, id) for kind, id in zip(kinds, marked, strict=True)] == before


@pytest.mark.parametrize("verb", VERBS)
def test_everyone_changes_their_own(project, marked, verb):
    count = project.undo_entry.id
    VERBS[verb](project, marked)
    assert project.undo_entry.id > count


def test_the_agreed_version_is_changed_elsewhere(project, marked):
    layer = project.all(Layer)[0]
    with project.edit("Make it the agreed one"):
        project.save(
            Layer(id=layer.id, article=layer.article, annotator=layer.annotator, kind="gold")
        )
    with pytest.raises(AnnotatorError, match="the agreed version"):
        quotes.delete_quote(project, marked.quote)


def test_an_article_is_removed_with_everyones_work(project, article, marked):
    project.annotator = "bob"
    articles.delete_article(project, article.id)
    assert project.all(Layer) == []
    project.undo()
    assert len(project.all(Quote)) == 1


def test_a_merge_of_speakers_reaches_everyones_work(project, article):
    first, second = (speakers.add_speaker(project, name).id for name in ("Kim", "Kim Jong-un"))
    mention = mentions.mark_mention(project, article.id, 0, 6, speaker=second)
    project.annotator = "bob"
    speakers.merge_speakers(project, first, second)
    assert project.get(Mention, mention.id).speaker == first


def seen(project, article):
    return [
        (one.annotator, one.kind) for one in others_layers(project, article) if not one.is_hidden
    ]


def test_others_work_is_hidden_until_ones_own_is_done(project, article, marked):
    project.annotator = "bob"
    assert seen(project, article.id) == []
    layers.set_status(project, article.id, "in_progress")
    assert seen(project, article.id) == []
    layers.set_status(project, article.id, "done")
    assert seen(project, article.id) == [("mina", "annotation")]
    (other,) = others_layers(project, article.id)
    assert (other.status, other.records) == ("in_progress", 3)


def test_the_lead_may_show_it_at_once_and_undo_that(project, article, marked):
    project.annotator = "bob"
    team.set_blind(project, blind=False)
    assert seen(project, article.id) == [("mina", "annotation")]
    project.undo()
    assert seen(project, article.id) == []
    project.redo()
    team.set_blind(project, blind=True)
    assert seen(project, article.id) == []


def test_what_was_imported_for_oneself_is_never_hidden(project, article, marked):
    mina = project.all(Layer)[0].annotator
    with project.edit("Import"):
        project.save(Layer(id="machine", article=article.id, annotator=mina, kind="import"))
    assert seen(project, article.id) == [("mina", "import")]
