"""One field of several records, set as one step."""

from dataclasses import replace

import pytest

from annotator.editing.events import mark_event
from annotator.editing.quotes import mark_quote
from annotator.editing.several import set_field
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Quote
from annotator.model.codebook import CustomField


@pytest.fixture
def quotes(project, article):
    return [mark_quote(project, article.id, [place]).id for place in ((42, 57), (76, 103))]


def test_one_value_for_several_records_is_one_step(project, quotes):
    assert set_field(project, Quote, quotes, "act", "assertive") == 2
    assert {one.act for one in project.all(Quote)} == {"assertive"}
    assert project.undo() == "Change act of 2 quotes"
    assert {one.act for one in project.all(Quote)} == {None}


def test_records_that_have_the_value_are_left_alone(project, quotes):
    set_field(project, Quote, quotes[:1], "venue", "Geneva")
    assert set_field(project, Quote, quotes, "venue", "Geneva") == 1
    assert set_field(project, Quote, quotes, "venue", "Geneva") == 0
    assert project.undo_entry.label == "Change place of quote"


def test_a_value_that_one_record_cannot_have_changes_none(project, article):
    events = [mark_event(project, article.id, [(7, 12)], type=t).id for t in ("CONSULT", "AGREE")]
    with pytest.raises(AnnotatorError, match="ode of AGREE"):
        set_field(project, Event, events, "mode", "visit")
    assert [one.mode for one in project.all(Event)] == [None, None]


def test_a_type_for_several_events_drops_the_modes_it_lacks(project, article):
    events = [
        mark_event(project, article.id, [(7, 12)], type="CONSULT", mode=mode).id
        for mode in ("visit", None)
    ]
    set_field(project, Event, events, "type", "AGREE")
    assert [(one.type, one.mode) for one in project.all(Event)] == [("AGREE", None)] * 2


def test_a_field_of_the_codebook_is_set_beside_the_others(project, quotes):
    own = tuple(CustomField("quote", name) for name in ("topic", "place"))
    with project.edit("Add fields"):
        project.save_codebook(replace(project.codebook, custom_fields=own))
    set_field(project, Quote, quotes[:1], "fields.topic", "war")
    set_field(project, Quote, quotes, "fields.place", "here")
    set_field(project, Quote, quotes, "fields.topic", None)
    assert [one.fields for one in project.all(Quote)] == [{"place": "here"}] * 2
