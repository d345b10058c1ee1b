"""Rows without an id: new speakers, mentions, quotes and events, each added once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from annotator.editing.changes import save
from annotator.errors import AnnotatorError
from annotator.exchange.edited.desk import Desk, Sheet
from annotator.exchange.edited.fields import KINDS, Row, fields_of
from annotator.exchange.edited.labels import label
from annotator.exchange.edited.new_records import Unmade, made
from annotator.exchange.edited.rows import check, read_cells
from annotator.model.annotations import Speaker

_MADE = UUID("5d1c8c0e-6a0b-4a53-9d0c-0f6f5f0d7c11")


class NewRows:
    """Takes the rows of one table that have no id; `seen` gets the ids that they are given.

    These are made of what a row says, so that the same row is known when it comes in again.
    """

    def __init__(self, desk: Desk, sheet: Sheet, seen: set[str]) -> None:
        self._desk, self._sheet, self._seen = desk, sheet, seen
        self._kind = KINDS[sheet.table.name]
        self._fields = fields_of(sheet.table.name, desk.project.codebook)

    def take(self, number: int, row: Sequence[str]) -> None:
        """Add the record that a row describes, or tell why it cannot be."""
        cells = self._sheet.comparison.cells(row)
        reading = Row(self._desk.project.codebook, self._desk.people, cells)
        filled = [one for one in self._fields.values() if cells.get(one.column, "").strip()]
        sound = read_cells(self._sheet, number, reading, filled)
        try:
            record = made(self._desk.project, self._kind, reading)
        except Unmade as error:
            self._sheet.problems.add((number, error.column), str(error))
            return
        if sound and check(self._desk, self._sheet, number, (None, record), filled):
            self._keep(number, replace(record, id=self._id_of(record, cells)))

    def _id_of(self, record: Any, cells: Mapping[str, str]) -> str:
        """Return the id of the record of a row; another one where the same row is there twice."""
        said = sorted((name, cell) for name, cell in cells.items() if cell.strip())
        id = str(uuid5(_MADE, repr((self._sheet.table.name, getattr(record, "layer", ""), said))))
        while id in self._seen:
            id = str(uuid5(_MADE, id))
        return id

    def _keep(self, number: int, record: Any) -> None:
        if self._desk.project.find(type(record), record.id) is not None:
            self._seen.add(record.id)
            self._desk.counting.note(type(record), "same")
            return
        try:
            save(self._desk.project, record)
        except AnnotatorError as error:
            self._sheet.problems.add((number,), error.message.removesuffix("."))
            return
        self._seen.add(record.id)
        if isinstance(record, Speaker):
            self._desk.people.add(record.id, record.name)
        self._desk.ledger.added(self._sheet.file, number, label(record))
        self._desk.counting.note(type(record), "new")
