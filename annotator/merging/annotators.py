"""Who annotates: the same name is the same person, and the smallest id stands."""

from annotator.merging.meeting import Meeting, derived
from annotator.model.annotations import Annotator
from annotator.model.team import ONLY
from annotator.store.changes import Change
from annotator.store.merged import some
from annotator.store.records import Row


def take_annotators(meeting: Meeting) -> None:
    """Find or add each annotator of theirs, and whether others' work is hidden."""
    ours = {one.name: one.id for one in meeting.ours.all(Annotator)}
    taken = {id: name for name, id in ours.items()}
    theirs = sorted(meeting.theirs.all(Annotator), key=lambda one: one.name)
    for other in theirs:
        free = taken.get(other.id, other.name) == other.name
        wanted = other.id if free else derived(other.name, other.id)
        own = ours.get(other.name, "")
        if not own:
            _add(meeting, other, wanted)
        elif free and wanted < own:
            meeting.rename("annotators", own, wanted)
            meeting.told.others += 1
        meeting.annotators[other.id] = wanted if not own or (free and wanted < own) else own
        if own:
            _meet(meeting, meeting.annotators[other.id], other.id)
    _take_team(meeting)


def _add(meeting: Meeting, other: Annotator, id: str) -> None:
    meeting.ours.save(Annotator(id=id, name=other.name, active=other.active))
    meeting.told.others += 1
    meeting.ids[other.name] = id
    meeting.here.names[id] = other.name


def _meet(meeting: Meeting, own: str, other: str) -> None:
    (mine,) = some(meeting.ours, "annotators", [own])
    (row,) = some(meeting.theirs, "annotators", [other])
    meeting.told.others += meeting.change("annotators", mine, meeting.met("annotators", mine, row))


def _take_team(meeting: Meeting) -> None:
    """Let the team work as was decided last, here or there."""
    default: Row = {"id": ONLY, "blind": True}
    here, there = (some(one, "team", [ONLY]) for one in (meeting.ours, meeting.theirs))
    if not there:
        return
    mine, row = here[0] if here else default, there[0]
    new = meeting.met("team", mine, row)
    if here:
        meeting.told.others += meeting.change("team", mine, new)
    elif new["blind"] != mine["blind"]:
        meeting.ours.apply(Change("team", ONLY, None, {"id": ONLY, "blind": new["blind"]}))
        meeting.told.others += 1
