"""What was left out and is said otherwise since, and what is agreed while its sources are gone."""

from dataclasses import replace

import pytest
from two_people import place

from annotator.adjudicating import deciding
from annotator.adjudicating.standing import State, decisions
from annotator.editing import layers
from annotator.editing.adjudication import gold_of
from annotator.editing.events import change_event, delete_event, mark_event
from annotator.model.annotations import Dismissed, Event
from annotator.store import gold


def state(desk, number=-1):
    """How far one of the differences is that are about an event."""
    found = desk.compared()
    decided = decisions(desk.project, found)
    pairs = zip(found.differences, decided, strict=True)
    return [two.state for one, two in pairs if one.kind == "event"][number]


def decide(desk, how, number=-1, **known):
    """Decide on one of the differences that are about an event."""
    found = desk.compared()
    events = [one for one in found.differences if one.kind == "event"]
    how(desk.project, found, events[number], **known)


def as_annotator(desk, name, work):
    """Let an annotator do something with their event."""
    layer = desk.layer(name)
    desk.project.annotator = name
    for event in desk.project.all(Event, layer=layer):
        work(desk.project, event.id)
    desk.project.annotator = "lena"


def rejects(project, event):
    change_event(project, event, type="REJECT")


def visits(project, event):
    change_event(project, event, type="CONSULT")


def third(desk, visit):
    """Let cora mark the event too."""
    desk.project.annotator = "cora"
    mark_event(desk.project, desk.article, [place("visited")], type=visit)
    layers.set_status(desk.project, desk.article, "done")
    desk.project.annotator = "lena"


def test_what_was_left_out_is_open_again_when_somebody_says_something_else(desk):
    decide(desk, deciding.leave_out)
    assert state(desk) is State.LEFT_OUT
    as_annotator(desk, "ben", rejects)
    assert state(desk) is State.ANEW
    decide(desk, deciding.keep)
    assert state(desk) is State.LEFT_OUT
    assert desk.project.all(Event, layer=gold_of(desk.project, desk.article).id) == []
    desk.project.undo()
    assert state(desk) is State.ANEW
    decide(desk, deciding.open_again)
    assert state(desk) is State.OPEN


def test_what_was_left_out_stays_so_when_one_of_them_comes_round(desk):
    decide(desk, deciding.leave_out)
    as_annotator(desk, "ben", visits)
    assert state(desk) is State.LEFT_OUT


def test_what_was_left_out_is_open_again_when_a_third_says_something_else(desk):
    decide(desk, deciding.leave_out)
    third(desk, "REJECT")
    assert state(desk) is State.ANEW


def test_what_an_older_version_left_out_stays_so(desk):
    decide(desk, deciding.leave_out)
    layer = gold_of(desk.project, desk.article)
    (point,) = layer.dismissed
    old = Dismissed(point.rule.partition("@")[0], point.start, point.end)
    with desk.project.edit("As before"):
        desk.project.save(replace(layer, dismissed=(old,)))
    as_annotator(desk, "ben", rejects)
    assert state(desk) is State.LEFT_OUT
    decide(desk, deciding.open_again)
    assert state(desk) is State.OPEN


@pytest.fixture
def bereft(desk):
    """An agreed version that is done, of which all that an event was made from is deleted."""
    decide(desk, lambda *known: deciding.take(*known, [desk.layer("anna")]))
    deciding.take_agreed(desk.project, desk.compared())
    assert gold_of(desk.project, desk.article).status == "adjudicated"
    for name in ("anna", "ben"):
        as_annotator(desk, name, delete_event)
    return desk


def test_what_is_agreed_is_told_when_all_that_it_was_made_from_is_deleted(bereft):
    (alone,) = [one for one in bereft.compared().differences if one.agreed]
    assert (alone.kind, alone.place, alone.records) == ("event", place("visited"), {})
    assert state(bereft) is State.ALONE
    assert deciding.count_open(bereft.project, bereft.article) == 1
    assert gold.doubted_articles(bereft.project) == [bereft.article]


def test_what_is_agreed_can_be_kept_though_nobody_has_it(bereft):
    decide(bereft, deciding.keep, reason="it is in the text")
    assert deciding.count_open(bereft.project, bereft.article) == 0
    assert gold.doubted_articles(bereft.project) == []
    (event,) = bereft.project.all(Event, layer=gold_of(bereft.project, bereft.article).id)
    assert (event.sources, event.reason, event.updated_by) == ((), "it is in the text", "lena")
    bereft.project.undo()
    assert state(bereft) is State.ALONE


def test_what_is_agreed_can_be_left_out_when_nobody_has_it(bereft):
    decide(bereft, deciding.leave_out)
    assert deciding.count_open(bereft.project, bereft.article) == 0
    assert bereft.project.all(Event, layer=gold_of(bereft.project, bereft.article).id) == []


def test_one_whose_record_is_there_still_is_not_alone(desk):
    decide(desk, lambda *known: deciding.take(*known, [desk.layer("anna")]))
    as_annotator(desk, "anna", delete_event)
    assert [one for one in desk.compared().differences if one.agreed] == []
