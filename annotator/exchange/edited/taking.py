"""Taking edited tables into a project, inside an edit: all that came in, table by table."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.exchange.counting import Counting
from annotator.exchange.edited.before import Before
from annotator.exchange.edited.desk import Desk, Sheet
from annotator.exchange.edited.ledger import CellChange
from annotator.exchange.edited.missing import count_missing, delete_missing, remove_participants
from annotator.exchange.edited.new_rows import NewRows
from annotator.exchange.edited.participants import ParticipantRows
from annotator.exchange.edited.people import People
from annotator.exchange.edited.rows import Edited, RowEdits, written
from annotator.exchange.incoming import IncomingTable
from annotator.exchange.progress import Progress
from annotator.exchange.tables.tables import NAMES, Table, tables
from annotator.model.annotations import Speaker
from annotator.store import listings
from annotator.store.project import Project

REGISTRIES = ("speakers", "articles")
"""Tables whose values stand in other tables too: they are written when all is compared."""
ORDER = (*REGISTRIES, "mentions", "participants", "quotes", "events")


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How edited tables are taken.

    `delete_missing`: what has no row any more is deleted. `only_look`: nothing is kept, so that
    the changes can be shown first. `seen`: the sign of the changes that were shown; others are not
    made.
    """

    delete_missing: bool = False
    only_look: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class TablesTaken:
    """What tables changed, what is wrong with them, and what of them is not taken.

    `sign` is the same for the same changes; `missing` is how many records had no row, and stay.
    """

    changes: Sequence[CellChange] = ()
    problems: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    sign: str = ""
    missing: int = 0


def take_tables(
    project: Project,
    incoming: Sequence[IncomingTable],
    counting: Counting,
    progress: Progress,
    *,
    missing: bool = False,
) -> TablesTaken:
    """Take edited tables, inside an edit; with `missing`, delete what has no row any more."""
    people = People(project)
    desk = Desk(project, people, Before(project, people.names), counting, progress=progress)
    taking = _Taking(desk, tables(project.codebook), delete_missing=missing)
    for table in sorted(incoming, key=lambda one: ORDER.index(one.name)):
        taking.take(table)
    taking.finish()
    return taking.taken()


class _Taking:
    """Takes one table after another."""

    def __init__(self, desk: Desk, ours: Sequence[Table], *, delete_missing: bool) -> None:
        self._desk, self._delete_missing = desk, delete_missing
        self._ours = {table.name: table for table in ours}
        self._sheets: list[Sheet] = []
        self._broken: list[str] = []
        self._held: dict[str, list[Edited]] = {name: [] for name in REGISTRIES}
        self._seen: dict[str, set[str]] = {name: set() for name in NAMES}
        self._files: dict[str, str] = {}
        self._participants = ParticipantRows(desk)
        self._done = self._missing = 0
        self._events = listings.newest_ids(desk.project, "events") if delete_missing else []

    def take(self, incoming: IncomingTable) -> None:
        """Compare the rows of a table, and write what they change."""
        sheet = Sheet(self._ours[incoming.name], incoming)
        self._sheets.append(sheet)
        self._files.setdefault(incoming.name, sheet.file)
        if not self._has_key(sheet):
            return
        try:
            if incoming.name == "participants":
                self._take_participants(sheet)
            else:
                self._take_records(sheet)
        except AnnotatorError as error:
            self._broken.append(str(error))
        sheet.end()

    def finish(self) -> None:
        """Write what was held back, and see to rows that are missing."""
        self._participants.add_new(delete_missing=self._delete_missing)
        for name, edited in self._held.items():
            written(self._desk, edited, name)
        if self._delete_missing and not self._problems():
            if "participants" in self._files:
                remove_participants(
                    self._desk, self._participants, self._events, self._files["participants"]
                )
            delete_missing(self._desk, self._seen, self._files)
        elif not self._delete_missing:
            self._missing = count_missing(self._desk, self._seen, self._files, self._participants)

    def taken(self) -> TablesTaken:
        """Return what was done, and what is to be told."""
        ledger = self._desk.ledger
        return TablesTaken(
            ledger.changes,
            tuple(self._problems()),
            tuple(words for sheet in self._sheets for words in sheet.passed_over),
            ledger.sign,
            self._missing,
        )

    def _problems(self) -> list[str]:
        return [*(words for sheet in self._sheets for words in sheet.told()), *self._broken]

    def _has_key(self, sheet: Sheet) -> bool:
        """Tell whether a table has the columns by which its rows are known."""
        places = sheet.comparison.places
        needed: tuple[str, ...] = ("id",) if self._delete_missing else ()
        if sheet.table.name == "participants":
            needed = ("event", "role", "speaker")
        for name in needed:
            if name not in places:
                sheet.problems.add((1, name), "the column is needed and not there")
        return all(name in places for name in needed)

    def _take_records(self, sheet: Sheet) -> None:
        name = sheet.table.name
        edits = RowEdits(self._desk, sheet, self._seen[name])
        new = NewRows(self._desk, sheet, self._seen[name])
        for block in sheet.blocks():
            edited = edits.take(block)
            if name in REGISTRIES:
                self._hold(name, edited)
            else:
                written(self._desk, edited, name)
            for number, row in edits.without_id(block):
                new.take(number, row)
            self._tell(len(block))

    def _take_participants(self, sheet: Sheet) -> None:
        for block in sheet.blocks():
            self._participants.take(sheet, block)
            self._tell(len(block))

    def _hold(self, name: str, edited: Sequence[Edited]) -> None:
        self._held[name] += edited
        for one in edited:
            if isinstance(one.record, Speaker):
                self._desk.people.rename(one.record.id, one.record.name)

    def _tell(self, rows: int) -> None:
        self._done += rows
        self._desk.progress(self._done, 0)
