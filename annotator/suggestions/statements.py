"""A statement printed without quotation marks: below "The Minister said:", or a turn of a talk.

Governments publish what was said as plain paragraphs behind a line that ends in a reporting word
and a colon, and press briefings as turns that begin with the speaker's name and a colon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from annotator.suggestions.attributions import attributions
from annotator.suggestions.cues import Found
from annotator.suggestions.frame import Frame, Place, frame_of
from annotator.suggestions.languages import Language, small_words
from annotator.suggestions.languages import language as language_of
from annotator.suggestions.roles import is_courtesy, is_role

_FAR = 12_000  # code points in front of a caret and behind it that are read
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r'\s*[“«„「『"‘]')
_LABEL = re.compile(r"(?P<who>[^\n:：]{1,100}?)\s?(?P<cue>[:：])(?:(?<=：)|\s)\s*(?=\S)")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")
_ARTICLE = re.compile(r"\A(?:the|an?|his|her|its)\s+", re.IGNORECASE)
_MOST_WORDS = 8  # of who speaks in a turn
_CLOSING = re.compile(
    r"(?:The full (?:report|statement|text|transcript|speech)|Read (?:the|more)|Follow |Be sure to"
    r"|(?:For )?(?:[Mm]ore|[Ff]urther) information|Notes? (?:to|for) [Ee]ditors|Media enquiries"
    r"|ENDS?\b|Ends\b)"
)
_ALSO = re.compile(r"[.!?]\s+(?:He|She|They|It|The(?: \w+){1,3}) also (?P<verb>\w+)")
_SAID = re.compile(r"(?P<head>[^\n:：]{3,300}?[:：])(?:[^\S\n]+(?P<what>\S)|\s*\Z)")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines around a caret; `named` where names before colons take turns in them."""

    text: str
    places: tuple[Place, ...]
    language: Language
    named: bool


def statement_at(text: str, caret: int, language: Language) -> Found | None:
    """The statement or turn around a caret, in places of the whole text; None where there is none.

    It ends in front of the next turn, of words in quotation marks, or of a paragraph that names
    the speaker, as no speaker does.
    """
    lines = _lines(text, caret, language)
    here = next((n for n, (start, end) in enumerate(lines.places) if start <= caret <= end), -1)
    for number in range(here, -1, -1):
        head = _head(lines, lines.places[number])
        if head is not None:
            return _filled(lines, number, here, head)
        if _MARK.match(text, *lines.places[number]):
            return None
    return None


def turns_in(text: str) -> Iterator[Place]:
    """Where a text's turns name who speaks, with the colon, in order."""
    lines = _read_lines(text, (0, len(text)), language_of("en"))
    for place in lines.places:
        label = _LABEL.match(text, *place)
        if label and _takes_turn(label["who"], named=lines.named):
            yield label.start("who"), label.end("cue")


def _lines(text: str, caret: int, language: Language) -> _Lines:
    """The whole lines near a caret."""
    low, high = max(0, caret - _FAR), min(len(text), caret + _FAR)
    start = text.find("\n", low, caret) + 1 if low else 0
    end = text.rfind("\n", caret, high) if high < len(text) else high
    room = (start or caret) if low else 0, end if end >= 0 else high
    return _read_lines(text, room, language)


def _read_lines(text: str, room: Place, language: Language) -> _Lines:
    places = tuple(found.span() for found in _LINE.finditer(text, *room))
    labels = (_LABEL.match(text, *place) for place in places)
    turns = (label for label in labels if label and _takes_turn(label["who"], named=True))
    return _Lines(text, places, language, named=len(list(islice(turns, 2))) == 2)


def _head(lines: _Lines, line: Place) -> Found | None:
    """Who speaks from a line on, by its beginning; None where nobody begins to."""
    label = _LABEL.match(lines.text, *line)
    if label and _takes_turn(label["who"], named=lines.named):
        return _turn(lines.text, line, label)
    said = _SAID.match(lines.text, *line)
    if said is None or (said["what"] and _MARK.match(said["what"])):
        return None
    if said["what"] and _reports_on(lines, said.start("what"), line[1]):
        return None
    begin = said.start("what") if said["what"] else line[1]
    return _said(frame_of(said["head"] + ' "…"', lines.language), line, begin)


def _reports_on(lines: _Lines, start: int, end: int) -> bool:
    """Whether a later sentence of a line reports too: "They also claimed …", which nobody said."""
    return any(
        lines.language.has("clause", found["verb"])
        for found in _ALSO.finditer(lines.text, start, end)
    )


def _takes_turn(who: str, *, named: bool) -> bool:
    """Whether words before a colon are a speaker's: SECRETARY KERRY, Q, or a name among several."""
    bare = _IN_BRACKETS.sub("", who).strip()
    words = bare.split()
    if bare in small_words("turn"):
        return True
    if not words or len(words) > _MOST_WORDS or not all(c.isalnum() or c in " .’'-&" for c in bare):
        return False
    links = small_words("link")
    return bare.isupper() or (named and all(word[0].isupper() or word in links for word in words))


def _turn(text: str, line: Place, label: re.Match[str]) -> Found | None:
    if _MARK.match(text, label.end()):
        return None
    start = label.start("who")
    who = start, start + len(label["who"].rstrip())
    return Found(
        content=((label.end(), line[1]),), cue=label.span("cue"), source=who, rule="turn", score=0.9
    )


def _said(frame: Frame, line: Place, begin: int) -> Found | None:
    """The head of "Philip Hammond said: The UK has …", read as if a quotation stood behind it."""

    def moved(place: Place | None) -> Place | None:
        return (place[0] + line[0], place[1] + line[0]) if place else None

    for one in attributions(frame):
        if one.rule == "said-quotation" and one.cue:
            return replace(
                one,
                content=((begin, line[1]),),
                cue=moved(one.cue),
                source=moved(one.source),
                addressee=moved(one.addressee),
                rule="colon",
                score=0.7,
            )
    return None


def _filled(lines: _Lines, number: int, here: int, head: Found) -> Found | None:
    """What is said from a head's line on; None where it ends before the line of the caret."""
    begin, end = head.content[0]
    last = number
    for line in lines.places[number + 1 :]:
        if _ends_before(lines, line, head):
            break
        begin = line[0] if begin == end else begin
        end, last = line[1], last + 1
    end = begin + len(lines.text[begin:end].rstrip())
    if begin >= end or last < here or _MARK.match(lines.text, begin):
        return None
    return replace(head, content=((begin, end),))


def _ends_before(lines: _Lines, line: Place, head: Found) -> bool:
    """Whether what is said ends in front of a line."""
    if _MARK.match(lines.text, *line) or _head(lines, line):
        return True
    if head.rule == "turn":
        return False
    words = lines.text[slice(*line)]
    names = (re.escape(name) for name in _names(lines.text, head))
    named_again = any(re.search(rf"\b{name}\b", words) for name in names)
    return named_again or bool(_CLOSING.match(words))


def _names(text: str, head: Found) -> Iterator[str]:
    """The words that a speaker would not say of himself or herself: office and surname."""
    source = text[slice(*head.source)] if head.source else ""
    for piece in source.split(","):
        name = _ARTICLE.sub("", piece.strip())
        words = name.split()
        if not words or not name[0].isupper() or name == "I":
            continue
        yield name
        if len(words) > 1 and (is_courtesy(words[0]) or is_role(" ".join(words[:-1]))):
            yield words[-1]
