"""Where the noun phrase stands that names who hears, beside a reporting word."""

import re

from annotator.suggestions.frame import Frame, Place
from annotator.suggestions.sources import BREAKS

_LONGEST = 200  # code points of a noun phrase
_MANY_WORDS = 12
_OCCASIONS = frozenset(
    {
        "briefing",
        "conference",
        "agency",
        "agencies",
        "outlet",
        "outlets",
        "corps",
        "channel",
        "meeting",
    }
)
_OBJECTS = frozenset({"him", "her", "them", "us", "me", "you", "it"})
_HEARERS = re.compile(
    r"\b(?:[Ss]peaking (?:to|with|before)|(?:meeting|talks|conversation|call|interview) with"
    r"|addressing|letter to)\s+"
)
_PAST = re.compile(r"(?:after|following|before|ahead of)\s+(?:(?:\w+)\s+){0,2}\Z", re.IGNORECASE)


def addressee_after(frame: Frame, start: int, end: int, *, at_once: bool) -> Place | None:
    """Who hears, behind a reporting word: at once ("told reporters") or behind "to"."""
    words = list(frame.words(start, min(end, start + _LONGEST)))
    if not words or BREAKS.search(frame.masked, start, words[0].start()):
        return None
    if words[0].group().lower() == "to":
        words = words[1:]
        if not words or not _names_hearers(frame, words[0].group()):
            return None
    elif not at_once:
        return None
    return _hearers(frame, words)


def addressee_of_occasion(frame: Frame, start: int, end: int) -> Place | None:
    """Who hears by the occasion that is named: "speaking to journalists", "a meeting with …"."""
    found = _HEARERS.search(frame.masked, start, end)
    if found is None or _PAST.search(frame.masked[max(0, found.start() - 40) : found.start()]):
        return None
    return _hearers(frame, list(frame.words(found.end(), end)))


def _is_occasion(words: list[re.Match[str]], number: int) -> bool:
    """Whether a word goes on to name an occasion or a house: "media briefing", "press agency"."""
    return number < len(words) and words[number].group() in _OCCASIONS


def _names_hearers(frame: Frame, word: str) -> bool:
    language = frame.language
    lower = word.lower()
    return (
        word[0].isupper()
        or language.has("hearers", word)
        or language.has("determiner", word)
        or lower in _OBJECTS
    )


def _hearers(frame: Frame, words: list[re.Match[str]]) -> Place | None:
    """The noun phrase that the words begin with, as short as it may be."""
    language, taken = frame.language, 0
    for number, found in enumerate(words[:_MANY_WORDS]):
        word = found.group()
        if number and BREAKS.search(frame.masked, words[number - 1].end(), found.start()):
            break
        if number == 0 and word.lower() in _OBJECTS:
            taken = 1
            break
        stops = any(language.has(part, word) for part in ("breaker", "adjunct", "pronoun"))
        if stops or word == "not" or (number and language.has("determiner", word)):
            break
        taken = number + 1
        if language.has("hearers", word) and not _is_occasion(words, number + 1):
            break
    last = words[taken - 1].group() if taken else ""
    if not last or (taken == 1 and not _names_hearers(frame, last)):
        return None
    return words[0].start(), words[taken - 1].end()
