"""Reported clauses in front of who said it: "…, an official said", "…, according to them"."""

import re

from annotator.suggestions.clauses import is_clause, is_opening, last_word
from annotator.suggestions.cues import Cue, Found
from annotator.suggestions.frame import Frame, Place, trimmed
from annotator.suggestions.hearers import addressee_after
from annotator.suggestions.sources import appended, subject_after

_FEW_WORDS = 6  # without a verb of the list, so few are a title in front of a name
_INVERTING = frozenset({"said", "says", "added", "wrote", "noted", "explained", "argued"})
_SHORT = 40  # code points of "on Tuesday" that may follow an inverted "said Lavrov"


def according_to(frame: Frame, unit: Place) -> Found | None:
    """According to the ministry, …; …, according to the ministry."""
    found = frame.language.by.search(frame.masked, *unit)
    if not found:
        return None
    cue = (found.start(), found.start() + len(found.group().rstrip("ل ")) or found.end())
    comma = re.compile("[,،，]").search(frame.masked, found.end(), unit[1])
    stop = comma.start() if comma else last_word(frame, found.end(), unit[1])
    source = trimmed(frame.masked, found.end(), stop)
    first = not any(c.isalnum() for c in frame.masked[unit[0] : found.start()])
    if first and comma:
        content = trimmed(frame.masked, comma.end(), unit[1])
    else:
        content = trimmed(frame.masked, unit[0], found.start())
    if content[0] >= content[1] or source[0] >= source[1]:
        return None
    return Found(content=(content,), cue=cue, source=source, rule="according-to", score=0.85)


def said_by(frame: Frame, unit: Place, cue: Cue, end: int) -> Found | None:
    """…, said Jeffrey Trimble, an official of the board."""
    before = frame.masked[unit[0] : cue.start].rstrip()
    content = trimmed(frame.masked, _behind_opener(frame, unit[0]), unit[0] + len(before))
    inverts = before.endswith(",") and cue.word in _INVERTING and frame.language.code == "en"
    words = sum(1 for _ in frame.words(*content))
    if not inverts or words < _FEW_WORDS or is_opening(frame, unit[0]):
        return None
    source = subject_after(frame, cue.end, end)
    if source is None or source[1] < end - _SHORT:
        return None
    cue_at = (cue.start, cue.end)
    return Found(content=(content,), cue=cue_at, source=source, rule="clause-said", score=0.9)


def clause_first(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """…, a high-ranking official said on Tuesday."""
    source = appended(frame, unit[0], cue.start)
    if source is None or not frame.language.has("clause", cue.word):
        return None
    if frame.language.has("vague", cue.word) or is_opening(frame, unit[0]):
        return None
    content = trimmed(frame.masked, _behind_opener(frame, unit[0]), source[0])
    few_words = sum(1 for _ in frame.words(*content)) <= _FEW_WORDS
    if content[1] - content[0] < 8 or (few_words and not is_clause(frame, *content)):
        return None
    end = last_word(frame, cue.end, unit[1])
    at_once = frame.language.has("audience", cue.word)
    return Found(
        content=(content,),
        cue=(cue.start, cue.end),
        source=source,
        addressee=addressee_after(frame, cue.end, end, at_once=at_once),
        rule="clause-said",
        score=0.9,
    )


def _behind_opener(frame: Frame, start: int) -> int:
    """Where a sentence goes on behind "However," and the like, which nobody said."""
    first = next(frame.words(start, len(frame.masked)), None)
    if first is None or not frame.language.has("opener", first.group()):
        return start
    return first.end() if frame.masked.startswith(",", first.end()) else start
