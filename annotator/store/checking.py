"""Proves that a project is whole: the file, its references, every span's words, every code."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.model.annotations import Layer, Speaker
from annotator.model.article import Article, text_hash
from annotator.model.codebook import Codebook
from annotator.model.rules import problems
from annotator.model.spans import record_problems
from annotator.store import history, rows, words
from annotator.store.changes import batch_from
from annotator.store.circles import CIRCULAR, circles
from annotator.store.connection import explained
from annotator.store.listings import one_state
from annotator.store.project import Project
from annotator.store.records import TABLES, Table, record_of

BLOCK = 50  # articles whose records are in memory at once
SPEAKERS = 2000  # speakers in memory at once


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and in which article and record (ids) where it is in one."""

    article: str | None
    record: str | None
    message: str


def check(project: Project, progress: Callable[[int, int], None]) -> Iterator[Problem]:
    """Yield all that is wrong with a project; `progress` hears of articles done and all there are.

    A project that may not be written is not asked about its search indexes: SQLite needs to write.
    """
    with explained(project.path):
        damage = list(_damage(project.db))
        yield from damage
        if damage:
            return  # what else would be read from it could be anything
        if project.writable:
            for table in words.unsound(project.db):
                message = f"the search index does not hold the words of the {table}"
                yield Problem(None, None, message)
        with one_state(project):
            yield from _contents(project, progress)


def _contents(project: Project, progress: Callable[[int, int], None]) -> Iterator[Problem]:
    db = project.db
    yield from _broken_references(db)
    for table in TABLES.values():
        for record in _unreadable(db, table):
            yield Problem(None, record, f"{table.name}: its JSON cannot be read")
    yield from _links_between_layers(db)
    yield from _circles(db)
    yield from _unreadable_history(db)
    try:
        codebook = project.codebook
    except (AnnotatorError, ValueError) as error:
        yield Problem(None, None, f"the codebook cannot be read: {error}")
        return
    yield from _speakers(project, codebook)
    yield from _articles(project, codebook, progress)


