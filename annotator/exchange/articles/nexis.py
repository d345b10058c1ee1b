"""Articles of Nexis: LexisNexis's "1 of 250 DOCUMENTS" and Nexis Uni's "End of Document"."""

import re
from collections.abc import Sequence

from annotator.exchange.articles import datelines, facts
from annotator.exchange.incoming import Given

_BEGIN = re.compile(
    r"^[ \t\f]*(?:\d{1,5} (?:of|de|von|di|van) \d{1,5} (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENT[IO]S?)"
    r"|(?:Dokument|Document) \d{1,5} (?:von|de) \d{1,5})[ \t]*$",
    re.MULTILINE,
)
_END = re.compile(
    r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BEFORE = "section length byline dateline highlight headline body rubrik länge autor"
_AFTER = (
    "load-date language publication-type url graphic classification journal-code subject company"
    " organization person geographic country state city industry ticker document-type update notes"
    " correction-date type"
)
_BEFORE_FIELDS, _AFTER_FIELDS = frozenset(_BEFORE.split()), frozenset(_AFTER.split())
_FIELD = re.compile(r"^([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ-]{2,20}):\s*(.*)$")
_ALONE = ("Body", "Classification", "Graphic", "Notes")  # headings of Nexis Uni
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\))", re.IGNORECASE)
_RIGHTS = re.compile(r"^all rights reserved\.?$", re.IGNORECASE)
_EDITIONS = re.compile(r"\bedition\b|\bfinal\b|^first$", re.IGNORECASE)
_SHORTEST = 100  # characters of an article in a layout that is not known
_HEADER = 40  # lines, not counting empty ones, in which the date is looked for


def articles(text: str) -> list[tuple[str, Given]]:
    """Return the articles of a text from Nexis, with what is known of each; none for another."""
    if ends := list(_END.finditer(text)):
        starts = [0, *(end.end() for end in ends)]
        stops = [*(end.start() for end in ends), len(text)]
        parts = [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
    else:
        begins = list(_BEGIN.finditer(text))
        stops = [*(begin.start() for begin in begins[1:]), len(text)]
        parts = [text[one.end() : stop] for one, stop in zip(begins, stops, strict=False)]
    last = len(parts) - 1 if ends else -1  # what follows the last end is hardly an article
    found = []
    for i, part in enumerate(parts):
        plain = part.replace("\f", "\n")
        article = _article(plain.split("\n"))
        if article is None and i != last and len(plain.strip()) >= _SHORTEST:
            article = (plain.strip(), {"note": "Nexis"})  # in another layout: nothing is lost
        if article is not None:
            found.append(article)
    return found


def _article(lines: list[str]) -> tuple[str, Given] | None:
    """Return one article; None for a part that has no field of Nexis and so is none."""
    first, fields, start = _fields_before(lines)
    if not fields:
        return None
    stop, after = _fields_after(lines, start)
    head = [line.replace("\t", " ") for line in lines[:first]]
    source, day, headline = _head(head)
    headline = fields.get("headline") or headline
    while stop > start and (not lines[stop - 1].strip() or _is_rights(lines[stop - 1])):
        stop -= 1
    body = _paragraphs(lines[start:stop])
    if not body:
        return None
    rights = next(
        (one.strip() for one in [*head, *lines[stop:]] if _COPYRIGHT.match(one.strip())), ""
    )
    known = facts.given(
        title=facts.title(headline),
        source=facts.line(source),
        published=day,
        byline=facts.line(fields.get("byline", "")),
        dateline_place=datelines.place(facts.line(fields.get("dateline", ""))),
        language=facts.language(re.split("[;,]", after.get("language", ""))[0]),
        url=facts.url(after.get("url", "")),
        licence=facts.line(rights),
        note="Nexis",
    )
    return (f"{facts.line(headline)}\n{body}" if headline else body), known


def _fields_before(lines: Sequence[str]) -> tuple[int, dict[str, str], int]:
    """Return the line of the first field, the fields before the text, and where that begins."""
    fields: dict[str, str] = {}
    first, start, name = len(lines), 0, ""
    for i, line in enumerate(lines):
        plain = line.strip()
        match = _FIELD.match(plain)
        if plain == "Body" and (fields or i > 1):
            return min(first, i), fields | {"body": ""}, i + 1
        if match and match[1].lower() in _BEFORE_FIELDS:
            name = match[1].lower()
            fields[name] = match[2]
            first, start = min(first, i), i + 1
        elif match and match[1].lower() in _AFTER_FIELDS:
            break
        elif plain and name in ("headline", "byline", "highlight") and i == start and fields[name]:
            fields[name] += f" {plain}"  # a long value goes on in the next line
            start = i + 1
    return first, fields, start


def _fields_after(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """Return the line where the text ends, and the fields after it."""
    stop = len(lines)
    fields: dict[str, str] = {}
    for i, line in enumerate(lines[start:], start):
        plain = line.strip()
        match = _FIELD.match(plain)
        if (match and match[1].lower() in _AFTER_FIELDS) or plain in _ALONE:
            stop = min(stop, i)
            if match:
                fields.setdefault(match[1].lower(), match[2])
    return stop, fields


def _head(lines: Sequence[str]) -> tuple[str, str, str]:
    """Return the source, the day and the headline that stand before the fields."""
    filled = [line for line in lines if line.strip() and not _is_rights(line)][-_HEADER:]
    dated = next((i for i in reversed(range(len(filled))) if facts.published(filled[i])), -1)
    if dated < 0:
        return "", "", filled[-1].strip() if filled else ""
    day = facts.published(filled[dated])
    after = [line for line in filled[dated + 1 :] if not _EDITIONS.search(line)]
    if after:  # LexisNexis centres what is over the headline
        left = [line for line in after if not line.startswith("  ")] or after
        source = filled[0] if dated else ""
        return source.strip(), day, " ".join(line.strip() for line in left)
    source = filled[dated - 1].strip() if dated else ""
    headline = filled[dated - 2].strip() if dated > 1 else ""
    return source, day, headline


def _is_rights(line: str) -> bool:
    return bool(_COPYRIGHT.match(line.strip()) or _RIGHTS.match(line.strip()))


def _paragraphs(lines: Sequence[str]) -> str:
    """Return paragraphs, one a line; lines that were broken at a width are joined."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    is_broken = sum(len(block) > 1 for block in blocks) and all(
        len(line) <= 100 for block in blocks for line in block
    )
    separator = " " if is_broken else "\n"
    return "\n".join(separator.join(block) for block in blocks if block)
