"""What one side deleted: it goes where the other left it as it was, and stays where it changed.

What something that stays refers to stays too, or comes back: a quote its speaker, an event its
quote. So no link is lost in silence. All that was deleted on either side has been put back before
(`reviving`) and met as all else, so that what stays does not hang on who comes first.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.merging.knowledge import Deleted, Key
from annotator.merging.learning import tomb_note
from annotator.merging.links import as_people_linked
from annotator.merging.meeting import Meeting
from annotator.merging.records import KINDS
from annotator.merging.reviving import mark
from annotator.merging.told import DELETED, Gone
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store import batches
from annotator.store.merged import ids_in_layers, layers_in, some
from annotator.store.records import TABLES, Row
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

AT_ONCE = 500  # rows in memory
Doomed = dict[str, set[str]]  # ids by table


def settle_deletions(meeting: Meeting) -> None:
    """Delete what either side deleted and nobody changed since, unless something refers to it."""
    gone = dict(meeting.here.deleted)
    for key, one in meeting.there.deleted.items():
        if key not in gone or gone[key].at < one.at:
            gone[key] = one
    for _, group in _ORDER.values():
        meeting.count(group, DELETED, 0)
    with as_people_linked(meeting):
        doomed = _doomed(meeting, gone)
        while _spared(meeting, doomed):
            pass
    _tell_kept(meeting, gone, doomed)
    buried: set[Key] = set()
    for table, (kind, group) in _ORDER.items():
        ids = sorted(doomed[table])
        for start in range(0, len(ids), AT_ONCE):
            rows = some(meeting.ours, table, ids[start : start + AT_ONCE])
            names = {row["id"]: _name(meeting, table, row) for row in rows}
            buried |= set(names.values())
            seen = [row for row in rows if _was_here(meeting, table, row, names[row["id"]])]
            _tell(meeting, table, seen)
            meeting.count(group, DELETED, len(seen))
            for row in seen:
                meeting.ours.delete(kind, row["id"])
            known = {row["id"] for row in seen}
            rest = [row for row in rows if row["id"] not in known]
            _keep(meeting, table, rest, gone)
            batches.drop(meeting.ours.db, TABLES[table], [row["id"] for row in rest])
    meeting.count_settled(buried)


def _name(meeting: Meeting, table: str, row: Row) -> Key:
    """What a record of ours is called in any file."""
    if table == "articles":
        return table, row["sha256"]
    return table, meeting.place(row) if table == "layers" else row["id"]


def _was_here(meeting: Meeting, table: str, row: Row, name: Key) -> bool:
    """Tell whether a record was in our project before."""
    met = meeting.in_doubt.get(name)
    return met.was_here if met else (table, row["id"]) not in meeting.dead_here


def _keep(meeting: Meeting, table: str, rows: list[Row], gone: dict[Key, Deleted]) -> None:
    """Note how that was which goes again as soon as it was put back; of all else history tells."""
    changed = [row for row in rows if meeting.dead_here.get((table, row["id"])) != mark(row)]
    for row in some(meeting.ours, table, [row["id"] for row in changed], heavy=True):
        name = _name(meeting, table, row)
        tomb = gone.get(name) or Deleted("")
        meeting.note("deleted", *name, at=tomb.at, value=tomb_note(tomb.place, row))


def _tell(meeting: Meeting, table: str, rows: list[Row]) -> None:
    """List what goes, but for layers, which go with what is in them."""
    for row in rows if table != "layers" else ():
        title, annotator = meeting.titled(row["layer"]) if table in KINDS else ("", "")
        marked = " … ".join(span[3] for span in row.get("spans", ()))
        words = marked or row.get("text") or row.get("name") or row.get("title") or ""
        kind = table.removesuffix("s")
        meeting.told.gone.append(Gone(meeting.file, kind, row["id"], title, annotator, words))


def _tell_kept(meeting: Meeting, gone: dict[Key, Deleted], doomed: Doomed) -> None:
    """List the records that one side deleted and the other had changed, when that is new here."""
    for table in KINDS:
        for row in _some(meeting, table, [id for of, id in gone if of == table]):
            key, one = (table, row["id"]), gone[table, row["id"]]
            if row["id"] in doomed[table] or not _is_newer(meeting, row, one):
                continue
            if not _was_here(meeting, table, row, key):
                if key in meeting.here.deleted:
                    meeting.conflict(table, None, row, "theirs")
            elif meeting.here.deleted.get(key) != one:
                meeting.conflict(table, row, None, "ours")


def _some(meeting: Meeting, table: str, ids: Sequence[str], *, by: str = "id") -> Iterator[Row]:
    """Yield rows of ours, a few of which are in memory."""
    for start in range(0, len(ids), AT_ONCE):
        yield from some(meeting.ours, table, ids[start : start + AT_ONCE], by=by)


def _is_newer(meeting: Meeting, row: Row, one: Deleted) -> bool:
    """Tell whether a record was changed since it was deleted in its layer."""
    is_same = one.place in ("", meeting.place_in_ours(row["layer"]))
    return is_same and bool(row["updated_at"] > one.at)


def _doomed(meeting: Meeting, gone: dict[Key, Deleted]) -> Doomed:
    """Return what would go, by table and id."""
    doomed: Doomed = {table: set() for table in _ORDER}
    for table in KINDS:
        doomed[table] = set(_records(meeting, table, gone))
    doomed["speakers"] = set(_speakers(meeting, gone))
    _places(meeting, gone, doomed)
    return doomed


def _records(meeting: Meeting, table: str, gone: dict[Key, Deleted]) -> Iterable[str]:
    """Yield our records that were deleted as they are now."""
    for row in _some(meeting, table, [id for of, id in gone if of == table]):
        one = gone[table, row["id"]]
        is_same = one.place in ("", meeting.place_in_ours(row["layer"]))
        if is_same and row["updated_at"] <= one.at:
            yield row["id"]


def _speakers(meeting: Meeting, gone: dict[Key, Deleted]) -> Iterable[str]:
    """Yield our speakers of whom all that are one with them were deleted as they are now."""
    names: dict[str, set[str]] = {}
    for known in (meeting.here, meeting.there):
        for of, id in (*known.renamed, *known.joined):
            if of == "speakers":
                own = meeting.here.met_as(known.met_as(id))
                names.setdefault(meeting.speakers.get(own, own), set()).add(id)
    for id, own in meeting.speakers.items():
        names.setdefault(own, set()).add(id)
    wanted = {of_id for table, of_id in gone if table == "speakers"}
    wanted |= {own for own, ids in names.items() if ids & wanted}
    for row in _some(meeting, "speakers", sorted(wanted)):
        ids = names.get(row["id"], set()) | {row["id"]}
        last = meeting.last_change("speakers", row["id"])
        if all(("speakers", id) in gone and last <= gone["speakers", id].at for id in ids):
            yield row["id"]


def _places(meeting: Meeting, gone: dict[Key, Deleted], doomed: Doomed) -> None:
    """Add the articles and layers of ours that were deleted as they are now."""
    texts = [meeting.ids[sha] for table, sha in gone if table == "articles" and sha in meeting.ids]
    layers = {place for table, place in gone if table == "layers"}
    shas = {place.partition("|")[0] for place in layers}
    within = [meeting.ids[sha] for sha in shas if sha in meeting.ids]
    for row in _some(meeting, "articles", texts):
        one = gone["articles", row["sha256"]]
        if max(row["created_at"], meeting.last_change("articles", row["id"])) <= one.at:
            doomed["articles"].add(row["id"])
    for row in _some(meeting, "layers", within, by="article"):
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
