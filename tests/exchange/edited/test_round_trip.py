"""Tables out and in again: unchanged no edit, edited exactly what was edited, undone as before."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_projects import projects

from annotator.exchange.edited.headers import COLUMNS
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths

GIVEN = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=30)
PLAIN = st.text(st.sampled_from('ab |\\"\n,;é\U0001f54a\u00a0'), max_size=8)
HARD = ("=1+1", "'=1", "-5", "@a", "'", "042", "1/2", "TRUE", " x ", "#REF", "2018-03-05")
WORDS = PLAIN | st.sampled_from(HARD)
VALUES = {
    ("articles", "title"): WORDS.filter(str.strip),
    ("articles", "source"): WORDS,
    ("articles", "published"): st.sampled_from(("", "2018-03", "2018-03-20~", "../2018")),
    ("articles", "source_type"): st.sampled_from(("", "wire", "treaty")),
    ("articles", "note"): WORDS,
    ("speakers", "role"): WORDS,
    ("speakers", "kind"): st.sampled_from(("person", "state")),
    ("speakers", "country"): st.sampled_from(("", "RUS", "UNO")),
    ("mentions", "kind"): st.sampled_from(("name", "pronoun")),
    ("mentions", "certainty"): st.sampled_from(("high", "low")),
    ("quotes", "stance"): st.sampled_from(("", "support", "oppose")),
    ("quotes", "venue"): WORDS,
    ("quotes", "in_headline"): st.sampled_from(("true", "false")),
    ("quotes", "the venue"): WORDS,
    ("events", "modality"): st.sampled_from(("planned", "denied")),
    ("events", "contexts"): st.sampled_from(("", "military", "military|diplomatic")),
    ("events", "note"): WORDS,
}
"""What cells of some columns may be changed to; WORDS that are blank count as empty."""


def exported(project, folder):
    """Every table's rows as lists, headers and all."""
    export(project, folder)
    found = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.reader(file))
    return found


def written(rows, path):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def document(project, folder):
    export(project, folder / "all.json")
    return (folder / "all.json").read_bytes()


@given(projects(versions=True))
@GIVEN
def test_unchanged_tables_make_no_edit(project):
    with project, TemporaryDirectory() as name:
        before = project.undo_entry
        for out in (Path(name, "tables"), Path(name, "tables.zip"), Path(name, "tables.xlsx")):
            export(project, out)
            imported = import_paths(project, [out])
            assert (imported.changes, imported.warnings) == ((), ())
            assert project.undo_entry == before


@given(projects(versions=True), st.data())
@GIVEN
def test_edited_cells_come_back_and_can_be_undone(project, data):
    with project, TemporaryDirectory() as name:
        folder = Path(name)
        tables, before = exported(project, folder / "out"), document(project, folder)
        step = project.undo_entry
        places = [
            (table, row, tables[table][0].index(column))
            for table, column in VALUES
            for row in range(1, len(tables[table]))
        ]
        chosen = data.draw(st.lists(st.sampled_from(places), max_size=8, unique=True))
        for table, row, column in chosen:
            value = data.draw(VALUES[table, tables[table][0][column]])
            value = value if value.strip() else ""
            guard = "'" if value.lstrip("'").startswith(("=", "+", "-", "@")) else ""
            tables[table][row][column] = guard + value
        for table, rows in tables.items():
            written(rows, folder / "out" / f"{table}.csv")
        imported = import_paths(project, [folder / "out"])
        after = exported(project, folder / "after")
        for table, row, column in chosen:
            assert after[table][row][column] == tables[table][row][column]
        for table, rows in edited_only(after).items():
            assert rows == edited_only(tables)[table]
        assert import_paths(project, [folder / "after"]).changes == ()
        if imported.changes:
            assert project.undo_entry != step
            project.undo()
        assert document(project, folder) == before


@given(projects(versions=True), st.data())
@GIVEN
def test_missing_rows_go_and_come_back(project, data):
    with project, TemporaryDirectory() as name:
        folder = Path(name)
        tables, before = exported(project, folder / "out"), document(project, folder)
        places = [
            (table, row[0])
            for table in ("mentions", "quotes", "events", "speakers")
            for row in tables[table][1:]
        ]
        gone = set(data.draw(st.lists(st.sampled_from(places), max_size=4)) if places else ())
        for table, rows in tables.items():
            kept = [row for row in rows if (table, row[0]) not in gone]
            written(kept, folder / "out" / f"{table}.csv")
        import_paths(project, [folder / "out"], tables=TableOptions(delete_missing=True))
        after = exported(project, folder / "after")
        left = {(table, row[0]) for table, rows in after.items() for row in rows[1:]}
        assert {place for place in places if place in left} == set(places) - gone
        if gone:
            project.undo()
        assert document(project, folder) == before


def edited_only(tables):
    """The rows with the columns that take edits only; the others may follow from these."""
    context = {
        table: {column.name for column in columns if not column.editable}
        for table, columns in COLUMNS.items()
    }
    return {
        table: [
            [cell for name, cell in zip(rows[0], row, strict=True) if name not in context[table]]
            for row in rows
        ]
        for table, rows in tables.items()
    }
