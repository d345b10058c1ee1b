"""Rows with an id: what differs from the record of that id is read, checked and written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.editing.changes import new_problems, save
from annotator.errors import AnnotatorError
from annotator.exchange.edited.comparing import emptied_behind
from annotator.exchange.edited.desk import Desk, Numbered, Sheet
from annotator.exchange.edited.fields import KINDS, Field, Row, fields_of
from annotator.exchange.edited.labels import label
from annotator.exchange.edited.readings import Misread
from annotator.exchange.tables.columns import Column
from annotator.exchange.tables.values import is_cut, unguarded
from annotator.model.annotations import Event
from annotator.model.codes import codes_of

_COLUMN_OF = {
    "event_types": "type",
    "modes": "mode",
    "roles": "role",
    "quote_acts": "act",
    "stances": "stance",
}
"""The column of a code, by its list of the codebook, where they are not called the same."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A record as a row of a table has it."""

    sheet: Sheet
    row: int
    record: Any


class RowEdits:
    """Takes the rows of one table that have an id; `seen` are the ids that came before."""

    def __init__(self, desk: Desk, sheet: Sheet, seen: set[str]) -> None:
        self._desk, self._sheet, self._seen = desk, sheet, seen
        self._fields = fields_of(sheet.table.name, desk.project.codebook)
        self._kind = KINDS[sheet.table.name]
        self._place = sheet.comparison.places.get("id", -1)

    def without_id(self, block: Sequence[Numbered]) -> list[Numbered]:
        """Return the rows that have no id, which are new."""
        return [one for one in block if not self._id(one[1])]

    def take(self, block: Sequence[Numbered]) -> list[Edited]:
        """Return the records that some rows change, those that are sound; the rest is told."""
        ids = {row[0]: id for row in block if (id := self._id(row[1]))}
        there = self._desk.before.rows(self._sheet.table.name, list(ids.values()))
        changed: dict[int, tuple[str, list[Column]]] = {}
        rows = {number: row for number, row in block if number in ids}
        for number, id in ids.items():
            if id not in there:
                words = f"there is no {self._name} {id!r}; a new row has no id"
                self._sheet.problems.add((number, "id"), words)
            elif id in self._seen:
                self._sheet.problems.add((number, "id"), f"the id {id!r} is there twice")
            elif columns := self._changed(number, rows[number], there[id]):
                changed[number] = id, columns
            else:
                self._desk.counting.note(self._kind, "same")
            self._seen.add(id)
        return self._read(changed, rows)

    @property
    def _name(self) -> str:
        return self._kind.__name__.lower()

    def _id(self, row: Sequence[str]) -> str:
        return unguarded(row[self._place]).strip() if 0 <= self._place < len(row) else ""

    def _changed(self, number: int, row: list[str], expected: list[str]) -> list[Column]:
        """Return the editable columns that differ; the context columns that do are told."""
        sheet = self._sheet
        columns = sheet.comparison.differing(row, expected)
        if len(row) < sheet.comparison.width and emptied_behind(row, sheet.comparison, columns):
            words = f"the row ends after {len(row)} of {sheet.comparison.width} columns"
            sheet.problems.add((number,), words)
            return []
        if not columns:
            return []
        by_name = {one.name: cell for one, cell in zip(sheet.table.columns, expected, strict=True)}
        edited = [one for one in columns if one.editable and not self._is_cut(number, one, by_name)]
        cells = sheet.comparison.cells(row)
        for one in columns:
            if one.editable:
                continue
            if one.name == "speaker_id" and self._says_whom(cells):
                edited += [
                    c for c in sheet.table.columns if c.name == "speaker" and c not in edited
                ]
            else:
                sheet.note_context(number, one, by_name[one.name], cells[one.name])
        return edited

    def _is_cut(self, number: int, column: Column, expected: Mapping[str, str]) -> bool:
        """Tell, as a problem, whether a cell was changed that did not hold the whole value."""
        cut = is_cut(expected[column.name])
        if cut:
            words = "the cell holds only the beginning, so it cannot be changed in a table"
            self._sheet.problems.add((number, column.name), words)
        return cut

    def _says_whom(self, cells: Mapping[str, str]) -> bool:
        """Tell whether the id of a speaker goes with the name beside it, so that it counts."""
        return self._desk.people.is_called(
            unguarded(cells["speaker_id"]).strip(), cells.get("speaker", "")
        )

    def _read(
        self,
        changed: Mapping[int, tuple[str, list[Column]]],
        rows: Mapping[int, list[str]],
    ) -> list[Edited]:
        """Return the records as the changed rows have them."""
        project, sheet = self._desk.project, self._sheet
        olds = {one.id: one for one in project.many(self._kind, (id for id, _ in changed.values()))}
        found = []
        for number, (id, columns) in changed.items():
            old = olds[id]
            cells = sheet.comparison.cells(rows[number])
            row = Row(project.codebook, self._desk.people, cells, old)
            sound = read_cells(sheet, number, row, (self._fields[one.name] for one in columns))
            new = replace(old, **_fitting(row))
            if new == old:
                self._desk.counting.note(self._kind, "same")
            elif self._is_sound(number, old, new, columns) and sound:
                found.append(Edited(sheet, number, new))
        return found

    def _is_sound(self, number: int, old: Any, new: Any, columns: Sequence[Column]) -> bool:
        """Tell, as problems, what is wrong with a record that was not before."""
        fields = [self._fields[column.name] for column in columns]
        return check(self._desk, self._sheet, number, (old, new), fields)


