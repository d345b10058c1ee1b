"""Label Studio both ways: what it wrote, what we write, and what is wrong with either."""

import json
from pathlib import Path

import foreign_documents as both
import pytest
from foreign_trips import RANDOM, words_in
from hypothesis import given, settings
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.foreign.survey import words_of
from annotator.exchange.importing import import_paths
from annotator.exchange.labelstudio import format as labelstudio_format
from annotator.exchange.problems import ImportProblems
from annotator.exchange.recognising import format_of
from annotator.model import codebook
from annotator.model.annotations import Annotator, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

PEER = Path(__file__).parents[1] / "files/foreign/peer-exports/label-studio-1.23-export.json"
OF_OURS = PEER.with_name("label-studio-1.23-of-ours.json")
TEXT = "🕊 Paris said “no”.\nقال الوزير: нет."


def region(id, start, end, words, label="PERSON", **more):
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    return {
        "id": id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
        **more,
    }


def said(id, kind, name, **value):
    value = {"start": 2, "end": 7, **value}
    return {"id": id, "from_name": name, "to_name": "text", "type": kind, "value": value}


TASK = {
    "id": 1,
    "data": {"text": TEXT, "author": "A. Reporter"},
    "annotations": [
        {
            "completed_by": {
                "id": 3,
                "email": "mina@example.org",
                "first_name": "",
                "last_name": "",
            },
            "result": [
                region("a", 2, 7, "Paris", meta={"text": ["the city"]}),
                said("a", "choices", "kind", text="Paris", choices=["metonym"]),
                said("a", "textarea", "speaker", text=["France"]),
                region("b", 13, 17, "“no”", "QUOTE"),
                region("c", 8, 12, "said", "CUE"),
                {
                    "type": "relation",
                    "from_id": "a",
                    "to_id": "b",
                    "direction": "left",
                    "labels": ["source"],
                },
                {
                    "type": "relation",
                    "from_id": "b",
                    "to_id": "c",
                    "direction": "right",
                    "labels": ["cue"],
                },
                {
                    "id": "w",
                    "from_name": "tone",
                    "to_name": "text",
                    "type": "choices",
                    "value": {"choices": ["calm"]},
                },
            ],
        }
    ],
    "predictions": [{"model_version": "m1", "result": [region("z", 0, 1, "🕊")]}],
}


def test_every_region_of_a_real_export_comes_in(project):
    imported = import_paths(project, [PEER])
    tasks = json.loads(PEER.read_text(encoding="utf-8"))
    results = [one for task in tasks for work in task["annotations"] for one in work["result"]]
    expected = {one["value"]["text"] for one in results if one["type"] == "labels"}
    found = words_in(project)
    assert imported.left_out == ()
    assert expected == found
    assert len(project.all(Article)) == 4  # one text is there twice
    quotes = project.all(Quote)
    assert all(
        {"content", "cue", "source"} == {span.role for span in one.spans}
        for one in quotes
        if one.spans[0].text[0] in '“"'
    )


def test_regions_relations_choices_and_data_become_what_they_say(project, saved):
    import_paths(project, [saved([TASK])])
    (quote,), (mention,), (article,) = (
        project.all(Quote),
        project.all(Mention),
        project.all(Article),
    )
    parts = [(one.role, one.text) for one in quote.spans]
    assert parts == [("content", "“no”"), ("cue", "said"), ("source", "Paris")]
    assert project.get(Speaker, quote.speaker).name == "France"
    assert (mention.kind, mention.note, mention.speaker) == ("metonym", "the city", quote.speaker)
    assert (article.byline, article.note) == ("A. Reporter", "tone: calm")
    (layer,) = project.all(Layer)
    assert project.get(Annotator, layer.annotator).name == "mina@example.org"


def test_annotators_of_a_task_are_layers_also_those_with_a_number_only(project, saved):
    works = [{"completed_by": n, "result": [region("a", 2, 7, "Paris")]} for n in (4, 9)]
    works.append({"completed_by": 5, "was_cancelled": True, "result": [region("b", 0, 1, "🕊")]})
    import_paths(project, [saved([{"data": {"text": TEXT}, "annotations": works}])])
    names = {project.get(Annotator, one.annotator).name for one in project.all(Layer)}
    assert names == {"Label Studio 4", "Label Studio 9"}
    assert [one.text for one in project.all(Mention)] == ["Paris", "Paris"]


def test_what_a_model_predicted_comes_in_where_nobody_annotated(project, saved):
    import_paths(project, [saved([{**TASK, "annotations": []}])])
    (layer,) = project.all(Layer)
    assert (project.get(Annotator, layer.annotator).name, layer.kind) == ("m1", "import")


