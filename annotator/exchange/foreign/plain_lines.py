"""The lines of a text file in UTF-8, one after another, however long the file is."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_TABLE, LONGEST_ROW, MEGABYTE, within

_CHUNK = 1 << 20  # bytes


def is_utf8(path: Path) -> bool:
    """Tell whether a file is UTF-8 to its end."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as raw:
            while chunk := raw.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def bounded_lines(file: SourceFile) -> Iterator[str]:
    """Yield lines as they end in line feeds; AnnotatorError for a file or line without end."""
    within(file, LARGEST_TABLE)
    with file.path.open(encoding="utf-8-sig", newline="\n") as lines:
        while line := lines.readline(LONGEST_ROW + 1):
            if len(line) > LONGEST_ROW:
                raise AnnotatorError(
                    f"{file.name} has a line of more than {LONGEST_ROW // MEGABYTE} MB.",
                    "See whether this is the right file.",
                )
            yield line
