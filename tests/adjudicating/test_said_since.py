"""What annotators say after it was decided: what is new opens the decision again."""

from dataclasses import replace

import pytest
from two_people import place

from annotator.adjudicating import deciding
from annotator.adjudicating.standing import State, decisions
from annotator.editing import layers
from annotator.editing.adjudication import gold_of, writing_gold
from annotator.editing.events import change_event, mark_event
from annotator.editing.mentions import mark_mention
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer


def state(desk):
    found = desk.compared()
    decided = decisions(desk.project, found)
    (one,) = [two for d, two in zip(found.differences, decided, strict=True) if d.kind == "event"]
    return one.state


def take(desk, name):
    difference = desk.difference("event")
    deciding.take(desk.project, desk.compared(), difference, [desk.layer(name)])


def change(desk, name, **values):
    """Let someone change their event, who is not done with it for as long."""
    desk.project.annotator = name
    layer = next(one for one in desk.project.all(Layer) if one.id == desk.layer(name))
    (event,) = desk.project.all(Event, layer=layer.id)
    change_event(desk.project, event.id, **values)
    desk.project.annotator = "lena"


def third(desk, visit):
    """Let cora mark the event too."""
    desk.project.annotator = "cora"
    mark_event(desk.project, desk.article, [place("visited")], type=visit)
    layers.set_status(desk.project, desk.article, "done")
    desk.project.annotator = "lena"


def gold_event(desk):
    (event,) = desk.project.all(Event, layer=gold_of(desk.project, desk.article).id)
    return event


def test_who_says_something_else_after_all_opens_the_decision(desk):
    take(desk, "anna")
    change(desk, "ben", type="REJECT")
    assert state(desk) is State.ANEW
    assert gold_event(desk).type == "CONSULT"


def test_who_comes_round_to_what_was_taken_opens_nothing(desk):
    take(desk, "anna")
    change(desk, "ben", type="CONSULT")
    assert state(desk) is State.TAKEN


def test_who_comes_later_and_says_something_else_opens_the_decision(desk):
    take(desk, "anna")
    third(desk, "REJECT")
    assert state(desk) is State.ANEW


def test_who_comes_later_and_says_what_was_heard_opens_nothing(desk):
    desk.project.annotator = "anna"
    (event,) = desk.project.all(Event, layer=desk.layer("anna"))
    change_event(desk.project, event.id, participants=(), quote=None)
    desk.project.annotator = "lena"
    take(desk, "ben")
    third(desk, "CONSULT")
    assert state(desk) is State.TAKEN


def test_what_was_taken_can_be_kept(desk):
    take(desk, "anna")
    third(desk, "REJECT")
    change(desk, "ben", type="AGREE")
    before = gold_event(desk)
    deciding.keep(desk.project, desk.compared(), desk.difference("event"), reason="still a visit")
    assert state(desk) is State.TAKEN
    after = gold_event(desk)
    assert (after.id, after.type, after.reason) == (before.id, "CONSULT", "still a visit")
    assert set(after.sources) == set(desk.difference("event").ids)
    desk.project.undo()
    assert gold_event(desk) == before
    assert state(desk) is State.ANEW


def test_what_two_leads_took_is_open_until_one_of_the_two_is_chosen(desk):
    take(desk, "anna")
    first = gold_event(desk)
    with desk.project.edit("Merge"):
        desk.project.save(replace(first, id="of-another-lead", type="SUPPORT", created_at=""))
    assert state(desk) is State.ANEW
    deciding.keep(desk.project, desk.compared(), desk.difference("event"))
    assert state(desk) is State.TAKEN
    assert (gold_event(desk).id, gold_event(desk).type) == (first.id, "CONSULT")
    desk.project.undo()
    deciding.open_again(desk.project, desk.compared(), desk.difference("event"))
    assert desk.project.all(Event, layer=first.layer) == []


def test_a_decision_knows_what_was_said_by_a_clock_that_is_fast(desk):
    (event,) = desk.project.all(Event, layer=desk.layer("ben"))
    with desk.project.edit("Change"):
        new = replace(event, type="REJECT", updated_at="2999-01-01T00:00:00.000Z")
        desk.project.save(replace(new, updated_by="ben"))
    take(desk, "anna")
    assert state(desk) is State.TAKEN
    with writing_gold(desk.project):
        change_event(desk.project, gold_event(desk).id, type="AGREE")
    assert state(desk) is State.TAKEN


def test_the_lead_who_changes_whom_all_name_opens_nothing(desk):
    """As when speakers are merged: records change, but not by who says it."""
    take(desk, "anna")
    (event,) = desk.project.all(Event, layer=desk.layer("ben"))
    with desk.project.edit("Merge speakers"):
        desk.project.save(replace(event, participants=()))
    assert state(desk) is State.TAKEN


def test_an_agreed_version_in_which_something_is_open_is_not_called_done(desk):
    take(desk, "anna")
    with pytest.raises(AnnotatorError, match="2 things are still open"):
        deciding.refuse_open(desk.project, desk.article)
    deciding.take_agreed(desk.project, desk.compared())
    deciding.refuse_open(desk.project, desk.article)


def test_two_things_at_one_place_are_left_out_one_by_one(desk):
    desk.project.annotator = "anna"
    for _ in range(2):
        mark_mention(desk.project, desk.article, *place("Chung"), kind="pronoun")
    desk.project.annotator = "lena"
    first, second = desk.compared().differences[2:4]
    assert first.place == second.place == place("Chung")

    def decided():
        found = desk.compared()
        return [one.state for one in decisions(desk.project, found)][2:4]

    deciding.leave_out(desk.project, desk.compared(), second)
    assert decided() == [State.OPEN, State.LEFT_OUT]
    deciding.take(desk.project, desk.compared(), first, [desk.layer("anna")])
    assert decided() == [State.TAKEN, State.LEFT_OUT]
    deciding.open_again(desk.project, desk.compared(), second)
    assert decided() == [State.TAKEN, State.OPEN]


def test_who_was_given_the_article_sees_nobodys_work_before_their_own_is_done(desk):
    from annotator.editing.layers import annotator_named
    from annotator.model.article import Article, Assignment

    with desk.project.edit("Assign"):
        otto = annotator_named(desk.project, "otto")
        article = desk.project.get(Article, desk.article)
        desk.project.save(replace(article, assignments=(Assignment(otto.id, "work"),)))
    desk.project.annotator = "otto"
    with pytest.raises(AnnotatorError, match="Your own work on this article is not done yet"):
        desk.compared()
