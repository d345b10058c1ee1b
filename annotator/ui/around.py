"""What a key without a selection takes: the quotation, the name or the word around the caret."""

import re
from collections.abc import Callable

from annotator.ui.article_view import sentences

_WORD = re.compile(r"\w+(?:[.’'·-]\w+)*")
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』", "‹": "›"}
_LINKS = {"of", "de", "la", "del", "der", "van", "von", "bin", "ibn", "al", "el", "da", "di", "dos"}
_TITLES = {"Mr", "Mrs", "Ms", "Dr", "Sen", "Gen", "Prof", "Amb", "Gov", "Rep", "St"}
_PRONOUNS = frozenset(
    {"he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its", "we", "us"}
    | {"our", "i", "me", "my", "you", "your", "who"}
)
Place = tuple[int, int]
Finder = Callable[[str, int], Place | None]  # text and offset: the stretch around it


def trimmed(text: str, place: Place) -> Place | None:
    """The same stretch without the space around it; None if it is nothing but space."""
    start, end = place
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def quotation_at(text: str, offset: int) -> Place | None:
    """The stretch in quotation marks around an offset, marks and all, within its paragraph."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    paragraph = text[first : last if last >= 0 else len(text)]
    found = [
        (first + start, first + end)
        for start, end in _quotations(paragraph)
        if first + start <= offset <= first + end
    ]
    return min(found, key=lambda place: place[1] - place[0]) if found else None


def quote_at(text: str, offset: int) -> Place | None:
    """What Q takes: the stretch in quotation marks around an offset, else the sentence."""
    return quotation_at(text, offset) or trimmed(text, sentences.sentence_at(text, offset))


def _quotations(paragraph: str) -> list[Place]:
    places: list[Place] = []
    opened: list[tuple[str, int]] = []
    for position, sign in enumerate(paragraph):
        if opened and sign in opened[-1][0]:
            places.append((opened.pop()[1], position + 1))
        elif sign == '"':
            opened.append(('"', position))
        elif sign in _PAIRS:
            opened.append((_PAIRS[sign], position))
    return places


def word_at(text: str, offset: int) -> Place | None:
    """The word at an offset, or that ends there."""
    first = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    for match in _WORD.finditer(text, max(0, first - 1), min(len(text), offset + 100)):
        if match.start() > offset:
            break
        if match.end() >= offset:
            return match.span()
    return None


def name_at(text: str, offset: int) -> Place | None:
    """What S takes: the name in capital letters around an offset, else the word."""
    here = word_at(text, offset)
    if here is None or not text[here[0]].isupper():
        return here
    words = [m.span() for m in _WORD.finditer(text, max(0, here[0] - 100), here[1] + 100)]
    at = words.index(here) if here in words else -1
    if at < 0:
        return here
    first, last = at, at
    while first > 0 and _joined(text, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        last += 1
    while first < at and _is_link(text, words[first]):
        first += 1
    while last > at and _is_link(text, words[last]):
        last -= 1
    return words[first][0], words[last][1]


def _joined(text: str, left: Place, right: Place) -> bool:
    """Whether two words stand together in one name."""
    between = text[left[1] : right[0]]
    if between != " " and not (between == ". " and text[left[0] : left[1]] in _TITLES):
        return False
    return all(
        text[start].isupper() or _is_link(text, (start, end)) for start, end in (left, right)
    )


def _is_link(text: str, place: Place) -> bool:
    return text[slice(*place)] in _LINKS


def kind_of_mention(words: str) -> str:
    """How words name a speaker: as a name, by a pronoun, or by what they are (nominal)."""
    if words.lower() in _PRONOUNS:
        return "pronoun"
    first = words[:1]
    article = words.lower().startswith(("the ", "a ", "an ", "his ", "her ", "their "))
    return "nominal" if article or (first.islower() and first.isascii()) else "name"


def next_edge(text: str, edge: int, step: int) -> int:
    """The next place behind (step 1) or before (step -1) an edge where a span may end."""
    if step > 0:
        ends = (m.end() for m in _WORD.finditer(text, edge) if m.end() > edge)
        return next(ends, len(text))
    back = max(0, edge - 200)
    ends_before = [m.end() for m in _WORD.finditer(text, back, edge) if m.end() < edge]
    return ends_before[-1] if ends_before else back


def next_start(text: str, edge: int, step: int) -> int:
    """The next place behind (step 1) or before (step -1) an edge where a span may begin."""
    if step > 0:
        starts = (m.start() for m in _WORD.finditer(text, edge) if m.start() > edge)
        return next(starts, len(text))
    back = max(0, edge - 200)
    starts_before = [m.start() for m in _WORD.finditer(text, back, edge) if m.start() < edge]
    return starts_before[-1] if starts_before else back
