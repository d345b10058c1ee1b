"""What the card of a speaker shows, across articles: what they said, did, and where they are named.

Only the work of the person who is at work. Ids come first, in order; lines are read in blocks.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotator.store.connection import explained
from annotator.store.project import Project

_OWN = (
    "(SELECT l.id FROM layers l JOIN annotators n ON n.id = l.annotator"
    " WHERE n.name = :annotator AND l.kind = 'annotation')"
)
_OF = "JOIN layers l ON l.id = x.layer JOIN articles a ON a.id = l.article"
_DATE = "coalesce(x.date, a.published, '')"
_BY_DATE = f"ORDER BY ltrim({_DATE}, './'), a.id"  # an open beginning does not come before all

_QUOTES = (
    f"SELECT x.id FROM quotes x {_OF} WHERE x.speaker = :speaker AND x.layer IN {_OWN} {_BY_DATE},"
    " (SELECT min(start) FROM quote_spans WHERE quote = x.id)"
)
_EVENTS = (
    f"SELECT x.id FROM events x {_OF} WHERE x.layer IN {_OWN}"
    f" AND x.id IN (SELECT event FROM participants WHERE speaker = :speaker) {_BY_DATE},"
    " (SELECT min(start) FROM event_spans WHERE event = x.id)"
)
_QUOTE_LINES = (
    f"SELECT x.id, a.id, {_DATE}, replace(x.type, '_', ' '), coalesce(x.stance, ''),"
    " (SELECT group_concat(text, ' … ') FROM (SELECT text FROM quote_spans"
    " WHERE quote = x.id AND role = 'content' ORDER BY ord)), a.title"
    f" FROM quotes x {_OF} WHERE x.id IN (SELECT value FROM json_each(:ids))"
)
_EVENT_LINES = (
    f"SELECT x.id, a.id, {_DATE}, x.type || coalesce(' · ' || x.mode, ''),"
    " (SELECT group_concat(role, ', ') FROM participants WHERE event = x.id"
    " AND speaker = :speaker),"
    " (SELECT group_concat(text, ' … ') FROM (SELECT text FROM event_spans"
    " WHERE event = x.id AND role = 'trigger' ORDER BY ord)), a.title"
    f" FROM events x {_OF} WHERE x.id IN (SELECT value FROM json_each(:ids))"
)
_USES = f"""
    WITH used (kind, id, role, layer, start, words) AS (
      SELECT 'mention', id, 'mention', layer, start, text FROM mentions WHERE speaker = :speaker
      UNION ALL SELECT 'quote', q.id, 'speaker', q.layer, s.start, s.text
        FROM quotes q JOIN quote_spans s ON s.quote = q.id AND s.ord = 0 WHERE q.speaker = :speaker
      UNION ALL SELECT 'quote', q.id, 'addressee', q.layer, s.start, s.text
        FROM quote_addressees d JOIN quotes q ON q.id = d.quote
        JOIN quote_spans s ON s.quote = q.id AND s.ord = 0 WHERE d.speaker = :speaker
      UNION ALL SELECT 'quote', q.id, 'target', q.layer, s.start, s.text
        FROM quotes q JOIN quote_spans s ON s.quote = q.id AND s.ord = 0
        WHERE q.stance_target = :speaker
      UNION ALL SELECT DISTINCT 'event', e.id, 'participant', e.layer, s.start, s.text
        FROM participants p JOIN events e ON e.id = p.event
        JOIN event_spans s ON s.event = e.id AND s.ord = 0 WHERE p.speaker = :speaker)
    SELECT u.kind, u.id, u.role, a.title, u.words, a.id, u.start FROM used u
      JOIN layers l ON l.id = u.layer JOIN articles a ON a.id = l.article
      WHERE u.layer IN {_OWN} ORDER BY a.title, a.id, u.start, u.kind
"""

_REACH = """
    WITH used (what, id, layer) AS (
      SELECT 'quote', id, layer FROM quotes WHERE speaker = :speaker OR stance_target = :speaker
        OR id IN (SELECT quote FROM quote_addressees WHERE speaker = :speaker)
      UNION ALL SELECT 'mention', id, layer FROM mentions WHERE speaker = :speaker
      UNION ALL SELECT 'event', id, layer FROM events
        WHERE id IN (SELECT event FROM participants WHERE speaker = :speaker))
    SELECT count(*) FILTER (WHERE what = 'quote'), count(*) FILTER (WHERE what = 'mention'),
      count(*) FILTER (WHERE what = 'event'), count(DISTINCT l.article)
      FROM used u JOIN layers l ON l.id = u.layer
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many records of everyone's refer to a speaker, and in how many articles."""

    quotes: int
    mentions: int
    events: int
    articles: int


@dataclass(frozen=True, slots=True)
class CardLine:
    """A quote or an event on the card: its date, type, stance or role, words, and its article."""

    id: str
    article: str
    date: str
    type: str
    how: str
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class SpeakerUse:
    """A record that refers to a speaker, and as what; where it stands, and its words."""

    kind: str
    id: str
    role: str
    title: str
    words: str
    article: str
    start: int


def said_by(project: Project, speaker: str) -> list[str]:
    """Return the ids of all quotes of a speaker, by date: the quote's, else the article's."""
    return [id for (id,) in _query(project, _QUOTES, speaker=speaker)]


def done_by(project: Project, speaker: str) -> list[str]:
    """Return the ids of all events that a speaker takes part in, by date."""
    return [id for (id,) in _query(project, _EVENTS, speaker=speaker)]


def quote_lines(project: Project, ids: Sequence[str]) -> list[CardLine]:
    """Return what the card shows of these quotes, in no order."""
    return [CardLine(*row) for row in _query(project, _QUOTE_LINES, ids=json.dumps(ids))]


def event_lines(project: Project, ids: Sequence[str], speaker: str) -> list[CardLine]:
    """Return what the card shows of these events, in no order, with the speaker's roles."""
    found = _query(project, _EVENT_LINES, ids=json.dumps(ids), speaker=speaker)
    return [CardLine(*row) for row in found]


def reach_of(project: Project, speaker: str) -> Reach:
    """Return how far a speaker reaches, whoever has annotated it."""
    (row,) = _query(project, _REACH, speaker=speaker)
    return Reach(*row)


def uses_of(project: Project, speaker: str) -> list[SpeakerUse]:
    """Return everything that refers to a speaker, by article and place."""
    return [SpeakerUse(*row) for row in _query(project, _USES, speaker=speaker)]


def _query(project: Project, sql: str, **values: Any) -> list[Any]:
    with explained(project.path):
        return project.db.execute(sql, {"annotator": project.annotator, **values}).fetchall()
