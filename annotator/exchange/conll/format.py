"""Tokens with IOB2 tags, one a line, in the columns of CoNLL, as programs that learn read them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO

from annotator.errors import AnnotatorError
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.conll import reading as conll_reading
from annotator.exchange.conll import writing as conll_writing
from annotator.exchange.foreign.document import Document, DocumentLayer
from annotator.exchange.foreign.folders import Owner, owner, places
from annotator.exchange.foreign.outgoing import Outgoing
from annotator.exchange.foreign.plain_lines import bounded_lines, is_utf8
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_TEXT, within
from annotator.exchange.problems import Problems
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_ALONE = "annotations.conll"
_SUFFIX = ".conll"


def documents(file: SourceFile, problems: Problems) -> Iterator[Document]:
    """Yield the texts of a file with their marks.

    Raises AnnotatorError for a file without tags.
    """
    found = 0
    for table in conll_reading.tables(_lines(file, problems), problems):
        found += 1
        try:
            document = conll_reading.document(table)
        except AnnotatorError as error:
            raise AnnotatorError(f"{file.name}: {error.message}", error.hint) from None
        name, kind = owner(file.annotator)
        layers = (replace(one, annotator=name, kind=kind) for one in document.layers)
        yield replace(document, layers=tuple(layers))
    if not found:
        raise AnnotatorError(f"{file.name} has no rows of a token and its tags.")


def _lines(file: SourceFile, problems: Problems) -> Iterator[str]:
    """Yield the lines of a file: of UTF-8 one after another, else of all that was guessed."""
    if is_utf8(file.path):
        yield from bounded_lines(file)
        return
    within(file, LARGEST_TEXT)
    content, encoding = text_of(file.path.read_bytes(), file.name)
    if encoding:
        problems.note(f"{file.name} was read as {encoding}")
    yield from content.split("\n")


def gathered(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their names as annotators, where one folder has several."""
    count = Counter(file.path.parent for file in files)
    return [
        replace(file, annotator=file.path.stem) if count[file.path.parent] > 1 else file
        for file in files
    ]


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write a file of tokens, in a folder one for each annotator and kind of work."""
    outgoing = Outgoing(project, selection, options.progress)
    owners = outgoing.owners or [("", "")]
    if not out.is_dir() and len(owners) > 1:
        raise AnnotatorError(
            f"The work of {len(owners)} annotators is several files.",
            "Name a folder or a .zip, or choose one annotator.",
            command="Name a folder or a .zip, or one annotator with --annotator.",
        )
    files = {owners[0]: out / _ALONE if out.is_dir() else out}
    if len(owners) > 1:
        files = places(out, owners, _SUFFIX)
    looking = Outgoing(project, selection, lambda _done, _total: options.progress(0, 0))
    widths = _widths(looking)
    unfit: Counter[str] = Counter()
    with ExitStack() as stack:
        opened = {
            whose: stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
            for whose, path in files.items()
        }
        for document in outgoing.documents():
            _write(document, opened, widths, unfit)
    told = _told(unfit)
    return replace(outgoing.written(*told), unfit=unfit)


def _widths(outgoing: Outgoing) -> list[int]:
    """How many columns each group of marks needs; names have one even if there are none."""
    widths = [1, *([0] * (conll_writing.GROUPS - 1))]
    for document in outgoing.documents():
        for layer in document.layers:
            found = conll_writing.levels(layer, document.text, Counter())
            widths = [max(one, len(group)) for one, group in zip(widths, found, strict=True)]
    return widths


def _write(
    document: Document, files: Mapping[Owner, IO[str]], widths: Sequence[int], unfit: Counter[str]
) -> None:
    """Write a document into the files of those who annotated it; else into the first."""
    text = document.text
    layers = {(one.annotator, one.kind): one for one in document.layers}
    for whose in layers or [next(iter(files))]:
        found = conll_writing.levels(layers.get(whose, DocumentLayer()), text, unfit)
        files[whose].writelines(conll_writing.lines(text, found, widths))


def _told(unfit: Counter[str]) -> Iterator[str]:
    if count := unfit.total():
        words = "1 record is" if count == 1 else f"{count:,} records are"
        yield f"{words} without the blanks at the ends of the words, or without words marked twice"
