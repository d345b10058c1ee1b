"""Speakers as the panel beside an article lists them: a few at a time, and how often used."""

from collections import Counter
from collections.abc import Collection, Iterator

from annotator.store.changes import Change, Edit
from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import Row

USED_BY = ("mentions", "quotes", "events")

Place = tuple[str, int]  # a name, and the number of its row
FIRST: Place = ("", 0)

_LISTED = "SELECT id, name, coalesce(role, affiliation, ''), coalesce(country, '') FROM speakers"


def count_speakers(project: Project) -> int:
    """Return how many speakers the project has."""
    with explained(project.path):
        return int(project.db.execute("SELECT count(*) FROM speakers").fetchone()[0])


def speakers_after(project: Project, place: Place, limit: int) -> list[tuple[str, Place]]:
    """Return the few speakers that follow a place in the order of names, each with its own."""
    with explained(project.path):
        found = project.db.execute(
            "SELECT id, name, number FROM speakers WHERE name >= :name COLLATE NOCASE"
            " AND (name > :name COLLATE NOCASE OR number > :number)"
            " ORDER BY name COLLATE NOCASE, number LIMIT :limit",
            {"name": place[0], "number": place[1], "limit": limit},
        )
        return [(id, (name, number)) for id, name, number in found]


def listed_speakers(project: Project, letters: str = "", column: int = 0) -> list[str]:
    """Return all speakers that have these letters in a cell, sorted by name, role or country.

    Letters count as the same in any case, in every script; so this reads every speaker.
    """
    wanted, found = letters.casefold(), []
    with explained(project.path):
        for number, (id, *cells) in enumerate(project.db.execute(_LISTED)):
            folded = [cell.casefold() for cell in cells]
            if any(wanted in cell for cell in folded):
                found.append((folded[column], folded[0], number, id))
    return [row[-1] for row in sorted(found)]


def known_roles(project: Project) -> list[str]:
    """Return every role that a speaker of the project has, by name."""
    with explained(project.path):
        found = project.db.execute(
            "SELECT DISTINCT role FROM speakers WHERE role <> '' ORDER BY role COLLATE NOCASE"
        )
        return [role for (role,) in found]


def changed_uses(
    project: Project, layer: str, edit: Edit, tables: Collection[str] = USED_BY
) -> Counter[str]:
    """Return how much more (below 0: less) a layer uses each speaker in these tables now."""
    uses: Counter[str] = Counter()
    for change in (one for one in edit.changes if one.table in tables):
        before, after = list(_uses(change, change.before)), list(_uses(change, change.after))
        if before != after and _layer_of(project, change, edit) == layer:
            uses.update(after)
            uses.subtract(before)
    return Counter({speaker: more for speaker, more in uses.items() if more})


def _uses(change: Change, row: Row | None) -> Iterator[str]:
    """Yield the speakers that a row links to as their name, their words or their deed."""
    if row is None or change.table not in USED_BY:
        return
    if change.table == "events":
        yield from (speaker for _, speaker, _ in row.get("participants", ()))
    elif row.get("speaker") is not None:
        yield row["speaker"]


def _layer_of(project: Project, change: Change, edit: Edit) -> str:
    """Return the layer of a changed record, which a change of other columns does not tell."""
    same = (step for step in edit.changes if step.id == change.id)
    for step in (change, *same):
        for row in (step.before, step.after):
            if row and "layer" in row:
                return str(row["layer"])
    with explained(project.path):
        found = project.db.execute(f"SELECT layer FROM {change.table} WHERE id = ?", (change.id,))
        return str(found.fetchone()[0])
