"""Reporting words in a sentence, and what a reading of a sentence finds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.suggestions.frame import MASK, Frame, Place
from annotator.suggestions.languages import REPORTING

_NEXT = re.compile(r"\s+(\w+)")
_UNNAMED = re.compile(r"\s+not to be\b")
_PROPOSED = re.compile(r"\s+(?:what|how|who|where|when|an?)\b")
_AND_ADJECTIVE = re.compile(r"\b(?:an?|the|its|our|most|very)\s+[\w-]+\s+and\s+\Z")
_FEW_WORDS, _FAR = 60, 400  # code points
_REACTION = re.compile(r"\s+(?:to|with)\b")
_ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "people", "all"})
_NEAR = 5  # words behind a verb such as "raise" among which it is said what is raised


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at [start, end), its auxiliary with it; `word` is the verb in lower case.

    A verb of several words has "_" between them, as in the lists.
    """

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
    language, heads = frame.language, frame.language.heads
    before: list[str] = ["", ""]
    auxiliary, last, governing = -1, start, ""
    for found in language.cue.finditer(frame.masked, start, end):
        word = found.group()
        lower = word.lower()
        phrase = language.phrase.match(frame.masked, found.start(), end) if lower in heads else None
        if found.start() < last:
            pass  # inside of a verb of several words
        elif not language.spaced or phrase or lower in language.verbs:
            cue = _cue(phrase or found)
            is_object = _is_object_of(frame, governing, last, cue)
            if not is_object and not _is_no_verb(frame, phrase or found, before, start):
                begin = auxiliary if auxiliary >= 0 else cue.start
                yield Cue(begin, cue.end, cue.word)
                last, governing = cue.end, cue.word
            auxiliary = -1
        elif lower in language.words.get("auxiliary", ()):
            auxiliary = found.start() if auxiliary < 0 else auxiliary
        else:
            auxiliary = -1
        before = [before[-1], word]


def _is_object_of(frame: Frame, verb: str, end: int, cue: Cue) -> bool:
    """Whether a word that can be a noun is what the verb in front is about: rejects claims."""
    if not frame.language.has("object", verb) or not frame.language.has("noun", cue.word):
        return False
    return sum(1 for _ in frame.words(end, cue.start)) <= 2 and not frame.language.that.search(
        frame.masked, end, cue.start
    )


def _cue(found: re.Match[str]) -> Cue:
    return Cue(found.start(), found.end(), "_".join(found.group().lower().split()))


def _reports(frame: Frame, word: str) -> bool:
    return word.lower() in frame.language.verbs


def _is_no_verb(frame: Frame, found: re.Match[str], before: list[str], start: int) -> bool:
    """Whether a word that may report is a noun here, a passive, a part of a name, or unreal."""
    language, verb, word = frame.language, _cue(found).word, found.group()
    if language.code != "en":
        return False
    last = before[-1]
    if _says_nothing(frame, found, before, start):
        return True
    named = word[:1].isupper() and found.start() > start
    opens = not last and (word.endswith("ing") or _is_participle(frame, found))
    if named or opens or _is_denied(last):
        return True
    if language.has("base", verb) and language.has("modal", last):
        return not language.has("going_on", before[0])
    if _only(frame, verb, "light") and not _speaks(frame, found.end()):
        return True
    noun = language.has("noun", verb) or language.has("noun", verb.split("_")[0])
    return _is_passive(frame, found, before, start) or (noun and _is_noun(frame, found.end(), last))


def _says_nothing(frame: Frame, found: re.Match[str], before: list[str], start: int) -> bool:
    """Whether a word of the lists reports nothing here, by the words beside it."""
    verb, end = _cue(found).word, found.end()
    if _UNNAMED.match(frame.masked, end):  # who asked not to be named
        return True
    if before[-1] == "who" and before[0].lower() in _ANYBODY:  # those who reject its worldview
        return True
    near = frame.masked[max(start, found.start() - _FEW_WORDS) : found.start()]
    if frame.language.has("base", verb) and _AND_ADJECTIVE.search(near):
        return True  # a positive and welcome first step
    proposed = verb == "suggest" and _PROPOSED.match(frame.masked, end)
    return bool(proposed) or (verb.startswith("respond") and _is_reaction(frame, end))


def _is_reaction(frame: Frame, end: int) -> bool:
    """Whether something is done and not said: "responds to the attack", "responded with $135m"."""
    behind = frame.masked[end : end + _FAR].partition("\n")[0]
    told = MASK in behind or ":" in behind or frame.language.that.search(behind)
    return bool(_REACTION.match(behind)) and not told


def _is_denied(before: str) -> bool:
    """Whether nothing was said: officials have not said why."""
    return before in ("not", "never") or before.endswith(("n't", "n’t"))


def _is_passive(frame: Frame, found: re.Match[str], before: list[str], start: int) -> bool:
    """Whether something is said of somebody: was told, proposed by, when asked."""
    language, last, ended = frame.language, before[-1], found.group().endswith("ed")
    following = _NEXT.match(frame.masked, found.end())
    if ended and ((following and following[1] == "by") or language.has("conjunction", last)):
        return True
    between = frame.masked[max(start, found.start() - 1) : found.start()]
    owner = before[0] if last.endswith("ly") or language.has("adverb", last) else last
    return not between.strip() and language.has("passive", owner)


def _is_participle(frame: Frame, found: re.Match[str]) -> bool:
    """Whether a sentence begins with "Asked whether", "Told that": somebody else asked."""
    behind = _NEXT.match(frame.masked, found.end())
    told = found.group() == "Told" or found.group().endswith("ed")
    begins = found.group()[:1].isupper()
    return told and begins and behind is not None and behind[1][:1].islower()


def _only(frame: Frame, verb: str, part: str) -> bool:
    """Whether a verb reports in one way alone."""
    return [one for one in REPORTING if frame.language.has(one, verb)] == [part]


def _speaks(frame: Frame, end: int) -> bool:
    """Whether what is raised, offered or sent behind a verb is something that is said."""
    for count, found in enumerate(frame.words(end, min(end + 80, len(frame.masked)))):
        if frame.language.has("speech", found.group()):
            return True
        if count + 1 == _NEAR or frame.language.has("of", found.group()):
            return False
    return False


def _is_noun(frame: Frame, end: int, before: str) -> bool:
    """Whether a word that can be noun or verb is a noun, by the words before and behind it."""
    language = frame.language
    if before.lower() in ("all", "both"):
        return False
    following = _NEXT.match(frame.masked, end)
    behind = following[1] if following else ""
    verb_behind = _reports(frame, behind) and not language.has("noun", behind)
    if not before and (verb_behind or behind == "that"):  # Estimates suggest; Claims that
        return True
    if _reports(frame, before) or language.has("finite", behind) or behind in ("for", "of", "from"):
        return True
    if language.has("adjective", before) or (before.islower() and before.endswith("ed")):
        return True
    possessive = before.endswith(("’s", "'s", "s’"))
    return possessive or language.has("determiner", before) or language.has("of", before)
