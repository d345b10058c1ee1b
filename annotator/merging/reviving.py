"""Putting back, for as long as two projects meet, what was deleted in one of them.

So what is said of it on either side meets as all else does. Only then is settled what stays
(`deletions`): the same whatever comes first.
"""

import json
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import Any

from annotator.merging.knowledge import Key, Knowledge
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store import layered
from annotator.store.merged import layer_places, sha256s
from annotator.store.project import Project
from annotator.store.records import Row

KINDS: dict[str, type[Any]] = {
    "articles": Article,
    "speakers": Speaker,
    "layers": Layer,
    "mentions": Mention,
    "quotes": Quote,
    "events": Event,
}
"""All that is deleted, in the order in which it refers to what is before it."""
_LINKS = {
    "mentions": {"speaker": "speakers"},
    "quotes": {"speaker": "speakers", "stance_target": "speakers", "parent": "quotes"},
    "events": {"quote": "quotes", "same_as": "events"},
}

AT_ONCE = 500  # rows in memory
TEXTS = 20  # of them that hold whole texts


def revive(project: Project, known: Knowledge) -> dict[Key, int]:
    """Put back what is gone, inside a bulk edit; return it by table and id, with a mark of each."""
    fitting = _Fitting(project, known)
    revived: dict[Key, int] = {}
    for table in KINDS:
        for block in _blocks(known.gone, table):
            fitted = [row for old in block if (row := fitting.fit(table, old))]
            if fitted:
                project.add_rows(table, fitted)
            if table == "articles":
                known.names |= {row["id"]: row["sha256"] for row in fitted}
            revived |= {(table, row["id"]): mark(row) for row in fitted}
    known.gone.clear()
    return revived


def _blocks(gone: Mapping[Key, Row], table: str) -> Iterator[list[Row]]:
    """Yield the rows of a table that are gone, a few at a time, as there may be very many."""
    names = [name for name in gone if name[0] == table]
    many = TEXTS if table == "articles" else AT_ONCE
    for start in range(0, len(names), many):
        yield [gone[name] for name in names[start : start + many]]


def matters(theirs: Project, here: Knowledge, there: Knowledge) -> set[Key]:
    """Return which of all that is gone on either side may be otherwise when both have met.

    That is what theirs has, or knows otherwise, and to what it refers or in which it stands.
    """
    both = here.gone.keys() & there.gone
    found = {name for name in both if mark(here.gone[name]) != mark(there.gone[name])}
    found |= there.gone.keys() - both
    found |= _there(theirs, here.gone.keys() - both)
    return found | _with_it(here, found) | _with_it(there, found)


def forget_others(known: Knowledge, wanted: Container[Key]) -> None:
    """Forget what is gone and is not to be put back."""
    for name in [name for name in known.gone if name not in wanted]:
        del known.gone[name]


def _there(project: Project, names: set[Key]) -> set[Key]:
    """Which of some records are there, by what they are called in any file."""
    found: set[Key] = set()
    shas = sha256s(project) if names else {}
    found |= {("articles", sha) for sha in shas.values()} & names
    places = layer_places(project, shas) if names else {}
    found |= {("layers", place) for place in places.values()} & names
    for table in ("speakers", "mentions", "quotes", "events"):
        ids = [id for of, id in names if of == table]
        found |= {(table, id) for id in layered.present(project, KINDS[table], ids)}
    return found


def _with_it(known: Knowledge, names: set[Key]) -> set[Key]:
    """To what else that is gone some records lead, by links or since they stand in it."""
    found: set[Key] = set()
    next = {name for name in names if name in known.gone}
    while next:
        led = {to for name in next for to in _leads(known, *name)}
        found |= next
        next = {to for to in led if to in known.gone} - found
    return found


def _leads(known: Knowledge, table: str, name: str) -> Iterator[Key]:
    row = known.gone[table, name]
    for to, id in _links_of(table, row):
        yield to, known.met_as(id) if to == "speakers" else id
    if table in _LINKS:
        yield "layers", known.places.get(row["layer"], "")
    for id in (row.get("article"), row.get("replaces"), *(o[-1] for o in row.get("offices", ()))):
        yield "articles", known.names.get(id, "")


