"""What a drawn article needs of a layer at once: stretches, who is named where, and counts.

Plain rows, since 5,000 records are made from them in the time that a person notices.
"""

from annotator.store.connection import explained
from annotator.store.project import Project

Mark = tuple[str, str, str, int, int, int]  # record, kind, role, which of its spans, start, end

_MARKS = """
    SELECT id, 'mention', 'mention', 0, start, "end" FROM mentions WHERE layer = ?1
    UNION ALL
    SELECT q.id, 'quote', s.role, s.ord, s.start, s."end"
      FROM quotes q JOIN quote_spans s ON s.quote = q.id WHERE q.layer = ?1
    UNION ALL
    SELECT e.id, 'event', s.role, s.ord, s.start, s."end"
      FROM events e JOIN event_spans s ON s.event = e.id WHERE e.layer = ?1
"""
_NAMED = """
    SELECT speaker, start, id FROM mentions WHERE layer = ?1 AND speaker IS NOT NULL
    UNION ALL
    SELECT q.speaker, min(s.start), q.id FROM quotes q JOIN quote_spans s ON s.quote = q.id
      WHERE q.layer = ?1 AND q.speaker IS NOT NULL GROUP BY q.id
    UNION ALL
    SELECT p.speaker, min(s.start), e.id FROM events e JOIN participants p ON p.event = e.id
      JOIN event_spans s ON s.event = e.id WHERE e.layer = ?1 GROUP BY e.id, p.speaker
    ORDER BY 2, 3
"""
_COUNTS = """
    SELECT count(*), count(*) - count(speaker), (SELECT count(*) FROM events WHERE layer = ?1)
      FROM quotes WHERE layer = ?1
"""


def marks(project: Project, layer: str) -> list[Mark]:
    """Return every stretch of every record of a layer (id), in code points."""
    with explained(project.path):
        return project.db.execute(_MARKS, (layer,)).fetchall()


def named(project: Project, layer: str) -> list[tuple[str, int, str]]:
    """Return which speaker is named, speaks or acts where and in which record, by place."""
    with explained(project.path):
        return project.db.execute(_NAMED, (layer,)).fetchall()


def counts(project: Project, layer: str) -> tuple[int, int, int]:
    """Return how many quotes, how many of them without a speaker, and how many events it has."""
    with explained(project.path):
        quotes, unattributed, events = project.db.execute(_COUNTS, (layer,)).fetchone()
    return quotes, unattributed, events
