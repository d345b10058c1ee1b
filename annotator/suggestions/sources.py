"""Where the noun phrases stand that name who speaks and who hears, beside a reporting word."""

import re
from itertools import pairwise

from annotator.suggestions.frame import MASK, Frame, Place

_BREAKS = re.compile(rf"[,;:()\[\]—–/،，；：{MASK}\n]")
_PIECE = re.compile(r",\s+")
_DAY = re.compile(r"(?:\d+月)?\d+日(?:晚|上午|下午)?\Z")
_LONGEST = 200  # code points of a noun phrase
_MANY_WORDS = 12
_OBJECTS = frozenset({"him", "her", "them", "us", "me", "you", "it"})
_HEARERS = re.compile(
    r"\b(?:[Ss]peaking (?:to|with|before)|(?:meeting|talks|conversation|call|interview) with"
    r"|addressing|letter to)\s+"
)


def subject_before(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase in front of a reporting word that begins at `end`, from `start` at most."""
    end = _without_adverbs(frame, start, end)
    start = max(start, end - _LONGEST)
    if frame.masked[start:end].rstrip().endswith(","):
        return _with_apposition(frame, start, len(frame.masked[:end].rstrip()) - 1)
    return _phrase_before(frame, start, end)


def sentence_subject(frame: Frame, start: int, end: int) -> Place | None:
    """The name in capital letters that a sentence begins with, for verbs further on in it."""
    words = list(frame.words(start, min(end, start + _LONGEST)))
    first = last = _without_opening(frame, words, 0)
    while last < len(words) and words[last].group()[:1].isupper():
        if last > first and _BREAKS.search(
            frame.masked, words[last - 1].end(), words[last].start()
        ):
            break
        last += 1
    if first == last or frame.language.has("determiner", words[first].group()):
        return None
    return words[first].start(), words[last - 1].end()


def subject_after(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase that follows a reporting word ("said Kulik, director of …")."""
    phrase = _run(frame, start, min(end, start + _LONGEST))
    if phrase is None:
        return None
    first = next(frame.words(*phrase)).group()
    if frame.language.has("pronoun", first):
        return phrase[0], phrase[0] + len(first)
    behind = _PIECE.match(frame.masked, phrase[1])
    if behind and frame.masked[behind.end() : behind.end() + 1].islower():
        more = _run(frame, behind.end(), min(end, behind.end() + _LONGEST))
        if more and not _breaker_in(frame, more):
            return phrase[0], more[1]
    return phrase


def appended(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase in ", a foreign ministry official" or ", Andrei Kulik, director of …,"."""
    end = _without_adverbs(frame, start, end)
    words = frame.masked[start:end].rstrip()
    end = start + len(words)
    pieces = [start, *(start + found.end() for found in _PIECE.finditer(words)), end]
    if words.endswith(","):
        end -= 1
        pieces[-1:] = [] if pieces[-2] >= end else [end]
        if len(pieces) < 4 or not _is_name(frame, (pieces[-3], pieces[-2])):
            return None
        return pieces[-3], end
    if len(pieces) < 3 or _breaker_in(frame, (pieces[-2], end)) or end - pieces[-2] > _LONGEST:
        return None
    return (pieces[-2], end) if pieces[-2] < end else None


def addressee_after(frame: Frame, start: int, end: int, *, at_once: bool) -> Place | None:
    """Who hears, behind a reporting word: at once ("told reporters") or behind "to"."""
    words = list(frame.words(start, min(end, start + _LONGEST)))
    if not words or _BREAKS.search(frame.masked, start, words[0].start()):
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
    return _hearers(frame, list(frame.words(found.end(), end))) if found else None


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
        if number and _BREAKS.search(frame.masked, words[number - 1].end(), found.start()):
            break
        if number == 0 and word.lower() in _OBJECTS:
            taken = 1
            break
        stops = any(language.has(part, word) for part in ("breaker", "adjunct", "pronoun"))
        if stops or (number and language.has("determiner", word)):
            break
        taken = number + 1
        if language.has("hearers", word):
            break
    last = words[taken - 1].group() if taken else ""
    if not last or (taken == 1 and not _names_hearers(frame, last)):
        return None
    return words[0].start(), words[taken - 1].end()


def _without_adverbs(frame: Frame, start: int, end: int) -> int:
    """Where a noun phrase ends in front of "also", "later", "has": the words between left out."""
    near = list(frame.words(max(start, end - 60), end))
    while near and (frame.language.has("adverb", near[-1].group()) or _is_ly(near[-1].group())):
        if not frame.masked[near[-1].end() : end].strip():
            end = near.pop().start()
            continue
        break
    return end


def _is_ly(word: str) -> bool:
    return word.islower() and word.endswith("ly") and len(word) > 4


def _phrase_before(frame: Frame, start: int, end: int) -> Place | None:
    """The longest run of words up to `end` that no verb, conjunction or sign breaks."""
    words = list(frame.words(start, end))
    if not words or _BREAKS.search(frame.masked, words[-1].end(), end):
        return None
    if not frame.language.spaced:
        return _unspaced(words[-1])
    first = len(words) - 1
    if frame.language.has("breaker", words[first].group()):
        who = words[first].group().lower() == "who"
        return (words[first].start(), words[first].end()) if who else None
    while first > 0 and _joins(frame, words, first - 1):
        first -= 1
    first = _without_opening(frame, words, first)
    return (words[first].start(), words[-1].end()) if first < len(words) else None


def _unspaced(run: re.Match[str]) -> Place | None:
    """The same in a script without spaces: the run of signs, without the day behind a name."""
    day = _DAY.search(run.group())
    end = run.start() + (day.start() if day else len(run.group()))
    return (run.start(), end) if run.start() < end else None


def _joins(frame: Frame, words: list[re.Match[str]], at: int) -> bool:
    """Whether the word at `at` belongs to the noun phrase that goes on behind it."""
    between = frame.masked[words[at].end() : words[at + 1].start()]
    word = words[at].group()
    if _BREAKS.search(between):
        return False
    if any(sign in between for sign in ".!?") and len(word) > 4:
        return False
    if word in ("and", "&", "и", "et", "y") and at > 0:
        return words[at - 1].group()[:1].isupper() and words[at + 1].group()[:1].isupper()
    return not frame.language.has("breaker", word) or (word == "May" and at > 0)


def _without_opening(frame: Frame, words: list[re.Match[str]], first: int) -> int:
    """Leave out "However", "On Tuesday", "In Moscow" at the beginning of a sentence."""
    language = frame.language
    while first < len(words):
        word = words[first].group()
        if language.has("opener", word):
            first += 1
        elif language.has("adjunct", word) and first + 1 < len(words):
            first = _behind_adjunct(frame, words, first)
        else:
            break
    return first


def _behind_adjunct(frame: Frame, words: list[re.Match[str]], first: int) -> int:
    language = frame.language
    first += 1 if language.has("time", words[first].group()) else 2
    while first < len(words):
        word = words[first].group()
        if not (language.has("time", word) or word[:1].isdigit() or word[:1].islower()):
            break
        if language.has("determiner", word) or language.has("pronoun", word):
            break
        first += 1
    return first


def _with_apposition(frame: Frame, start: int, end: int) -> Place | None:
    """The phrase that a comma ends: a name with what he or she is ("Kulik, director of …")."""
    pieces = [start, *(found.end() for found in _PIECE.finditer(frame.masked, start, end)), end]
    for begin, stop in pairwise(pieces):
        words = list(frame.words(begin, stop))
        if not words or MASK in frame.masked[begin:end]:
            continue
        opening = words[0].group()
        if frame.language.has("adjunct", opening) or opening.endswith("ing"):
            continue
        first = _without_opening(frame, words, 0)
        if first < len(words):
            return words[first].start(), end
    return None


def _run(frame: Frame, start: int, end: int) -> Place | None:
    """The words from `start` on until a sign, a place or time, or a verb breaks them."""
    words = list(frame.words(start, end))
    if not words or frame.masked[start : words[0].start()].strip():
        return None
    taken = 0
    for found in words:
        between = frame.masked[words[taken - 1].end() : found.start()] if taken else ""
        word = found.group()
        if _BREAKS.search(between) or "." in between or _stops(frame, word, first=not taken):
            break
        taken += 1
    return (words[0].start(), words[taken - 1].end()) if taken else None


def _stops(frame: Frame, word: str, *, first: bool) -> bool:
    language = frame.language
    if first and language.has("pronoun", word):
        return False
    return any(language.has(part, word) for part in ("adjunct", "breaker", "hearers"))


def _breaker_in(frame: Frame, place: Place) -> bool:
    """Whether a verb or conjunction of the language's list stands in a place."""
    return any(
        frame.language.has("breaker", found.group()) and found.group() != "and"
        for found in frame.words(*place)
    )


def _is_name(frame: Frame, place: Place) -> bool:
    words = [found.group() for found in frame.words(*place)]
    if not words or len(words) > 10 or _breaker_in(frame, place):
        return False
    return words[0][:1].isupper() or frame.language.has("determiner", words[0])
