"""Word documents (.docx, .docm): their text and properties; nothing in them is ever run."""

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles import docx_text, facts, reading
from annotator.exchange.articles.reading import located
from annotator.exchange.extras import needed
from annotator.exchange.incoming import Given, Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_DOCUMENT, LARGEST_PART, MEGABYTE, within
from annotator.exchange.problems import Problems
from annotator.exchange.unpacking import BROKEN, check, check_xml, damaged, opened_archive

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

__all__ = ["located", "read"]

_MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_OTHER_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
"""What documents with macros, and templates, call their text; the macros are parts of their own."""
_NO_TITLES = ("microsoft word", "word document", "document", "untitled", "template")


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of a document as an article, or its articles.

    Raises AnnotatorError for a file that is damaged, too large, or holds no text.
    """
    within(file, LARGEST_DOCUMENT)
    _check(file)
    part = _main_part(file)
    text, title = docx_text.text_of(part)
    if not text:
        raise AnnotatorError(f"{file.name} has no text.", "See whether it holds only pictures.")
    known, otherwise = _properties(part)
    known |= facts.given(title=title)
    yield from reading.articles(file, text, known, problems, otherwise)


def _check(file: SourceFile) -> None:
    """Raise AnnotatorError for a document that cannot be unpacked without harm."""
    with opened_archive(file) as opened:
        members = opened.infolist()
        check(members, file.name, LARGEST_DOCUMENT)
        if max(_sizes(members), default=0) > LARGEST_PART:
            raise AnnotatorError(
                f"The text of {file.name} has more than {LARGEST_PART // MEGABYTE} MB.",
                "Divide it into several documents.",
            )
        check_xml(opened)
        with opened.open(_MAIN) as main:
            if _STRICT in main.read(4096):
                raise AnnotatorError(
                    f"{file.name} is in a form of Word that cannot be read (Strict Open XML).",
                    "Save it as an ordinary Word document (.docx).",
                )


def _sizes(members: list[zipfile.ZipInfo]) -> Iterator[int]:
    """Yield the bytes of what is parsed as XML."""
    for one in members:
        if one.filename.lower().endswith((".xml", ".rels")):
            yield one.file_size


def _main_part(file: SourceFile) -> "DocumentPart":
    """Return the part with the text; AnnotatorError where the document is damaged."""
    with needed("python-docx", "docx"):
        from docx.opc.exceptions import OpcError  # noqa: PLC0415 - only where it is used
        from docx.opc.part import PartFactory  # noqa: PLC0415
        from docx.package import Package  # noqa: PLC0415
        from docx.parts.document import DocumentPart  # noqa: PLC0415
        from lxml.etree import LxmlError  # noqa: PLC0415
    for kind in _OTHER_KINDS:
        PartFactory.part_type_for[kind] = DocumentPart
    try:
        with file.path.open("rb") as opened:
            part: Any = Package.open(opened).main_document_part
    except (*BROKEN, OpcError, LxmlError, KeyError, AttributeError, TypeError) as error:
        raise damaged(file.name) from error
    if not isinstance(part, DocumentPart) or part.element.body is None:
        raise damaged(file.name)
    return part


def _properties(part: "DocumentPart") -> tuple[Given, Given]:
    """Return what the properties of a document say for sure, and what they say perhaps."""
    try:
        found = part.core_properties
        title, author = facts.title(found.title), facts.line(found.author)
        made = facts.published(found.created) if found.created else ""
        spoken = facts.language(found.language)
    except (AttributeError, ValueError, TypeError):  # what is in their place is something else
        return {}, {}
    is_title = title and not title.lower().startswith(_NO_TITLES)
    if author == "python-docx":  # the author and day of its empty document
        return {}, facts.given(title=title if is_title else "")
    # When a file was made is not when the text was published, though often near it.
    return (
        facts.given(byline=author, language=spoken),
        facts.given(title=title if is_title else "", published=f"{made}?" if made else ""),
    )
