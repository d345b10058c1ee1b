"""`annotator import` of edited tables: what would change, what is wrong, what is deleted."""

from pathlib import Path

import pytest

BOOK = "the codebook PLOVER 2.0"
GOLD = Path(__file__).parents[1] / "files" / "seed-gold.json"


@pytest.fixture
def tables(path, typed, tmp_path, monkeypatch):
    """The annotated seed article's tables in the folder `tables`, where we are."""
    monkeypatch.chdir(tmp_path)
    assert typed("import", path, GOLD)[0] == 0
    assert typed("export", path, "-o", "tables")[0] == 0
    return tmp_path / "tables"


def change(file, old, new):
    raw = file.read_bytes()
    assert old.encode() in raw
    file.write_bytes(raw.replace(old.encode(), new.encode(), 1))


def test_a_dry_run_prints_each_cell_and_changes_nothing(path, typed, tables):
    change(tables / "quotes.csv", "commissive,support", "commissive,neutral")
    code, out, err = typed("import", path, "tables", "--dry-run")
    assert (code, out) == (0, "tables/quotes.csv:2: stance: support -> neutral\n")
    assert err.startswith("Would change 1 quote;")
    assert typed("export", path, "-o", "-", "--table", "quotes")[1].count("neutral") == 0
    assert typed("import", path, "tables")[:2] == (0, "")
    assert typed("export", path, "-o", "-", "--table", "quotes")[1].count("neutral") == 1
    assert typed("undo", path)[0] == 0
    assert typed("export", path, "-o", "-", "--table", "quotes")[1].count("neutral") == 0


def test_every_problem_is_a_line_and_nothing_is_written(path, typed, tables):
    change(tables / "quotes.csv", "commissive,support", "commissive,suport")
    change(tables / "speakers.csv", "Andrei Kulik,person", ",person")
    code, out, err = typed("import", path, "tables")
    assert (code, out) == (1, "")
    assert err.splitlines()[:2] == [
        "tables/speakers.csv:3: name: is empty",
        f"tables/quotes.csv:2: stance: 'suport' is not known in {BOOK}; did you mean support?",
    ]


def test_missing_rows_are_deleted_when_that_is_said(path, typed, tables):
    lines = (tables / "mentions.csv").read_bytes().split(b"\r\n")
    (tables / "mentions.csv").write_bytes(b"\r\n".join(lines[:1] + lines[2:]))
    assert typed("import", path, "tables", "--dry-run")[1] == ""
    _, out, err = typed("import", path, "tables", "--dry-run", "--delete-missing")
    assert out.startswith("tables/mentions.csv: deleted: Russia (")
    assert "Would delete 1 mention;" in err
    err = typed("import", path, "tables", "--delete-missing")[2]
    assert "Deleted 1 mention" in err


def test_missing_rows_are_of_tables(path, typed, tmp_path):
    (tmp_path / "a.txt").write_text("A text.")
    code, _, err = typed("import", path, str(tmp_path / "a.txt"), "--delete-missing")
    assert code == 1
    assert err.startswith(
        "Only edited tables (csv, xlsx) can have missing rows. Leave out --delete"
    )