def mark(row: Row) -> int:
    """Return what tells whether a row has changed; a text never does."""
    kept = {key: value for key, value in row.items() if key not in ("number", "body")}
    return hash(json.dumps(kept, ensure_ascii=False, sort_keys=True))


def _links_of(table: str, row: Row) -> Iterator[tuple[str, str]]:
    """Yield to which records (table and id) a record refers."""
    for column, to in _LINKS.get(table, {}).items():
        yield to, row[column] or ""
    for one in row.get("addressees", ()):
        yield "speakers", one
    for _, speaker, mention in row.get("participants", ()):
        yield "speakers", speaker
        yield "mentions", mention or ""


class _Fitting:
    """Lets what was deleted refer to what there is by now, by the ids of today."""

    def __init__(self, project: Project, known: Knowledge) -> None:
        self._project, self._known = project, known
        self._by_sha = {sha: id for id, sha in sha256s(project).items()}
        self._back: dict[str, set[str]] = defaultdict(set)  # the ids of what is put back, by table
        meant = self._look()
        self._articles = set(self._by_sha.values())
        self._there = {table: self._present(table, ids) for table, ids in meant.items()}
        self._layers = self._present("layers", set(known.places))
        self._by_place = {known.places[id]: id for id in self._layers if id in known.places}

    def _present(self, table: str, ids: set[str]) -> set[str]:
        """Which of these ids are there, or are put back."""
        there = layered.present(self._project, KINDS[table], list(ids))
        return there | self._back.get(table, set())

    def _look(self) -> dict[str, set[str]]:
        """See what is put back; return to which records it refers, by table."""
        meant: dict[str, set[str]] = {"mentions": set(), "quotes": set(), "events": set()}
        meant["speakers"] = set()
        for (table, _), row in self._known.gone.items():
            self._back[table].add(row["id"])
            if table == "articles":
                self._by_sha[row["sha256"]] = row["id"]
            for to, id in _links_of(table, row):
                meant[to].add(self._today(to, id))
        return meant

    def _today(self, table: str, id: str) -> str:
        if table == "speakers":
            return self._known.met_as(id)
        return self._known.now_called(table, id)

    def _one(self, table: str, id: str | None) -> str | None:
        """The id of a record by now; None where there is none."""
        today = self._today(table, id or "")
        return today if today in self._there[table] else None

    def _article(self, id: str | None) -> str | None:
        today = self._known.now_called("articles", id or "")
        return today if today in self._articles else self._by_sha.get(self._known.names.get(id, ""))

    def _annotator(self, id: str) -> str:
        return self._known.now_called("annotators", id)

    def fit(self, table: str, old: Row) -> Row:
        """Return a row that can be put back; an empty one where it stands in nothing by now."""
        row = old | {"number": None}
        if table == "articles":
            row["replaces"] = self._article(row["replaces"])
            row["assignments"] = [[self._annotator(a), why] for a, why in row["assignments"]]
            return row if row.get("body") else {}
        if table == "speakers":
            row["offices"] = [[*rest, self._article(one)] for *rest, one in row["offices"]]
            return row
        if table == "layers":
            row["annotator"] = self._annotator(row["annotator"])
            row["article"] = self._article(row["article"])
            return row if row["article"] else {}
        return self._fit_record(table, row)

    def _fit_record(self, table: str, row: Row) -> Row:
        if row["layer"] not in self._layers:
            row["layer"] = self._by_place.get(self._known.places.get(row["layer"], ""))
        row |= {column: self._one(to, row[column]) for column, to in _LINKS[table].items()}
        if "addressees" in row:
            heard = (self._one("speakers", one) for one in row["addressees"])
            row["addressees"] = list(dict.fromkeys(one for one in heard if one))
        if "participants" in row:
            parts = (
                (role, self._one("speakers", speaker), self._one("mentions", mention))
                for role, speaker, mention in row["participants"]
            )
            row["participants"] = [list(p) for p in dict.fromkeys(parts) if p[1] is not None]
        return row if row["layer"] else {}
