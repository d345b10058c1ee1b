"""E-mails (.eml), and web pages that a browser saved in the same form (.mhtml)."""

from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles import facts, html_format, reading
from annotator.exchange.articles.reading import located
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.incoming import Given, Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_MESSAGE, LONGEST_HEADER, MOST_PARTS, within
from annotator.exchange.problems import Problems

__all__ = ["located", "read"]

_FAULTS = (AttributeError, LookupError, TypeError, ValueError, AssertionError, RecursionError)
"""What the library lets through from headers and parts that are not as they should be."""
_SAVED_PAGE = "Snapshot-Content-Location"
_LITTLE = 200  # characters of a text part that may only say where the real one is


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the text of an e-mail as an article; AnnotatorError for one without."""
    within(file, LARGEST_MESSAGE)
    message = _parsed(file)
    plain, page = _part(message, "plain"), _part(message, "html")
    known, otherwise = _headers(message)
    if page and (_is_page(message) or len(plain.strip()) < min(_LITTLE, len(page))):
        text, of_page, perhaps = html_format.page(page, file.name)
        known, otherwise = (of_page, perhaps | known) if _is_page(message) else (known, of_page)
    else:
        text = plain
    if not text.strip():
        raise AnnotatorError(f"{file.name} has no text.", "See whether it holds only attachments.")
    if names := _attachments(message):
        problems.note(f"{file.name}: attachments were passed over: {', '.join(names)}")
    yield from reading.articles(file, text, known, problems, otherwise)


def _parsed(file: SourceFile) -> EmailMessage:
    """Return a message; AnnotatorError for a file that is none."""
    try:
        with file.path.open("rb") as opened:
            parts = _Parts(file.name)
            parser = BytesParser(policy=_ShortHeaders(message_factory=parts.new))
            message: Any = parser.parse(opened)
        is_message = any(_header(message, name) for name in ("From", "Subject", "Date"))
    except _FAULTS:
        is_message = False
    if not is_message:
        raise AnnotatorError(f"{file.name} is no e-mail.", "Save the message again, as .eml.")
    found: EmailMessage = message
    return found


class _ShortHeaders(EmailPolicy):
    """Cuts headers to what can be taken apart in time: that takes ever longer for longer ones."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


class _Parts:
    """Makes the parts of a message, up to a number; AnnotatorError for more."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def new(self, policy: Any = None) -> EmailMessage:
        """Return an empty part."""
        self._count += 1
        if self._count > MOST_PARTS:
            raise AnnotatorError(
                f"{self._name} has more than {MOST_PARTS:,} parts.", "Save its text as a file."
            )
        return EmailMessage(policy)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return facts.line(message[name])
    except _FAULTS:  # a header that breaks the rules
        return ""


def _is_page(message: EmailMessage) -> bool:
    return bool(_header(message, _SAVED_PAGE)) or "saved by " in _header(message, "From").lower()


def _headers(message: EmailMessage) -> tuple[Given, Given]:
    """Return what the headers say for sure, and what they say perhaps."""
    title = facts.title(_header(message, "Subject"))
    language = facts.language(_header(message, "Content-Language"))
    if _is_page(message):
        return facts.given(title=title, url=facts.url(_header(message, _SAVED_PAGE))), {}
    name, address = parseaddr(_header(message, "From"))
    return (
        facts.given(title=title, published=_day(_header(message, "Date")), language=language),
        facts.given(source=facts.line(name or address)),
    )


def _day(words: str) -> str:
    try:
        day: datetime = parsedate_to_datetime(words)
    except _FAULTS:
        return facts.published(words)
    return facts.published(day)


def _part(message: EmailMessage, kind: str) -> str:
    """Return the text of the first part of a kind, as it was meant to be read."""
    try:
        part: Any = message.get_body(preferencelist=(kind,))
        if part is None:
            return ""
        text = _decoded(part)
        return _unfolded(text, part) if part.get_param("format") == "flowed" else text
    except _FAULTS:
        return ""


def _decoded(part: Any) -> str:
    raw: bytes = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or "utf-8"
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return text_of(raw, "the message")[0]


def _unfolded(text: str, part: Any) -> str:
    """Return a text whose lines go on after a space at their end (RFC 3676) as paragraphs."""
    lines: list[str] = []
    goes_on = False
    keeps_space = str(part.get_param("delsp")).lower() != "yes"
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.removeprefix(" ")
        is_soft = line.endswith(" ") and line != "-- "
        words = line if not is_soft or keeps_space else line[:-1]
        if goes_on:
            lines[-1] += words
        else:
            lines.append(words)
        goes_on = is_soft
    return "\n".join(line.rstrip(" ") for line in lines)


def _attachments(message: EmailMessage) -> list[str]:
    if _is_page(message):
        return []
    try:
        return [
            facts.line(one.get_filename() or "without a name") for one in message.iter_attachments()
        ]
    except _FAULTS:
        return []
