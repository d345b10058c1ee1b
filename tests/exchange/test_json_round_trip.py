"""The exchange format loses nothing: whatever a project holds comes back byte for byte."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from random_projects import projects

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.json import keys as json_keys
from annotator.model import codebook
from annotator.store.connection import MEMORY
from annotator.store.files import create

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "exchange.schema.json").read_text())
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def other_project():
    return create(MEMORY, codebook.load("cameo"), annotator="someone")


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
@SLOW
@given(project=projects(versions=True))
def test_export_import_export_gives_the_same_bytes(project, suffix, tmp_path):
    first, second = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
    with project, other_project() as other:
        export(project, first)
        imported = import_paths(other, [first])
        export(other, second)
        assert second.read_bytes() == first.read_bytes()
        before = other.undo_entry
        again = import_paths(other, [first])
        assert other.undo_entry == before, "a second import of the same file is no edit"
        assert again.counting.of("same") == imported.counting.of("new")


@SLOW
@given(project=projects(versions=True))
def test_every_export_is_indented_json_that_the_schema_allows(project, tmp_path):
    with project:
        export(project, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    value = json.loads(text)
    assert text == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    jsonschema.Draft202012Validator(SCHEMA).validate(value)


@SLOW
@given(project=projects(versions=True))
def test_undoing_an_import_leaves_nothing_and_redoing_brings_all_back(project, tmp_path):
    with project, other_project() as other:
        export(project, tmp_path / "in.json")
        export(other, tmp_path / "empty.json")
        import_paths(other, [tmp_path / "in.json"])
        other.undo()
        export(other, tmp_path / "undone.json")
        other.redo()
        export(other, tmp_path / "redone.json")
    assert (tmp_path / "undone.json").read_bytes() == (tmp_path / "empty.json").read_bytes()
    assert (tmp_path / "redone.json").read_bytes() == (tmp_path / "in.json").read_bytes()


def test_the_seed_article_comes_in_whole_and_goes_out_as_it_came(
    project, gold, gold_path, tmp_path
):
    imported = import_paths(project, [gold_path])
    assert imported.counting.of("new") == {
        "articles": 1,
        "speakers": 16,
        "mentions": 61,
        "quotes": 12,
        "events": 18,
    }
    assert import_paths(project, [gold_path]).counting.of("new") == {}
    export(project, tmp_path / "out.json")
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    layer, came = out["articles"][0]["layers"][0], gold["articles"][0]["layers"][0]
    for kind in ("mentions", "quotes", "events"):
        assert_there(layer[kind], came[kind])
    assert_there(out["speakers"], gold["speakers"])
    assert_there(out["annotators"], gold["annotators"])
    assert_there(out["articles"], [gold["articles"][0] | {"layers": [layer]}])


def assert_there(found, came):
    """Every record that came is there with every key that it had."""
    by_id = {record["id"]: record for record in found}
    assert len(by_id) == len(came)
    for record in came:
        assert {key: by_id[record["id"]][key] for key in record} == record


def test_the_schema_has_the_keys_of_the_format_in_their_order():
    kinds = "codebook annotator speaker alias office article assignment layer dismissed mention"
    for kind in [*kinds.split(), "quote", "event", "participant"]:
        keys = getattr(json_keys, kind.upper())
        described = SCHEMA["$defs"][kind]
        assert list(described["properties"]) == list(keys.of), kind
        assert set(described.get("required", ())) == keys.required, kind
    assert list(SCHEMA["properties"]) == list(json_keys.TOP.of)


def test_the_seed_file_is_allowed_by_the_schema(gold):
    jsonschema.Draft202012Validator(SCHEMA).validate(gold)


def test_a_codebook_that_does_not_ship_goes_along(project, tmp_path):
    from dataclasses import replace

    own = replace(project.codebook, name="Ours", version="3")
    with project.edit("Codebook"):
        project.save_codebook(own)
    export(project, tmp_path / "out.json")
    with other_project() as other:
        (note,) = import_paths(other, [tmp_path / "out.json"]).warnings
        assert other.codebook == own
    assert note == "The project has the codebook Ours 3 now"


def test_lines_stand_for_programs_that_break_at_other_signs_too(project, tmp_path):
    from annotator.editing.articles import add_article

    add_article(project, "one\u2028two\x85three\u2029four")
    export(project, tmp_path / "out.jsonl")
    text = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 2
    assert json.loads(text.splitlines()[1])["text"] == "one\u2028two\x85three\u2029four"
