"""Who said what, where they are named, and splitting one speaker into two."""

import pytest

from annotator.editing import events, mentions, quotes, speakers
from annotator.model.annotations import Event, Mention, Quote, Span, Speaker


@pytest.fixture
def places(project, article):
    """Where some words of the article stand."""
    text = project.text(article.id)

    def find(words):
        start = text.index(words)
        return start, start + len(words)

    return find


@pytest.fixture
def kulik(project):
    return speakers.add_speaker(project, "Andrei Kulik").id


@pytest.fixture
def quote(project, article, places):
    source = Span("source", *places("Andrei Kulik"), "")
    cue = Span("cue", *places("said"), "")
    return quotes.mark_quote(project, article.id, [places("“We are ready,”")], parts=(cue, source))


def named(project):
    return [(one.text, one.kind, one.speaker) for one in project.all(Mention)]


def test_a_quote_is_marked_with_its_parts_in_one_step(project, quote):
    assert [(span.role, span.text) for span in quote.spans] == [
        ("content", "“We are ready,”"),
        ("cue", "said"),
        ("source", "Andrei Kulik"),
    ]
    project.undo()
    assert project.all(Quote) == []


def test_the_name_beside_a_quote_is_linked_in_the_same_step(project, quote, kulik, places):
    quotes.say_quote(project, quote.id, kulik, named=places("Andrei Kulik"))
    assert named(project) == [("Andrei Kulik", "name", kulik)]
    project.undo()
    assert named(project) == []
    assert project.get(Quote, quote.id).speaker is None


def test_a_name_not_linked_yet_becomes_linked(project, article, quote, kulik, places):
    mentions.mark_mention(project, article.id, *places("Kulik"))
    quotes.say_quote(project, quote.id, kulik, named=places("Andrei Kulik"))
    assert named(project) == [("Kulik", "name", kulik)]


def test_another_choice_takes_the_name_along(project, quote, kulik, places):
    quotes.say_quote(project, quote.id, kulik, named=places("Andrei Kulik"))
    other = speakers.add_speaker(project, "A. Kulik").id
    quotes.say_quote(project, quote.id, other, named=places("Andrei Kulik"))
    assert named(project) == [("Andrei Kulik", "name", other)]


def test_somebody_named_within_a_description_keeps_the_name(project, article, quote, places):
    ministry = speakers.add_speaker(project, "Foreign Ministry").id
    mentions.mark_mention(project, article.id, *places("Kulik"), speaker=ministry)
    spokesman = speakers.add_speaker(project, "spokesman").id
    whole = places("Andrei Kulik said")
    quotes.say_quote(project, quote.id, spokesman, named=whole, kind="nominal")
    assert named(project) == [
        ("Kulik", "name", ministry),
        ("Andrei Kulik said", "nominal", spokesman),
    ]


def test_several_places_are_marked_in_one_step(project, article, kulik, places):
    found = [(*places("Andrei Kulik"), "name"), (*places("He"), "pronoun")]
    mentions.mark_mentions(project, article.id, kulik, found)
    assert [one[:2] for one in named(project)] == [("Andrei Kulik", "name"), ("He", "pronoun")]
    assert project.undo() == "Mark 2 names in the text"
    assert named(project) == []


@pytest.fixture
def used(project, article, quote, kulik, places):
    """A speaker who is named, speaks, is spoken to and about, and takes part."""
    named = mentions.mark_mention(project, article.id, *places("Andrei Kulik"), speaker=kulik)
    quotes.change_quote(project, quote.id, speaker=kulik, addressees=(kulik,), stance_target=kulik)
    met = events.mark_event(project, article.id, [places("met")], type="CONSULT")
    events.add_participant(project, met.id, "actor", kulik, mention=named.id)
    events.add_participant(project, met.id, "recipient", kulik)
    return {"mention": named.id, "quote": quote.id, "event": met.id}


def test_a_split_moves_only_what_is_named_and_is_one_step(project, used, kulik):
    other = speakers.add_speaker(project, "Another Kulik").id
    before = project.get(Quote, used["quote"])
    speakers.split_speaker(project, kulik, [("quote", used["quote"], "addressee")], other)
    after = project.get(Quote, used["quote"])
    assert (after.speaker, after.addressees, after.stance_target) == (kulik, (other,), kulik)
    assert project.get(Mention, used["mention"]).speaker == kulik
    project.undo()
    assert project.get(Quote, used["quote"]) == before


def test_a_split_name_takes_the_part_along_that_it_stands_for(project, used, kulik):
    other = speakers.add_speaker(project, "Another Kulik").id
    speakers.split_speaker(project, kulik, [("mention", used["mention"], "mention")], other)
    assert project.get(Mention, used["mention"]).speaker == other
    parts = project.get(Event, used["event"]).participants
    assert [(part.role, part.speaker) for part in parts] == [
        ("actor", other),
        ("recipient", kulik),
    ]


def test_all_that_is_split_off_leaves_nothing(project, used, kulik):
    other = speakers.add_speaker(project, "Another Kulik").id
    moved = [("mention", used["mention"], "mention"), ("event", used["event"], "participant")]
    moved += [("quote", used["quote"], part) for part in ("speaker", "addressee", "target")]
    speakers.split_speaker(project, kulik, moved, other)
    speakers.delete_speaker(project, kulik)
    quote = project.get(Quote, used["quote"])
    assert (quote.speaker, quote.addressees, quote.stance_target) == (other, (other,), other)
    assert {part.speaker for part in project.get(Event, used["event"]).participants} == {other}
    assert [one.id for one in project.all(Speaker)] == [other]