def test_regions_of_another_text_of_the_task_are_left_out_and_told(project, saved):
    task = {
        "data": {"text": TEXT, "question": "Who spoke in Berlin?"},
        "annotations": [
            {"result": [region("a", 2, 7, None), region("b", 13, 19, None, to_name="question")]}
        ],
    }
    imported = import_paths(project, [saved([task])])
    assert [one.text for one in project.all(Mention)] == ["Paris"]
    (told,) = imported.left_out
    assert "it marks another text, 'question'" in told


def test_regions_that_are_not_taken_are_counted(project, saved):
    guess, own = {"result": [region("g", 13, 17, "“no”")]}, {"result": [region("a", 2, 7, "Paris")]}
    task = {
        "data": {"text": TEXT},
        "annotations": [own, {**guess, "was_cancelled": True}],
        "predictions": [guess],
        "drafts": [guess],
    }
    imported = import_paths(project, [saved([task, {**task, "data": {"text": "X" + TEXT}}])])
    told = "passed over 2 annotations that were cancelled, 2 predictions beside annotations"
    assert any(f"{told}, 2 drafts" in words for words in imported.warnings)


def test_json_min_is_read(project, saved):
    row = {
        "text": TEXT,
        "id": 1,
        "label": [{"start": 2, "end": 7, "text": "Paris", "labels": ["PERSON", "CITY"]}],
        "annotator": 1,
        "annotation_id": 5,
        "lead_time": 2.5,
    }
    imported = import_paths(project, [saved([row])])
    assert imported.warnings == imported.left_out == ()
    assert sorted(one.fields["label"] for one in project.all(Mention)) == ["CITY", "PERSON"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("🕊🕊 Paris", (3, 8), "Paris"),
        ("🕊🕊 Paris", (5, 10), "Paris"),
        ("a\r\n🕊\r\nParis", (6, 11), "Paris"),
        ("a\r\n🕊\r\nParis", (4, 9), "Paris"),
        ("a\r\n🕊\r\nParis", (5, 10), "Paris"),
        ("a\nb", (0, 3), "a\\nb"),
        ("🕊 Paris", (2, 7), None),
    ],
)
def test_offsets_may_count_as_python_or_as_a_browser(project, saved, text, place, words):
    one = region("a", *place, words)
    import_paths(project, [saved([{"data": {"text": text}, "annotations": [{"result": [one]}]}])])
    (mention,) = project.all(Mention)
    assert mention.text == (words or "Paris").replace("\\n", "\n")


def test_a_file_may_count_in_both_ways(project, saved):
    text = "🕊 aaa Paris, aaa"
    works = [region("a", 2, 5, "aaa"), region("b", 7, 12, "Paris"), region("c", 13, 16, "aaa")]
    import_paths(project, [saved([{"data": {"text": text}, "annotations": [{"result": works}]}])])
    found = {(one.start, one.text) for one in project.all(Mention)}
    assert found == {(2, "aaa"), (6, "Paris"), (13, "aaa")}


def test_what_we_write_reads_as_label_studio_says(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.json", format="labelstudio")
    (task,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    text, (work,) = task["data"]["text"], task["annotations"]
    labelled = {one["id"]: one["value"] for one in work["result"] if one["type"] == "labels"}
    assert all(text[one["start"] : one["end"]] == one["text"] for one in labelled.values())
    words = words_in(project)
    assert words == {one["text"] for one in labelled.values()}
    chosen = [one for one in work["result"] if one.get("from_name") == "stance"]
    stances = sorted(one["value"]["choices"][0] for one in chosen)
    assert stances == sorted(one.stance for one in project.all(Quote))
    ends = {
        id
        for one in work["result"]
        if one["type"] == "relation"
        for id in (one["from_id"], one["to_id"])
    }
    assert ends <= labelled.keys()


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.json", format="labelstudio")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out.json"])
        assert imported.left_out == imported.warnings == ()
        assert both.records(second) == both.records(project)


def test_whose_work_it_is_is_known_after_label_studio_called_it_its_users(
    gold_path, tmp_path, project, saved
):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.json", format="labelstudio")
    (task,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    for work in task["annotations"]:  # what Label Studio does not know, it drops
        del work["annotator"]
        work |= {"id": 77, "completed_by": 1, "lead_time": None, "unique_id": "u"}
    imported = import_paths(project, [saved([task])])
    assert imported.counting.of("new") == imported.counting.of("changed") == {}
    assert imported.counting.of("same")["quotes"] == 12


def test_our_export_comes_back_as_it_was_from_label_studio_itself(gold_path, project):
    import_paths(project, [gold_path])
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [OF_OURS])
        assert imported.left_out == imported.warnings == ()
        assert both.records(second) == both.records(project)
    imported = import_paths(project, [OF_OURS])
    assert imported.counting.of("new") == imported.counting.of("changed") == {}


