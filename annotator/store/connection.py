"""How a project file is opened and written, and what SQLite's complaints mean to a person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from annotator.errors import AnnotatorError, Hindered
from annotator.store.open_files import files_of, in_use, takes_writes

APPLICATION_ID = 0x44495041  # "DIPA"
PATIENCE = 5.0  # seconds to wait for another program's transaction
ROOM = 32 * 1024  # KiB of pages in memory while much is written
MEMORY = Path(":memory:")

_HEADER = b"SQLite format 3\x00"


def connect(path: Path, *, create: bool = False) -> tuple[sqlite3.Connection, bool]:
    """Open a file and tell whether it takes writes; what does not is opened as it lies."""
    if path == MEMORY:
        return _prepared(sqlite3.connect(":memory:", isolation_level=None)), True
    if not create:
        _refuse_other_files(path)
    with explained(path):
        if takes_writes(path):
            try:
                return _prepared(_raw(path, "rwc" if create else "rw")), True
            except sqlite3.OperationalError as error:
                if create or not _unwritable(error):
                    raise
        return _for_reading(path), False


def read_only(path: Path) -> sqlite3.Connection:
    """Open a file for reading, and leave nothing beside it; AnnotatorError for what is none."""
    _refuse_other_files(path)
    with explained(path):
        return _for_reading(path)


def empty_log(db: sqlite3.Connection, path: Path) -> None:
    """Write what the log beside a file holds into the file that is open, wherever that is now.

    SQLite would else give it to another file that has taken the name, and that would be damaged.
    """
    with explained(path):
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise _error(path, *_SENTENCES[sqlite3.SQLITE_BUSY])


def set_patience(db: sqlite3.Connection, seconds: float) -> None:
    """Wait so long for another program's transaction before an edit is refused."""
    db.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file into a sentence for the person."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a rule of the schema was broken: a fault of ours, not the file's
    except sqlite3.DatabaseError as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise sentence from error


@contextmanager
def transaction(db: sqlite3.Connection, *, bulk: bool = False) -> Iterator[None]:
    """Commit all that is written inside, or nothing of it; `bulk` gives it room in memory."""
    if bulk:
        with _roomy(db), transaction(db):
            yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("PRAGMA defer_foreign_keys = ON")
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk may have ended it already
            db.execute("ROLLBACK")
        raise


@contextmanager
def _roomy(db: sqlite3.Connection) -> Iterator[None]:
    """Keep more pages in memory, so that indexes are not written and read over and over."""
    (usual,) = db.execute("PRAGMA cache_size").fetchone()
    db.execute(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = {usual}")
        db.execute("PRAGMA shrink_memory")


@contextmanager
def savepoint(db: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing of it, within a transaction that goes on."""
    db.execute("SAVEPOINT inside")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK TO inside")
            db.execute("RELEASE inside")
        raise
    db.execute("RELEASE inside")


def _raw(path: Path, mode: str) -> sqlite3.Connection:
    name = quote(str(path.absolute()))
    return sqlite3.connect(
        f"file:{name}?mode={mode}", uri=True, isolation_level=None, timeout=PATIENCE
    )


def _for_reading(path: Path) -> sqlite3.Connection:
    """Open what may not be written: with the log beside it, which has the last edits, or alone."""
    if files_of(path.resolve())[1].exists():
        try:
            return _read("ro", path)
        except sqlite3.OperationalError as error:
            if not _unwritable(error):
                raise
    return _read("ro&immutable=1", path)


def _read(mode: str, path: Path) -> sqlite3.Connection:
    db = _raw(path, mode)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db.execute("PRAGMA trusted_schema = OFF")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """Set what holds for every connection that may write."""
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA journal_mode = WAL").fetchone()  # stays DELETE where WAL cannot be
        db.execute("PRAGMA synchronous = FULL")
        _probe(db)
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def _probe(db: sqlite3.Connection) -> None:
    """Learn in the only sure way whether the file takes writes; one that another writes to does."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    db.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def _unwritable(error: sqlite3.OperationalError) -> bool:
    code = error.sqlite_errorcode & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def _refuse_other_files(path: Path) -> None:
    """Say what a path is when it cannot be a project, before SQLite touches it."""
    if path.is_dir():
        raise AnnotatorError(f"{path} is a folder, not a project.", "Name a project file.")
    if in_use(path):
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        raise AnnotatorError(
            f"There is no project {path}.",
            "It may have been moved or renamed.",
            command="Make it with: annotator new PROJECT",
        ) from None
    except OSError as error:
        raise AnnotatorError(
            f"{path} cannot be read: {error.strerror}.", "Check who may read the file."
        ) from None
    if head != _HEADER:
        raise AnnotatorError(
            f"{path} is not an Annotator project.",
            "Open a project, then import the file into it.",
            command="Make one with: annotator new PROJECT, then import the file into it.",
        )


_NOTHING_CHANGED = "Nothing was changed; "
_SENTENCES: dict[int, tuple[str, ...]] = {
    sqlite3.SQLITE_BUSY: (
        "{} is being changed by another program.",
        _NOTHING_CHANGED + "try again in a moment.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full: {} could not be saved.",
        _NOTHING_CHANGED + "make room and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "{} is read-only.",
        _NOTHING_CHANGED + "copy it to a place where you may write.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{} is damaged.",
        "Open a backup of it instead.",
        (
            "Bring back a backup with: annotator restore PROJECT BACKUP; or take what can be read"
            " with: annotator rescue PROJECT -o NEW"
        ),
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk reports an error: {} could not be read or saved.",
        _NOTHING_CHANGED + "copy the file to another disk.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{} cannot be opened.",
        "Check that its folder exists and may be written.",
    ),
}
_SENTENCES[sqlite3.SQLITE_IOERR_SHMSIZE] = _SENTENCES[sqlite3.SQLITE_FULL]
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]
_SENTENCES[sqlite3.SQLITE_PERM] = _SENTENCES[sqlite3.SQLITE_READONLY]
_SENTENCES[sqlite3.SQLITE_NOTADB] = _SENTENCES[sqlite3.SQLITE_CORRUPT]


def _sentence(path: Path, error: sqlite3.DatabaseError) -> Hindered | None:
    """Say what an error means, or None for one that is a fault of ours."""
    code = getattr(error, "sqlite_errorcode", 0)
    found = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
    return _error(path, *found) if found else None


def _error(path: Path, message: str, hint: str, command: str = "") -> Hindered:
    return Hindered(message.format(path), hint, command=command)
