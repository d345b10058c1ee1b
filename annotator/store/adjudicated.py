"""What an agreed version was made from: which of its records stand for which of the annotators'."""

from annotator.store.connection import explained
from annotator.store.project import Project

_SOURCES = " UNION ALL ".join(
    f"SELECT s.value, r.id FROM {table} r JOIN json_each(r.sources) s WHERE r.layer = :layer"
    for table in ("mentions", "quotes", "events")
)
_DECIDED = " UNION ALL ".join(
    f"SELECT id, max(created_at, updated_at) FROM {table} WHERE layer = :layer"
    for table in ("mentions", "quotes", "events")
)
_FILLED = (
    "SELECT l.id FROM layers l WHERE l.article = ? AND l.kind <> 'gold' AND (l.status <> 'new'"
    " OR EXISTS (SELECT 1 FROM mentions WHERE layer = l.id)"
    " OR EXISTS (SELECT 1 FROM quotes WHERE layer = l.id)"
    " OR EXISTS (SELECT 1 FROM events WHERE layer = l.id))"
)


def made_of(project: Project, layer: str) -> dict[str, str]:
    """Return which agreed record stands for each of the annotators' in a gold layer (ids)."""
    with explained(project.path):
        return dict(project.db.execute(_SOURCES, {"layer": layer}).fetchall())


def decided_at(project: Project, layer: str) -> dict[str, str]:
    """Return when each record (id) of a gold layer was last decided on: taken, or changed."""
    with explained(project.path):
        return dict(project.db.execute(_DECIDED, {"layer": layer}).fetchall())


def layers_worked_on(project: Project, article: str) -> list[str]:
    """Return the layers (ids) of an article that someone began, without the agreed version."""
    with explained(project.path):
        return [id for (id,) in project.db.execute(_FILLED, (article,))]
