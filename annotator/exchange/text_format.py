"""Plain text, one article a file, in whatever encoding it is."""

import codecs
from collections.abc import Iterator
from hashlib import sha256

from annotator.errors import AnnotatorError
from annotator.exchange.incoming import Incoming, IncomingArticle, ReadOptions, SourceFile
from annotator.exchange.problems import Located, Place, Problems
from annotator.model.article import clean_text, title_of

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of a file as an article, titled by its first line.

    Raises AnnotatorError for a file that is no text. An encoding that had to be guessed is told.
    """
    raw = file.path.read_bytes()
    decoded, encoding = text_of(raw, file.name)
    if encoding:
        problems.note(f"{file.name} was read as {encoding}")
    try:
        text = clean_text(decoded)
    except AnnotatorError as error:
        raise AnnotatorError(f"{file.name}: {error.message}", error.hint) from None
    given = {
        "title": title_of(text, file.path.stem),
        "raw_sha256": sha256(raw).hexdigest(),
    }
    yield IncomingArticle(text, given, ())


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place as one of the first line: a text has no keys."""
    return [(1, place) for place in places]


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
