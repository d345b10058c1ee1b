"""Tables as programs save them: encodings, delimiters, names, parts of a table, broken files."""

from dataclasses import replace

import pytest

from annotator.errors import AnnotatorError
from annotator.exchange.edited import delimited
from annotator.exchange.edited.headers import table_of
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems
from annotator.exchange.progress import Cancelled
from annotator.model.annotations import Quote, Speaker


@pytest.mark.parametrize(
    "how",
    [
        {"encoding": "utf-8-sig", "delimiter": ",", "before": "", "end": "\r\n"},
        {"encoding": "utf-8", "delimiter": ";", "before": "", "end": "\n"},
        {"encoding": "utf-8", "delimiter": "\t", "before": "", "end": "\r"},
        {"encoding": "utf-8-sig", "delimiter": ";", "before": "sep=;\r\n", "end": "\r\n"},
        {"encoding": "utf-16", "delimiter": "\t", "before": "", "end": "\r\n"},
        {"encoding": "utf-8", "delimiter": "|", "before": "", "end": "\n"},
    ],
)
def test_a_table_is_read_however_it_is_saved(seed, edited, how):
    table = edited("speakers")
    table.set("a01", "role", "Посол, «1»; 대사 \U0001f54a")
    path = table.save(**how)
    imported = import_paths(seed, [path])
    assert [change.column for change in imported.changes] == ["role"]
    assert imported.warnings == ()
    assert seed.get(Speaker, "a01").role == "Посол, «1»; 대사 \U0001f54a"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Botschafter für Abrüstung, später Außenminister – “ständig”"),
        ("cp1251", "Чрезвычайный и полномочный посол, директор департамента"),
    ],
)
def test_what_a_code_page_lost_is_no_change(seed, edited, encoding, words):
    table = edited("speakers")
    for row in table.rows:
        row[:] = [cell.encode(encoding, "replace").decode(encoding) for cell in row]
    for key in ("a01", "a02", "a06"):
        table.set(key, "role", words)
    with seed.edit("Name"):
        seed.save(replace(seed.get(Speaker, "a03"), name="대사"))
    table.set("a03", "name", "??")
    imported = import_paths(seed, [table.save(encoding=encoding)])
    assert {change.column for change in imported.changes} == {"role"}
    assert seed.get(Speaker, "a01").role == words
    assert seed.get(Speaker, "a03").name == "대사"
    assert [warning.rpartition("/")[2] for warning in imported.warnings] == [
        f"speakers.csv was read as {encoding}"
    ]


def test_a_table_with_few_columns_in_another_order_is_known_by_its_name(seed, edited):
    table = edited("quotes")
    table.set("q03", "stance", "neutral")
    wanted = [table.header.index(name) for name in ("stance", "id")]
    table.rows = [[row[place] for place in wanted] for row in table.rows]
    table.header = ["Stance ", "ID"]
    path = table.save().rename(table.path.with_name("quotes (2).csv"))
    assert len(import_paths(seed, [path]).changes) == 1
    assert seed.get(Quote, "q03").stance == "neutral"


def test_a_whole_table_is_known_whatever_it_is_called(seed, edited):
    table = edited("events")
    table.set("e01", "note", "new")
    path = table.save().rename(table.path.with_name("Kopie von Tabelle1.csv"))
    assert len(import_paths(seed, [path]).changes) == 1


@pytest.mark.parametrize(
    ("header", "name", "table"),
    [
        ("id title text date", "articles", ""),
        ("id title source published", "articles", "articles"),
        ("id title url text sha256", "x", "articles"),
        ("title body", "articles", ""),
        ("speaker quote", "quotes", ""),
        ("id stance", "quotes", "quotes"),
        ("id stance", "opinions", ""),
        ("name kind country", "speakers", "speakers"),
        ("name kind country age", "speakers", ""),
        ("event role speaker", "x", "participants"),
        ("", "quotes", ""),
    ],
)
def test_our_tables_are_told_from_those_of_others(header, name, table):
    assert table_of(header.split(), name) == table


@pytest.mark.parametrize("out", ["tables", "tables.zip"])
def test_a_folder_or_archive_is_taken_as_one_in_whatever_order(seed, tmp_path, out, edited):
    export(seed, tmp_path / out)
    assert import_paths(seed, [tmp_path / out], format="csv").changes == ()
    if out == "tables":
        (tmp_path / out / "notes.txt").write_text("A text that is no table of ours.")
        imported = import_paths(seed, [tmp_path / out])
        assert [warning.rpartition("/")[2] for warning in imported.warnings] == [
            "notes.txt was passed over: it is none of the tables"
        ]
        assert imported.articles == ()


def test_a_new_speaker_of_one_file_is_known_in_another(seed, edited, content):
    before = content()
    speakers, quotes = edited("speakers"), edited("quotes")
    speakers.add(name="Lee Nak-yon", kind="person", country="KOR")
    quotes.set("q01", "speaker", "Lee Nak-yon")
    imported = import_paths(seed, [quotes.save(), speakers.save()])
    assert imported.sentence().startswith("Imported 1 speaker; changed 1 quote;")
    new = seed.get(Quote, "q01").speaker
    assert seed.get(Speaker, new).name == "Lee Nak-yon"
    after = content()
    seed.undo()
    assert content() == before
    seed.redo()
    assert content() == after


def test_a_table_of_others_is_not_taken_for_ours(seed, tmp_path):
    path = tmp_path / "quotes.csv"
    path.write_text("speaker,quote\nKim,No.\n")
    with pytest.raises(ImportProblems, match="has not the columns of one of Annotator's tables"):
        import_paths(seed, [path], format="csv")


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_row(seed, edited, content):
    before, path = content(), edited("quotes").save()
    text = path.read_text("utf-8-sig").replace("\nq05,", '\nq05,"', 1)
    path.write_text(text, "utf-8-sig")
    with pytest.raises(ImportProblems, match=r"quotes\.csv:6: the table cannot be read on"):
        import_paths(seed, [path])
    assert content() == before


def test_a_row_without_end_is_told_in_a_sentence(seed, edited, monkeypatch):
    monkeypatch.setattr(delimited, "LONGEST_ROW", 5000)
    path = edited("quotes").save()
    path.write_bytes(path.read_bytes() + b"x" * 6000)
    with pytest.raises(ImportProblems, match="a row has more than"):
        import_paths(seed, [path])


def test_the_changes_that_were_shown_are_the_ones_that_are_made(seed, edited, content):
    table, before = edited("quotes"), content()
    table.set("q01", "note", "shown")
    shown = import_paths(seed, [table.save()], tables=TableOptions(only_look=True))
    assert shown.dry_run
    assert content() == before
    table.set("q01", "note", "another")
    with pytest.raises(AnnotatorError, match="are not as they were when the changes were shown"):
        import_paths(seed, [table.save()], tables=TableOptions(seen=shown.sign))
    assert content() == before
    table.set("q01", "note", "shown")
    made = import_paths(seed, [table.save()], tables=TableOptions(seen=shown.sign))
    assert made.changes == shown.changes
    assert seed.get(Quote, "q01").note == "shown"


def test_an_import_that_is_stopped_changes_nothing(seed, edited, content):
    table, before = edited("quotes"), content()
    table.set("q01", "note", "changed")

    def stop(done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_paths(seed, [table.save()], progress=stop)
    assert content() == before
