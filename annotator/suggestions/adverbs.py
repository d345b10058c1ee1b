"""Where a noun phrase ends in front of adverbs, times and "continues to" before its verb."""

import re

from annotator.suggestions.frame import Frame

_WHEN_LAST = re.compile(
    r"(?:,?\s+(?:late|early|earlier|later))?(?:,?\s+(?:(?:on|last|this)\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday"
    r"|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})"
    r"|\s+(?:last|this)\s+(?:week|month|year))\s*\Z"
)


def without_adverbs(frame: Frame, start: int, end: int) -> int:
    """Where a noun phrase ends in front of "also", "has", "continues to": the words left out."""
    end = _without_when(frame, start, _without_going_on(frame, start, end))
    near = list(frame.words(max(start, end - 60), end))
    while near and (frame.language.has("adverb", near[-1].group()) or _is_ly(near[-1].group())):
        if not frame.masked[near[-1].end() : end].strip():
            end = near.pop().start()
            continue
        break
    return end


def _without_when(frame: Frame, start: int, end: int) -> int:
    """Where a noun phrase ends in front of "on Monday", "last week"."""
    when = _WHEN_LAST.search(frame.masked, max(start, end - 40), end)
    before = list(frame.words(max(start, when.start() - 30), when.start())) if when else []
    if when is None or not before or _leads_on(frame, before[-1].group()):
        return end
    return when.start()


def _leads_on(frame: Frame, word: str) -> bool:
    """Whether a time belongs to the noun phrase in front of it: the posts from Friday."""
    return frame.language.has("of", word) or frame.language.has("adjunct", word)


def _without_going_on(frame: Frame, start: int, end: int) -> int:
    near = list(frame.words(max(start, end - 60), end))[-2:]
    goes_on = len(near) > 1 and frame.language.has("going_on", near[0].group())
    return near[0].start() if goes_on and near[1].group() == "to" else end


def _is_ly(word: str) -> bool:
    return word.islower() and word.endswith("ly") and len(word) > 4
