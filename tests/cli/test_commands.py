"""The commands on one project: what they print, for people and as JSON, and what they do."""

import json
import shutil

import pytest

from annotator import places, settings
from annotator.model.annotations import Speaker
from annotator.store import files
from annotator.store.migrations import SCHEMA

STEPS = ["Mark event", "Mark quote", "Add speaker", "Add article"]


def as_json(typed, *words):
    code, out, err = typed(*words, "--json")
    assert err == ""
    return code, json.loads(out)


def speakers(path):
    with files.open_project(path, annotator="mina") as project:
        return [speaker.name for speaker in project.all(Speaker)]


def test_new_makes_a_project_of_one_file(tmp_path, typed):
    path = tmp_path / "new.sqlite"
    said = f"Made {path} with the codebook PLOVER 2.0.\n"
    assert typed("new", path) == (0, "", said)
    assert list(tmp_path.iterdir()) == [path]
    assert as_json(typed, "info", path)[1]["articles"] == 0


def test_new_with_another_codebook_and_annotator(tmp_path, typed):
    path = tmp_path / "new.sqlite"
    assert typed("new", path, "--codebook", "cameo", "--annotator", "мина")[0] == 0
    assert as_json(typed, "info", path)[1]["codebook"]["name"] == "CAMEO"
    assert settings.annotator_of(path) == "мина"


def test_info_in_json(path, typed):
    assert as_json(typed, "info", path) == (
        0,
        {
            "articles": 1,
            "speakers": 1,
            "mentions": 0,
            "quotes": 1,
            "events": 1,
            "annotators": [
                {"name": "mina", "active": True, "articles": 1, "done": 0, "started": 1}
                | dict.fromkeys(("assigned", "waiting", "doubles"), 0)
            ],
            "codebook": {"name": "PLOVER", "version": "2.0"},
            "schema": SCHEMA,
            "bytes": path.stat().st_size,
        },
    )


def test_info_for_people(path, typed):
    code, out, _ = typed("info", path)
    assert code == 0
    assert out.splitlines()[0].split() == ["articles", "1"]
    assert "mina: 0 done of 1 begun" in out


def test_reading_leaves_the_file_as_it_was(path, typed):
    before = path.read_bytes()
    for words in (["info"], ["check"], ["history"]):
        assert typed(words[0], path)[0] == 0
    assert typed("search", path, "ready")[0] == 0
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_search_in_json(path, typed):
    code, (hit,) = as_json(typed, "search", path, "pyong")
    assert code == 0
    assert (hit["in"], hit["start"], hit["end"], hit["match"]) == ("text", 36, 45, "Pyongyang")
    code, (hit,) = as_json(typed, "search", path, "ready", "--in", "quotes")
    assert (hit["in"], hit["speaker"], hit["match"]) == ("quotes", "Suh Hoon", "ready")


def test_search_for_people(path, typed):
    code, out, _ = typed("search", path, "pyongyang")
    assert code == 0
    assert "Suh said in [Pyongyang]. They will" in out


def test_search_keeps_to_its_limit(path, typed):
    assert len(as_json(typed, "search", path, "e", "--limit", "1")[1]) <= 1
    assert len(as_json(typed, "search", path, '"in"')[1]) == 2
    assert len(as_json(typed, "search", path, '"in"', "--limit", "1")[1]) == 1


def test_nothing_found_is_no_error(path, typed):
    assert typed("search", path, "zzz") == (0, "", "")
    assert as_json(typed, "search", path, "zzz") == (0, [])


def test_nothing_to_search_for(path, typed):
    said = "There is nothing to search for. Type a word.\n"
    assert typed("search", path, " ") == (1, "", said)


def test_history_is_a_list_with_the_newest_first(path, typed):
    code, entries = as_json(typed, "history", path)
    assert code == 0
    assert [entry["label"] for entry in entries] == STEPS
    assert set(entries[0]) == {"id", "at", "annotator", "label", "state", "records"}
    assert {entry["annotator"] for entry in entries} == {"mina"}
    assert [
        entry["label"] for entry in as_json(typed, "history", path, "--limit", "2")[1]
    ] == STEPS[:2]


def test_undo_and_redo(path, typed):
    assert typed("undo", path) == (0, "Undo: Mark event\n", "")
    assert typed("undo", path, "2") == (0, "Undo: Mark quote\nUndo: Add speaker\n", "")
    assert speakers(path) == []
    assert [entry["state"] for entry in as_json(typed, "history", path)[1]] == [
        *["undone"] * 3,
        "done",
    ]
    assert "Mark event (undone)" in typed("history", path)[1]
    assert typed("redo", path, "3")[0] == 0
    assert speakers(path) == ["Suh Hoon"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["undo", "5"], "There are 4 steps to undo in {0}."),
        (["redo"], "There are no steps to redo in {0}."),
    ],
)
def test_more_steps_than_there_are_change_nothing(words, said, path, typed):
    verb, *steps = words
    hint = " Nothing was changed; see them with: annotator history {0}\n"
    assert typed(verb, path, *steps) == (1, "", (said + hint).format(path))
    assert {entry["state"] for entry in as_json(typed, "history", path)[1]} == {"done"}


