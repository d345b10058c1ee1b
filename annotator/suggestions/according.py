"""Sentences that name their source: "According to the ministry, …", "…, according to him"."""

import re
from collections.abc import Iterator

from annotator.suggestions.adverbs import without_adverbs
from annotator.suggestions.apposition import is_name_alone
from annotator.suggestions.clauses import is_clause, last_word
from annotator.suggestions.cues import Found
from annotator.suggestions.frame import Frame, Place, trimmed

_COMMA = re.compile("[,،，]")
_DESCRIBES = re.compile(
    r"(?:an?|the|his|her|its|their|who|whose|which)\s|(?:\w+\s){0,3}(?:of|for)\s"
)
_PARTICIPLE = re.compile(r"(?:quoting|citing|speaking|writing|referring)\s")
_OPENS = re.compile(
    r"(?:the|an?|this|that|these|those|there|it|he|she|they|his|her|its|their|some|over|about"
    r"|around|nearly|almost|more|at least|up to|two|three|four|five|six|seven|eight|nine|ten"
    r"|many|most|several|no|all|both|\d[\d,.]*)\s"
)
_MOST_PIECES = 4  # of a source that commas divide
_MOST_WORDS = 12  # of a source without a comma behind it


def according_to(frame: Frame, unit: Place) -> Found | None:
    """According to the ministry, …; …, according to the ministry."""
    found = frame.language.by.search(frame.masked, *unit)
    if not found:
        return None
    cue = (found.start(), found.start() + len(found.group().rstrip("ل ")) or found.end())
    first = not any(c.isalnum() for c in frame.masked[unit[0] : found.start()])
    comma = _COMMA.search(frame.masked, found.end(), unit[1])
    stop = comma.start() if comma else last_word(frame, found.end(), unit[1])
    source = trimmed(frame.masked, found.end(), without_adverbs(frame, found.end(), stop))
    content = trimmed(frame.masked, unit[0], found.start())
    if first or (comma and _is_inserted(frame, content)):
        split = _divided(frame, source, unit[1])
        if split is None and comma is None:
            return None
        source, begin = split or (source, stop)
        content = trimmed(frame.masked, begin, unit[1])
    if content[0] >= content[1] or source[0] >= source[1]:
        return None
    return Found(content=(content,), cue=cue, source=source, rule="according-to", score=0.85)


def _is_inserted(frame: Frame, before: Place) -> bool:
    """Whether a clause is still to come: "…, which, according to AFP, …", "that according to …"."""
    words = list(frame.words(max(before[0], before[1] - 20), before[1]))
    return bool(words) and frame.language.has("breaker", words[-1].group())


def _divided(frame: Frame, source: Place, end: int) -> tuple[Place, int] | None:
    """The source of a sentence that begins with it, and where its clause begins."""
    if frame.language.code != "en":
        return None
    begin = _without_comma(frame, source, end)
    if begin:
        return trimmed(frame.masked, source[0], begin), begin
    stop, taken = source[1], source
    for place in _pieces(frame, source[1], end):
        words = frame.masked[slice(*place)]
        if _PARTICIPLE.match(words):
            stop = place[1]
        elif (
            is_name_alone(frame, place)
            or words.isupper()
            or (_DESCRIBES.match(words) and _is_no_clause(frame, place))
        ):
            stop = place[1]
            taken = taken[0], stop
        else:
            break
    following = next(frame.words(stop, end), None)
    if following and _goes_on(frame, following.group()):  # "…, John Burrows, said"
        return None
    return (taken, stop) if stop > source[1] else None


def _goes_on(frame: Frame, word: str) -> bool:
    """Whether a word behind a comma is the verb of what stands in front of it."""
    return frame.language.has("clause", word) or frame.language.has("finite", word)


def _pieces(frame: Frame, start: int, end: int) -> Iterator[Place]:
    """What stands between the next commas, each piece without space around it."""
    for _ in range(_MOST_PIECES):
        following = _COMMA.search(frame.masked, start + 1, end)
        if following is None:
            return
        yield trimmed(frame.masked, start, following.start())
        start = following.start()


def _is_no_clause(frame: Frame, place: Place) -> bool:
    """Whether a piece has no verb of its own, or is a relative clause."""
    first = next(frame.words(*place)).group().lower()
    return first in ("who", "whose", "which") or not is_clause(frame, *place)


def _without_comma(frame: Frame, source: Place, end: int) -> int:
    """Where the clause begins in "According to the ministry two envoys were …"; 0 for nowhere."""
    words = list(frame.words(*source))[: _MOST_WORDS + 1]
    for number, word in enumerate(words[1:], start=1):
        before = words[number - 1].group()
        if any(frame.language.has(part, before) for part in ("of", "adjunct", "breaker")):
            continue
        if _OPENS.match(frame.masked, word.start(), end) and number > (
            frame.language.has("determiner", words[0].group())
        ):
            whole = is_clause(frame, word.start(), source[1])
            return word.start() if whole else 0
    return 0
