"""Reporting words in a sentence, and what a reading of a sentence finds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.suggestions.frame import Frame, Place

_NEXT = re.compile(r"\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at [start, end), its auxiliary with it; `word` is the verb in lower case."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quote as a reading of one sentence gives it: places, the rule, how sure it is."""

    content: tuple[Place, ...]
    cue: Place | None = None
    source: Place | None = None
    addressee: Place | None = None
    rule: str
    score: float


def cues_in(frame: Frame, start: int, end: int) -> Iterator[Cue]:
    """The reporting verbs outside of quotations in [start, end), without nouns and passives."""
    language = frame.language
    before = ""
    auxiliary = -1
    for found in language.cue.finditer(frame.masked, start, end):
        word = found.group()
        if not language.spaced or _reports(frame, word):
            if not _is_no_verb(frame, found, before, start):
                begin = auxiliary if auxiliary >= 0 else found.start()
                yield Cue(begin, found.end(), word.lower())
            auxiliary = -1
        elif language.has("auxiliary", word):
            auxiliary = found.start() if auxiliary < 0 else auxiliary
        else:
            auxiliary = -1
        before = word


def _reports(frame: Frame, word: str) -> bool:
    return any(frame.language.has(part, word) for part in ("clause", "infinitive", "object"))


def _is_no_verb(frame: Frame, found: re.Match[str], before: str, start: int) -> bool:
    """Whether a word that may report is a noun here, a passive, a part of a name, or unreal."""
    language, word = frame.language, found.group()
    if language.code != "en":
        return False
    if (word[:1].isupper() and found.start() > start) or (word.endswith("ing") and not before):
        return True
    between = frame.masked[max(start, found.start() - 1) : found.start()]
    passive = not between.strip() and language.has("passive", before)
    return passive or (language.has("noun", word) and _is_noun(frame, found.end(), before))


def _is_noun(frame: Frame, end: int, before: str) -> bool:
    """Whether a word that can be noun or verb is a noun, by the words before and behind it."""
    language = frame.language
    if before.lower() in ("all", "both"):
        return False
    following = _NEXT.match(frame.masked, end)
    if _reports(frame, before) or (following and language.has("finite", following[1])):
        return True
    possessive = before.endswith(("’s", "'s", "s’"))
    return possessive or language.has("determiner", before) or language.has("of", before)
