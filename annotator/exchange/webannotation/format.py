"""W3C Web Annotation (JSON-LD): annotations of texts by their words and positions.

The texts stand in files beside, which annotations name as their source. Nothing is fetched.
"""

from collections.abc import Iterator
from pathlib import Path

from annotator.exchange.foreign import json_heads, json_items
from annotator.exchange.foreign.document import Document
from annotator.exchange.foreign.folders import numbered_name
from annotator.exchange.foreign.json_things import Faulty
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.json.indent import indented
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.exchange.webannotation.reading import Gathering
from annotator.exchange.webannotation.sources import with_mark
from annotator.exchange.webannotation.writing import collection_of
from annotator.store.project import Project

_CONTEXTS = (b"w3.org/ns/anno", b"w3.org/ns/oa")
_SELECTORS = ("rows[].target[].selector", "[].target[].selector")
"""Where selectors stand in what Hypothesis exports, without a context."""


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield each text that is annotated in a file: a collection, a page, a list of annotations.

    Raises AnnotatorError for a file that is not JSON to its end.
    """
    gathering = Gathering(file, problems)
    for line, value in json_items.items(file, problems):
        try:
            gathering.take(value, line)
        except Faulty as fault:
            problems.add((line, *fault.place), fault.words)
    yield from gathering.documents()


def is_file(_path: Path, head: bytes) -> bool:
    """Tell whether the beginning of a file has the context of annotations, or Hypothesis's keys."""
    found = json_heads.paths(head)
    has_context = "@context" in found or "[].@context" in found
    told = any(one in head for one in _CONTEXTS)
    return (has_context and told) or any(one in found for one in _SELECTORS)


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a text and a collection of annotations for each article."""
    outgoing = Outgoing(project, selection, options.progress)
    for number, document in enumerate(outgoing.documents(), 1):
        name = numbered_name(number, document.given["title"])
        text = (out / name).with_name(f"{name}.txt")
        text.write_text(with_mark(document.text), encoding="utf-8", newline="")
        words = indented(collection_of(document, text.name), 0)
        text.with_name(f"{name}.jsonld").write_text(f"{words}\n", encoding="utf-8", newline="\n")
    return outgoing.written()
