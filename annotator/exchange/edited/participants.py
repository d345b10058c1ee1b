"""The table of participants: its rows have no id, but an event, a role and a speaker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.editing.changes import save
from annotator.errors import AnnotatorError
from annotator.exchange.edited.desk import Desk, Numbered, Sheet
from annotator.exchange.edited.readings import Misread, code, same_code, text
from annotator.exchange.edited.rows import check
from annotator.exchange.table_values import unguarded
from annotator.model.annotations import Event, Participant

_CONTEXT = ("event_type", "article", "annotator")


@dataclass(frozen=True, slots=True)
class _Unmatched:
    """A row that goes with no participant who is there, in the table that it stands in."""

    sheet: Sheet
    row: int
    cells: Mapping[str, str]


class ParticipantRows:
    """Takes the rows of all tables of participants; each goes with one who is there, or is new."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._matched: dict[str, set[int]] = {}  # event -> which of its participants have a row
        self._unmatched: list[_Unmatched] = []
        self._changed: set[str] = set()

    def take(self, sheet: Sheet, block: Sequence[Numbered]) -> None:
        """Take some rows: who is named otherwise than before is changed."""
        rows = [(number, row, sheet.comparison.cells(row)) for number, row in block]
        ids = list(dict.fromkeys(_id(cells) for _, _, cells in rows))
        events = {one.id: one for one in self._desk.project.many(Event, ids)}
        there = self._desk.before.participants(ids)
        for number, row, cells in rows:
            event = events.get(_id(cells))
            if event is None:
                sheet.problems.add((number, "event"), f"there is no event {_id(cells)!r}")
                continue
            place = self._match(event, cells)
            if place < 0:
                self._unmatched.append(_Unmatched(sheet, number, cells))
                continue
            self._matched.setdefault(event.id, set()).add(place)
            rows_of = row, there[event.id][place]
            events[event.id] = self._renamed(sheet, number, event, place, rows_of)

    def add_new(self, *, delete_missing: bool) -> None:
        """Add the participants of the rows that go with none, in the order of the rows."""
        for one in self._unmatched:
            event = self._desk.project.get(Event, _id(one.cells))
            if not delete_missing and (place := self._in_other_role(event, one.cells)) >= 0:
                self._matched.setdefault(event.id, set()).add(place)
                columns = {column.name: column for column in one.sheet.table.columns}
                was = event.participants[place].role
                one.sheet.note_context(one.row, columns["role"], was, one.cells["role"])
            else:
                self._add(one, event)

    def missing(self, event: Event) -> list[int]:
        """Return which participants of an event had no row."""
        matched = self._matched.get(event.id, set())
        return [place for place in range(len(event.participants)) if place not in matched]

    def count(self, event: Event) -> None:
        """Count an event as changed, once."""
        if event.id not in self._changed:
            self._changed.add(event.id)
            self._desk.counting.note(Event, "changed")

    def _match(self, event: Event, cells: Mapping[str, str]) -> int:
        """Return which participant of an event a row is of, by role and speaker; -1 for none."""
        role, speaker = cells["role"].strip(), unguarded(cells.get("speaker_id", "")).strip()
        for place in self.missing(event):
            part = event.participants[place]
            named = self._desk.people.is_called(part.speaker, text(cells["speaker"]))
            if same_code(role, part.role) and (part.speaker == speaker if speaker else named):
                return place
        return -1

    def _in_other_role(self, event: Event, cells: Mapping[str, str]) -> int:
        speaker = unguarded(cells.get("speaker_id", "")).strip()
        places = [p for p in self.missing(event) if event.participants[p].speaker == speaker]
        return places[0] if places else -1

    def _renamed(
        self, sheet: Sheet, number: int, event: Event, place: int, rows: tuple[list[str], list[str]]
    ) -> Event:
        """Return an event with the speaker whom a row (beside the row before) names."""
        row, expected = rows
        cells = sheet.comparison.cells(row)
        by_name = {one.name: cell for one, cell in zip(sheet.table.columns, expected, strict=True)}
        part = event.participants[place]
        speaker: str | None = part.speaker
        for column in sheet.comparison.differing(row, expected):
            if column.name in _CONTEXT:
                sheet.note_context(number, column, by_name[column.name], cells[column.name])
            elif column.name == "speaker":
                try:
                    speaker = self._desk.people.meant(cells["speaker"], part.speaker, "")
                except Misread as error:
                    sheet.problems.add((number, "speaker"), str(error))
        if speaker is None:
            words = "it is empty; to take a participant out, delete the row and say so"
            sheet.problems.add((number, "speaker"), words)
        elif speaker != part.speaker:
            parts = list(event.participants)
            parts[place] = replace(part, speaker=speaker)
            new = replace(event, participants=tuple(parts))
            if self._is_saved(sheet, number, (event, new)):
                names = self._desk.people.names
                cell = "speaker", names[part.speaker], names[speaker]
                self._desk.ledger.changed(sheet.file, number, [cell])
                return new
        return event

    def _add(self, row: _Unmatched, event: Event) -> None:
        sheet, number, cells = row.sheet, row.row, row.cells
        codebook, people = self._desk.project.codebook, self._desk.people
        try:
            speaker = people.meant(cells["speaker"], None, cells.get("speaker_id", ""))
            role = code(cells["role"], codebook.terms("roles"))
        except Misread as error:
            sheet.problems.add((number, "speaker"), str(error))
            return
        if speaker is None:
            sheet.problems.add((number, "speaker"), "it is empty")
            return
        if role not in codebook.terms("roles"):
            known = ", ".join(codebook.terms("roles"))
            sheet.problems.add((number, "role"), f"{role!r} is not known; it is one of {known}")
            return
        new = replace(event, participants=(*event.participants, Participant(role, speaker)))
        if self._is_saved(sheet, number, (event, new)):
            self._matched.setdefault(event.id, set()).add(len(event.participants))
            words = f"{people.names[speaker]} ({role} of {event.type})"
            self._desk.ledger.added(sheet.file, number, words)

    def _is_saved(self, sheet: Sheet, number: int, events: tuple[Event, Event]) -> bool:
        """Write an event (old, new) if the rules have nothing against it."""
        if not check(self._desk, sheet, number, events, ()):
            return False
        self._desk.before.keep_participants(events[1].id)
        try:
            save(self._desk.project, events[1])
        except AnnotatorError as error:
            sheet.problems.add((number,), error.message.removesuffix("."))
            return False
        self.count(events[1])
        return True


def _id(cells: Mapping[str, str]) -> str:
    return unguarded(cells["event"]).strip()
