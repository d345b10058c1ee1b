"""PLOVER's JSON: the shape of its gold standard records, and cooperation that is yet to come."""

import json

import pytest
from foreign_trips import RANDOM
from hypothesis import given
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.plover.records import folded
from annotator.model.annotations import Event

KEYS = {"id", "date", "source", "target", "event", "mode", "context", "eventText", "text"} | {
    *("textInfo", "language", "publication", "coder", "version", "dateCoded"),
}
"""What every gold standard record has that is no remark; each of them may be empty."""


@pytest.fixture
def records(project, gold, saved, tmp_path):
    """Write the gold article, changed at will, and return its records by id."""

    def made(change=lambda _layer: None):
        change(gold["articles"][0]["layers"][0])
        import_paths(project, [saved(gold)])
        export(project, tmp_path / "out.json", format="plover")
        found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        return {one["id"]: one for one in found}

    return made


def test_every_event_is_a_record_in_the_shape_of_the_gold_records(records, project):
    found = records()
    assert found.keys() == {one.id for one in project.all(Event)}
    for one in found.values():
        assert one.keys() >= KEYS
        for actor in (*one["source"], *one["target"]):
            assert actor.keys() >= {"actorText", "code"}
        assert one["eventText"].split()[0] in one["text"]
        assert "(EVT: " in one["textInfo"]["markup"]
        assert len(one["date"]) == 10


def test_who_did_it_to_whom_is_told_by_words_names_codes_and_marks(records, gold):
    speakers = {one["id"]: one for one in gold["speakers"]}
    chosen = {}

    def take_part(layer):
        event = layer["events"][0]
        at = event["spans"][0]["start"]
        near = sorted(layer["mentions"], key=lambda one: abs(one["start"] - at))
        actor, other = near[0], next(m for m in near if m["speaker"] != near[0]["speaker"])
        chosen.update(actor=actor, other=other)
        event["participants"] = [
            {"role": "actor", "speaker": actor["speaker"], "mention": actor["id"]},
            {"role": "recipient", "speaker": other["speaker"]},
            {"role": "third_party", "speaker": other["speaker"]},
        ]

    record = records(take_part)["e01"]
    actor, other = speakers[chosen["actor"]["speaker"]], speakers[chosen["other"]["speaker"]]
    words = chosen["actor"]["text"]
    assert record["source"][0] | {"sector": ""} == {
        "actorText": words,
        "actorName": actor["name"],
        "code": actor["country"],
        "sector": "",
    }
    assert [one["actorText"] for one in record["target"]] == [other["name"]]
    assert [one["role"] for one in record["other"]] == ["third_party"]
    assert f"(SRC: {words})" in record["textInfo"]["markup"]
    assert "(EVT: " in record["textInfo"]["markup"]


@pytest.mark.parametrize(
    ("type", "modality", "expected"),
    [
        ("CONSULT", "planned", ("AGREE", "")),
        ("AID", "planned", ("AGREE", "")),
        ("CONSULT", "asserted", ("CONSULT", "visit")),
        ("CONSULT", "conditional", ("CONSULT", "visit")),
        ("ASSAULT", "planned", ("ASSAULT", "visit")),
        ("AGREE", "planned", ("AGREE", "visit")),
    ],
)
def test_cooperation_that_is_yet_to_come_is_folded_into_agree(type, modality, expected):
    assert folded(type, "visit", modality) == expected


def test_what_was_folded_tells_as_what_it_was_coded(records):
    def plan(layer):
        layer["events"][0] |= {"type": "CONSULT", "mode": "visit", "modality": "planned"}
        layer["events"][0] |= {"polarity": "negative"}

    one = records(plan)["e01"]
    assert (one["event"], one["codedAs"], one["mode"], one["codedMode"]) == (
        "AGREE",
        "CONSULT",
        "",
        "visit",
    )
    assert one["auxiliaryModes"] == ["future", "negation"]


def test_types_that_plover_does_not_have_are_left_out_and_told(project, gold, saved, tmp_path):
    from dataclasses import replace

    from annotator.model import codebook

    plover = codebook.load("plover")
    types = (*plover.event_types, codebook.EventType("SING", "Sing"))
    gold["codebook"]["definition"] = replace(plover, event_types=types).to_dict()
    gold["articles"][0]["layers"][0]["events"][0]["type"] = "SING"
    import_paths(project, [saved(gold)])
    written = export(project, tmp_path / "out.json", format="plover")
    assert written.left_out == ("left out 1 event of types that PLOVER does not have",)
    assert written.proof.back["events"] == (17, 18)


@RANDOM
@given(projects())
def test_any_project_gives_records_that_read_back(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("d") / "out.json"
    written = export(project, path, format="plover")
    found = json.loads(path.read_text(encoding="utf-8"))
    assert written.proof.failures == ()
    assert len(found) == len(project.all(Event))
    project.close()
