"""The table of participants: its rows have no id, but an event, a role and a speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.editing.changes import save
from annotator.errors import AnnotatorError
from annotator.exchange.edited.desk import Desk, Numbered, Sheet
from annotator.exchange.edited.labels import label_of_part
from annotator.exchange.edited.readings import Misread, code, same_code, text
from annotator.exchange.edited.rows import check
from annotator.exchange.tables.columns import PARTICIPANTS
from annotator.exchange.tables.values import unguarded
from annotator.model.annotations import Event, Participant
from annotator.store.layered import present

_CONTEXT = ("event_type", "article", "annotator")
_ROLE, _SPEAKER_ID = (
    next(place for place, column in enumerate(PARTICIPANTS) if column.name == name)
    for name in ("role", "speaker_id")
)

Expected = list[list[str]]
"""The cells of an event's participants as an export would write them, in order."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table of participants."""

    sheet: Sheet
    number: int
    row: list[str]

    def cell(self, column: str) -> str:
        """Return what the row says in a column; nothing where there is none."""
        place = self.sheet.comparison.places.get(column, len(self.row))
        return self.row[place] if place < len(self.row) else ""

    @property
    def event(self) -> str:
        """The id of the event."""
        return unguarded(self.cell("event")).strip()

    @property
    def speaker_id(self) -> str:
        """The id of the speaker, or nothing."""
        return unguarded(self.cell("speaker_id")).strip()

    def problem(self, column: str, words: str) -> None:
        """Tell what is wrong with the row."""
        self.sheet.problems.add((self.number, column) if column else (self.number,), words)


class ParticipantRows:
    """Takes the rows of all tables of participants; each goes with one who is there, or is new."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._matched: dict[str, int] = {}  # event -> a bit for each participant who has a row
        self._unmatched: list[_Line] = []
        self._changed: set[str] = set()

    def take(self, sheet: Sheet, block: Sequence[Numbered]) -> None:
        """Take some rows: who is named otherwise than before is changed."""
        lines = [_Line(sheet, number, row) for number, row in block]
        ids = list(dict.fromkeys(line.event for line in lines))
        there = self._desk.before.participants(ids)
        events = present(self._desk.project, Event, ids)
        for line in lines:
            event = line.event
            if event not in events:
                line.problem("event", f"there is no event {event!r}")
                continue
            place = self._match(line, there.get(event, []))
            if place < 0:
                self._unmatched.append(line)
            else:
                self._match_up(event, place)
                self._compare(line, place, there[event][place])

    def add_new(self, *, delete_missing: bool) -> None:
        """Add the participants of the rows that go with none, in the order of the rows."""
        for line in self._unmatched:
            event = self._desk.project.get(Event, line.event)
            place = -1 if delete_missing else self._in_other_role(event, line)
            if place >= 0:
                self._match_up(event.id, place)
                role = next(c for c in line.sheet.table.columns if c.name == "role")
                was = event.participants[place].role
                line.sheet.note_context(line.number, role, was, line.cell("role"))
            else:
                self._add(line, event)

    def missing(self, event: Event) -> list[int]:
        """Return which participants of an event had no row."""
        return self._left(event.id, len(event.participants))

    def count(self, event: str) -> None:
        """Count an event (id) as changed, once."""
        if event not in self._changed:
            self._changed.add(event)
            self._desk.counting.note(Event, "changed")

    def _left(self, event: str, count: int) -> list[int]:
        matched = self._matched.get(event, 0)
        return [place for place in range(count) if not matched >> place & 1]

    def _match_up(self, event: str, place: int) -> None:
        self._matched[event] = self._matched.get(event, 0) | 1 << place

    def _match(self, line: _Line, expected: Expected) -> int:
        """Return which participant of an event a row is of, by role and speaker; -1 for none."""
        role, speaker = line.cell("role").strip(), line.speaker_id
        for place in self._left(line.event, len(expected)):
            row = expected[place]
            if not same_code(role, unguarded(row[_ROLE])):
                continue
            id = unguarded(row[_SPEAKER_ID])
            is_it = id == speaker if speaker else self._is_called(id, line)
            if is_it:
                return place
        return -1

    def _is_called(self, speaker: str, line: _Line) -> bool:
        return self._desk.people.is_called(speaker, text(line.cell("speaker")))

    def _in_other_role(self, event: Event, line: _Line) -> int:
        """Return which participant without a row is the same speaker; -1 for none."""
        for place in self.missing(event):
            if event.participants[place].speaker == line.speaker_id:
                return place
        return -1

    def _compare(self, line: _Line, place: int, expected: list[str]) -> None:
        """See what differs between a row and the participant it is of."""
        for column in line.sheet.comparison.differing(line.row, expected):
            if column.name == "speaker":
                self._rename(line, place)
            elif column.name in _CONTEXT:
                was = expected[PARTICIPANTS.index(column)]
                line.sheet.note_context(line.number, column, was, line.cell(column.name))

    def _rename(self, line: _Line, place: int) -> None:
        """Let the speaker whom a row names take the part that another took."""
        event = self._desk.project.get(Event, line.event)
        part = event.participants[place]
        try:
            speaker = self._desk.people.meant(line.cell("speaker"), part.speaker, "")
        except Misread as error:
            line.problem("speaker", str(error))
            return
        if speaker is None:
            words = "it is empty; to take a participant out, delete the row and say so"
            line.problem("speaker", words)
        elif speaker != part.speaker:
            parts = list(event.participants)
            parts[place] = replace(part, speaker=speaker)
            if self._is_saved(line, (event, replace(event, participants=tuple(parts)))):
                names = self._desk.people.names
                cell = "speaker", names[part.speaker], names[speaker]
                name = label_of_part(part, event, names)
                self._desk.ledger.changed(line.sheet.file, line.number, name, [cell])

    def _add(self, line: _Line, event: Event) -> None:
        """Add the participant of a row to its event."""
        roles, people = self._desk.project.codebook.terms("roles"), self._desk.people
        try:
            speaker = people.meant(line.cell("speaker"), None, line.cell("speaker_id"))
            role = code(line.cell("role"), roles)
        except Misread as error:
            line.problem("speaker", str(error))
            return
        if speaker is None:
            line.problem("speaker", "it is empty")
        elif role not in roles:
            line.problem("role", f"{role!r} is not known; it is one of {', '.join(roles)}")
        else:
            new = replace(event, participants=(*event.participants, Participant(role, speaker)))
            if self._is_saved(line, (event, new)):
                self._match_up(event.id, len(event.participants))
                words = label_of_part(new.participants[-1], new, people.names)
                self._desk.ledger.added(line.sheet.file, line.number, words)

    def _is_saved(self, line: _Line, events: tuple[Event, Event]) -> bool:
        """Write an event (old, new) if the rules have nothing against it."""
        if not check(self._desk, line.sheet, line.number, events, ()):
            return False
        self._desk.before.keep_participants(events[1].id)
        try:
            save(self._desk.project, events[1])
        except AnnotatorError as error:
            line.problem("", error.message.removesuffix("."))
            return False
        self.count(events[1].id)
        return True
