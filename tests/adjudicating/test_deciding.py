"""What two people differ in, settled one by one or in bulk, in an agreed version of its own."""

import pytest
from two_people import place

from annotator.adjudicating import deciding
from annotator.adjudicating.standing import State, decisions
from annotator.editing import layers
from annotator.editing.adjudication import gold_of, writing_gold
from annotator.editing.events import change_event
from annotator.editing.mentions import mark_mention
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Layer, Mention, Quote


def gold(desk, kind):
    return desk.project.all(kind, layer=gold_of(desk.project, desk.article).id)


def states(desk):
    found = desk.compared()
    decided = decisions(desk.project, found)
    return {one.kind: two.state for one, two in zip(found.differences, decided, strict=True)}


def take(desk, kind, *names, reason=""):
    layers = [desk.layer(name) for name in names]
    deciding.take(desk.project, desk.compared(), desk.difference(kind), layers, reason=reason)


def test_what_all_marked_alike_is_agreed_and_what_differs_says_wherein(desk):
    assert states(desk) == {
        "mention": State.AGREED,
        "quote": State.AGREED,
        "event": State.OPEN,
    }
    assert desk.difference("event").differing == ("type",)


def test_agreed_records_are_taken_in_one_step_with_their_links(desk):
    assert deciding.take_agreed(desk.project, desk.compared()) == 2
    take(desk, "event", "ben")
    (event,), (quote,), (mention,) = gold(desk, Event), gold(desk, Quote), gold(desk, Mention)
    assert (event.type, event.quote) == ("SUPPORT", quote.id)
    assert [part.mention for part in event.participants] == [mention.id]


def test_links_lead_to_what_is_taken_later(desk):
    take(desk, "event", "anna")
    assert gold(desk, Event)[0].quote is None
    take(desk, "quote", "ben")  # stands for anna's as well
    take(desk, "mention", "anna")
    (event,) = gold(desk, Event)
    assert event.quote == gold(desk, Quote)[0].id
    assert event.participants[0].mention == gold(desk, Mention)[0].id


def test_what_is_taken_gets_no_link_that_only_the_other_one_had(desk):
    desk.project.annotator = "anna"
    (event,) = desk.project.all(Event, layer=desk.layer("anna"))
    change_event(desk.project, event.id, quote=None, participants=())
    desk.project.annotator = "lena"
    take(desk, "event", "anna")  # stands for ben's as well, which leads to a quote and a name
    take(desk, "quote", "ben")
    take(desk, "mention", "ben")
    assert (gold(desk, Event)[0].quote, gold(desk, Event)[0].participants) == (None, ())


def test_a_record_keeps_where_it_came_from_why_and_who_decided(desk):
    take(desk, "event", "ben", reason="no word of an agreement")
    (event,) = gold(desk, Event)
    records = desk.difference("event").records
    assert event.sources == (records[desk.layer("ben")].id, records[desk.layer("anna")].id)
    assert (event.reason, event.updated_by) == ("no word of an agreement", "lena")


def test_of_both_each_comes_from_its_own(desk):
    take(desk, "event", "anna", "ben")
    records = desk.difference("event").records
    assert {one.sources for one in gold(desk, Event)} == {(one.id,) for one in records.values()}


def test_deciding_again_takes_the_place_of_what_was_decided(desk):
    take(desk, "event", "anna", "ben")
    take(desk, "event", "anna")
    assert [one.type for one in gold(desk, Event)] == ["CONSULT"]


def test_what_is_left_out_stays_decided_until_it_is_opened_again(desk):
    deciding.leave_out(desk.project, desk.compared(), desk.difference("event"))
    assert states(desk)["event"] is State.LEFT_OUT
    assert not gold(desk, Event)
    deciding.open_again(desk.project, desk.compared(), desk.difference("event"))
    assert states(desk)["event"] is State.OPEN


def test_an_article_is_adjudicated_when_nothing_is_open(desk):
    deciding.take_agreed(desk.project, desk.compared())
    assert gold_of(desk.project, desk.article).status == "in_progress"
    take(desk, "event", "anna")
    assert gold_of(desk.project, desk.article).status == "adjudicated"
    deciding.open_again(desk.project, desk.compared(), desk.difference("event"))
    assert gold_of(desk.project, desk.article).status == "in_progress"


def test_each_decision_is_one_step_of_undo(desk):
    deciding.take_agreed(desk.project, desk.compared())
    before = gold_of(desk.project, desk.article)
    take(desk, "event", "anna", "ben")
    desk.project.undo()
    assert gold_of(desk.project, desk.article) == before
    assert not gold(desk, Event)
    desk.project.undo()
    assert gold_of(desk.project, desk.article) is None


def test_an_agreed_record_that_was_edited_stays_decided(desk):
    take(desk, "event", "anna")
    with writing_gold(desk.project):
        change_event(desk.project, gold(desk, Event)[0].id, type="AGREE")
    assert states(desk)["event"] is State.TAKEN


def test_the_layers_that_are_compared_stay_as_they_are(desk):
    before = {kind: desk.project.all(kind) for kind in (Mention, Quote, Event, Layer)}
    deciding.take_agreed(desk.project, desk.compared())
    take(desk, "event", "anna", "ben")
    for kind, records in before.items():
        assert desk.project.many(kind, [one.id for one in records]) == records


def test_what_one_alone_marked_is_open(desk):
    desk.project.annotator = "ben"
    mark_mention(desk.project, desk.article, *place("Chung"))
    desk.project.annotator = "lena"
    found = desk.compared()
    decided = decisions(desk.project, found)
    alone = [
        state.state
        for one, state in zip(found.differences, decided, strict=True)
        if list(one.records) == [desk.layer("ben")]
    ]
    assert alone == [State.OPEN]


def test_nobody_compares_before_their_own_work_is_done(desk):
    desk.project.annotator = "ben"
    layers.set_status(desk.project, desk.article, "in_progress")
    with pytest.raises(AnnotatorError, match="Your own work on this article is not done yet"):
        desk.compared()


def test_one_persons_work_is_nothing_to_compare(desk):
    for _ in range(5):  # all that ben did
        desk.project.undo()
    with pytest.raises(AnnotatorError, match="only anna has annotated this article"):
        desk.compared()


def test_only_who_keeps_the_agreed_version_decides(desk):
    take(desk, "event", "anna")
    desk.project.annotator = "otto"
    with pytest.raises(AnnotatorError, match="agreed version, which lena keeps"):
        take(desk, "event", "ben")
    assert [one.type for one in gold(desk, Event)] == ["CONSULT"]
