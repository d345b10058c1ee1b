"""What an agreed version was made from: which of its records stand for which of the annotators'."""

import json
from collections.abc import Mapping, Sequence

from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.recent import outside

_MADE = " UNION ALL ".join(
    f"SELECT id, sources, max(created_at, updated_at), number FROM {table} WHERE layer = :layer"
    for table in ("mentions", "quotes", "events")
)
_THESE = _MADE.replace(":layer", ":layer AND id IN (SELECT value FROM json_each(:ids))")
_KEPT = 4  # agreed versions in memory
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


class Agreed:
    """The records of a gold layer by what they were made from, as they are in the file.

    `made` are the agreed records (ids) that stand for each of the annotators', the first one
    first: there are several where agreed versions of two people were merged. `decided_at` is when
    each agreed record was last decided on: taken, or changed.
    """

    def __init__(self, project: Project, layer: str) -> None:
        self._project, self._layer = project, layer
        self.made: dict[str, tuple[str, ...]] = {}
        self.decided_at: dict[str, str] = {}
        self._sources: dict[str, tuple[int, list[str]]] = {}
        self._moment = self._outside = -1

    def refresh(self) -> None:
        """Take in what was written since."""
        recent, others = self._project.recent, outside(self._project.db)
        if others == self._outside and recent.knows(self._moment):
            ids = recent.since(self._moment)
            if ids:
                self._read(ids)
        else:
            self.made, self.decided_at, self._sources = {}, {}, {}
            self._read()
        self._moment, self._outside = recent.now, others

    def sources_of(self, id: str) -> Sequence[str]:
        """Return from what an agreed record (id) was made; nothing where it is none of these."""
        return self._sources.get(id, (0, []))[1]

    def _read(self, ids: Sequence[str] | None = None) -> None:
        """Read some records, or all."""
        sql, values = _MADE, {"layer": self._layer}
        if ids is not None:
            sql, values = _THESE, values | {"ids": json.dumps(ids)}
            for id in ids:
                self._drop(id)
        with explained(self._project.path):
            rows = self._project.db.execute(sql, values).fetchall()
        for id, sources, decided_at, number in rows:
            self._add(id, json.loads(sources), number)
            self.decided_at[id] = decided_at

    def _add(self, id: str, sources: list[str], number: int) -> None:
        self._sources[id] = number, sources
        for source in sources:
            every = {*self.made.get(source, ()), id}
            self.made[source] = tuple(sorted(every, key=lambda one: self._sources[one][0]))

    def _drop(self, id: str) -> None:
        _, sources = self._sources.pop(id, (0, ()))
        self.decided_at.pop(id, None)
        for source in sources:
            if rest := tuple(one for one in self.made[source] if one != id):
                self.made[source] = rest
            else:
                del self.made[source]


def agreed(project: Project, layer: str) -> Agreed:
    """Return what is known of a gold layer by now; what was read before is kept in memory."""
    kept: dict[str, Agreed] = project.recent.kept.setdefault("agreed", {})
    found = kept.pop(layer, None) or Agreed(project, layer)
    kept[layer] = found
    if len(kept) > _KEPT:
        del kept[next(iter(kept))]
    found.refresh()
    return found


def made_of(project: Project, layer: str) -> dict[str, str]:
    """Return which agreed record stands for each of the annotators' in a gold layer (ids)."""
    return {source: made[0] for source, made in agreed(project, layer).made.items()}


def all_made_of(project: Project, layer: str) -> Mapping[str, tuple[str, ...]]:
    """Return all agreed records that stand for each of the annotators', the first one first.

    There are several where agreed versions of two people were merged.
    """
    return agreed(project, layer).made


def alone(project: Project, layer: str) -> list[tuple[str, str]]:
    """Return the records (table and id) of a gold layer of which all sources were deleted."""
    with explained(project.path):
        return project.db.execute(_ALONE, {"layer": layer}).fetchall()


def decided_at(project: Project, layer: str) -> Mapping[str, str]:
    """Return when each record (id) of a gold layer was last decided on: taken, or changed."""
    return agreed(project, layer).decided_at


def layers_worked_on(project: Project, article: str) -> list[str]:
    """Return the layers (ids) of an article that someone began, without the agreed version."""
    with explained(project.path):
        return [id for (id,) in project.db.execute(_FILLED, (article,))]
