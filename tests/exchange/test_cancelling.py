"""Whoever stops an import or export, at whatever moment, finds all as it was, and nothing left."""

import tempfile
from dataclasses import replace

import pytest

from annotator.editing import articles
from annotator.exchange.exporting import export
from annotator.exchange.foreign.reading import surveyed
from annotator.exchange.formats import FORMATS, WriteOptions, format_named
from annotator.exchange.importing import import_paths
from annotator.exchange.incoming import SourceFile
from annotator.exchange.progress import Cancelled
from annotator.model import codebook
from annotator.model.article import Article
from annotator.store.files import create

WRITTEN = [one for one in FORMATS if one.writes]
BOTH_WAYS = [one for one in WRITTEN if one.reads]
NEEDS = {"cas": "cassis", "spacy": "spacy", "parquet": "pyarrow", "xlsx": "xlsxwriter"}


class Stopping:
    """Stops the work when it is told of for the given time; counts how often it was."""

    def __init__(self, last=-1):
        self.last, self.told = last, 0

    def __call__(self, _done, _total):
        self.told += 1
        if self.told - 1 == self.last:
            raise Cancelled


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder in which whatever is made for a moment is made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def small(tmp_path, gold_path):
    """A project with the seed article and another one, in a file."""
    with create(tmp_path / "p.sqlite", codebook.load("plover"), annotator="mina") as project:
        import_paths(project, [gold_path])
        articles.add_article(project, "Another text.")
        yield project


def place(folder, format):
    """Where an export in a format goes."""
    return folder / ("out" if format.folders else f"out{format.suffixes[0]}")


def needed(format):
    if format.name in NEEDS:
        pytest.importorskip(NEEDS[format.name])


def moments(work):
    """When the work may be stopped: at first, in the middle, at last."""
    stopping = Stopping()
    work(stopping)
    assert stopping.told
    return {0, stopping.told // 2, stopping.told - 1}


def dumped(project):
    """All that is in a project's file."""
    return list(project.db.iterdump())


@pytest.mark.parametrize("format", WRITTEN, ids=lambda one: one.name)
def test_a_stopped_export_leaves_nothing(small, tmp_path, temporary, format):
    needed(format)
    folder = tmp_path / "exports"
    folder.mkdir()

    def work(progress):
        options = WriteOptions(progress=progress)
        export(small, place(tmp_path, format), format=format.name, options=options)

    for moment in moments(work):
        with pytest.raises(Cancelled):
            export(
                small,
                place(folder, format),
                format=format.name,
                options=WriteOptions(progress=Stopping(moment)),
            )
        assert list(folder.iterdir()) == list(temporary.iterdir()) == []


@pytest.fixture
def other(tmp_path):
    """A project in which nothing is."""
    path = tmp_path / "other.sqlite"
    with create(path, codebook.load("plover"), annotator="mina") as project:
        yield project


@pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda one: one.name)
def test_a_stopped_import_leaves_the_project_as_it_was(small, other, tmp_path, temporary, format):
    needed(format)
    out = place(tmp_path, format)
    export(small, out, format=format.name)
    if format.tables:  # they change what is there
        (title, *_) = small.all(Article)
        with small.edit("Change"):
            small.save(replace(title, title="Changed since"))
    into = small if format.tables else other
    counting = Stopping()
    import_paths(into, [out], format=format.name, progress=counting)
    assert into.undo() == "Import"
    before = dumped(into)
    for moment in {0, counting.told // 2, counting.told - 1}:
        with pytest.raises(Cancelled):
            import_paths(into, [out], format=format.name, progress=Stopping(moment))
        assert dumped(into) == before
        assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["doccano", "labelstudio", "conll", "qdpx"])
def test_a_long_file_can_be_stopped_while_its_names_are_looked_for(small, tmp_path, name):
    for number in range(20):
        articles.add_article(small, f"Text {number}.")
    format = format_named(name)
    out = tmp_path / f"out{format.suffixes[0]}"
    export(small, out, format=name)
    told = []
    surveyed([(SourceFile(out, out.name), format.load())], lambda: told.append(1))
    assert len(told) > 20
