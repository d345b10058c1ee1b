"""Changing the project's codebook: what follows into the records, what is refused, and Undo."""

import pytest

from annotator.editing import codebook, events, quotes, speakers
from annotator.errors import AnnotatorError
from annotator.model.annotations import Event, Quote, Speaker
from annotator.model.codebook import Code, Codebook, CustomField, EventType, Mode, Role, Stance

SHADE = CustomField("event", "shade", "choice", ("light", "dark"))


@pytest.fixture
def coded(project, article):
    """An event, a quote and a speaker that hold one code of each list."""
    for record in ("speaker", "quote", "event"):
        codebook.add_entry(project, "custom_fields", CustomField(record, "shade"))
    codebook.add_entry(project, "custom_fields", CustomField("event", "z", "number"))
    kim = speakers.add_speaker(project, "Kim", fields={"shade": "light"})
    quotes.mark_quote(
        project,
        article.id,
        [(42, 56)],
        act="directive",
        stance="oppose",
        fields={"shade": "dark"},
    )
    event = events.mark_event(
        project,
        article.id,
        [(0, 6)],
        type="PROTEST",
        mode="riot",
        contexts=("military", "legal"),
        fields={"shade": "light", "z": 1},
    )
    events.add_participant(project, event.id, "actor", kim.id)
    return project


def state(project):
    kinds = (Speaker, Quote, Event)
    return project.codebook, [record for kind in kinds for record in project.all(kind)]


HELD = {
    ("event_types", "PROTEST", ""): lambda p: p.all(Event)[0].type,
    ("modes", "riot", "PROTEST"): lambda p: p.all(Event)[0].mode,
    ("contexts", "military", ""): lambda p: p.all(Event)[0].contexts[0],
    ("roles", "actor", ""): lambda p: p.all(Event)[0].participants[0].role,
    ("quote_acts", "directive", ""): lambda p: p.all(Quote)[0].act,
    ("stances", "oppose", ""): lambda p: p.all(Quote)[0].stance,
    ("custom_fields", "shade", "speaker"): lambda p: next(iter(p.all(Speaker)[0].fields)),
    ("custom_fields", "shade", "quote"): lambda p: next(iter(p.all(Quote)[0].fields)),
    ("custom_fields", "shade", "event"): lambda p: min(p.all(Event)[0].fields),
}


@pytest.mark.parametrize(("part", "code", "of"), HELD)
def test_a_new_name_follows_into_the_records_as_one_step(coded, part, code, of):
    held = HELD[part, code, of]
    before = state(coded)
    assert codebook.rename(coded, part, code, "renamed", of=of) == 1
    assert held(coded) == "renamed"
    assert codebook.uses(coded, part, "renamed", of=of).count == 1
    with pytest.raises(AnnotatorError, match="has no"):
        codebook.uses(coded, part, code, of=of)
    after = state(coded)
    coded.undo()
    assert (held(coded), state(coded)) == (code, before)
    coded.redo()
    assert state(coded) == after


class StopError(Exception):
    """What stops the work."""


def test_a_rename_that_is_stopped_changes_nothing(coded):
    before = state(coded)

    def stop(done, total):
        assert (done, total) == (1, 1)
        raise StopError

    with pytest.raises(StopError):
        codebook.rename_code(coded, Code("event_types", "", "PROTEST"), "renamed", stop)
    assert state(coded) == before


@pytest.mark.parametrize(("part", "code", "of"), HELD)
def test_retiring_lists_who_holds_it_and_keeps_them(coded, part, code, of):
    held = HELD[part, code, of]
    before = state(coded)
    still = codebook.retire(coded, part, code, of=of)
    assert (still.count, len(still.first), held(coded)) == (1, 1, code)
    assert coded.codebook.retired == {Code(part, of, code)}
    assert Codebook.from_dict(coded.codebook.to_dict()) == coded.codebook
    codebook.restore(coded, part, code, of=of)
    assert state(coded) == before
    coded.undo()
    coded.undo()
    assert state(coded) == before