def _damage(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield what SQLite itself finds wrong in the file."""
    try:
        for (line,) in db.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield Problem(None, None, f"the file is damaged: {line}")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        yield Problem(None, None, f"the file is damaged: {error}")


def _broken_references(db: sqlite3.Connection) -> Iterator[Problem]:
    for table, number, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        record = None
        if table in TABLES:
            row = db.execute(f"SELECT id FROM {table} WHERE number = ?", (number,)).fetchone()
            record = row[0]
        yield Problem(None, record, f"a row of {table} refers to one of {parent} that is not there")


def _readable(table: Table) -> str:
    """Say in SQL that a row's JSON can be read; lists hold nothing but texts."""
    checks = (
        f"CASE WHEN NOT json_valid({column}) THEN 0 WHEN json_type({column}) = 'array' THEN"
        f" NOT EXISTS (SELECT 1 FROM json_each({column}) WHERE type <> 'text') ELSE 1 END"
        for column in sorted(table.json)
    )
    return " AND ".join(checks) or "1"


def _unreadable(db: sqlite3.Connection, table: Table) -> list[str]:
    if not table.json:
        return []
    return _column(db, f"SELECT id FROM {table.name} WHERE NOT ({_readable(table)})")


def _column(db: sqlite3.Connection, sql: str) -> list[str]:
    return [value for (value,) in db.execute(sql)]


_LINKS = (
    ("quotes r JOIN quotes o ON o.id = r.parent", "the quote that it stands in"),
    ("events r JOIN quotes o ON o.id = r.quote", "the quote that it is said in"),
    ("events r JOIN events o ON o.id = r.same_as", "the event that it is the same as"),
    (
        "participants p JOIN events r ON r.id = p.event JOIN mentions o ON o.id = p.mention",
        "a participant's name in the text",
    ),
)


def _links_between_layers(db: sqlite3.Connection) -> Iterator[Problem]:
    for records, other in _LINKS:
        found = db.execute(
            f"SELECT l.article, r.id FROM {records} JOIN layers l ON l.id = r.layer"
            " WHERE r.layer <> o.layer ORDER BY r.number"
        )
        for article, record in found:
            yield Problem(article, record, f"{other} is in another layer")


def _circles(db: sqlite3.Connection) -> Iterator[Problem]:
    for table, column, message in CIRCULAR:
        for record in circles(db, table, column):
            if table == "articles":
                yield Problem(record, None, message)
                continue
            (article,) = db.execute(
                f"SELECT article FROM layers WHERE id = (SELECT layer FROM {table} WHERE id = ?)",
                (record,),
            ).fetchone() or (None,)
            yield Problem(article, record, message)


def _unreadable_history(db: sqlite3.Connection) -> Iterator[Problem]:
    """Yield the steps that could not be undone or redone."""
    found = db.execute("SELECT id, label, state, batch FROM history ORDER BY id")
    for entry, label, state, batch in found:
        try:
            tables = {change.table for change in history.changes_of(db, entry)}
            known = tables | set(batch_from(batch)) <= set(TABLES)
            if known and batch and state == "undone":
                _unpack(db, entry)
        except (ValueError, TypeError, AttributeError, zlib.error):
            known = False
        if not known:
            yield Problem(None, None, f"step {entry} of the history ({label}) cannot be read")


def _unpack(db: sqlite3.Connection, entry: int) -> None:
    """Go through the rows of an undone import; zlib.error or TypeError where they are not whole."""
    (packed,) = db.execute("SELECT batch_rows FROM history WHERE id = ?", (entry,)).fetchone()
    unpacker = zlib.decompressobj()
    for start in range(0, len(packed), 1 << 16):
        unpacker.decompress(packed[start : start + (1 << 16)])
    if not unpacker.eof:
        raise zlib.error("it ends too soon")


def _speakers(project: Project, codebook: Codebook) -> Iterator[Problem]:
    (last,) = project.db.execute("SELECT coalesce(max(number), 0) FROM speakers").fetchone()
    where = f"number BETWEEN ? AND ? AND {_readable(TABLES['speakers'])} ORDER BY number"
    for first in range(1, last + 1, SPEAKERS):
        for speaker in project.select(Speaker, where, (first, first + SPEAKERS - 1)):
            for message in problems(speaker, codebook):
                yield Problem(None, speaker.id, f"speaker: {message}")


def _articles(
    project: Project, codebook: Codebook, progress: Callable[[int, int], None]
) -> Iterator[Problem]:
    """Yield what is wrong with articles, layers and records, a block of articles at a time."""
    ids = _column(project.db, "SELECT id FROM articles ORDER BY number")
    for start in range(0, len(ids), BLOCK):
        progress(start, len(ids))
        block = ids[start : start + BLOCK]
        marks = ", ".join("?" * len(block))
        texts = dict(
            project.db.execute(
                f"SELECT article, text FROM article_texts WHERE article IN ({marks})", block
            )
        )
        where = f"id IN ({marks}) ORDER BY number"
        for article in project.select(Article, where, block):
            yield from _article(article, texts.get(article.id), codebook)
        layers = project.select(Layer, f"article IN ({marks}) ORDER BY number", block)
        for layer in layers:
            for message in problems(layer, codebook):
                yield Problem(layer.article, layer.id, f"layer: {message}")
        yield from _records(project, codebook, layers, texts)


def _article(article: Article, text: str | None, codebook: Codebook) -> Iterator[Problem]:
    messages = list(problems(article, codebook))
    if text is None:
        messages.append("its text is missing")
    elif len(text) != article.characters:
        messages.append(f"its text has {len(text)} characters, not {article.characters}")
    elif text_hash(text) != article.sha256:
        messages.append("its text was changed: the SHA-256 is another one")
    for message in messages:
        yield Problem(article.id, None, message)


def _records(
    project: Project, codebook: Codebook, layers: list[Layer], texts: dict[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with the mentions, quotes and events of some layers."""
    article_of = {layer.id: layer.article for layer in layers}
    marks = ", ".join("?" * len(layers))
    for name in ("mentions", "quotes", "events"):
        table = TABLES[name]
        where = f"layer IN ({marks}) AND {_readable(table)} ORDER BY number"
        for row in rows.read(project.db, table, where, list(article_of)):
            record = record_of(table, row)
            article = article_of[record.layer]
            text = texts.get(article)
            messages = list(problems(record, codebook))
            if text is not None:
                messages += record_problems(record, text)
            for message in messages:
                yield Problem(article, record.id, f"{name[:-1]}: {message}")
