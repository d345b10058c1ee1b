"""What tables of records are made of, read for many articles at once, as tuples in the order named.

Each function takes the ids it reads for; a list of ids stands for one query, however long it is.
Records are read for layers, or with `by="id"` for their own ids (participants for their events').
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from annotator.store.connection import explained
from annotator.store.project import Project

Rows = list[tuple[Any, ...]]

_LISTED = "IN (SELECT value FROM json_each(?))"
_NEWEST = "NOT IN (SELECT replaces FROM articles WHERE replaces IS NOT NULL)"
_NEWEST_LAYERS = f"SELECT id FROM layers WHERE article {_NEWEST}"


@contextmanager
def one_state(project: Project) -> Iterator[None]:
    """Let everything that is read inside be of one moment, whatever others write meanwhile."""
    if project.db.in_transaction:
        yield
        return
    with explained(project.path):
        project.db.execute("BEGIN")
        try:
            yield
        finally:
            project.db.execute("ROLLBACK")


def ids(project: Project, table: str) -> list[str]:
    """Return the ids of all records of a table, in the order in which they came in."""
    with explained(project.path):
        return [row[0] for row in project.db.execute(f"SELECT id FROM {table} ORDER BY number")]


def newest_ids(project: Project, table: str) -> list[str]:
    """Return the ids of all records of a table but those of articles whose text was corrected."""
    if table == "speakers":
        return ids(project, table)
    kept = f"id {_NEWEST}" if table == "articles" else f"layer IN ({_NEWEST_LAYERS})"
    with explained(project.path):
        sql = f"SELECT id FROM {table} WHERE {kept} ORDER BY number"
        return [row[0] for row in project.db.execute(sql)]


def article_ids(project: Project, chosen: Sequence[str] = ()) -> list[str]:
    """Return the ids of the chosen articles, or of all, in order."""
    where = f"WHERE id {_LISTED}" if chosen else "WHERE ? IS NOT NULL"
    return [
        row[0] for row in _rows(project, f"SELECT id FROM articles {where} ORDER BY id", chosen)
    ]


def newest_article_ids(project: Project) -> list[str]:
    """Return the ids of all articles but those whose text was corrected in another, in order."""
    with explained(project.path):
        rows = project.db.execute(f"SELECT id FROM articles WHERE id {_NEWEST} ORDER BY id")
        return [row[0] for row in rows]


def article_ids_of(project: Project, table: str, ids: Sequence[str]) -> list[str]:
    """Return the ids of the articles that some mentions, quotes or events (`table`) stand in."""
    wanted = f"SELECT layer FROM {table} WHERE id {_LISTED}"
    sql = f"SELECT DISTINCT article FROM layers WHERE id IN ({wanted}) ORDER BY article"
    return [row[0] for row in _rows(project, sql, ids)]


def articles(project: Project, ids: Sequence[str]) -> Rows:
    """Return id and metadata of articles, their length in code points and sha256, by id."""
    return _rows(
        project,
        "SELECT id, title, source, source_type, byline, dateline_place, published, url, language,"
        f" licence, note, characters, sha256 FROM articles WHERE id {_LISTED} ORDER BY id",
        ids,
    )


def texts(project: Project, articles: Sequence[str]) -> Rows:
    """Return article and text of articles."""
    return _rows(
        project, f"SELECT article, text FROM article_texts WHERE article {_LISTED}", articles
    )


def layers(project: Project, articles: Sequence[str]) -> Rows:
    """Return id, article, annotator's name, kind and status of layers, by article and name."""
    return _rows(
        project,
        "SELECT l.id, l.article, n.name, l.kind, l.status FROM layers l"
        f" JOIN annotators n ON n.id = l.annotator WHERE l.article {_LISTED}"
        " ORDER BY l.article, n.name, l.kind",
        articles,
    )


def speaker_names(project: Project) -> dict[str, str]:
    """Return every speaker's name by id."""
    with explained(project.path):
        return dict(project.db.execute("SELECT id, name FROM speakers"))


def speakers(project: Project, chosen: Sequence[str] = ()) -> Rows:
    """Return id, name and what else is known of the chosen speakers, or of all."""
    where = f"WHERE id {_LISTED}" if chosen else "WHERE ? IS NOT NULL"
    return _rows(
        project,
        "SELECT id, name, kind, role, affiliation, country, sector, cameo_code, wikidata, note,"
        f" fields FROM speakers {where} ORDER BY id",
        chosen,
    )


def speaker_counts(project: Project, speakers: Sequence[str]) -> Rows:
    """Return speakers, how often each is named, and how many quotes each has."""
    return _rows(
        project,
        "SELECT id, (SELECT count(*) FROM mentions WHERE speaker = speakers.id),"
        " (SELECT count(*) FROM quotes WHERE speaker = speakers.id) FROM speakers"
        f" WHERE id {_LISTED}",
        speakers,
    )


def alias_names(project: Project, chosen: Sequence[str] = ()) -> Rows:
    """Return speaker and other name of the chosen speakers, or of all, in the speaker's order."""
    where = f"WHERE speaker {_LISTED}" if chosen else "WHERE ? IS NOT NULL"
    return _rows(
        project, f"SELECT speaker, name FROM aliases {where} ORDER BY speaker, ord", chosen
    )


def mentions(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return layer, start, id, speaker, end, text, kind, certainty and note of mentions."""
    return _rows(
        project,
        'SELECT layer, start, id, speaker, "end", text, kind, certainty, note FROM mentions'
        f" WHERE {by} {_LISTED}",
        ids,
    )


def quotes(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return layer, id, type, speaker, parent, act, stance, stance target, date … of quotes."""
    return _rows(
        project,
        "SELECT layer, id, type, speaker, parent, act, stance, stance_target, date, venue,"
        f" in_headline, certainty, note, fields FROM quotes WHERE {by} {_LISTED}",
        ids,
    )


def quote_spans(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return quote, role, start, end and text of the stretches of quotes, in their order."""
    return _parts(project, 'role, start, "end", text', "quote_spans", ids, by)


def addressees(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return quote and speaker of those to whom something was said, in their order."""
    return _parts(project, "speaker", "quote_addressees", ids, by)


def events(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return layer, id, type, mode, contexts as JSON, CAMEO code, date, location … of events."""
    return _rows(
        project,
        "SELECT layer, id, type, mode, contexts, cameo_code, date, location, location_country,"
        " modality, polarity, certainty, note, quote, fields FROM events"
        f" WHERE {by} {_LISTED}",
        ids,
    )


def event_spans(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return event, role, start, end and text of the stretches of events, in their order."""
    return _parts(project, 'role, start, "end", text', "event_spans", ids, by)


def participants(project: Project, ids: Sequence[str], *, by: str = "layer") -> Rows:
    """Return event, role and speaker of those who took part, in their order."""
    return _parts(project, "role, speaker", "participants", ids, by)


def _parts(project: Project, columns: str, table: str, ids: Sequence[str], by: str) -> Rows:
    owner = "event" if table in ("event_spans", "participants") else "quote"
    owners = _LISTED if by == "id" else f"IN (SELECT id FROM {owner}s WHERE {by} {_LISTED})"
    return _rows(
        project,
        f"SELECT {owner}, {columns} FROM {table} WHERE {owner} {owners} ORDER BY {owner}, ord",
        ids,
    )


def _rows(project: Project, sql: str, ids: Sequence[str]) -> Rows:
    with explained(project.path):
        return project.db.execute(sql, (json.dumps(ids),)).fetchall()