def test_a_retired_code_is_refused_for_new_records_and_stays_on_old_ones(coded, article):
    codebook.retire(coded, "event_types", "PROTEST")
    codebook.retire(coded, "roles", "actor")
    (old,) = coded.all(Event)
    assert events.change_event(coded, old.id, note="seen").note == "seen"
    with pytest.raises(AnnotatorError, match="retired"):
        events.mark_event(coded, article.id, [(7, 12)], type="PROTEST")
    other = events.mark_event(coded, article.id, [(7, 12)], type="CONSULT")
    for values in ({"type": "PROTEST"}, {"participants": old.participants}):
        with pytest.raises(AnnotatorError, match="retired"):
            events.change_event(coded, other.id, **values)
    assert coded.get(Event, other.id) == other


def test_a_retired_field_keeps_its_values_and_gets_no_new_ones(coded, article):
    codebook.retire(coded, "custom_fields", "shade", of="quote")
    (old,) = coded.all(Quote)
    quotes.change_quote(coded, old.id, fields={"shade": "light"})
    with pytest.raises(AnnotatorError, match="retired"):
        quotes.mark_quote(coded, article.id, [(0, 6)], fields={"shade": "light"})


def test_a_renamed_event_type_keeps_its_colour_key_and_narrower_types(project):
    narrow = EventType("TALKS", "Talks", parent="CONSULT")
    codebook.add_entry(project, "event_types", narrow)
    before = project.codebook
    codebook.rename(project, "event_types", "CONSULT", "MEET")
    after = project.codebook
    assert after.event_type("TALKS").parent == "MEET"
    assert after.colour("MEET") == before.colour("CONSULT")
    assert after.keys.get("MEET") == before.keys.get("CONSULT")
    assert "CONSULT" not in {**after.keys, **after.colours}


def test_new_entries_can_be_used_at_once_and_undone(project, article):
    codebook.add_entry(project, "event_types", EventType("TRADE", "Trade"))
    codebook.add_entry(project, "modes", Mode("barter", "Barter"), of="TRADE")
    codebook.add_entry(project, "roles", Role("broker", "Broker"))
    codebook.add_entry(project, "stances", Stance("wait", "Waits"))
    codebook.add_entry(project, "custom_fields", SHADE)
    event = events.mark_event(
        project, article.id, [(0, 6)], type="TRADE", mode="barter", fields={"shade": "dark"}
    )
    assert event.mode == "barter"
    assert project.codebook.fields_of("event") == (SHADE,)
    project.undo()
    assert project.undo() == "Add field"
    assert project.codebook.fields_of("event") == ()


def test_what_an_entry_says_can_be_changed_but_not_its_code(project):
    codebook.change_entry(project, "stances", "oppose", name="Against", gloss="says no")
    changed = project.codebook.terms("stances")["oppose"]
    assert (changed.name, changed.gloss) == ("Against", "says no")
    with pytest.raises(ValueError, match="rename"):
        codebook.change_entry(project, "stances", "oppose", code="against")


def test_what_does_not_fit_is_refused_and_changes_nothing(coded):
    before = state(coded)
    for refused in (
        lambda: codebook.rename(coded, "stances", "oppose", "support"),
        lambda: codebook.rename(coded, "stances", "oppose", "a|b"),
        lambda: codebook.rename(coded, "stances", "nothing", "something"),
        lambda: codebook.add_entry(coded, "stances", Stance("oppose", "Again")),
        lambda: codebook.add_entry(coded, "modes", Mode("x", "X"), of="NOTHING"),
        lambda: codebook.change_entry(coded, "event_types", "PROTEST", quad_class="good"),
        lambda: codebook.uses(coded, "custom_fields", "shade", of="mention"),
    ):
        with pytest.raises(AnnotatorError):
            refused()
    assert state(coded) == before


def test_listeners_hear_of_the_codebook_and_the_records(coded):
    heard = []
    coded.subscribe(heard.append)
    codebook.rename(coded, "stances", "oppose", "against")
    (edit,) = heard
    assert edit.touches("codebook")
    assert edit.ids("quotes") == [coded.all(Quote)[0].id]
