"""Layers: whose work on which text; those of one annotator on one text are one."""

from annotator.merging.meeting import Meeting
from annotator.merging.told import CHANGED, NEW, SAME
from annotator.model.annotations import Layer
from annotator.store import layered
from annotator.store.changes import Change
from annotator.store.merged import GOLD, some
from annotator.store.records import Row

Place = tuple[str, str, str]  # article, annotator (none for the agreed version), kind


def take_layers(meeting: Meeting, articles: list[str]) -> list[str]:
    """Find or add the layers of some articles of theirs; return the ids of theirs."""
    own = [meeting.articles[id] for id in articles]
    mine = {_place(row): row for row in some(meeting.ours, "layers", own, by="article")}
    theirs = sorted(some(meeting.theirs, "layers", articles, by="article"), key=_by_id)
    taken = layered.present(meeting.ours, Layer, [row["id"] for row in theirs])
    for row in theirs:
        new = row | {
            "article": meeting.articles[row["article"]],
            "annotator": meeting.annotators[row["annotator"]],
        }
        old = mine.get(_place(new))
        if old is not None:
            meeting.layers[row["id"]] = old["id"]
            mine[_place(new)] = _meet(meeting, old, row)
            continue
        meeting.layers[row["id"]] = meeting.free_id(row["id"], taken)
        new |= {"id": meeting.layers[row["id"]], "number": None}
        mine[_place(new)] = new
        _take_new(meeting, new, row["id"])
    return [row["id"] for row in theirs]


def _by_id(row: Row) -> str:
    return str(row["id"])


def _place(row: Row) -> Place:
    annotator = "" if row["kind"] == GOLD else row["annotator"]
    return row["article"], annotator, row["kind"]


def _meet(meeting: Meeting, mine: Row, row: Row) -> Row:
    new = meeting.met("layers", mine, row)
    changed = meeting.change("layers", mine, new)
    _tally(meeting, new, CHANGED if changed else SAME, row["id"])
    return new


def _take_new(meeting: Meeting, row: Row, id: str) -> None:
    """Add a layer; `id` is that of theirs."""
    meeting.check("layers", row)
    meeting.ours.apply(Change("layers", row["id"], None, row))
    _tally(meeting, row, NEW, id)


def _tally(meeting: Meeting, row: Row, state: str, other: str) -> None:
    dead = ("layers", row["id"]) in meeting.dead_here, ("layers", other) in meeting.dead_there
    meeting.tally("layers", ("layers", meeting.place(row)), state, dead=dead)
