"""The least that the same work costs: the same rows through plain sqlite3, json and csv."""

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

TABLES = (
    *("codebook", "annotators", "articles", "article_texts", "layers", "speakers", "mentions"),
    *("quotes", "quote_spans", "quote_addressees", "events", "event_spans", "participants"),
)
Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(project: Path) -> tuple[list[str], Rows]:
    """Return what made a project's tables and indexes, and all the rows in them."""
    db = sqlite3.connect(project)
    kinds = "type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE '%search%'"
    made = [sql for (sql,) in db.execute(f"SELECT sql FROM sqlite_master WHERE {kinds}")]
    rows = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    db.close()
    return [sql for sql in made if "_sqlite_migrations" not in sql], rows


def read_json_into_sqlite(document: Path, target: Path, made: list[str], rows: Rows) -> None:
    """Parse the document and insert the same rows into the same tables, in one transaction."""
    json.loads(document.read_text(encoding="utf-8"))
    _insert(target, made, rows)


def read_csv_into_sqlite(table: Path, target: Path, made: list[str], rows: Rows) -> None:
    """Read a table to its end and insert the same rows into the same tables."""
    with table.open(encoding="utf-8", newline="") as file:
        list(csv.reader(file))
    _insert(target, made, rows)


def _insert(target: Path, made: list[str], rows: Rows) -> None:
    db = sqlite3.connect(target, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN")
    for sql in made:
        db.execute(sql)
    for table, content in rows.items():
        if content:
            marks = ", ".join("?" * len(content[0]))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", content)
    db.execute("COMMIT")
    db.close()


def write_json_from_sqlite(project: Path, target: Path) -> None:
    """Read every row and write them all as JSON, a list a table."""
    db = sqlite3.connect(project)
    db.row_factory = sqlite3.Row
    content = {
        table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in TABLES
    }
    db.close()
    with target.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)


def write_csv_from_sqlite(project: Path, folder: Path) -> None:
    """Read every row and write them all as CSV, a file a table."""
    folder.mkdir()
    db = sqlite3.connect(project)
    for table in TABLES:
        if table != "article_texts":
            with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerows(db.execute(f"SELECT * FROM {table}"))
    db.close()
