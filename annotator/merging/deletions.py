"""What one side deleted: it goes where the other left it as it was, and stays where it changed.

What something that stays refers to stays too, or comes back: a quote its speaker, an event its
quote. So no link is lost in silence.
"""

import json
from collections.abc import Iterable
from typing import Any

from annotator.merging.articles import bring_back
from annotator.merging.knowledge import Deleted, Key
from annotator.merging.meeting import Meeting
from annotator.merging.records import KINDS, add_records
from annotator.merging.speakers import add_speakers
from annotator.merging.told import DELETED, NEW, SAME, Gone
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.merged import ids_in_layers, layers_in, some
from annotator.store.renaming import referrers

_ORDER: dict[str, tuple[type[Any], str]] = {
    "events": (Event, "records"),
    "quotes": (Quote, "records"),
    "mentions": (Mention, "records"),
    "layers": (Layer, "layers"),
    "articles": (Article, "articles"),
    "speakers": (Speaker, "speakers"),
}
"""What is deleted in which order, and what it counts as."""

Doomed = dict[str, set[str]]  # ids by table


def bring_back_referred(meeting: Meeting) -> None:
    """Let what was deleted here come back where something that came in refers to it."""
    while any(_bring_back(meeting, table) for table in ("speakers", *KINDS, "articles")):
        pass
    for name, count in meeting.withheld.items():
        group = "records" if name in KINDS else name
        if group in meeting.told.counts:
            meeting.count(group, SAME, len(count))


def _bring_back(meeting: Meeting, table: str) -> bool:
    held = meeting.withheld[table]
    if not held:
        return False
    found = {to for to, _, _ in referrers(meeting.ours.db, table, json.dumps(list(held)))}
    if table == "articles":
        bring_back(meeting, sorted(found))
        return bool(found)
    rows = [held.pop(id) for id in sorted(found)]
    for row in rows:
        gone = meeting.here.deleted[table, row["id"]]
        meeting.note("deleted", table, row["id"], at=gone.at, value=gone.place)
    if table == "speakers":
        add_speakers(meeting, rows)
        meeting.count("speakers", NEW, len(rows))
    else:
        add_records(meeting, table, rows)
    return bool(rows)


def delete_what_they_deleted(meeting: Meeting) -> None:
    """Delete what theirs deleted and nobody changed since, unless something refers to it."""
    doomed = _doomed(meeting)
    while _spared(meeting, doomed):
        pass
    for table, (kind, group) in _ORDER.items():
        _tell(meeting, table, sorted(doomed[table]))
        for id in sorted(doomed[table]):
            meeting.ours.delete(kind, id)
        meeting.count(group, DELETED, len(doomed[table]))


def _tell(meeting: Meeting, table: str, ids: list[str]) -> None:
    """List what goes, but for layers, which go with what is in them."""
    for row in some(meeting.ours, table, ids) if table != "layers" else ():
        title, annotator = meeting.titled(row["layer"]) if table in KINDS else ("", "")
        marked = " … ".join(span[3] for span in row.get("spans", ()))
        words = marked or row.get("text") or row.get("name") or row.get("title") or ""
        kind = table.removesuffix("s")
        meeting.told.gone.append(Gone(meeting.file, kind, row["id"], title, annotator, words))


def _doomed(meeting: Meeting) -> Doomed:
    """Return what would go, by table and id."""
    doomed: Doomed = {table: set() for table in _ORDER}
    gone = dict(meeting.here.deleted)
    for key, one in meeting.there.deleted.items():
        if key not in gone or gone[key].at < one.at:
            gone[key] = one
    for table in KINDS:
        doomed[table] = set(_records(meeting, table, gone))
    speakers = [id for table, id in gone if table == "speakers"]
    for row in some(meeting.ours, "speakers", speakers):
        if meeting.last_change("speakers", row["id"]) <= gone["speakers", row["id"]].at:
            doomed["speakers"].add(row["id"])
    _places(meeting, gone, doomed)
    return doomed


def _records(meeting: Meeting, table: str, gone: dict[Key, Deleted]) -> Iterable[str]:
    """Yield our records that were deleted as they are now; tell of those that changed since."""
    for row in some(meeting.ours, table, [id for of, id in gone if of == table]):
        one = gone[table, row["id"]]
        if one.place not in ("", meeting.place_in_ours(row["layer"])):
            continue
        if row["updated_at"] <= one.at:
            yield row["id"]
        elif meeting.here.deleted.get((table, row["id"])) != one:
            meeting.conflict(table, row, None, "ours")


def _places(meeting: Meeting, gone: dict[Key, Deleted], doomed: Doomed) -> None:
    """Add the articles and layers of ours that were deleted as they are now."""
    texts = [meeting.ids[sha] for table, sha in gone if table == "articles" and sha in meeting.ids]
    layers = {place for table, place in gone if table == "layers"}
    shas = {place.partition("|")[0] for place in layers}
    within = [meeting.ids[sha] for sha in shas if sha in meeting.ids]
    for row in some(meeting.ours, "articles", texts):
        one = gone["articles", row["sha256"]]
        if max(row["created_at"], meeting.last_change("articles", row["id"])) <= one.at:
            doomed["articles"].add(row["id"])
    for row in some(meeting.ours, "layers", within, by="article"):
        place = meeting.place(row)
        if place in layers and meeting.last_change("layers", row["id"]) <= gone["layers", place].at:
            doomed["layers"].add(row["id"])


def _spared(meeting: Meeting, doomed: Doomed) -> bool:
    """Take out what something that stays refers to, or stands in; tell whether there was any."""
    before = sum(map(len, doomed.values()))
    for table in ("mentions", "quotes", "events", "speakers", "articles"):
        ids = json.dumps(sorted(doomed[table])) if doomed[table] else ""
        for to, owner, id in referrers(meeting.ours.db, table, ids) if ids else ():
            if owner == "layers" or id in doomed[owner]:
                continue
            doomed[table].discard(to)
    for layer, table, id in ids_in_layers(meeting.ours, sorted(doomed["layers"])):
        if id not in doomed[table]:
            doomed["layers"].discard(layer)
    for article, layer in layers_in(meeting.ours, sorted(doomed["articles"])):
        if layer not in doomed["layers"]:
            doomed["articles"].discard(article)
    return sum(map(len, doomed.values())) < before
