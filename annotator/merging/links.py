"""Links that lead back to where they begin, since each side made half of the circle.

A note keeps where a link led that was cut. So links meet as people made them, and which is cut does
not hang on who comes first: of each circle that of the record that was changed first.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.merging.knowledge import Cuts, Key
from annotator.merging.meeting import Meeting
from annotator.merging.told import Conflict
from annotator.store.changes import Change
from annotator.store.circles import CIRCULAR, Link, circles, linked_meanwhile, set_link
from annotator.store.merged import some
from annotator.store.project import Project
from annotator.store.records import Row


def lead_on(meeting: Meeting) -> None:
    """Let links that were cut lead on while the projects meet: theirs in the copy of the file."""
    with meeting.theirs.edit("", bulk=True):
        for link in _cut_links(meeting.theirs, meeting.there.cut):
            set_link(meeting.theirs.db, link)
    for link in _cut_links(meeting.ours, meeting.here.cut):
        meeting.cut_here[link.table, link.record] = {link.column: link.to}


def _cut_links(project: Project, cuts: Cuts) -> Iterator[Link]:
    """Yield the links that a merge cut and nobody changed since."""
    for (table, id), (moment, column, to) in cuts.items():
        for row in some(project, table, [id]):
            if (row["updated_at"], row[column]) == (moment, None) and some(project, table, [to]):
                yield Link(table, column, id, to)


@contextmanager
def as_people_linked(meeting: Meeting) -> Iterator[None]:
    """Let links of ours that were cut lead on inside, where the record is as it was then."""
    links = _cut_links(meeting.ours, meeting.here.cut)
    with linked_meanwhile(meeting.ours.db, list(links)):
        yield


def cut_circles(meeting: Meeting) -> None:
    """Cut each circle at the record that was changed first, and tell of it; mend no other link."""
    ours = meeting.ours
    before = list(_cut_links(ours, meeting.here.cut))
    with linked_meanwhile(ours.db, before):
        to_cut = [link for table, column, _ in CIRCULAR for link in _firsts(ours, table, column)]
    for link in before:
        if link not in to_cut:
            _change(meeting, link, None, link.to)
            meeting.told.others += 1
    for link in to_cut:
        if link not in before:
            _tell(meeting, link)
            _change(meeting, link, link.to, None)


def _firsts(project: Project, table: str, column: str) -> list[Link]:
    """Cut circles of a table, one after another; return where."""
    cut = []
    while found := circles(project.db, table, column):
        row = min(some(project, table, found), key=_moment)
        cut.append(Link(table, column, row["id"], row[column]))
        set_link(project.db, Link(table, column, row["id"], None))
    return cut


def _moment(row: Row) -> Key:
    return row.get("updated_at", ""), row["id"]


def _change(meeting: Meeting, link: Link, old: str | None, new: str | None) -> None:
    column = link.column
    meeting.ours.apply(Change(link.table, link.record, {column: old}, {column: new}))


def _tell(meeting: Meeting, link: Link) -> None:
    (row,) = some(meeting.ours, link.table, [link.record])
    if "layer" not in row:
        about = (meeting.file, "article", row["id"], row["title"], "", (link.column,))
        meeting.told.conflicts.append(Conflict(*about, link.to, None, "theirs"))
        return
    cut = (row["updated_at"], link.column, link.to or "")
    if meeting.here.cut.get((link.table, link.record)) != cut:
        meeting.conflict(link.table, row, row | {link.column: None}, "theirs")
        moment, column, to = cut
        meeting.note("seen", link.table, link.record, fact=column, at=moment, value=to)
