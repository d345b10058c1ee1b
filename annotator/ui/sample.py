"""The project of the first start: public statements of governments, to try the keys on."""

import json
from pathlib import Path
from tempfile import mkdtemp

from annotator import places
from annotator.editing.articles import add_article
from annotator.errors import AnnotatorError
from annotator.model import codebook
from annotator.store.files import create, open_project
from annotator.store.project import Project
from annotator.ui.words import safekeeping as words

_KNOWN = ("title", "source", "published", "url", "licence", "language")


def sample_project(annotator: str) -> Project:
    """Open the sample project, made first where it is not there yet."""
    path = places.sample_project()
    if path.exists():
        return open_project(path, annotator=annotator)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            f"The folder {path.parent} cannot be made: {error.strerror}.", "Make it."
        ) from error
    return _make(path, annotator)


def sample_anywhere(annotator: str) -> tuple[Project, str]:
    """Open the sample project, or another one like it where it cannot be; then say why."""
    try:
        return sample_project(annotator), ""
    except AnnotatorError as error:
        folder = Path(mkdtemp(prefix="annotator-"))
        return _make(folder / "sample.sqlite", annotator), f"{error} {words.sample_in(folder)}"


def _make(path: Path, annotator: str) -> Project:
    project = create(path, codebook.load("plover"), annotator=annotator)
    fill(project)
    return project


def fill(project: Project) -> None:
    """Add the sample articles as one step."""
    with project.edit("Add the sample articles"):
        for file in sorted(_samples().glob("*.jsonl")):
            for line in file.read_text(encoding="utf-8").splitlines():
                read = json.loads(line)
                known = {name: read[name] for name in _KNOWN if read.get(name)}
                add_article(project, read["text"], **{"source_type": "official_statement", **known})


def _samples() -> Path:
    return places.resources() / "samples"
