"""How a command opens its project: as the person who is at work."""

from pathlib import Path

from annotator import settings
from annotator.errors import AnnotatorError
from annotator.store.files import open_project
from annotator.store.project import Project


def opened(path: Path, annotator: str | None = None) -> Project:
    """Open a project as the annotator named, else as who works on it by the user's settings."""
    return open_project(path, annotator=annotator or settings.annotator_of(path))


def refuse_same(project: Path, other: Path) -> None:
    """Refuse to write what a command makes over its project."""
    if other.resolve() == project.resolve():
        raise AnnotatorError(f"{other} is the project itself.", "Name another file.")
