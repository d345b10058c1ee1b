"""Articles of Factiva: each ends in "Document …" with its number; fields with or without codes."""

import re
from collections.abc import Sequence

from annotator.exchange.articles import facts
from annotator.exchange.incoming import Given

_END = re.compile(
    r"^[ \t|]*(?:AN[ \t|]+)?Document ([A-Z][A-Z0-9]{3,11}\d{8}[a-z0-9]{6,12})[ \t|]*$", re.MULTILINE
)
_CODED = re.compile(
    "(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|CLM"
    r"|DLN)(?=(?P<wide>[\t|]|  |$)| )"
)
_SHORTEST = 100  # characters of an article in a layout that is not known
_AFTER_TEXT = {"CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "ART"}
_WORDS = re.compile(
    r"^[\d., \u00a0]+ ?(?:words|mots|palabras|wörter|parole|palavras|слов\w*|字)$", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"^(?:copyright|©|\(c\))", re.IGNORECASE)
_TIME = re.compile(r"^\d{1,2}[:.]\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?$")
_BY = re.compile(r"^(?:by|par|por|von|от) ", re.IGNORECASE)


def articles(text: str) -> list[tuple[str, Given]]:
    """Return the articles of a text from Factiva, with what is known of each; none for another."""
    found = []
    start = 0
    for end in _END.finditer(text):
        article = _article_in(text[start : end.start()])
        if article is None and len(text[start : end.start()].strip()) >= _SHORTEST:
            article = (text[start : end.start()].strip(), {})  # in another layout: nothing is lost
        start = end.end()
        if article is not None:
            found.append((article[0], {**article[1], "note": f"Factiva {end[1]}"}))
    if found and (cut := _article_in(text[start:])):  # a file that breaks off
        found.append(cut)
    return found


def _article_in(part: str) -> tuple[str, Given] | None:
    lines = [one.strip(" \t\r|") for one in part.split("\n")]
    return _coded(lines) or _plain(lines)


def _coded(lines: Sequence[str]) -> tuple[str, Given] | None:
    """Return an article whose fields have codes, as in `HD Headline`; None where they have not."""
    fields = _fields(lines)
    if "HD" not in fields or not fields.keys() & {"LP", "TD"}:
        return None
    one = {code: facts.line(" ".join(words)) for code, words in fields.items()}
    return _article(
        one["HD"],
        _paragraphs([*fields.get("LP", ()), *fields.get("TD", ())]),
        byline=one.get("BY", ""),
        published=facts.published(one.get("PD", "")),
        source=one.get("SN", ""),
        language=facts.language(one.get("LA", "")),
        licence=one.get("CY", ""),
    )


def _fields(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the lines of each field by its code."""
    fields: dict[str, list[str]] = {}
    code = ""
    is_wide = False
    for line in lines:
        match = _CODED.match(line)
        if match and not fields:
            is_wide = match["wide"] is not None  # so that a paragraph may begin with "IN THE"
        if match and is_wide and match["wide"] is None:
            match = None
        may_follow = code not in ("LP", "TD") or (match and match[1] in {"TD", *_AFTER_TEXT})
        if match and may_follow and match[1] not in fields:
            code = match[1]
            fields[code] = [line[match.end() :].strip(" \t|")]
        elif code:
            fields[code].append(line)
    return fields


def _plain(lines: Sequence[str]) -> tuple[str, Given] | None:
    """Return an article whose fields stand in a known order around its number of words."""
    counted = next((i for i, line in enumerate(lines) if _WORDS.match(line)), -1)
    before = [line for line in lines[: max(counted, 0)] if line]
    if not before:
        return None
    # Other lines before the number of words name the section and who wrote it.
    headline = max((line for line in before if not _BY.match(line)), key=len, default=before[0])
    byline = next((line for line in before if _BY.match(line)), "")
    rest = list(lines[counted + 1 :])
    copyrighted = next((i for i, line in enumerate(rest[:12]) if _COPYRIGHT.match(line)), -1)
    spoken = next((i for i, line in enumerate(rest[:12]) if _is_language(line)), -1)
    last = max(copyrighted, spoken)
    head = [line for line in rest[: last + 1] if line and not _TIME.match(line)]
    dated = next((i for i, line in enumerate(head) if facts.published(line)), -1)
    return _article(
        headline,
        _paragraphs(rest[last + 1 :]),
        byline=byline,
        published=facts.published(head[dated]) if dated >= 0 else "",
        source=head[dated + 1] if 0 <= dated < len(head) - 1 else "",
        language=facts.language(rest[spoken]) if spoken >= 0 else "",
        licence=rest[copyrighted] if copyrighted >= 0 else "",
    )


def _article(headline: str, body: str, **known: str) -> tuple[str, Given] | None:
    """Return the headline and body as one text, and what is known; None where there is no body."""
    if not body:
        return None
    return f"{headline}\n{body}", facts.given(title=facts.title(headline), **known)


def _is_language(line: str) -> bool:
    return line.istitle() and len(line) < 20 and bool(facts.language(line))


def _paragraphs(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)
