"""doccano both ways: what doccano wrote, what we write, and what is wrong with either."""

import json
from pathlib import Path

import foreign_documents as both
import pytest
from foreign_trips import RANDOM, words_in
from hypothesis import given, settings
from random_projects import projects

from annotator.exchange.doccano import format as doccano_format
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.recognising import format_of
from annotator.model import codebook
from annotator.model.annotations import Annotator, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

PEER = Path(__file__).parents[1] / "files/foreign/peer-exports/doccano-1.8.4-export.jsonl"
OF_OURS = PEER.with_name("doccano-1.8.4-of-ours.jsonl")
TEXT = "🕊 Paris said “no”.\r\nقال الوزير: нет."
ROW = {
    "id": 7,
    "text": TEXT,
    "entities": [
        {"id": 31, "label": "PERSON", "start_offset": 2, "end_offset": 7},
        {"id": 32, "label": "QUOTE", "start_offset": 13, "end_offset": 17},
        {"id": 33, "label": "CUE", "start_offset": 8, "end_offset": 12},
    ],
    "relations": [
        {"id": 1, "from_id": 32, "to_id": 31, "type": "said_by"},
        {"id": 2, "from_id": 32, "to_id": 33, "type": "cue"},
    ],
    "Comments": ["look again"],
    "date": "20 March 2018",
    "ref": "a-1",
    "annotator": {"annotator": "mina", "said": []},
}


@pytest.fixture
def lines(tmp_path):
    """Write values as lines and return the path."""

    def save(*rows, name="in.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
        return path

    return save


def test_every_span_of_a_real_export_comes_in(project):
    imported = import_paths(project, [PEER])
    rows = [json.loads(line) for line in PEER.read_text(encoding="utf-8").splitlines()]
    expected = {(row["text"][start:end]) for row in rows for start, end, _ in row["label"]}
    found = words_in(project)
    assert imported.left_out == ()
    assert expected == found
    assert len(project.all(Article)) == 4  # one text is there twice


def test_relations_comments_and_keys_become_what_they_say(project, lines):
    imported = import_paths(project, [lines(ROW)])
    (quote,), (article,) = project.all(Quote), project.all(Article)
    said = [(one.role, one.text) for one in quote.spans]
    assert said == [("content", "“no”"), ("cue", "said"), ("source", "Paris")]
    assert project.get(Speaker, quote.speaker).name == "Paris"
    assert (article.published, article.note) == ("2018-03-20", "look again")
    assert imported.warnings == (
        f"{imported.warnings[0].partition(':')[0]}:1: the key 'ref' is not known",
    )
    assert {one.name for one in project.all(Annotator)} >= {"mina"}


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({"label": ["positive", "short"]}, "category: positive; category: short"),
        ({"labels": ["positive"]}, "category: positive"),
        ({"label": "positive"}, "category: positive"),
    ],
)
def test_categories_of_a_text_are_its_note(project, lines, row, note):
    imported = import_paths(project, [lines({"id": 1, "text": "Yes.", **row})], format="doccano")
    (article,) = project.all(Article)
    assert (article.note, imported.left_out) == (note, ())


