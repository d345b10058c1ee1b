"""Exports to formats of other programs that are read again, for the tests of these formats."""

import tempfile
from pathlib import Path

from hypothesis import Phase, settings

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.model.annotations import Annotator, Event, Layer, Mention, Quote, spans_of
from annotator.model.article import Article
from annotator.store.connection import MEMORY
from annotator.store.files import create

RANDOM = settings(max_examples=25, deadline=None, phases=set(Phase) - {Phase.shrink})
"""Projects take minutes to shrink."""


def there_and_back(project, format, name="out"):
    """Write a project, read that into a new one with the same codebook, and return both."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / name
        written = export(project, out, format=format)
        again = create(MEMORY, project.codebook, annotator="reader")
        imported = import_paths(again, [out]) if project.all(Article) else None
    return written, imported, again


def words_in(project):
    """The words of every stretch that is marked in a project."""
    kinds = (Mention, Quote, Event)
    return {span.text for kind in kinds for one in project.all(kind) for span in spans_of(one)}


def marked(project, without=(), named=str):
    """What is marked: by text, annotator and kind of work the id and words of each record.

    `named` is how the format writes the name of an annotator.
    """
    names = {one.id: one.name for one in project.all(Annotator)}
    found = {}
    for layer in project.all(Layer):
        article = project.get(Article, layer.article)
        if article.sha256 in without:
            continue
        for kind in (Mention, Quote, Event):
            for record in project.all(kind, layer=layer.id):
                spans = {(one.role, one.start, one.end, one.text) for one in spans_of(record)}
                key = (article.sha256, named(names[layer.annotator]), layer.kind, kind.__name__)
                found.setdefault(key, {})[record.id] = spans
    return found


def texts(project):
    """The hashes of a project's texts."""
    return {one.sha256 for one in project.all(Article)}


def without_blanks(documents):
    """Plain documents without what is said of their articles in blanks only, which is nothing."""
    for known, _ in documents.values():
        for key in [key for key, value in known.items() if not value.strip()]:
            del known[key]
    return documents
