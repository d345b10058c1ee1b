"""A project: one SQLite file of articles and annotations, and the only door to it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from annotator.errors import AnnotatorError, Gone
from annotator.model.annotations import Event, Mention, Quote
from annotator.model.article import Article
from annotator.store import batches, history, rows, steps
from annotator.store.changes import Change, Edit
from annotator.store.connection import explained, savepoint, transaction
from annotator.store.guards import STAMPS, SpanGuard, stamp
from annotator.store.open_files import OpenFile, State
from annotator.store.others import Others
from annotator.store.recent import Recent
from annotator.store.records import TABLE_OF, TABLES, Record, Row, Table, row_of
from annotator.store.running import RunningEdit

if TYPE_CHECKING:
    from annotator.model.codebook import Codebook

R = TypeVar("R")
Listener = Callable[[Edit], None]


class Project:
    """Reads, edits, undoes, and tells its listeners; made by `store.files`.

    `annotator` is the name of who is at work, and `works_on` the kind of layer that they write in:
    their own annotations, or the agreed version ("gold").
    """

    def __init__(
        self, path: Path, db: sqlite3.Connection, *, annotator: str, writable: bool
    ) -> None:
        self.path, self.annotator, self.opened_to_write = path, annotator, writable
        self.works_on = "annotation"
        self._running: RunningEdit | None = None
        self._listeners: list[Listener] = []
        self.take(db)

    def take(self, db: sqlite3.Connection) -> None:
        """Work by a connection to the file: the first one, or one that comes after it."""
        self.db = db
        self.file = OpenFile(self.path)
        self._guard = SpanGuard(db)
        self.recent = Recent()
        self._codebook: Codebook | None = None
        with explained(self.path):
            self.others = Others(db)

    def close(self) -> None:
        """Close the file; what was edited is in it already."""
        with explained(self.path), self.file.closing():
            self.db.close()

    @property
    def writable(self) -> bool:
        """Whether the file was opened to be written, and still may be."""
        return self.opened_to_write and self.file.state() is not State.READ_ONLY

    @property
    def readers_leave_writers(self) -> bool:
        """Whether one may write while another connection reads; not where no log can be kept."""
        with explained(self.path):
            (mode,) = self.db.execute("PRAGMA journal_mode").fetchone()
        return bool(mode == "wal")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- reading

    def find(self, kind: type[R], id: str) -> R | None:
        """Return a record by its id, or None where there is none."""
        table = TABLE_OF[kind]
        with explained(self.path):
            found = rows.records(self.db, table, "id = ?", (id,))
        return found[0] if found else None

    def get(self, kind: type[R], id: str) -> R:
        """Return a record by its id; AnnotatorError where there is none."""
        record = self.find(kind, id)
        if record is None:
            raise Gone(kind.__name__.lower(), id)
        return record

    def all(self, kind: type[R], **equal: Any) -> list[R]:
        """Return the records whose columns have the given values, as in `all(Quote, layer=id)`."""
        where = " AND ".join(f'"{column}" = ?' for column in equal) or "1"
        return self.select(kind, f"{where} ORDER BY number", tuple(equal.values()))

    def many(self, kind: type[R], ids: Iterable[str]) -> list[R]:
        """Return the records with these ids, in their order, without those that are not there."""
        wanted = list(ids)
        found = self.select(kind, "id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
        by_id = {record.id: record for record in found}  # type: ignore[attr-defined]
        return [by_id[id] for id in wanted if id in by_id]

    def select(self, kind: type[R], where: str, values: Sequence[Any] = ()) -> list[R]:
        """Return the records that meet an SQL condition; for the store's own listings."""
        table = TABLE_OF[kind]
        with explained(self.path):
            return rows.records(self.db, table, where, values)

    def text(self, article: str) -> str:
        """Return the text of an article."""
        with explained(self.path):
            return self._guard.text(article)

    @property
    def codebook(self) -> "Codebook":
        """The project's own copy of its codebook."""
        if self._codebook is None:
            with explained(self.path):
                row = rows.read_one(self.db, TABLES["codebook"], "codebook")
            assert row is not None, "a project is made with its codebook"
            from annotator.model.codebook import Codebook  # noqa: PLC0415 - after the first paint

            self._codebook = Codebook.from_dict(row["definition"])
        return self._codebook

    # --- writing

    @contextmanager
    def edit(self, label: str, *, joins: str = "", bulk: bool = False) -> Iterator[None]:
        """Make every write inside one step that Undo takes back: all of it happens, or none.

        Edits nest: the outer one is the step. `joins` names the field of a text edit: typing on
        is the same step. `bulk` keeps new records as a batch instead of one by one.
        """
        if self._running is not None:
            with self._inner(self._running):
                yield
            return
        try:
            with self._transaction(bulk=bulk):
                self._running = RunningEdit(self.db, label, bulk=bulk)
                yield
                edit = self._running.finished(self.annotator, joins)
        finally:
            self._running = None
        if edit is not None:
            self._tell(edit)

    def save(self, record: Record) -> None:
        """Write a record, new or changed, inside an edit."""
        table = TABLE_OF[type(record)]
        self._write(table, row_of(record))

    def add_article(self, article: Article, text: str) -> None:
        """Write a new article with its text, inside an edit."""
        self._write(TABLES["articles"], row_of(article) | {"body": [[text]]})

    def add_many(self, kind: type[Any], records: Iterable[Record]) -> None:
        """Write new records of one kind at once, inside a bulk edit."""
        table = TABLE_OF[kind]
        self._run().start(table.name)
        new = list(records)
        for record in new:
            if isinstance(record, Mention | Quote | Event):
                self._guard.check_record(record)
        batches.add(self.db, table, new, self.annotator)

    def add_rows(self, table: str, new: Sequence[Row]) -> None:
        """Write new rows of a table as they are, inside a bulk edit; their spans were checked."""
        self._run().start(table)
        rows.insert_many(self.db, TABLES[table], new)

    def save_codebook(self, codebook: "Codebook") -> None:
        """Write the project's codebook, inside an edit."""
        row = {"id": "codebook", "name": codebook.name, "version": codebook.version}
        self._write(TABLES["codebook"], row | {"definition": codebook.to_dict()})

    def delete(self, kind: type[Any], id: str) -> None:
        """Remove a record, inside an edit; what refers to it must be seen to by the caller."""
        table = TABLE_OF[kind]
        before = rows.read_one(self.db, table, id, heavy=True)
        if before is not None:
            self.apply(Change(table.name, id, before, None))

    def apply(self, change: Change) -> None:
        """Take one step as it is, without a stamp or a look at its spans, inside an edit."""
        self._run().take(change)
        self._forget_reads(change)

    # --- undo

    @property
    def undo_entry(self) -> history.Entry | None:
        """What Undo would take back, for the menu."""
        return history.last_done(self.db)

    @property
    def redo_entry(self) -> history.Entry | None:
        """What Redo would do again, for the menu."""
        return history.first_undone(self.db)

    def undo(self) -> str:
        """Take back the last step that stands, of whatever day, and return its label."""
        return self._replay(self.undo_entry, back=True)

    def redo(self) -> str:
        """Do again the step that was taken back last; return its label."""
        return self._replay(self.redo_entry, back=False)

    # --- telling

    def subscribe(self, listener: Listener) -> None:
        """Call the listener after every edit, undo and redo, and after another program's edits."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Call the listener no more."""
        self._listeners.remove(listener)

    def notice_others(self) -> bool:
        """Tell the listeners that all may differ if another program wrote; say whether."""
        with explained(self.path):
            if not self.others.wrote():
                return False
        self._forget_reads()
        self._tell(Edit("", everything=True))
        return True

    # --- inside

    def _write(self, table: Table, row: Row) -> None:
        before = rows.read_one(self.db, table, row["id"])
        stamp(table, row, before, self.annotator)
        if before is None:
            self._guard.check(table, row)
            self.apply(Change(table.name, row["id"], None, row))
            return
        changed = [name for name in row if row[name] != before[name]]
        if set(changed) - STAMPS:
            self._guard.check(table, row)
            old = {name: before[name] for name in changed}
            self.apply(Change(table.name, row["id"], old, {name: row[name] for name in changed}))

    def _run(self) -> RunningEdit:
        if self._running is None:
            raise RuntimeError("writes belong inside `with project.edit(...)`")
        return self._running

    def _replay(self, entry: history.Entry | None, *, back: bool) -> str:
        """Take a step of history back, or again."""
        if entry is None:
            raise AnnotatorError(f"There is nothing to {'undo' if back else 'redo'}.")
        if self._running is not None:
            raise RuntimeError("undo and redo are steps of their own, not part of an edit")
        with self._transaction():
            edit = steps.replay(self.db, entry, back=back)
        self._forget_reads()
        self._tell(edit)
        return entry.label

    @contextmanager
    def _transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """Commit all that is written inside, or nothing of it."""
        file = self.file.writing(opened_to_write=self.opened_to_write)
        try:
            with file, explained(self.path), transaction(self.db, bulk=bulk):
                yield
                self.file.refuse()  # much may have happened to it during long work
        except BaseException:
            self._forget_reads()
            raise

    @contextmanager
    def _inner(self, running: RunningEdit) -> Iterator[None]:
        """Take back what an inner edit wrote if it fails, so that the outer one may go on."""
        mark = running.mark()
        try:
            with savepoint(self.db):
                yield
        except BaseException:
            running.back_to(mark)
            self._forget_reads()
            raise

    def _forget_reads(self, change: Change | None = None) -> None:
        """Drop what was kept in memory and may be stale: all of it, or what one change touches."""
        self.recent.note(change)
        if change is None or change.table in ("articles", "layers"):
            self._guard.forget()
        if change is None or change.table == "codebook":
            self._codebook = None

    def _tell(self, edit: Edit) -> None:
        self.others.remember()
        if edit.everything:
            self.recent.forget()
        for listener in list(self._listeners):
            listener(edit)
