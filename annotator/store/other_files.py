"""Copies of project files that stay as they are: of another's, or of one that is read-only."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.errors import AnnotatorError
from annotator.store import backups
from annotator.store.connection import explained, read_only
from annotator.store.files import open_project
from annotator.store.migrations import check_schema
from annotator.store.open_files import files_of, identity
from annotator.store.project import Project

PAGES = 4096  # copied between two looks whether the work is to stop


@contextmanager
def copy_of(path: Path, ours: Project, alive: Callable[[], None]) -> Iterator[Project]:
    """Open a copy of another project's file, whatever its version; the file itself stays as it is.

    `alive` is called now and then, and may raise. Raises AnnotatorError for what is no project, is
    damaged, was made by a newer version, or is our own file.
    """
    if identity(path) is not None and identity(path) == identity(ours.path):
        raise AnnotatorError(f"{path} is the project itself.", "Name another project file.")
    with TemporaryDirectory(prefix="annotator-") as folder:
        target = Path(folder) / "other.sqlite"
        _copy(path, target, alive)
        with _opened(target, path, annotator="") as project:
            _refuse_unsound(project)
            yield project


@contextmanager
def writable_copy(project: Project) -> Iterator[Project]:
    """Open a copy of a project that may not be written, to see what would become of it."""
    with TemporaryDirectory(prefix="annotator-") as folder:
        target = Path(folder) / "ours.sqlite"
        backups.copy(project.db, target)
        with _opened(target, project.path, annotator=project.annotator) as copy:
            yield copy


@contextmanager
def _opened(target: Path, path: Path, *, annotator: str) -> Iterator[Project]:
    """Open a copy of a file; what is said of it names the file that the person knows."""
    with explained(path):
        project = open_project(target, annotator=annotator)
    project.path = path
    with project:
        yield project


def _copy(path: Path, target: Path, alive: Callable[[], None]) -> None:
    source = read_only(path)
    try:
        with explained(path):
            check_schema(source, path.name)
            copied = sqlite3.connect(target)
            try:
                source.backup(copied, pages=PAGES, progress=lambda *_: alive())
            finally:
                copied.close()
    finally:
        source.close()
    for file in files_of(target)[1:]:
        file.unlink(missing_ok=True)


def _refuse_unsound(project: Project) -> None:
    """Refuse a file that SQLite finds damaged, or in which something refers to nothing."""
    with explained(project.path):
        sound = project.db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        broken = project.db.execute("PRAGMA foreign_key_check").fetchone()
    if broken or not sound:
        raise AnnotatorError(f"{project.path} is damaged.", "Take a backup of it instead.")
