"""Speakers as they are offered to choose from: the name with a few words that tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.store.connection import explained
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """A speaker's name, what is known of them in a line, and their other names."""

    id: str
    name: str
    about: str
    aliases: tuple[str, ...]


_NAMES = (
    "SELECT s.id, s.name, s.role, s.affiliation, s.country,"
    " (SELECT group_concat(name, char(10)) FROM aliases WHERE speaker = s.id)"
    " FROM speakers s"
)


def speaker_names(project: Project, ids: Iterable[str] | None = None) -> list[SpeakerName]:
    """Return the speakers with these ids in their order; without ids, all of them by name."""
    with explained(project.path):
        if ids is None:
            return [_name(*row) for row in project.db.execute(f"{_NAMES} ORDER BY s.name")]
        wanted = list(dict.fromkeys(ids))
        marks = ", ".join("?" * len(wanted))
        found = project.db.execute(f"{_NAMES} WHERE s.id IN ({marks})", wanted)
        by_id = {row[0]: _name(*row) for row in found}
    return [by_id[key] for key in wanted if key in by_id]


def speakers_named_so(project: Project, layer: str, words: str) -> list[str]:
    """Return the speakers whom the same words name elsewhere in a layer, the most often first."""
    sql = (
        "SELECT speaker FROM mentions WHERE layer = ? AND speaker IS NOT NULL"
        " AND text = ? COLLATE NOCASE GROUP BY speaker ORDER BY count(*) DESC"
    )
    with explained(project.path):
        return [speaker for (speaker,) in project.db.execute(sql, (layer, words))]


def _name(id: str, name: str, *known: str | None) -> SpeakerName:
    *about, aliases = known
    return SpeakerName(
        id, name, ", ".join(filter(None, about)), tuple((aliases or "").splitlines())
    )
