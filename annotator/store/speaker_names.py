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


_MANY = 500  # speakers of one office who are looked at
_LATEST = 5000  # mentions in which it is looked whom words named
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


def latest_speakers(project: Project, count: int) -> list[SpeakerName]:
    """Return so many speakers, those that were added last first."""
    with explained(project.path):
        found = project.db.execute(f"{_NAMES} ORDER BY s.number DESC LIMIT ?", (count,))
        return [_name(*row) for row in found]


def speakers_like(project: Project, name: str, others: Iterable[str] = ()) -> list[SpeakerName]:
    """Return the speakers whose name or alias begins or ends with a name, or ends it; by name.

    `others` are names that mean the same. No speaker is read that has none of these.
    """
    words = name.split()
    whole = [name, *others, *(" ".join(words[n:]) for n in range(1, len(words)))]
    marks = ", ".join("?" * len(whole))
    # apart, so that only the ends are looked for in all names; "!" comes next after a space
    tests = (
        f"name COLLATE NOCASE IN ({marks})",
        "name COLLATE NOCASE >= ? AND name COLLATE NOCASE < ?",
        "name LIKE ? ESCAPE '\\'",
    )
    part = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    values = (*whole, f"{name} ", f"{name}!", f"% {part}")
    own, other = (
        " UNION ALL ".join(f"SELECT {column} FROM {table} WHERE {test}" for test in tests)
        for column, table in (("number", "speakers"), ("speaker", "aliases"))
    )
    sql = (
        f"{_NAMES} WHERE s.number IN ({own} UNION ALL"
        f" SELECT number FROM speakers WHERE id IN ({other})) ORDER BY s.name"
    )
    with explained(project.path):
        return [_name(*row) for row in project.db.execute(sql, values * 2)]


def speakers_with_role(project: Project, word: str) -> list[str]:
    """Return the speakers one of whose roles, now or at a time, holds a word."""
    like = "role LIKE '%' || ? || '%'"
    sql = (
        f"SELECT id FROM speakers WHERE {like}"
        f" UNION SELECT speaker FROM offices WHERE {like} LIMIT {_MANY}"
    )
    with explained(project.path):
        return [id for (id,) in project.db.execute(sql, (word, word))]


def speakers_named_so(project: Project, article: str, words: str) -> list[str]:
    """Return the speakers whom the same words name, the most often first.

    Those of the person's own work on the article come first, then those of the mentions that were
    marked last in other articles: what others think of this one is not told.
    """
    fits = "speaker IS NOT NULL AND text = ? COLLATE NOCASE GROUP BY speaker ORDER BY count(*) DESC"
    ours = "SELECT id FROM layers WHERE article = ?"
    mine = f"{ours} AND annotator = (SELECT id FROM annotators WHERE name = ?)"
    here = f"SELECT speaker FROM mentions WHERE layer IN ({mine}) AND {fits}"
    latest = "SELECT speaker, text, layer FROM mentions ORDER BY number DESC LIMIT ?"
    elsewhere = f"SELECT speaker FROM ({latest}) WHERE layer NOT IN ({ours}) AND {fits}"
    with explained(project.path):
        found = [
            *project.db.execute(here, (article, project.annotator, words)),
            *project.db.execute(elsewhere, (_LATEST, article, words)),
        ]
    return list(dict.fromkeys(speaker for (speaker,) in found))


def _name(id: str, name: str, *known: str | None) -> SpeakerName:
    *about, aliases = known
    return SpeakerName(
        id, name, ", ".join(filter(None, about)), tuple((aliases or "").splitlines())
    )
