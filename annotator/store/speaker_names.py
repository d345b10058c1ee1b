"""Speakers as they are offered to choose from: the name with a few words that tell them apart."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.store.connection import explained
from annotator.store.migrations import LAST_WORD
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """A speaker's name, what is known of them in a line, and their other names."""

    id: str
    name: str
    about: str
    aliases: tuple[str, ...]


class Held(NamedTuple):
    """An office as speakers have it: the role, and the house and country it is of; "" for none."""

    role: str
    affiliation: str
    country: str


_HELD = "role, coalesce(affiliation, ''), coalesce(country, '')"
_MANY = 500  # offices that are looked at
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


def written_names(
    project: Project, ids: Iterable[str] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Yield the speakers with these ids, or without ids all of them, with their name and aliases.

    No more is read, and as a few long rows, so that all of them can be.
    """
    listed = "IN (SELECT value FROM json_each(?))"
    of, these = ("", "") if ids is None else (f"WHERE speaker {listed}", f"WHERE id {listed}")
    values = () if ids is None else (json.dumps(list(ids)),)
    others = f"SELECT speaker, name FROM aliases {of} ORDER BY speaker, ord"
    aliases: dict[str, list[str]] = {}
    for speaker, name in _pairs(project, others, values):
        aliases.setdefault(speaker, []).append(name)
    for id, name in _pairs(project, f"SELECT id, name FROM speakers {these}", values):
        yield id, [name, *aliases.get(id, ())]


def _pairs(project: Project, sql: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what a query gives that begins as "SELECT one, other FROM"."""
    first, second = sql.removeprefix("SELECT ").partition(" FROM")[0].split(", ")
    arrays = f"SELECT json_group_array({first}), json_group_array({second}) FROM ({sql})"
    with explained(project.path):
        one, other = project.db.execute(arrays, values).fetchone()
    yield from zip(json.loads(one), json.loads(other), strict=True)


def first_speakers(project: Project, count: int) -> list[SpeakerName]:
    """Return so many speakers, the first by name."""
    with explained(project.path):
        found = project.db.execute(f"{_NAMES} ORDER BY s.name COLLATE NOCASE LIMIT ?", (count,))
        return [_name(*row) for row in found]


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
    # apart, so that each has its index; "!" comes next after a space
    tests = (
        f"name COLLATE NOCASE IN ({marks})",
        "name COLLATE NOCASE >= ? AND name COLLATE NOCASE < ?",
        f"{LAST_WORD} = ? AND name LIKE ? ESCAPE '\\'",
    )
    part = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    last = name.rpartition(" ")[2]
    values = (*whole, f"{name} ", f"{name}!", last, f"% {part}")
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


def offices_with(project: Project, word: str) -> list[Held]:
    """Return the offices whose role holds a word, of all that speakers have or had, each once."""
    sql = " UNION ".join(
        f"SELECT {_HELD} FROM {table} WHERE role LIKE '%' || ? || '%'"
        for table in ("speakers", "offices")
    )
    with explained(project.path):
        return [Held(*row) for row in project.db.execute(f"{sql} LIMIT {_MANY}", (word, word))]


def holders_of(project: Project, offices: Iterable[Held], most: int) -> list[str]:
    """Return so many of the speakers who have one of these offices, now or at a time."""
    listed = json.dumps([list(one) for one in offices])
    role, house, country = (f"json_extract(value, '$[{n}]')" for n in range(3))
    these = f"SELECT {role}, {house}, {country} FROM json_each(?)"
    roles = f"role IN (SELECT {role} FROM json_each(?))"  # which has an index
    sql = " UNION ".join(
        f"SELECT {speaker} FROM {table} WHERE {roles} AND ({_HELD}) IN ({these})"
        for speaker, table in (("id", "speakers"), ("speaker", "offices"))
    )
    with explained(project.path):
        found = project.db.execute(f"{sql} LIMIT {most}", (listed,) * 4)
        return [id for (id,) in found]


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
