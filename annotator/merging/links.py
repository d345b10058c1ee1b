"""Links that lead back to where they begin, since each side made half of the circle."""

from dataclasses import replace
from typing import Any

from annotator.merging.meeting import Meeting
from annotator.merging.told import Conflict
from annotator.store.changes import Change
from annotator.store.circles import CIRCULAR, circles
from annotator.store.merged import some


def cut_circles(meeting: Meeting) -> None:
    """Cut each circle at the record that was changed first, and tell of it."""
    for table, column, _ in CIRCULAR:
        while found := circles(meeting.ours.db, table, column):
            rows = some(meeting.ours, table, found)
            row = min(rows, key=lambda one: (one.get("updated_at", ""), one["id"]))
            _tell(meeting, table, column, row)
            meeting.ours.apply(Change(table, row["id"], {column: row[column]}, {column: None}))


def _tell(meeting: Meeting, table: str, column: str, row: dict[str, Any]) -> None:
    if "layer" in row:
        meeting.conflict(table, row, row | {column: None}, "theirs")
        return
    told = Conflict(meeting.file, "article", row["id"], row["title"], "", (column,), None, None, "")
    before = replace(told, ours=row[column], stands="theirs")
    meeting.told.conflicts.append(before)
