"""Rich text (.rtf), as Factiva and Nexis deliver it: the words without their looks."""

import re
from collections.abc import Iterator

from annotator.errors import AnnotatorError
from annotator.exchange.articles import reading
from annotator.exchange.articles.reading import located
from annotator.exchange.extras import needed
from annotator.exchange.incoming import Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_RICH_TEXT, LARGEST_TEXT, MEGABYTE, within
from annotator.exchange.problems import Problems
from annotator.exchange.unpacking import damaged

__all__ = ["located", "read"]

_PICTURE = re.compile(r"(?:[0-9a-fA-F]{64,}\s*)+")  # the bytes of a picture, as digits
_BINARY = re.compile(r"\\bin\d+")


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of a file as an article, or its articles; AnnotatorError for one without."""
    within(file, LARGEST_TEXT)
    raw = _PICTURE.sub("", file.path.read_bytes().decode("latin-1"))
    if not raw.lstrip().startswith("{\\rtf"):
        raise AnnotatorError(f"{file.name} is no rich text.", "Save it as .rtf or .docx again.")
    if len(raw) > LARGEST_RICH_TEXT:
        raise AnnotatorError(
            f"{file.name} has more than {LARGEST_RICH_TEXT // MEGABYTE} MB besides its pictures.",
            "Divide it into several files, or save it as .docx.",
        )
    with needed("striprtf", "rtf"):
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only where it is used
    try:
        text: str = rtf_to_text(_BINARY.sub("", raw), errors="replace")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise damaged(file.name) from error
    lines = [_cells(line) for line in text.replace("\0", "").split("\n")]
    if not any(line.strip() for line in lines):
        raise AnnotatorError(f"{file.name} has no text.", "See whether it holds only pictures.")
    yield from reading.articles(file, "\n".join(lines).strip("\n"), {}, problems)


def _cells(line: str) -> str:
    """Return a line; the row of a table, whose cells end in a bar, with tabs between them."""
    return line.rstrip("|").replace("|", "\t").rstrip() if line.endswith("|") else line.rstrip()
