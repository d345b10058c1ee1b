"""What something was called: "called the talks “frank”", "described the deal as a mistake"."""

import re

from annotator.suggestions.cues import Cue
from annotator.suggestions.frame import MASK, Frame, Place

_AS = re.compile(r"\s+as\s+(?=\S)")
_OBJECT = re.compile(
    rf"\s+(?P<object>[^,;:{MASK}]{{1,100}}?)\s+(?:(?={MASK})|(?P<an>an?)\s+(?=\w))"
)
_LONGEST = 160  # code points between the verb and its "as"
_SIGNS = re.compile(r"[,;:]")
_STOPS = re.compile(r"[;:]|,\s+\w+ing\b|,?\s+(?:but|and)\s+(?:\w+ly\s+)?\w+(?:ed|said)\b")
_WHAT = re.compile(r"\b(?:[Ww]hat|which)\s[^,;:]{1,60}\Z")


def called(frame: Frame, cue: Cue, end: int) -> Place | None:
    """Where the thing begins that is called something, and where what it is called ends at most.

    In "what he called “a mistake”" these are the words in quotation marks.
    """
    if frame.language.code != "en" or not frame.language.has("called", cue.word):
        return None
    sign = _STOPS.search(frame.masked, cue.end, end)
    end = sign.start() if sign else end
    with_as = _AS.match(frame.masked, cue.end, end)
    begin = with_as.end() if with_as else cue.end
    if _WHAT.search(frame.masked[max(0, cue.start - 80) : cue.start]):
        return _quoted(frame, begin, end) or ((begin, end) if with_as else None)
    if frame.language.has("as_only", cue.word):
        return _as_something(frame, cue, end)
    return _something(frame, cue, end) or _as_something(frame, cue, end)


def _quoted(frame: Frame, begin: int, end: int) -> Place | None:
    """The words in quotation marks that begin at a place."""
    start = begin + len(frame.masked[begin:end]) - len(frame.masked[begin:end].lstrip())
    block = frame.block_from(start)
    return block if block and block[0] == start else None


def _as_something(frame: Frame, cue: Cue, end: int) -> Place | None:
    found = _AS.search(frame.masked, cue.end, min(end, cue.end + _LONGEST))
    if found is None or _SIGNS.search(frame.masked, cue.end, found.start()):
        return None
    return (cue.end, end) if _is_object(frame, (cue.end, found.start())) else None


def _something(frame: Frame, cue: Cue, end: int) -> Place | None:
    found = _OBJECT.match(frame.masked, cue.end, end)
    if found is None or not _is_object(frame, found.span("object")):
        return None
    following = next(frame.words(found.end(), end), None)
    if found["an"] and (following is None or frame.language.has("time", following.group())):
        return None
    return cue.end, end


def _is_object(frame: Frame, place: Place) -> bool:
    """Whether words are a noun phrase, and whole: "the talks", not "by police", "a vote on"."""
    words = [found.group() for found in frame.words(*place)]
    if not words or any(frame.language.has("finite", word) for word in words):
        return False
    outside = ("adjunct", "of", "breaker")
    edges = (words[0], words[-1])
    if any(frame.language.has(part, edge) for part in outside for edge in edges):
        return edges[0].lower() in ("this", "all", "some", "any") and len(words) > 1
    return words[0].lower() != "by"
