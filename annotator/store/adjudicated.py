"""What an agreed version was made from: which of its records stand for which of the annotators'."""

from annotator.store.connection import explained
from annotator.store.project import Project

_SOURCES = (
    " UNION ALL ".join(
        f"SELECT s.value, r.id, r.number FROM {table} r JOIN json_each(r.sources) s"
        " WHERE r.layer = :layer"
        for table in ("mentions", "quotes", "events")
    )
    + " ORDER BY 3"
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

_ALONE = " UNION ALL ".join(
    f"SELECT '{table}', g.id FROM {table} g WHERE g.layer = :layer AND g.sources <> '[]'"
    f" AND NOT EXISTS (SELECT 1 FROM json_each(g.sources) s JOIN {table} r ON r.id = s.value)"
    for table in ("mentions", "quotes", "events")
)


def made_of(project: Project, layer: str) -> dict[str, str]:
    """Return which agreed record stands for each of the annotators' in a gold layer (ids)."""
    return {source: made[0] for source, made in all_made_of(project, layer).items()}


def all_made_of(project: Project, layer: str) -> dict[str, tuple[str, ...]]:
    """Return all agreed records that stand for each of the annotators', the first one first.

    There are several where agreed versions of two people were merged.
    """
    found: dict[str, tuple[str, ...]] = {}
    with explained(project.path):
        for source, id, _ in project.db.execute(_SOURCES, {"layer": layer}):
            found[source] = (*found.get(source, ()), id)
    return found


def alone(project: Project, layer: str) -> list[tuple[str, str]]:
    """Return the records (table and id) of a gold layer of which all sources were deleted."""
    with explained(project.path):
        return project.db.execute(_ALONE, {"layer": layer}).fetchall()


def decided_at(project: Project, layer: str) -> dict[str, str]:
    """Return when each record (id) of a gold layer was last decided on: taken, or changed."""
    with explained(project.path):
        return dict(project.db.execute(_DECIDED, {"layer": layer}).fetchall())


def layers_worked_on(project: Project, article: str) -> list[str]:
    """Return the layers (ids) of an article that someone began, without the agreed version."""
    with explained(project.path):
        return [id for (id,) in project.db.execute(_FILLED, (article,))]
