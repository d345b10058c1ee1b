"""Citron's annotation format: a JSON file a document, with quotes of cue, sources and contents.

What Citron has no form for stands in keys `annotator`, which Citron passes over. A quote without a
cue would stop Citron; such quotes stand there too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.citron.reading import document_of
from annotator.exchange.citron.writing import file_of, without_cue
from annotator.exchange.foreign import json_heads, json_items
from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.folders import by_folder, folders, numbered_name
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.json.indent import indented
from annotator.exchange.limits import LARGEST_TEXT, within
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_OF_QUOTES = ("contents", "cue", "sources", "coreferences")


def gathered(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their folder as annotator, where folders share names of files."""
    return by_folder(files, lambda file: file.path.name.encode("utf-8", "surrogateescape"))


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the text of a file with its quotes; its text may stand in a .txt beside it.

    Raises AnnotatorError where there is no text, or the file is not JSON to its end.
    """
    beside = _Beside(file)
    found = json_items.items(file, problems)
    yield from json_items.taken(
        found, problems, lambda value, line: document_of(value, line, problems, beside)
    )


def is_file(path: Path, head: bytes) -> bool:
    """Tell whether the beginning of a file has the keys of Citron's quotes."""
    return json_heads.tell(path, head, _tell)


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a file for each article, of several annotators a folder each."""
    outgoing = Outgoing(project, selection, options.progress)
    places = folders(out, outgoing.owners)
    unseen = 0
    for number, document in enumerate(outgoing.documents(), 1):
        name = numbered_name(number, document.given["title"])
        layers: Sequence[DocumentLayer] = document.layers or (DocumentLayer(),)
        for layer in layers:
            folder = places.get((layer.annotator, layer.kind), next(iter(places.values())))
            value = file_of(document, layer)
            unseen += without_cue(value)
            (folder / f"{name}.json").write_text(
                f"{indented(value, 0)}\n", encoding="utf-8", newline="\n"
            )
    return _told(outgoing.written(), unseen)


def _tell(paths: frozenset[str]) -> bool:
    """Tell whether paths of keys are those of quotes."""
    found = {one.removeprefix("[].") for one in paths}
    if "format" in found or "layers" in found:
        return False
    told = any(f"quotes[].{key}" in found for key in _OF_QUOTES)
    return told or {"text", "quotes"} <= found or {"text", "coreference_groups"} <= found


def _told(written: Written, unseen: int) -> Written:
    """Return what was written; Citron has no form for events, and does not see some quotes."""
    events = written.counts.get("events", 0)
    some = "1 quote has" if unseen == 1 else f"{unseen:,} quotes have"
    words = f"{some} no reporting word, without which Citron does not see them"
    return replace(
        written, left_out=(words,) if unseen else (), unfit={"events": events} if events else {}
    )


class _Beside:
    """The text beside a file of quotes, as Citron writes them without it."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file

    def text(self) -> str:
        """Return the text; AnnotatorError where there is none."""
        beside = self.file.path.with_suffix(".txt")
        if not beside.is_file():
            raise AnnotatorError(
                f"{self.file.name} has no text: no key 'text', and {beside.name} is not there.",
                f"Put {beside.name} beside it.",
            )
        within(SourceFile(beside, str(beside)), LARGEST_TEXT)
        return text_of(beside.read_bytes(), str(beside))[0]