def test_what_we_write_reads_as_doccano_says(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.jsonl", format="doccano")
    (row,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    at = {
        one["id"]: row["text"][one["start_offset"] : one["end_offset"]] for one in row["entities"]
    }
    assert len(at) == len(row["entities"])
    cued = {
        (at[one["from_id"]], at[one["to_id"]]) for one in row["relations"] if one["type"] == "cue"
    }
    by_role = [
        ({one.text for one in quote.spans if one.role == role} for role in ("content", "cue"))
        for quote in project.all(Quote)
    ]
    for contents, cues in by_role:
        assert any((content, cue) in cued for content in contents for cue in cues)
    assert words_in(project) == set(at.values())


def test_our_export_comes_back_as_it_was(gold_path, tmp_path, project):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.jsonl", format="doccano")
    with create(MEMORY, codebook.load("plover"), annotator="other") as second:
        imported = import_paths(second, [tmp_path / "out.jsonl"])
        assert imported.left_out == imported.warnings == ()
        assert both.records(second) == both.records(project)


def test_it_comes_back_also_after_doccano_gave_new_ids_and_a_span_was_deleted(
    gold_path, tmp_path, project, lines
):
    import_paths(project, [gold_path])
    export(project, tmp_path / "out.jsonl", format="doccano")
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    gone = next(one for one in row["entities"] if one["label"] == "Person")
    row["entities"].remove(gone)
    for one in row["entities"]:
        one["id"] += 5000
    for one in row["relations"]:
        one["from_id"], one["to_id"] = one["from_id"] + 5000, one["to_id"] + 5000
    imported = import_paths(project, [lines({"id": 9, **row, "Comments": []})])
    assert imported.counting.of("new") == {}
    assert imported.counting.of("same")["quotes"] == 12


def test_our_export_comes_back_as_it_was_from_doccano_itself(gold_path, project):
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
    path = tmp_path_factory.mktemp("d") / "out.jsonl"
    found, problems = both.read(doccano_format, both.written(doccano_format, project, path))
    assert problems == []
    assert both.plain(found) == both.plain(both.outgoing(project))
    project.close()


@settings(deadline=None, max_examples=100)
@given(both.spoilt(ROW))
def test_a_spoilt_line_is_told_and_stops_nothing(tmp_path_factory, row):
    path = tmp_path_factory.mktemp("d") / "in.jsonl"
    path.write_text(f"{json.dumps(row)}\n{json.dumps(ROW)}\n", encoding="utf-8")
    found, _ = both.read(doccano_format, path)
    assert found[-1].text == TEXT
    assert len(found[-1].layers[0].marks) == 3


def test_files_of_annotators_with_the_same_texts_are_layers(project, lines, tmp_path):
    plain = {key: value for key, value in ROW.items() if key != "annotator"}
    for name in ("mina", "omar"):
        lines(plain, name=f"users/{name}.jsonl")
    import_paths(project, [tmp_path / "users"])
    names = {one.id: one.name for one in project.all(Annotator)}
    assert {names[layer.annotator] for layer in project.all(Layer)} == {"mina", "omar"}
    assert len(project.all(Article)) == 1


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"text": "a b", "entities": [], "relations": [], "Comments": []}, "doccano"),
        ({"id": 1, "text": "a b", "label": [[0, 1, "PER"]]}, "doccano"),
        ({"id": 1, "text": "a b", "label": [], "Comments": []}, "doccano"),
        ({"text": 'a "entities": [{"start_offset": 1}]', "date": "2018"}, "table"),
        ({"text": "a b", "label": "sport"}, "jsonl"),
        ({"text": "a b", "layers": []}, "jsonl"),
    ],
)
def test_lines_are_told_from_others_by_their_keys(lines, row, name):
    found = format_of(lines(row))
    assert found is not None
    assert found.name == name


def test_what_cannot_be_read_is_left_out_and_told(project, tmp_path):
    path = tmp_path / "in.jsonl"
    rows = [
        json.dumps({"text": "a b", "label": [[0, 9, "X"], [0, 1], [0, 1, "PER"], ["0", 1, "X"]]}),
        '{"text": "c", "entities": [',
        json.dumps({"text": "\ud83d", "entities": []}),
        json.dumps({"text": "x" * 3, "label": [float("nan")]}),
        "[" * 100_000,
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    imported = import_paths(project, [path])
    assert [words.removeprefix(f"{path}:") for words in imported.left_out] == [
        "1: label[0]: 0..9 is not in the text of 3 characters",
        '1: label[1]: this is no span, such as [0, 5, "PERSON"]',
        "1: label[3][0]: this is text, not an offset",
        "2: column 28: this is not JSON: Expecting value",
        "3: text: it holds half of a surrogate pair",
        "4: NaN is not a number of JSON",
        "5: objects are nested too deeply",
    ]
    assert [one.text for one in project.all(Mention)] == ["a"]


def test_offsets_beyond_the_text_in_code_points_are_those_of_a_browser(project, lines):
    units = {"text": "🕊🕊 Paris", "label": [[5, 10, "PERSON"]]}
    import_paths(project, [lines(units)])
    assert [one.text for one in project.all(Mention)] == ["Paris"]


def test_a_line_without_end_is_one_sentence(project, tmp_path, monkeypatch):
    path = tmp_path / "in.jsonl"
    monkeypatch.setattr("annotator.exchange.foreign.json_items.LARGEST_ITEM", 1000)
    path.write_text(json.dumps({"text": "x" * 2000, "label": [[0, 1, "PER"]]}), encoding="utf-8")
    with pytest.raises(ImportProblems, match="what begins here has more than"):
        import_paths(project, [path])
