"""Participants of an event, and the places where the text names them."""

import pytest

from annotator.editing.events import change_event, mark_event
from annotator.editing.mentions import mark_mention
from annotator.editing.speakers import add_speaker
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Participant


@pytest.fixture
def event(project, article):
    start = project.text(article.id).index("met")
    return mark_event(project, article.id, [(start, start + 3)], type="CONSULT")


@pytest.fixture
def who(project, article):
    """Makes a speaker, named by words of the article; the ids of both."""

    def who(name, words):
        speaker = add_speaker(project, name).id
        start = project.text(article.id).index(words)
        place = start, start + len(words)
        return speaker, mark_mention(project, article.id, *place, speaker=speaker).id

    return who


def parts(project, event, *given):
    change_event(project, event.id, participants=tuple(Participant(*one) for one in given))
    return project.get(Event, event.id).participants


def test_a_participant_is_named_by_a_mention(project, event, who):
    kulik, he = who("Andrei Kulik", "He")
    assert parts(project, event, ("actor", kulik, he)) == (Participant("actor", kulik, he),)


def test_another_speaker_keeps_no_mention_of_the_one_before(project, event, who):
    kulik, he = who("Andrei Kulik", "He")
    kim, _ = who("Kim", "Kim")
    parts(project, event, ("actor", kulik, he))
    assert parts(project, event, ("actor", kim, he)) == (Participant("actor", kim),)


def test_another_role_keeps_the_mention(project, event, who):
    kulik, he = who("Andrei Kulik", "He")
    parts(project, event, ("actor", kulik, he))
    kept = (Participant("recipient", kulik, he),)
    assert parts(project, event, ("recipient", kulik, he)) == kept


def test_a_mention_of_another_is_refused(project, event, who):
    kulik, _ = who("Andrei Kulik", "He")
    _, named = who("Kim", "Kim")
    with pytest.raises(AnnotatorError, match="“Kim” names Kim, not Andrei Kulik"):
        parts(project, event, ("actor", kulik, named))
    assert project.get(Event, event.id).participants == ()


def test_words_that_name_nobody_yet_may_name_a_participant(project, article, event, who):
    kulik, _ = who("Andrei Kulik", "He")
    start = project.text(article.id).index("Seoul")
    unlinked = mark_mention(project, article.id, start, start + 5).id
    kept = (Participant("actor", kulik, unlinked),)
    assert parts(project, event, ("actor", kulik, unlinked)) == kept
