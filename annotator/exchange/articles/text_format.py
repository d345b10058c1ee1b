"""Plain text in whatever encoding it is: one article, or many of a news database."""

import codecs
from collections.abc import Iterator
from hashlib import sha256

from annotator.errors import AnnotatorError
from annotator.exchange.articles import reading
from annotator.exchange.articles.reading import located
from annotator.exchange.incoming import Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_TEXT, within
from annotator.exchange.problems import Problems

__all__ = ["located", "read", "text_of"]

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of a file as an article, titled by its first line, or its articles.

    Raises AnnotatorError for a file that is no text. An encoding that had to be guessed is told.
    """
    within(file, LARGEST_TEXT)
    raw = file.path.read_bytes()
    text, encoding = text_of(raw, file.name)
    if encoding:
        problems.note(f"{file.name} was read as {encoding}")
    known = {"raw_sha256": sha256(raw).hexdigest()}
    yield from reading.articles(file, text, known, problems)


def text_of(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text that bytes hold, and its encoding where that was guessed, else nothing ("").

    A byte order mark decides, then UTF-8 is tried. AnnotatorError where no encoding fits.
    """
    marked = next((encoding for mark, encoding in _MARKS.items() if raw.startswith(mark)), "")
    try:
        return raw.decode(marked or "utf-8"), ""
    except UnicodeDecodeError:
        guessed = "" if marked or b"\0" in raw else _guess(raw)
    if not guessed:
        raise AnnotatorError(
            f"The encoding of {name} is not known.", "Save it as UTF-8, or see whether it is text."
        )
    return raw.decode(guessed), guessed


def _guess(raw: bytes) -> str:
    """Return the likeliest encoding, or nothing ("") where the bytes are not like a language."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that UTF-8 need not pay

    best = from_bytes(raw).best()
    return best.encoding if best is not None else ""
