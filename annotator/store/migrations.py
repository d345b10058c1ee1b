"""The schema of a project file, as the steps that built it.

To change it, add a function m002_… below the last one: it runs once in each file, in a transaction.
Never change a step that was released. Then put a project made by the step before into tests/files.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import AnnotatorError
from annotator.store.connection import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

SCHEMA = (
    6  # how many steps there are; kept in the file's user_version, so that opening need not ask
)
BLOCK = 500_000  # characters of changes in one block, or a little more
LAST_WORD = "substr(name, length(rtrim(name, replace(name, ' ', ''))) + 1) COLLATE NOCASE"
"""As SQL, with which m006 is built: what stands behind the last space of a name."""
FIRST_SCHEMA = Path(__file__).with_name("schema_001.sql")
SEARCHED = (
    ("article_words", "article_search", "title, text"),
    ("quote_words", "quote_search", "text"),
)

ADDED = {
    3: (
        "CREATE TABLE team (number INTEGER PRIMARY KEY,"
        " id TEXT NOT NULL UNIQUE CHECK (id = 'team'),"
        " blind INTEGER NOT NULL DEFAULT 1 CHECK (blind IN (0, 1))) STRICT"
    ),
    4: (
        "CREATE TABLE merge_notes (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
        " kind TEXT NOT NULL CHECK (kind IN ('changed', 'deleted', 'renamed', 'joined', 'seen')),"
        " of TEXT NOT NULL CHECK (of <> ''), record TEXT NOT NULL CHECK (record <> ''),"
        " fact TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '',"
        " value TEXT NOT NULL DEFAULT '') STRICT"
    ),
    5: (
        "CREATE TABLE history_blocks (number INTEGER PRIMARY KEY,"
        " entry INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,"
        " changes TEXT NOT NULL CHECK (changes GLOB '[[]*]')) STRICT"
    ),
}
"""The tables that steps added, by the step's number."""


def m001_articles_and_annotations(db: "Database") -> None:
    """Articles, speakers, layers, mentions, quotes, events, history, and the search over words."""
    for statement in FIRST_SCHEMA.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)
    for words, index, columns in SEARCHED:
        db.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content={words},"
            " content_rowid=number, tokenize='unicode61 remove_diacritics 2')"
        )


def m002_lists_in_order(db: "Database") -> None:
    """Indexes that hold all that a sorted list of articles and the counts of quotes ask for."""
    for name, columns in (
        ("title", "title COLLATE NOCASE"),
        ("source", "source IS NULL, source COLLATE NOCASE"),
        ("published", "published IS NULL, published"),
    ):
        db.execute(f"CREATE INDEX articles_by_{name} ON articles ({columns}, number, id)")
    db.execute("DROP INDEX quotes_by_layer")
    db.execute("CREATE INDEX quotes_by_layer ON quotes (layer, speaker)")


def m003_team(db: "Database") -> None:
    """What a project lays down for all who work on it, in one row; none is the default."""
    db.execute(ADDED[3])


def m004_merge_notes(db: "Database") -> None:
    """What merging learnt from other files and needs to know when it meets them again."""
    db.execute(ADDED[4])


def m005_history_in_blocks(db: "Database") -> None:
    """The changes of a step that changed very many records, in blocks; its row has the last."""
    db.execute(ADDED[5])
    db.execute("CREATE INDEX history_blocks_by_entry ON history_blocks (entry, number)")
    long = f"SELECT id FROM history WHERE length(changes) > {BLOCK}"
    for (entry,) in db.execute(long).fetchall():
        for block in _blocks(db, entry):
            values = (entry, f"[{','.join(block)}]")
            db.execute("INSERT INTO history_blocks (entry, changes) VALUES (?, ?)", values)
        db.execute("UPDATE history SET changes = '[]' WHERE id = ?", (entry,))


def _blocks(db: "Database", entry: int) -> Iterator[list[str]]:
    """Yield the changes of a step (its number), some at a time."""
    block: list[str] = []
    held = 0
    each = "SELECT value FROM json_each((SELECT changes FROM history WHERE id = ?))"
    for (change,) in db.execute(each, (entry,)):
        block.append(change)
        held += len(change)
        if held > BLOCK:
            yield block
            block, held = [], 0
    yield block


def m006_names_in_texts(db: "Database") -> None:
    """Indexes of what texts mostly call people by: the last word of their name, and their role."""
    for table in ("speakers", "aliases"):
        db.execute(f"CREATE INDEX {table}_by_last_word ON {table} ({LAST_WORD})")
    for table in ("speakers", "offices"):
        db.execute(f"CREATE INDEX {table}_by_role ON {table} (role, affiliation, country)")


STEPS = (
    m001_articles_and_annotations,
    m002_lists_in_order,
    m003_team,
    m004_merge_notes,
    m005_history_in_blocks,
    m006_names_in_texts,
)


def steps() -> "Migrations":
    """Return every step, in order."""
    # Takes 90 ms, which only making a file or bringing one up to date needs to pay.
    from sqlite_utils import Migrations  # noqa: PLC0415

    migrations = Migrations("annotator")
    for step in STEPS:
        migrations()(step)
    return migrations


def schema_of(db: sqlite3.Connection) -> int:
    """Return how many steps a file has behind it; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def stand_in(db: sqlite3.Connection, schema: int) -> None:
    """Let a file of an older schema that stays as it is be read as if it had the tables of today.

    They are empty, and only this connection sees them.
    """
    for step, made in ADDED.items():
        if step > schema:
            db.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE"))


def check_schema(db: sqlite3.Connection, name: str) -> int:
    """Return a file's schema, or refuse a file that is no project or a newer version's."""
    found = int(db.execute("PRAGMA application_id").fetchone()[0])
    if found != APPLICATION_ID:
        raise AnnotatorError(
            f"{name} is not an Annotator project.",
            "It is another program's database.",
            command="It is another program's database; make a project with: annotator new PROJECT",
        )
    schema = schema_of(db)
    if schema > SCHEMA:
        raise AnnotatorError(
            f"{name} was made by a newer version of Annotator (its schema is {schema},"
            f" this version knows {SCHEMA}).",
            "Install the newest version to open it.",
        )
    return schema


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that a file still lacks, then make sure that every reference holds."""
    from sqlite_utils import Database  # noqa: PLC0415 - as in steps()

    steps().apply(Database(db, execute_plugins=False))
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise sqlite3.IntegrityError(f"after migration a row of {broken[0]} refers to nothing")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA}")
