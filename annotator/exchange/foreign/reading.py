"""Foreign files on their way into a project: each document of a format as articles and layers.

A format's module has `documents(file, problems)`, which yields what is in a file; it is called
twice, once to see which names there are and once to import, and must yield the same again. What
cannot be read it tells to `problems` at a place that begins with the line, or raises AnnotatorError
for the whole file. `gathered(files)`, if it has it, may say whose work files are.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.assembly import Assembly
from annotator.exchange.foreign.document import DocumentLayer
from annotator.exchange.foreign.mapping import NameMapping
from annotator.exchange.foreign.page import Page
from annotator.exchange.foreign.planning import Plan
from annotator.exchange.foreign.survey import Survey
from annotator.exchange.incoming import (
    Incoming,
    IncomingArticle,
    IncomingLayer,
    Registered,
    Registry,
    SourceFile,
)
from annotator.exchange.problems import Problems
from annotator.model.article import clean_text, title_of
from annotator.store.project import Project


def planned(
    project: Project,
    files: Sequence[tuple[SourceFile, Any]],
    given: NameMapping | None,
    alive: Callable[[], None],
) -> Plan:
    """Look through files (each with the module of its format) and plan their import."""
    return Plan(project, surveyed(files, alive), given)


def surveyed(files: Sequence[tuple[SourceFile, Any]], alive: Callable[[], None]) -> Survey:
    """Return which names there are in files, each with the module of its format."""
    survey = Survey()
    for file, module in files:
        alive()
        try:
            for document in module.documents(file, Problems(file.name)):
                survey.add(document)
                alive()
        except (AnnotatorError, OSError):
            continue  # told when the file is imported
    return survey


def read(module: Any, file: SourceFile, plan: Plan, problems: Problems) -> Iterator[Incoming]:
    """Yield what is in a file: annotators and speakers before the article that needs them."""
    annotators: set[str] = set()
    for document in module.documents(file, problems):
        try:
            text = clean_text(document.text)
        except AnnotatorError as error:
            problems.add(document.place, error.message)
            continue
        page = Page(document.text, text, problems)
        layers = [_layer(plan, page, layer, file) for layer in document.layers]
        new = {one.given["annotator"] for one in layers if "annotator" in one.given} - annotators
        annotators |= new
        yield Registry(
            annotators=tuple(map(_annotator, sorted(new))), speakers=tuple(plan.speakers.fresh())
        )
        given = {"title": title_of(text, file.path.stem), **document.given}
        yield IncomingArticle(text, given, document.place, tuple(layers))


def _layer(plan: Plan, page: Page, layer: DocumentLayer, file: SourceFile) -> IncomingLayer:
    annotator = layer.annotator or file.annotator
    given: dict[str, Any] = {"kind": layer.kind} if layer.kind != "annotation" else {}
    given |= {"status": layer.status} if layer.status else {}
    given |= {"annotator": annotator} if annotator else {}
    records = list(Assembly(plan, page, layer).records())
    return IncomingLayer(given, (), records)


def _annotator(name: str) -> Registered:
    return Registered({"id": name, "name": name}, ())
