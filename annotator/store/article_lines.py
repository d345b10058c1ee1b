"""What the panels beside an article ask for: which records, in what order, and speakers' names."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import TABLE_OF

_FIRST_SPAN = {
    "quotes": "(SELECT min(start) FROM quote_spans WHERE quote = quotes.id)",
    "events": "(SELECT min(start) FROM event_spans WHERE event = events.id)",
    "mentions": "start",
}


def record_ids(project: Project, kind: type[Any], layer: str) -> list[str]:
    """Return the records of one kind in a layer, in the order of the text."""
    table = TABLE_OF[kind].name
    sql = f"SELECT id FROM {table} WHERE layer = ? ORDER BY {_FIRST_SPAN[table]}, number"
    return [id for (id,) in _query(project, sql, (layer,))]


def names_of(project: Project, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Return the names of speakers by id; without ids, of all of them in the order of names."""
    if ids is None:
        return dict(_query(project, "SELECT id, name FROM speakers ORDER BY name"))
    wanted = list(ids)
    marks = ", ".join("?" * len(wanted))
    return dict(_query(project, f"SELECT id, name FROM speakers WHERE id IN ({marks})", wanted))


def speakers_called(project: Project, name: str) -> list[str]:
    """Return the speakers of a name or alias, whatever the case, those of the name first."""
    sql = (
        "SELECT id FROM speakers WHERE name = :name COLLATE NOCASE UNION ALL"
        " SELECT speaker FROM aliases WHERE name = :name COLLATE NOCASE"
    )
    return [id for (id,) in _query(project, sql, {"name": name})]


_USES = """
    WITH own AS (SELECT l.id FROM layers l JOIN annotators n ON n.id = l.annotator
        WHERE l.article = :article AND n.name = :annotator AND l.kind = 'annotation')
    SELECT speaker FROM mentions WHERE layer IN own AND speaker IS NOT NULL
    UNION ALL SELECT speaker FROM quotes WHERE layer IN own AND speaker IS NOT NULL
    UNION ALL SELECT p.speaker FROM events e JOIN participants p ON p.event = e.id
        WHERE e.layer IN own
"""


def counts_in_article(project: Project, article: str) -> Counter[str]:
    """Return how often each speaker is named, speaks or takes part in the person's own work."""
    values = {"article": article, "annotator": project.annotator}
    return Counter(id for (id,) in _query(project, _USES, values))


def _query(project: Project, sql: str, values: Any = ()) -> list[Any]:
    with explained(project.path):
        return project.db.execute(sql, values).fetchall()