def read_cells(sheet: Sheet, number: int, row: Row, fields: Iterable[Field]) -> bool:
    """Read cells of a row into what it gives; return whether all could be read."""
    sound = True
    for one in fields:
        try:
            row.given[one.name] = one.value(row.cells[one.column], row)
        except Misread as error:
            sheet.problems.add((number, one.column), str(error))
            sound = False
    return sound


def check(
    desk: Desk, sheet: Sheet, number: int, records: tuple[Any, Any], fields: Sequence[Field]
) -> bool:
    """Tell, as problems, what the rules have against a record (old or None, new) of a row.

    `fields` are those that the row changes; what comes from none of them is the whole row's.
    """
    old, new = records
    found = new_problems(desk.project, new)
    for words in found:
        column = _blamed(desk, records, fields, words)
        plain = words.removeprefix(f"{column}: ").removeprefix(f"{column} ")
        sheet.problems.add((number, column) if column else (number,), plain)
    had = set(codes_of(old)) if old is not None else set()
    retired = [one for one in codes_of(new) if one in desk.project.codebook.retired - had]
    for code in retired:
        column = code.code if code.part == "custom_fields" else _COLUMN_OF.get(code.part, code.part)
        sheet.problems.add((number, column), f"{code.code!r} is retired from the codebook")
    return not found and not retired


def written(desk: Desk, edited: Sequence[Edited], table: str) -> None:
    """Write records that rows changed, and note which cells differ for it."""
    ids = [one.record.id for one in edited]
    before = desk.before.rows(table, ids)
    saved = [one for one in edited if _is_saved(desk, one)]
    after = desk.before.rows(table, ids)
    for one in saved:
        old, new = before[one.record.id], after[one.record.id]
        cells = (
            (column.name, unguarded(was), unguarded(now))
            for column, was, now in zip(one.sheet.table.columns, old, new, strict=True)
            if column.editable
        )
        desk.ledger.changed(one.sheet.file, one.row, label(one.record), cells)
        desk.counting.note(type(one.record), "changed")


def _is_saved(desk: Desk, edited: Edited) -> bool:
    try:
        save(desk.project, edited.record)
    except AnnotatorError as error:
        edited.sheet.problems.add((edited.row,), error.message.removesuffix("."))
        return False
    return True


def _fitting(row: Row) -> dict[str, Any]:
    """Return what a row gives; an event of another type loses a mode that this does not have."""
    old, given = row.old, row.given
    if isinstance(old, Event) and "type" in given and "mode" not in given and old.mode:
        types = row.codebook.terms("event_types")
        kind = given["type"]
        if kind in types:
            modes = {mode.code for mode in row.codebook.event_type(kind).modes}
            return given if old.mode in modes else given | {"mode": None}
    return given


def _blamed(desk: Desk, records: tuple[Any, Any], fields: Sequence[Field], words: str) -> str:
    """Return the column that a problem comes from, or nothing ("") where that is not clear."""
    old, new = records
    if old is not None:
        for one in fields:
            alone = replace(old, **{one.name: getattr(new, one.name)})
            if words in new_problems(desk.project, alone):
                return one.column
    return next((one.column for one in fields if words.startswith(one.column)), "")
