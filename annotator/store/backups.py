"""Copies of a project file, made while it is in use by SQLite's online backup."""

import re
import shutil
import sqlite3
import time
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.model.times import now
from annotator.store.connection import connect, explained
from annotator.store.migrations import check_schema
from annotator.store.open_files import files_of
from annotator.store.others import newest_step
from annotator.store.project import Project

KEPT = 5  # rotating backups of one project
DAY = 24 * 60 * 60  # seconds


def copy(db: sqlite3.Connection, target: Path) -> None:
    """Copy an open project into a new file, whole or not at all."""
    if target.is_dir():
        raise AnnotatorError(f"{target} is a folder.", "Name a file in it.")
    beside = target.with_name(f".{target.name}.part")
    with explained(target):
        beside.unlink(missing_ok=True)
        try:
            copied = sqlite3.connect(beside)
        except sqlite3.OperationalError as error:
            raise AnnotatorError(
                f"{target} cannot be made.", "Check that its folder exists and may be written."
            ) from error
        try:
            db.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, also for a read-only place
            copied.close()
            beside.replace(target)
        finally:
            copied.close()
            for file in files_of(beside):
                file.unlink(missing_ok=True)


def restore(project: Path, backup: Path, *, aside: Path) -> None:
    """Put a backup in a project's place; what stood there is copied to `aside` first.

    It is written into the file by a transaction, so that a window that has it open sees the change.
    A project that is damaged is moved aside instead. Raises AnnotatorError where the backup is no
    whole project, or another program writes to the project.
    """
    if project.is_dir():
        raise AnnotatorError(f"{project} is a folder, not a project.", "Name a project file.")
    source, _ = connect(backup)
    try:
        _refuse_unsound(source, backup)
        target = _readable(project)
        if target is None:
            if project.exists():
                _move(project, aside)
            copy(source, project)
            return
        try:
            copy(target, aside)
            with explained(project):
                _refuse_locked(target)
                source.backup(target)
        finally:
            target.close()
    finally:
        source.close()


def _refuse_locked(target: sqlite3.Connection) -> None:
    """Wait for another program as long as any edit does: the copying itself would wait for ever."""
    target.execute("BEGIN IMMEDIATE")
    target.execute("ROLLBACK")


def _move(project: Path, aside: Path) -> None:
    """Move a project with what is beside it, so that no old log goes into what comes there."""
    for file, target in zip(files_of(project), files_of(aside), strict=True):
        if file.exists():
            shutil.move(file, target)


def _refuse_unsound(source: sqlite3.Connection, backup: Path) -> None:
    with explained(backup):
        check_schema(source, backup.name)
        if source.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise AnnotatorError(f"{backup} is damaged.", "Choose another backup.")


def _readable(project: Path) -> sqlite3.Connection | None:
    """Open the project that a backup will replace, or None where there is none that can be read."""
    if not project.exists():
        return None
    try:
        db, _ = connect(project)
    except AnnotatorError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            raise  # locked or out of reach, which says nothing about its contents
        return None
    if db.execute("PRAGMA quick_check").fetchone()[0] == "ok":
        return db
    db.close()
    return None


def make(db: sqlite3.Connection, project: Path, folder: Path) -> Path:
    """Copy an open project among the backups in a folder, of which five are kept; return where."""
    target = place_for(project, folder)
    copy(db, target)
    rotate(folder, stem_of(project))
    return target


def make_whole(project: Project, folder: Path) -> Path:
    """Copy a project whose file was overwritten among its backups, if all of it can be read still.

    Raises AnnotatorError where it cannot: what was read is then partly the other file's.
    """
    target = place_for(project.path, folder)
    copy(project.db, target)
    if not _is_whole(target, project.others.newest):
        target.unlink()
        raise AnnotatorError(f"{project.path} was overwritten.", "Open a backup of it instead.")
    rotate(folder, stem_of(project.path))
    return target


def _is_whole(copied: Path, newest: tuple[object, ...]) -> bool:
    """Whether a copy is in order, and the newest step in it is that of the project."""
    db = sqlite3.connect(copied)
    try:
        (sound,) = db.execute("PRAGMA integrity_check").fetchone()
        broken = db.execute("PRAGMA foreign_key_check").fetchone()
        return sound == "ok" and not broken and newest_step(db) == newest
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()


def place_for(project: Path, folder: Path) -> Path:
    """Return where a backup made now goes, in a folder that is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            f"The folder of backups {folder} cannot be made: {error.strerror}.",
            "Make it.",
            command="Make it, or name a file with: annotator backup PROJECT -o FILE",
        ) from error
    moment = "".join(sign for sign in now() if sign.isdigit() or sign in "TZ")
    return folder / f"{stem_of(project)}-{moment}.sqlite"


def stem_of(project: Path) -> str:
    """Return what the backups of a project begin with: its name, and a sign of its folder."""
    from hashlib import sha256  # noqa: PLC0415 - 5 ms that the start need not pay

    folder = sha256(str(project.resolve().parent).encode(errors="surrogateescape")).hexdigest()[:6]
    return f"{project.stem}-{folder}"


def made_before(project: Path, folder: Path) -> list[Path]:
    """Return the backups of a project in a folder, the oldest first."""
    return _of_stem(folder, stem_of(project))


def rotate(folder: Path, stem: str) -> None:
    """Remove the oldest backups of one project beyond the number that is kept."""
    for old in _of_stem(folder, stem)[:-KEPT]:
        old.unlink(missing_ok=True)


def look_after(project: Project, folder: Path) -> str:
    """Back a project up if that was not done for a day; return what is wrong with it, or "".

    A project without a backup is new to this user: SQLite looks through it first.
    """
    before = made_before(project.path, folder)
    with explained(project.path):
        if not before and project.db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            return f"{project.path} is damaged."
    if not before or time.time() - before[-1].stat().st_mtime > DAY:
        make(project.db, project.path, folder)
    return ""


def _of_stem(folder: Path, stem: str) -> list[Path]:
    ours = re.compile(rf"{re.escape(stem)}-[0-9TZ]+\.sqlite")  # and not of a project "stem-north"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if ours.fullmatch(path.name))
