"""Articles one after another in one text, told apart by numbers or by equal copyright lines."""

import re

from annotator.exchange.articles import datelines, facts
from annotator.exchange.incoming import Given

# "Article 1" alone is no number of an article: treaties have articles too.
_NUMBER = re.compile(
    r"^[ \t]*(?:(?:Documento?|Dokument|Документ|Story) (\d{1,5})(?: (?:of|из|de|von) \d+)?"
    r"|Article (\d{1,5}) of \d{1,5})[ \t]*:?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^[ \t]*(?:Copyright|©|\(c\))[^\n]{0,200}\b(?:19|20)\d\d\b[^\n]{0,200}$",
    re.MULTILINE | re.IGNORECASE,
)
_RULE = re.compile(r"^[ \t]*[_=*-]{5,}[ \t]*$", re.MULTILINE)
_FEWEST_NUMBERED, _FEWEST_COPYRIGHT = 2, 3
_SHORTEST = 200  # characters of an article that only a copyright line ends
_FIELD = re.compile(
    r"^(Title|Author|Publication title|Publication date|Language(?: of publication)?|Document URL"
    r"|Copyright|Full text): *(.*)$",
    re.MULTILINE,
)


def articles(text: str) -> list[tuple[str, Given]]:
    """Return the articles of a text where numbers from 1 on, or copyright lines, part them."""
    parts = _by_numbers(text) or _by_copyright(text)
    return [_article(part) for part in (_RULE.sub("", one).strip() for one in parts) if part]


def _by_numbers(text: str) -> list[str]:
    """Return what stands after each of the numbers 1, 2, 3 …; nothing where they do not follow."""
    found = list(_NUMBER.finditer(text))
    if [int(one[1] or one[2]) for one in found] != list(range(1, len(found) + 1)):
        return []
    if len(found) < _FEWEST_NUMBERED:
        return []
    stops = [one.start() for one in found[1:]] + [len(text)]
    return [text[one.end() : stop] for one, stop in zip(found, stops, strict=True)]


def _by_copyright(text: str) -> list[str]:
    """Return what ends in each copyright line; nothing where they do not end every article."""
    found = list(_COPYRIGHT.finditer(text))
    if len(found) < _FEWEST_COPYRIGHT or text[found[-1].end() :].strip():
        return []
    starts = [0, *(one.end() for one in found)]
    parts = [text[start : one.end()] for start, one in zip(starts, found, strict=False)]
    return parts if all(len(part.strip()) >= _SHORTEST for part in parts) else []


def _article(part: str) -> tuple[str, Given]:
    """Return an article without the fields around it, and what is known of it."""
    fields = {match[1].lower(): match for match in reversed(list(_FIELD.finditer(part)))}
    if "full text" not in fields:
        last = part.rsplit("\n", 1)[-1].strip()
        rights = facts.line(last) if _COPYRIGHT.match(last) else ""
        return part, facts.given(published=datelines.day_of(part), licence=rights)
    values = {name: facts.line(match[2]) for name, match in fields.items()}
    begin = fields["full text"].start(2)
    end = min((one.start() for one in fields.values() if one.start() > begin), default=len(part))
    headline = values.get("title") or part.split("\n", 1)[0].strip()
    return f"{headline}\n{part[begin:end].strip()}", facts.given(
        title=facts.title(headline),
        byline=values.get("author", ""),
        source=values.get("publication title", ""),
        published=facts.published(values.get("publication date", "")),
        language=facts.language(
            values.get("language") or values.get("language of publication") or ""
        ),
        url=facts.url(values.get("document url", "")),
        licence=values.get("copyright", ""),
    )
