"""What the panels beside an article ask for: which records, in what order, and speakers' names."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotator.store.connection import explained
from annotator.store.project import Project
from annotator.store.records import TABLE_OF

_NAMED = "coalesce((SELECT name FROM speakers WHERE id = quotes.speaker), '')"
_SAID = (
    "(SELECT group_concat(text, ' … ') FROM"
    " (SELECT text FROM quote_spans WHERE quote = quotes.id AND role = 'content' ORDER BY ord))"
)
_TRIGGER = (
    "(SELECT group_concat(text, ' … ') FROM"
    " (SELECT text FROM event_spans WHERE event = events.id AND role = 'trigger' ORDER BY ord))"
)
_WHO = (
    "(SELECT group_concat(name, ', ') FROM"
    " (SELECT s.name FROM participants p JOIN speakers s ON s.id = p.speaker"
    " WHERE p.event = events.id ORDER BY p.role <> 'actor', p.role <> 'recipient', p.ord))"
)
_CELLS = {
    "quotes": {
        "type": "replace(type, '_', ' ')",
        "speaker": _NAMED,
        "words": _SAID,
        "stance": "stance",
    },
    "events": {
        "type": "type || coalesce(' · ' || mode, '')",
        "words": _TRIGGER,
        "who": _WHO,
        "date": "date",
    },
}
"""What a panel shows of a record, by column; what it says of missing ones is left out."""

_FIRST_SPAN = {
    "quotes": "(SELECT min(start) FROM quote_spans WHERE quote = quotes.id)",
    "events": "(SELECT min(start) FROM event_spans WHERE event = events.id)",
}

Place = tuple[str, int, int, str]
"""A record in the order of a panel: what it is sorted by, where it begins, its number, its id."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which records of a layer a panel lists, and by which of its columns they are sorted.

    Without a column they stand in the order of the text. Letters are looked for in every column,
    the same in any case, in every script.
    """

    kind: type[Any]
    layer: str
    column: str = ""
    letters: str = ""


def listed(
    project: Project, listing: Listing, ids: Iterable[str] | None = None, *, most: int = -1
) -> list[Place]:
    """Return the places of the records of a listing, in order: of some ids, or the first ones."""
    table = TABLE_OF[listing.kind].name
    cells = _CELLS[table]
    key = f"casefold({cells[listing.column]})" if listing.column else "''"
    where, values = ["layer = :layer"], {"layer": listing.layer}
    if ids is not None:  # with the + SQLite looks the few ids up instead of going through the layer
        where = ["+layer = :layer", "id IN (SELECT value FROM json_each(:ids))"]
        values["ids"] = json.dumps(list(ids))
    if listing.letters:
        every = " || char(10) || ".join(f"coalesce({cell}, '')" for cell in cells.values())
        where.append(f"instr(casefold({every}), :letters)")
        values["letters"] = listing.letters.casefold()
    sql = (
        f"SELECT {key}, {_FIRST_SPAN[table]}, number, id FROM {table}"
        f" WHERE {' AND '.join(where)} ORDER BY 1, 2, 3 LIMIT {most}"
    )
    if listing.column or listing.letters:
        project.db.create_function("casefold", 1, _folded, deterministic=True)
    return _query(project, sql, values)


def count_records(project: Project, kind: type[Any], layer: str) -> int:
    """Return how many records of one kind a layer has."""
    sql = f"SELECT count(*) FROM {TABLE_OF[kind].name} WHERE layer = ?"
    return int(_query(project, sql, (layer,))[0][0])


def _folded(text: str | None) -> str:
    """A cell as it is compared: the case of letters does not count, in no script."""
    return (text or "").casefold()


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
    SELECT speaker, count(*) FROM (
        SELECT speaker FROM mentions WHERE layer = :layer AND speaker IS NOT NULL
        UNION ALL SELECT speaker FROM quotes WHERE layer = :layer AND speaker IS NOT NULL
        UNION ALL SELECT p.speaker FROM events e JOIN participants p ON p.event = e.id
            WHERE e.layer = :layer
    ) GROUP BY speaker
"""


def counts_in_article(project: Project, article: str) -> Counter[str]:
    """Return how often each speaker is named, speaks or takes part in the person's own work."""
    sql = (
        "SELECT l.id FROM layers l JOIN annotators n ON n.id = l.annotator"
        " WHERE l.article = ? AND n.name = ? AND l.kind = 'annotation'"
    )
    own = [id for (id,) in _query(project, sql, (article, project.annotator))]
    return counts_in_layer(project, own[0]) if own else Counter()


def counts_in_layer(project: Project, layer: str) -> Counter[str]:
    """Return how often each speaker is named, speaks or takes part in a layer."""
    return Counter(dict(_query(project, _USES, {"layer": layer})))


def quotes_in_layer(project: Project, layer: str) -> Counter[str]:
    """Return how many quotes of each speaker a layer has."""
    sql = "SELECT speaker, count(*) FROM quotes WHERE layer = ? AND speaker IS NOT NULL GROUP BY 1"
    return Counter(dict(_query(project, sql, (layer,))))


def _query(project: Project, sql: str, values: Any = ()) -> list[Any]:
    with explained(project.path):
        return project.db.execute(sql, values).fetchall()
