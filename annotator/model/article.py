"""Articles: one text each, with what is known about it, and the rules for what a text is."""

import re
from dataclasses import dataclass

from annotator.errors import AnnotatorError

SOURCE_TYPES = (
    "wire",
    "newspaper",
    "broadcaster",
    "official_statement",
    "press_briefing",
    "transcript",
    "resolution",
    "treaty",
    "social_media",
    "other",
)
PURPOSES = ("work", "double")
LONGEST_TITLE = 200

_LINE_ENDS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to annotate an article, and whether as the second person to do so."""

    annotator: str
    purpose: str = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What is known about a text; the text itself is read apart, since it may be long."""

    id: str
    title: str
    sha256: str
    characters: int
    raw_sha256: str | None = None
    source: str | None = None
    source_type: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "und"
    licence: str | None = None
    note: str = ""
    replaces: str | None = None
    created_at: str = ""
    assignments: tuple[Assignment, ...] = ()


def clean_text(raw: str) -> str:
    """Return a text as it is kept: no leading BOM, every line end a newline, all else unchanged.

    Raises AnnotatorError for a text that is empty, or holds NUL or half of a surrogate pair.
    """
    text = _LINE_ENDS.sub("\n", raw.removeprefix("\ufeff"))
    if not text.strip():
        raise AnnotatorError("The text is empty.", "Give a text with at least one word.")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise AnnotatorError(
            f"The text has a NUL character in line {line}.",
            "It may not be a text file, or be in another encoding; save it as UTF-8.",
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise AnnotatorError(
            f"Character {error.start} of the text is half of a surrogate pair.",
            "Save the file as UTF-8 again.",
        ) from None
    return text


def text_hash(text: str) -> str:
    """Return the SHA-256 of a kept text, by which the same text is known again."""
    from hashlib import sha256  # noqa: PLC0415 - 5 ms that only new texts need

    return sha256(text.encode()).hexdigest()


def title_of(text: str, otherwise: str) -> str:
    """Return the first line that is not empty, cut to 200 characters, or else the other words."""
    first = text.lstrip().partition("\n")[0].strip()
    return first[:LONGEST_TITLE] or otherwise
