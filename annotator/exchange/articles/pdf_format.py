"""PDF documents: the text of their pages joined, where there is text and not only pictures."""

import logging
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles import facts, pdf_text, reading
from annotator.exchange.articles.reading import located
from annotator.exchange.extras import needed
from annotator.exchange.incoming import Given, Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import (
    LARGEST_DOCUMENT,
    LARGEST_PAGE_OF_PDF,
    LARGEST_TEXT,
    LONGEST_PAGE,
    MOST_PAGES,
    within,
)
from annotator.exchange.problems import Problems
from annotator.exchange.unpacking import damaged

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["located", "read"]

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the library lets through, besides its own errors, from a file that is not sound."""
_NO_TITLES = ("microsoft word", "untitled", "document", "powerpoint", "layout")
_FILE_NAMES = (".doc", ".docx", ".pdf", ".indd", ".rtf", ".odt", ".qxd", ".fm")


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of a PDF as an article, or its articles.

    Raises AnnotatorError for one that is damaged, locked, too large, or has no text.
    """
    within(file, LARGEST_DOCUMENT)
    with file.path.open("rb") as opened:
        reader, faults = _opened(file, opened)
        pages = list(_pages(reader, file, options.alive, faults))
        known, otherwise = _properties(reader, faults)
    unread = [str(number) for number, page in enumerate(pages, 1) if page is None]
    if unread:
        problems.note(f"{file.name}: page {', '.join(unread)} could not be read")
    text, dropped = pdf_text.joined([page for page in pages if page is not None])
    if not text.strip():
        raise AnnotatorError(
            f"{file.name} has no text: its pages are pictures.",
            "Run text recognition (OCR) on it first.",
        )
    if dropped:
        problems.note(f"{file.name}: what stands on every page was left out: {dropped[0]!r}")
    yield from reading.articles(file, text, known, problems, otherwise)


def _opened(file: SourceFile, opened: Any) -> tuple["PdfReader", tuple[type[Exception], ...]]:
    """Return a document with the errors that reading in it may raise."""
    with needed("pypdf", "pdf"):
        from pypdf import PdfReader  # noqa: PLC0415 - only where it is used
        from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each small fault of a file
    faults = (PyPdfError, *_FAULTS)
    try:
        reader = PdfReader(opened)
        if reader.is_encrypted and not reader.decrypt(""):
            raise AnnotatorError(
                f"{file.name} is locked with a password.", "Unlock it and try again."
            )
        count = len(reader.pages)
    except DependencyError as error:
        raise AnnotatorError(
            f"{file.name} is encrypted, which needs the library cryptography.",
            'Install it with: pip install "diplomatic-annotator[pdf]"',
        ) from error
    except faults as error:
        raise damaged(file.name) from error
    if count > MOST_PAGES:
        raise AnnotatorError(
            f"{file.name} has {count:,} pages; {MOST_PAGES:,} are the most that can be read.",
            "Divide it into several files.",
        )
    return reader, faults


def _pages(
    reader: "PdfReader",
    file: SourceFile,
    alive: Callable[[], None],
    faults: tuple[type[Exception], ...],
) -> Iterator[str | None]:
    """Yield the text of each page; None for one that cannot be read."""
    size = 0
    for number in range(len(reader.pages)):
        alive()
        watch = _Watch(alive)
        try:
            page = reader.pages[number]
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > LARGEST_PAGE_OF_PDF:
                raise ValueError
            text = page.extract_text(visitor_operand_before=watch)
        except faults:
            text = None
        if watch.is_over:
            raise AnnotatorError(
                f"Page {number + 1} of {file.name} takes more than {LONGEST_PAGE} seconds to read.",
                "Save it from another program as a new PDF.",
            )
        size += len(text or "")
        if size > LARGEST_TEXT:
            raise AnnotatorError(
                f"The text of {file.name} is too long.", "Divide it into several files."
            )
        yield text


class _Watch:
    """Called at each operator of a page: ends a page that goes on without end."""

    def __init__(self, alive: Callable[[], None]) -> None:
        self._alive = alive
        self._end = time.monotonic() + LONGEST_PAGE
        self._calls = 0
        self.is_over = False

    def __call__(self, *_: object) -> None:
        self._calls += 1
        if self._calls % 1000 == 0:
            self._alive()
            self.is_over = self.is_over or time.monotonic() > self._end
        if self.is_over:
            raise ValueError


def _properties(reader: "PdfReader", faults: tuple[type[Exception], ...]) -> tuple[Given, Given]:
    """Return what the properties of a document say for sure, and what they say perhaps."""
    try:
        found = reader.metadata
        spoken = facts.language(reader.root_object.get("/Lang"))
        if found is None:
            return facts.given(language=spoken), {}
        title, author = facts.title(found.title), facts.line(found.author)
        made = facts.published(facts.line(found.creation_date_raw).removeprefix("D:")[:8])
    except faults:
        return {}, {}
    is_title = not (title.lower().startswith(_NO_TITLES) or title.lower().endswith(_FILE_NAMES))
    return (
        facts.given(language=spoken, byline=author if " " in author else ""),
        # When a file was made is not when the text was published, though often near it.
        facts.given(title=title if is_title else "", published=f"{made}?" if made else ""),
    )
