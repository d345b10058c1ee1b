"""What tells a reported clause from when, where and to whom something was said."""

import re
from itertools import islice

from annotator.suggestions.frame import MASK, STOPS, Frame, Place, trimmed

_WHEN = re.compile(
    r"\s*(?:(?:late|early|earlier|later)\s+)?(?:(?:on|in|at|during|after|by)\s+)?"
    r"(?:the following day|(?<=by )(?:19|20)\d\d|"
    r"(?:last|this|next) \w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|today|yesterday|earlier|later|"
    r"(?:late |early |mid-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
    r"(?: \d{1,2}(?:, \d{4})?)?)\b(?![’']),?"
    r"|\s*in (?:the )?\w+(?: possible)? (?:possible )?terms,?"
    r"|\s*(?:on|in|at|during|after|by|through|via)\s+(?:a|the) (?:[\w-]+ )?"
    r"(?:statement|interview|tweet|letter|speech|briefing"
    r"|press conference|news conference|report|message|post)\b"
    r"(?: (?:with|to|on|in) (?:[A-Z]\w+ ?)+)?,?"
)
_SUBJECT = re.compile(
    r"\s*(?:there|it|he|she|they|we|you|i|the|a|an|his|her|its|their|our|my|this|that|these|those"
    r"|all|any|some|many|more|most|no|both|every|each|if|what|how|why|who|when|where)\b|\s*[A-Z\d\ue000]",
)
_PLURAL = re.compile(
    r"\s*(?:[a-z-]+\s){0,2}[a-z-]+s\s+(?:are|were|have|had|will|would|can|could)\b"
)
_NO_SUBJECT = re.compile(r"\s*(?:not\s+to|to|of|for|with|from|about|against)\b")


_LONGEST_HEADLINE = 160  # code points
_MOST_WORDS = 12  # that say when, where and to whom, in front of "that"
_JOINING = frozenset({"and", "or", "nor", "but", "as", "than"})


def is_detour(frame: Frame, start: int, end: int) -> bool:
    """Whether only when, where or to whom stands between a reporting verb and its "that"."""
    words = [found.group() for found in frame.words(start, end)]
    if not words or not frame.language.spaced:
        return len(words) <= 3
    if frame.language.code == "ar":
        return True
    first = words[0]
    if len(words) > _MOST_WORDS:
        return False
    if all(frame.language.has("inserted", word) for word in words):  # warns, though, that
        return True
    if any(frame.language.has(part, first) for part in ("adjunct", "time", "hearers")):
        return True
    behind = behind_when(frame.masked, start, end)
    return behind > start and not frame.masked[behind:end].strip(" ,")


def is_headline(frame: Frame, unit: Place) -> bool:
    """Whether a sentence is a line of its own without a stop."""
    return (
        not frame.masked[: unit[0]].strip()
        and not frame.masked[unit[1] :].strip()
        and unit[1] - unit[0] <= _LONGEST_HEADLINE
        and frame.masked[: unit[1]].rstrip()[-1:] not in STOPS + MASK
    )


def is_opening(frame: Frame, start: int) -> bool:
    """Whether a sentence begins with "Following the visit", "Speaking today": no clause."""
    first = next(frame.words(start, len(frame.masked)), None)
    word = first.group() if first else ""
    return word.endswith("ing") or frame.language.has("adjunct", word)


def behind_when(text: str, start: int, end: int) -> int:
    """The place behind "on Tuesday", "in a statement" at `start`."""
    found = _WHEN.match(text, start, end)
    while found and found.end() > start:
        start = found.end()
        found = _WHEN.match(text, start, end)
    return start


def is_adjunct(frame: Frame, start: int, end: int) -> bool:
    """Whether what follows a reporting verb says only when, where or to whom, up to `end`."""
    begin = behind_when(frame.masked, start, end)
    words = list(frame.words(begin, end))
    if not words:
        return MASK not in frame.masked[begin:end]
    if frame.language.that.search(frame.masked, begin, end) and frame.language.spaced:
        return False
    first = words[0].group()
    short = len(words) <= 14 and "," not in frame.masked[begin:end]
    if frame.language.has("hearers", first) and short:
        return len(words) == 1 or frame.language.has("adjunct", words[1].group())
    place = frame.language.has("adjunct", first) and not frame.language.has("time", first)
    return place and short and first != "to"


def starts_clause(frame: Frame, begin: int, end: int) -> bool:
    """Whether a clause of its own begins behind a reporting word that has no "that"."""
    text = frame.masked
    if begin >= end or _NO_SUBJECT.match(text, begin, end):
        return False
    first = next(frame.words(begin, end), None)
    if first is None or text[begin : first.start()].strip(" \ue000"):
        return False
    if first.group().lower() in _JOINING:
        return False
    if frame.language.has("adjunct", first.group()) or frame.language.has("finite", first.group()):
        return first.group().lower() == "this"
    if _is_object(frame, begin, end):
        return False
    return bool(_SUBJECT.match(text, begin, end) or _PLURAL.match(text, begin, end)) or (
        is_clause(frame, begin, end)
    )


def _is_object(frame: Frame, begin: int, end: int) -> bool:
    """Whether the verb of the sentence follows a comma: "which had threatened a veto, said"."""
    comma = frame.masked.find(",", begin, end)
    behind = next(frame.words(comma, end), None) if comma >= 0 else None
    if behind is None or not frame.language.has("clause", behind.group()):
        return False
    return not is_clause(frame, begin, comma)


def is_clause(frame: Frame, begin: int, end: int) -> bool:
    """Whether a finite verb of the closed list stands among the first words."""
    words = islice(frame.words(begin, end), 12)
    return any(frame.language.has("finite", found.group()) for found in words)


def last_word(frame: Frame, start: int, end: int) -> int:
    """Where the last word in front of `end` ends, without the stop behind it."""
    return max(start, trimmed(frame.masked, start, end)[1])
