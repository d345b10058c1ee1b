"""Saved web pages: the article of the page and what the page says of it, without any network."""

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from annotator.errors import AnnotatorError
from annotator.exchange.articles import facts, reading
from annotator.exchange.articles.databases import divided
from annotator.exchange.articles.html_text import Block, blocks_of, chosen
from annotator.exchange.articles.reading import located
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.extras import needed
from annotator.exchange.incoming import Given, Incoming, ReadOptions, SourceFile
from annotator.exchange.limits import LARGEST_MARKUP, LARGEST_PAGE, MEGABYTE, MOST_ELEMENTS, within
from annotator.exchange.problems import Problems

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["located", "page", "read"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)")
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]+")  # within the page itself
_ENOUGH = 0.9  # of the letters of the article that was found have to be found in the page again
_HEAD = 100_000  # characters
_BESIDE = 8  # blocks before the text of an article in which its day may stand
_LONGEST_DAY = 60  # characters
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the finder of the article lets through from a page that is not sound."""


def read(file: SourceFile, _options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield the article of a saved web page; AnnotatorError for one without."""
    within(file, LARGEST_PAGE)
    html, encoding = decoded(file.path.read_bytes(), file.name)
    if encoding:
        problems.note(f"{file.name} was read as {encoding}")
    text, known, otherwise = page(html, file.name)
    yield from reading.articles(file, text, known, problems, otherwise)


def page(html: str, name: str) -> tuple[str, Given, Given]:
    """Return the article of a page, what the page says of it, and what it says perhaps.

    Raises AnnotatorError for a page without text of its own.
    """
    html = _PICTURE.sub("", html)
    if len(html) > LARGEST_MARKUP:
        raise AnnotatorError(
            f"{name} has more than {LARGEST_MARKUP // MEGABYTE} MB besides its pictures.",
            "Save the page as text, or divide it.",
        )
    root = _parsed(html, name)
    blocks = blocks_of(root)
    whole = "\n".join(block.text for block in blocks)
    if divided(whole).articles:  # a news database's pages of many articles
        return whole, {}, {}
    found = _found(html) if _is_searchable(root) else _described(html)
    own = _article(blocks, found)
    text = "\n".join(block.text for block in own) or getattr(found, "text", "") or whole
    if not text.strip():
        raise AnnotatorError(
            f"{name} has no text: the page was filled by scripts.",
            "Copy the text in the browser and paste it, or save the page as PDF.",
        )
    known, otherwise = _facts(root, html, found)
    known = facts.given(published=_day_beside(blocks, own)) | known
    title = known.get("title", "")
    if title and not text.startswith(title):
        text = f"{title}\n{text}"  # a headline is part of its article
    return text, known, otherwise


def decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of a page, and its encoding where that had to be guessed."""
    declared = _CHARSET.search(raw[:4096])
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(declared[1].decode("ascii")), ""
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong
    return text_of(raw, name)


def _parsed(html: str, name: str) -> "HtmlElement":
    with needed("trafilatura", "html"):
        from lxml import etree  # noqa: PLC0415 - only where it is used
        from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415
    parser = HTMLParser(encoding="utf-8", remove_pis=True)  # reads no other file, by default
    try:
        root: HtmlElement = document_fromstring(html.encode(errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise AnnotatorError(f"{name} is empty or no web page.", "Save the page again.") from error
    return root


def _found(html: str) -> Any:
    """Return the article that trafilatura finds in a page, with its metadata, or None."""
    with needed("trafilatura", "html"):
        from trafilatura import bare_extraction  # noqa: PLC0415 - 0.5 s that only pages need
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            favor_recall=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except _FAULTS:
        return None


def _is_searchable(root: "HtmlElement") -> bool:
    """Tell whether a page is small enough to look for its article, which takes long otherwise."""
    return next(islice(root.iter(), MOST_ELEMENTS, None), None) is None


def _described(html: str) -> Any:
    """Return what a large page says of itself in its head, of which all the text is kept."""
    head = html[: html.lower().find("<body") + 1 or _HEAD][:_HEAD]
    with needed("trafilatura", "html"):
        from trafilatura import extract_metadata  # noqa: PLC0415 - 0.5 s that only pages need
    try:
        return extract_metadata(f"{head}</head><body></body></html>")
    except _FAULTS:
        return None


def _article(blocks: list[Block], found: Any) -> list[Block]:
    """Return the blocks of the article, in the order of the page; none where they are not seen."""
    if found is None or not found.text:
        return []
    lines = [line.removeprefix("- ").strip("|") for line in found.text.split("\n")]
    own = chosen(blocks, lines)
    letters = sum(len(block.letters) for block in own)
    wanted = sum(sum(map(str.isalnum, line)) for line in lines)
    return own if letters >= _ENOUGH * wanted else []


def _day_beside(blocks: list[Block], own: list[Block]) -> str:
    """Return the day that stands alone shortly before the text of an article, or nothing ("")."""
    first = next((i for i, block in enumerate(blocks) if own and block is own[0]), 0)
    for block in reversed(blocks[max(first - _BESIDE, 0) : first + 2]):
        day = facts.published(block.text) if len(block.text) < _LONGEST_DAY else ""
        if len(day) == len("2018-03-20"):
            return day
    return ""


def _facts(root: "HtmlElement", html: str, found: Any) -> tuple[Given, Given]:
    """Return what a page says of its article, and what it says perhaps."""
    saved = _SAVED_FROM.search(html[:2000])
    url = facts.url(getattr(found, "url", "")) or (facts.url(saved[1]) if saved else "")
    if not urlsplit(url).path.strip("/"):
        url = facts.url(saved[1]) if saved else ""  # the front page is not where the article is
    return (
        facts.given(
            title=facts.title(getattr(found, "title", "")),
            byline=facts.line(getattr(found, "author", "")),
            published=facts.published(getattr(found, "date", "")),
            source=facts.line(getattr(found, "sitename", "")),
            language=_language(root),
            licence=facts.line(getattr(found, "license", "")),
            url=url,
        ),
        facts.given(source=urlsplit(url).hostname or ""),
    )


def _language(root: "HtmlElement") -> str:
    """Return the language that a page declares."""
    declared = [
        root.get("lang"),
        root.get("xml:lang"),
        *root.xpath("//body/@lang"),
        *root.xpath("//meta[@property='og:locale']/@content"),
        *root.xpath("//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"),
    ]
    return next(filter(None, map(facts.language, declared)), "")
