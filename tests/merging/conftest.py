"""Projects that begin alike and are worked on apart, as a team's do."""

import shutil
from pathlib import Path

import pytest

from annotator.editing import articles
from annotator.exchange.exporting import export
from annotator.model import codebook
from annotator.store import files
from annotator.store.project import Project

TEXT = "“We are ready,” Kim said in Seoul.\nLee told reporters that the talks would go on.\n"


@pytest.fixture
def base(tmp_path):
    """A project with one article, in a file that everyone gets a copy of."""
    path = tmp_path / "base.sqlite"
    with files.create(path, codebook.load("plover"), annotator="lead") as project:
        articles.add_article(project, TEXT)
    return path


@pytest.fixture
def copy(base):
    """Give someone a copy of the project."""

    def give(name: str) -> Path:
        path = base.with_name(f"{name}.sqlite")
        shutil.copyfile(base, path)
        return path

    return give


def at_work(path: Path, annotator: str = "mina") -> Project:
    """Open a project as someone."""
    return files.open_project(path, annotator=annotator)


def exported(path: Path) -> bytes:
    """All that a project says, as its export."""
    out = path.with_suffix(".json")
    with at_work(path) as project:
        export(project, out)
    return out.read_bytes()
