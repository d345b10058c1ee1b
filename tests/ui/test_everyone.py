"""Letters looked for in the names of all speakers, read once and then followed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.editing.speakers import add_speaker, change_speaker, merge_speakers
from annotator.model.annotations import Alias, Speaker
from annotator.store.files import open_project
from annotator.store.speaker_names import speaker_names
from annotator.ui.entries import everyone
from annotator.ui.entries.everyone import Everyone, as_choice
from annotator.ui.entries.field import fitting

WORD = st.sampled_from(["Kim", "kimura", "Müller", "Al", "al-Hakim", "Ri", "Ó"])
NAMES = st.lists(WORD, min_size=1, max_size=3)
PERSON = st.tuples(NAMES, st.lists(NAMES, max_size=2))


@pytest.fixture
def known(project):
    """All speakers, who hear of the project's edits as a desk does."""
    known = Everyone(project)
    project.subscribe(known.follow)
    return known


def found(known, letters):
    return [choice.name for choice in fitting(known.likely(letters), letters)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    people=st.lists(PERSON, min_size=1, max_size=6),
    letters=st.sampled_from(["k", "Ki", "kim", "mul", "al", "hakim al", "ri kim", "o", "x", "ura"]),
)
def test_all_are_found_whom_the_letters_fit(project, known, people, letters):
    with project.edit("People"):
        for own, others in people:
            aliases = tuple(Alias(" ".join(one)) for one in others)
            add_speaker(project, " ".join(own), aliases=aliases)
    every = [as_choice(one) for one in speaker_names(project)]
    fits = {choice.value for choice in every if choice.match(letters) is not None}
    assert {choice.value for choice in fitting(known.likely(letters), letters)} == fits
    project.undo()
    assert known.likely(letters) == []


def test_those_whose_names_begin_so_come_first_of_many(project, known, monkeypatch):
    monkeypatch.setattr(everyone, "MOST", 3)
    for name in ("Hakim", "Ri Kim", "Ali Hakim", "Kimura", "Hakimi", "Kim"):
        add_speaker(project, name)
    assert found(known, "kim") == ["Kim", "Kimura", "Ri Kim"]
    assert [choice.name for choice in known.likely("")] == ["Ali Hakim", "Hakim", "Hakimi"]


def test_edits_are_followed(project, known):
    kim = add_speaker(project, "Kim")
    assert found(known, "k") == ["Kim"]
    kulik = add_speaker(project, "Kulik")
    change_speaker(project, kim.id, name="Chung", aliases=(Alias("Kay"),))
    assert found(known, "k") == ["Kulik", "Chung"]
    merge_speakers(project, kim.id, kulik.id)
    assert found(known, "kuli") == ["Chung"]  # its other name now
    project.undo()
    assert found(known, "kuli") == ["Kulik"]
    with project.edit("Away"):
        project.delete(Speaker, kulik.id)
    assert found(known, "kuli") == []


def test_what_another_program_adds_is_found(window):
    desk = window.bench.desk
    assert desk.everyone.likely("k") == []
    with open_project(desk.project.path, annotator="ben") as theirs:
        add_speaker(theirs, "Kulik")
    desk.project.notice_others()
    assert found(desk.everyone, "k") == ["Kulik"]