def test_check_of_a_whole_project(path, typed):
    assert typed("check", path) == (0, f"{path} is whole.\n", "")
    assert as_json(typed, "check", path) == (0, {"ok": True, "problems": []})


def test_check_tells_each_problem(path, typed):
    with files.open_project(path, annotator="mina") as project:
        project.db.execute("UPDATE quote_spans SET text = 'We were ready'")
        article, quote = project.db.execute(
            "SELECT l.article, q.id FROM quotes q JOIN layers l ON l.id = q.layer"
        ).fetchone()
    words = "quote: content 8..23 says 'We were ready', but the text there is '“We are ready,”'"
    code, found = as_json(typed, "check", path)
    assert (code, found["ok"]) == (1, False)
    assert {"article": article, "record": quote, "message": words} in found["problems"]
    code, out, err = typed("check", path)
    assert (code, out) == (1, "")
    assert f"article {article}: record {quote}: {words}" in err.splitlines()
    assert err.splitlines()[-1] == (
        f"2 problems in {path}. Mend them in the window, or restore a backup."
    )


def test_backup_goes_among_the_users_backups(path, typed):
    code, out, err = typed("backup", path)
    assert (code, out) == (0, "")
    (backup,) = places.backup_folder().iterdir()
    assert err == f"The backup of {path} is in {backup}.\n"
    assert speakers(backup) == ["Suh Hoon"]


def test_old_backups_of_this_project_only_are_removed(path, typed):
    elsewhere = path.parent / "other" / path.name
    elsewhere.parent.mkdir()
    shutil.copy(path, elsewhere)
    assert typed("backup", elsewhere)[0] == 0
    (others,) = places.backup_folder().iterdir()
    for _ in range(7):
        assert typed("backup", path)[0] == 0
    kept = set(places.backup_folder().iterdir())
    assert others in kept
    assert len(kept) == 1 + 5


def test_backup_to_a_file(path, tmp_path, typed):
    target = tmp_path / "copy.sqlite"
    assert typed("backup", path, "-o", target)[0] == 0
    assert as_json(typed, "check", target)[0] == 0


def test_restore_keeps_what_was_there(path, tmp_path, typed):
    backup = tmp_path / "copy.sqlite"
    assert typed("backup", path, "-o", backup)[0] == 0
    assert typed("undo", path, "4")[0] == 0
    code, out, err = typed("restore", path, backup)
    assert (code, out) == (0, "")
    assert speakers(path) == ["Suh Hoon"]
    (aside,) = places.backup_folder().iterdir()
    assert err == f"{path} is now as in {backup}.\nWhat it was before is in {aside}.\n"
    assert speakers(aside) == []


def test_restore_where_nothing_is(path, tmp_path, typed):
    backup = tmp_path / "copy.sqlite"
    assert typed("backup", path, "-o", backup)[0] == 0
    again = tmp_path / "again.sqlite"
    assert typed("restore", again, backup) == (0, "", f"{again} is now as in {backup}.\n")
    assert speakers(again) == ["Suh Hoon"]


def test_a_damaged_project_is_restored_and_kept(path, tmp_path, typed):
    backup = tmp_path / "copy.sqlite"
    assert typed("backup", path, "-o", backup)[0] == 0
    path.write_bytes(b"SQLite format 3\0 and nothing good" * 99)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"of another time")
    assert typed("restore", path, backup)[0] == 0
    assert typed("check", path)[0] == 0
    assert not log.exists()
    (aside,) = places.backup_folder().glob("*.sqlite")
    assert aside.read_bytes().startswith(b"SQLite format 3\0 and nothing good")


@pytest.mark.parametrize("words", [["restore", "{1}", "{0}"], ["backup", "{0}", "-o", "{1}"]])
def test_a_folder_is_left_alone(words, path, tmp_path, typed):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Moscow said yes.")
    code, _, err = typed(*(word.format(path, tmp_path / "mine") for word in words))
    assert (code, err.startswith(f"{tmp_path / 'mine'} is a folder")) == (1, True)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "Moscow said yes."


@pytest.mark.parametrize(
    "words",
    [
        ["backup", "{0}", "-o", "{0}"],
        ["restore", "{0}", "{0}"],
        ["export", "{0}", "-o", "{0}", "--format", "json"],
        ["screenshot", "{0}", "-o", "{0}"],
    ],
)
def test_a_project_is_not_written_over(words, path, typed):
    said = f"{path} is the project itself. Name another file.\n"
    assert typed(*(word.format(path) for word in words)) == (1, "", said)


def test_formats(typed):
    code, found = as_json(typed, "formats")
    assert code == 0
    assert {"text", "json", "jsonl", "csv", "xlsx"} <= set(found)
    assert found["json"]["read"]
    assert found["json"]["write"]
    assert found["text"]["read"]
    assert not found["text"]["write"]
    assert all(one["survives"] for one in found.values())
    lines = typed("formats")[1].splitlines()
    assert {line.split()[0] for line in lines if line} >= set(found)
