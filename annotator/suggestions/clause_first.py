"""Reported clauses in front of who said it: "…, an official said", "…, said Kulik"."""

import re

from annotator.suggestions.apposition import joined_to_name
from annotator.suggestions.clauses import is_clause, is_headline, is_opening, last_word
from annotator.suggestions.cues import Cue, Found, cues_in
from annotator.suggestions.frame import Frame, Place, trimmed
from annotator.suggestions.hearers import addressee_after
from annotator.suggestions.sources import appended, subject_after

_COMMA = re.compile(r",\s+(?=\w)")
_FEW_WORDS = 6  # without a verb of the list, so few are a title in front of a name
_INVERTING = frozenset(
    {"said", "says", "added", "adds", "wrote", "noted", "notes", "explained", "argued", "warned"}
    | {"warns", "insisted", "claimed", "suggested", "suggests", "points_out", "pointed_out"}
)
_SHORT = 40  # code points of "on Tuesday" that may follow an inverted "said Lavrov"


def said_by(frame: Frame, unit: Place, cue: Cue, end: int) -> Found | None:
    """…, said Jeffrey Trimble, an official of the board."""
    before = frame.masked[unit[0] : cue.start].rstrip()
    content = trimmed(frame.masked, _behind_opener(frame, unit[0]), unit[0] + len(before))
    inverts = before.endswith(",") and cue.word in _INVERTING and frame.language.code == "en"
    words = sum(1 for _ in frame.words(*content))
    if not inverts or words < _FEW_WORDS or is_opening(frame, unit[0]):
        return None
    source = subject_after(frame, cue.end, end)
    if source is None or source[1] < end - _SHORT or _is_apposed(frame, unit[0], content):
        return None
    if is_clause(frame, cue.end, _to_comma(frame, cue.end, end)):  # "…, who is ill, said it was"
        return None
    cue_at = (cue.start, cue.end)
    return Found(content=(content,), cue=cue_at, source=source, rule="clause-said", score=0.9)


def _to_comma(frame: Frame, start: int, end: int) -> int:
    comma = frame.masked.find(",", start, end)
    return comma if comma >= 0 else end


def _is_apposed(frame: Frame, start: int, content: Place) -> bool:
    """Whether words are a name and what he or she is: "Paul Dewar, an opposition member"."""
    comma = frame.masked.find(",", *content)
    if comma < 0 or is_clause(frame, start, comma):
        return False
    piece = frame.masked[comma + 1 : content[1]].split(None, 1)
    return bool(piece) and (
        frame.language.has("determiner", piece[0])
        or piece[0].lower() in ("who", "which", "whose", "when", "where", "as", "in")
    )


def clause_first(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """…, a high-ranking official said on Tuesday."""
    source = appended(frame, unit[0], cue.start)
    if source is None or not frame.language.has("clause", cue.word):
        return None
    if frame.language.has("vague", cue.word) or is_opening(frame, unit[0]):
        return None
    named = joined_to_name(frame, unit[0], source)
    if frame.masked[: named[0]].rstrip().endswith(","):  # "…, Majid Farahani, an official said"
        source = named
    content = trimmed(frame.masked, _behind_opener(frame, unit[0]), source[0])
    few_words = sum(1 for _ in frame.words(*content)) <= _FEW_WORDS
    bare = few_words and not is_clause(frame, *content) and not is_headline(frame, unit)
    if content[1] - content[0] < 8 or bare:
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


def clause_around(frame: Frame, unit: Place, cue: Cue, end: int) -> Found | None:
    """The talks, he said, were open; the talks failed, he said, because nobody came."""
    comma = _COMMA.match(frame.masked, cue.end, end)
    source = appended(frame, unit[0], cue.start) if comma else None
    vague = frame.language.has("vague", cue.word) or not frame.language.has("clause", cue.word)
    if comma is None or source is None or vague or frame.language.code != "en":
        return None
    left = trimmed(frame.masked, _behind_opener(frame, unit[0]), source[0])
    right = trimmed(frame.masked, comma.end(), end)
    parts = _told_around(frame, left, right)
    at = (cue.start, cue.end)
    return (
        Found(content=parts, cue=at, source=source, rule="clause-said", score=0.85)
        if parts
        else None
    )


def _told_around(frame: Frame, left: Place, right: Place) -> tuple[Place, ...]:
    """The parts of a clause that "he said" stands in, or what stands behind it; () for none."""
    first = next(frame.words(*right), None)
    if first is None or not any(True for _ in frame.words(*left)):
        return ()
    if is_opening(frame, left[0]):  # On Monday, he said, talks would resume
        return (right,) if is_clause(frame, *right) else ()
    word = first.group()
    further = frame.language.has("breaker", word) or word in ("even", "despite")
    goes_on = further if is_clause(frame, *left) else frame.language.has("finite", word)
    told = any(frame.language.has("bare", one.word) for one in cues_in(frame, *right))
    if goes_on or told:
        return (left, right) if not told else ()
    return (right,) if _is_apart(frame, left, word) and is_clause(frame, *right) else ()


def _is_apart(frame: Frame, left: Place, behind: str) -> bool:
    """Whether a name in front of "AFP reported," has no part in the clause behind it."""
    named = not is_clause(frame, *left) and frame.masked[left[0]].isupper()
    return named and frame.language.has("determiner", behind)


def _behind_opener(frame: Frame, start: int) -> int:
    """Where a sentence goes on behind "However," and the like, which nobody said."""
    first = next(frame.words(start, len(frame.masked)), None)
    if first is None or not frame.language.has("opener", first.group()):
        return start
    return first.end() if frame.masked.startswith(",", first.end()) else start
