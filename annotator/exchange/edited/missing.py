"""Records that have no row any more, where missing rows are asked to be deletions.

Those of an article whose text was corrected are left alone: no table has them, unless by name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.editing.articles import delete_article
from annotator.editing.changes import save
from annotator.editing.events import drop_event
from annotator.editing.mentions import drop_mention
from annotator.editing.quotes import drop_quote
from annotator.editing.speakers import delete_speaker
from annotator.exchange.edited.desk import Desk
from annotator.exchange.edited.fields import KINDS
from annotator.exchange.edited.labels import label, label_of_part
from annotator.exchange.edited.participants import ParticipantRows
from annotator.model.annotations import Event
from annotator.store import listings
from annotator.store.project import Project

_DELETE: Mapping[str, Callable[[Project, str], None]] = {
    "events": drop_event,
    "quotes": drop_quote,
    "mentions": drop_mention,
    "articles": delete_article,
    "speakers": delete_speaker,
}
"""What deletes a record of each table, in the order in which tables are gone through."""
_AT_ONCE = 500


def count_missing(
    desk: Desk, seen: Mapping[str, set[str]], files: Mapping[str, str], rows: ParticipantRows
) -> int:
    """Return how many records and participants of the tables that came in had no row."""
    tables = [table for table in _DELETE if table in files]
    missing = sum(
        id not in seen[one] for one in tables for id in listings.newest_ids(desk.project, one)
    )
    if "participants" in files:
        events = _several(desk.project, listings.newest_ids(desk.project, "events"))
        missing += sum(len(rows.missing(event)) for event in events)
    return missing


def delete_missing(desk: Desk, seen: Mapping[str, set[str]], files: Mapping[str, str]) -> None:
    """Delete the records of tables that came in (`files` by table) whose ids were not seen."""
    for table, delete in _DELETE.items():
        if table not in files:
            continue
        for id in listings.newest_ids(desk.project, table):
            if id in seen[table]:
                continue
            record = desk.project.find(KINDS[table], id)
            if record is not None:
                delete(desk.project, id)
                desk.ledger.deleted(files[table], label(record), id)
                desk.counting.note(KINDS[table], "deleted")


def remove_participants(
    desk: Desk, rows: ParticipantRows, events: Sequence[str], file: str
) -> None:
    """Take those out of events (ids) who had no row in the table of participants."""
    for event in _several(desk.project, events):
        gone = rows.missing(event)
        if not gone:
            continue
        parts = event.participants
        left = tuple(part for place, part in enumerate(parts) if place not in gone)
        save(desk.project, replace(event, participants=left))
        for place in gone:
            desk.ledger.deleted(file, label_of_part(parts[place], event, desk.people.names))
        rows.count(event.id)


def _several(project: Project, ids: Sequence[str]) -> Iterator[Event]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from project.many(Event, ids[start : start + _AT_ONCE])