@RANDOM
@given(projects())
def test_documents_are_read_as_they_were_written(tmp_path_factory, project):
    path = tmp_path_factory.mktemp("d") / "out.json"
    found, problems = both.read(labelstudio_format, both.written(labelstudio_format, project, path))
    assert problems == []
    assert _in_words(both.plain(found)) == _in_words(both.plain(both.outgoing(project)))
    project.close()


def _in_words(documents):
    """Documents whose values are words, as choices and typed texts are."""
    for _, layers in documents.values():
        for layer in layers:
            for _, _, attributes, *_ in layer[3]:
                attributes.update({key: words_of(one) for key, one in attributes.items()})
    return documents


@settings(deadline=None, max_examples=150)
@given(both.spoilt([TASK]))
def test_a_spoilt_task_is_told_and_stops_nothing(tmp_path_factory, tasks):
    path = tmp_path_factory.mktemp("d") / "in.json"
    path.write_text(json.dumps([tasks, TASK]), encoding="utf-8")
    found, _ = both.read(labelstudio_format, path)
    assert found[-1].text == TEXT
    assert len(found[-1].layers[0].marks) == 3


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ([TASK], "labelstudio"),
        (
            [{"id": 1, "annotations": [{"result": []}], "x": "y" * 100_000, "data": {}}],
            "labelstudio",
        ),
        (
            [{"text": "a", "label": [], "annotator": 1, "annotation_id": 1, "lead_time": 1}],
            "labelstudio",
        ),
        ({"format": "diplomatic-annotator", "data": 1, "annotations": []}, "json"),
        ({"text": '{"data": 1, "annotations": [{"result": []}]}'}, "json"),
        ([{"text": "a", "entities": [{"start_offset": 0}]}], "doccano"),
    ],
)
def test_a_file_is_told_by_its_keys(saved, value, name):
    found = format_of(saved(value))
    assert found is not None
    assert found.name == name


def test_what_cannot_be_read_is_left_out_and_told(project, saved):
    results = [
        region("a", 2, 7, "Rome"),
        region("b", 2, 700, "Paris"),
        region("c", "/div[1]/text()[1]", 7, "Paris"),
        region("d", True, 7, "Paris"),
        {"id": "e", "type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["Cat"]}},
        {"type": "relation", "from_id": "a", "to_id": "q", "labels": []},
        7,
    ]
    path = saved([{"data": {"text": TEXT}, "annotations": [{"result": results}]}, {"data": {}}])
    imported = import_paths(project, [path])
    at = "annotations[0].result"
    assert [one.removeprefix(f"{path}:") for one in imported.left_out] == [
        f"2: {at}[0]: it says 'Rome', but the text there is 'Paris'",
        f"2: {at}[1]: 2..700 is not in the text of 35 characters",
        f"2: {at}[2].value.start: this is a place in a page or a dialogue, not in a plain text",
        f"2: {at}[3].value.start: this is true or false, not an offset",
        f"2: {at}[4].value: this is no region of a text",
        f"2: {at}[6]: this is a whole number, not an object",
        f"2: {at}[5].from_id: there is no region a",
        f"{_line_of_second(path)}: data: there is no text",
    ]


def _line_of_second(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(n for n in range(len(lines), 0, -1) if lines[n - 1] == " {")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[{"data": {"text": "a"},\n "annotations": [}]',
            ":2: this is not JSON, after the key 'annotations'",
        ),
        (
            '[{"data": {"text": "a"}}\n {"data": 1}]',
            ":1: this is not JSON: a comma or the end is missing",
        ),
        ('[{"data": {"text": "a"}},\n{"data": NaN}]', ":2: NaN is not a number of JSON"),
        ('[{"annotations": [{"result": ' + "[" * 60_000, ":1: objects are nested too deeply"),
        ('[{"data": {"text": "' + "x" * 30_000, ":1: what begins here has more than"),
        ('[{"data": {"text": "a"}}]]', ":1: this is not JSON"),
    ],
)
def test_half_a_file_is_one_sentence_and_nothing_of_it_comes_in(
    project, tmp_path, monkeypatch, text, words
):
    monkeypatch.setattr("annotator.exchange.foreign.json_items.LARGEST_ITEM", 20_000)
    path = tmp_path / "in.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportProblems) as raised:
        import_paths(project, [path], format="labelstudio")
    assert words in raised.value.problems[0]
    assert project.all(Article) == []
