"""Making and opening project files."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.errors import AnnotatorError
from annotator.store import backups
from annotator.store.connection import MEMORY, connect, empty_log, explained
from annotator.store.migrations import SCHEMA, check_schema, migrate, schema_of, stand_in
from annotator.store.open_files import files_of
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.model.codebook import Codebook


def create(path: Path, codebook: "Codebook", *, annotator: str) -> Project:
    """Make a new project file and open it; AnnotatorError where it exists or cannot be made."""
    if path != MEMORY:
        _claim(path)
    try:
        db, _ = connect(path, create=True)
        try:
            with explained(path):
                migrate(db)
                project = Project(path, db, annotator=annotator, writable=True)
                _keep_codebook(project, codebook)
        except BaseException:
            db.close()
            raise
    except BaseException:
        for file in files_of(path) if path != MEMORY else ():
            file.unlink(missing_ok=True)
        raise
    return project


def _claim(path: Path) -> None:
    """Make an empty file, of which only one of two programs that do so at once is the maker."""
    if not path.parent.is_dir():
        raise AnnotatorError(f"There is no folder {path.parent}.", "Make the folder first.")
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise AnnotatorError(
            f"{path} exists already.", "Choose another name, or open it."
        ) from None
    except OSError as error:
        raise AnnotatorError(
            f"{path} cannot be made: {error.strerror}.",
            "Choose another name, or a folder where you may write.",
        ) from None


def open_project(path: Path, *, annotator: str) -> Project:
    """Open a project file; one of an older version is brought up to date, after a backup beside it.

    What may not be written is opened for reading. Raises AnnotatorError for what is no project, is
    damaged, or was made by a newer version.
    """
    db, writable = connect(path)
    try:
        with explained(path):
            schema = check_schema(db, path.name)
            if schema < SCHEMA and writable:
                _bring_up_to_date(path, db)
            elif schema < SCHEMA:
                stand_in(db, schema)
        return Project(path, db, annotator=annotator, writable=writable)
    except BaseException:
        db.close()
        raise


def reopen(project: Project) -> None:
    """Take all of the log into a project's file and open it once more, with a new log beside it.

    The log must not have gone to another program: it would be taken into the file under it.
    """
    empty_log(project.db, project.path)
    project.close()
    db, _ = connect(project.path)
    project.take(db)


class Kept(NamedTuple):
    """The backup in which a project is kept, if there is one, and whether all of it is there."""

    path: Path | None
    whole: bool = False


def give_up(project: Project, folder: Path) -> Kept:
    """Close a project whose file was overwritten, and write nothing into what is there now.

    What it held is copied among the backups in a folder, if all of it can be read still; else the
    last backup that was made before is told.
    """
    before = backups.made_before(project.path, folder)
    try:
        kept = Kept(backups.make_whole(project, folder), whole=True)
    except AnnotatorError:
        kept = Kept(before[-1] if before else None)
    project.close()
    return kept


def save_copy(project: Project, target: Path) -> None:
    """Write all of an open project into another file, also where its own is gone.

    Raises AnnotatorError where that file is open in a program, or cannot be written.
    """
    ours = target.absolute() == project.path.absolute()
    if ours or any(file.exists() for file in files_of(target)[1:]):
        raise AnnotatorError(f"{target} is in use.", "Choose another name.")
    backups.copy(project.db, target)


def _bring_up_to_date(path: Path, db: sqlite3.Connection) -> None:
    backup = path.with_name(f"{path.stem}.schema-{schema_of(db)}{path.suffix}")
    backups.copy(db, backup)
    migrate(db)


def _keep_codebook(project: Project, codebook: "Codebook") -> None:
    """Write the codebook without a step in history: a project is made with it."""
    with project.edit("New project"):
        project.save_codebook(codebook)
    project.db.execute("DELETE FROM history")
