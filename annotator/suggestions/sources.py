"""Where the noun phrase stands that names who speaks, beside a reporting word."""

import re
from itertools import pairwise

from annotator.suggestions.adverbs import without_adverbs
from annotator.suggestions.apposition import joined_to_name
from annotator.suggestions.frame import MASK, Frame, Place, trimmed
from annotator.suggestions.languages import small_words
from annotator.suggestions.roles import is_role

BREAKS = re.compile(rf"[,;:()\[\]—–/،，；：{MASK}\n]")
LONGEST = 200
"""The longest noun phrase, in code points."""

_MANY_WORDS = 10  # behind "both"
_PIECE = re.compile(r",\s+")
_DAY = re.compile(r"(?:\d+月)?\d+日(?:晚|上午|下午)?\Z")
_WHO_EARLIER = re.compile(r"\b(?:who|which)(?=\s+(?:in|on|last|this|earlier|at)\s[^,;:()]{1,30}\Z)")
_IN_BRACKETS = re.compile(r"\s\([^()\n]{1,20}\)")
_BRACKETS_LAST = re.compile(r"\s\([^()\n]{1,36}\)\s*\Z")
_UNNAMED_LAST = re.compile(
    r"\s(?:who|speaking)\s(?:asked|wished|requested|declined|spoke|insisted|on condition)\b"
    r"[^,;:()]{0,70}\s*\Z"
)
_LONG_ASIDE = 110  # code points of "who asked not to be named"
_BEHIND_NAME = re.compile(r",\s+(?=[a-z])")


def subject_before(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase in front of a reporting word that begins at `end`, from `start` at most."""
    end = without_adverbs(frame, start, end)
    start = _at_word(frame, start, end)
    who = _WHO_EARLIER.search(frame.masked[:end].rstrip(), start)
    if who:
        return who.span()
    if frame.masked[start:end].rstrip().endswith(","):
        return _with_apposition(frame, start, len(frame.masked[:end].rstrip()) - 1)
    bracket = _BRACKETS_LAST.search(frame.masked, max(start, end - 40), end)
    bracket = bracket or _UNNAMED_LAST.search(frame.masked, max(start, end - _LONG_ASIDE), end)
    phrase = _phrase_before(frame, start, bracket.start() if bracket else end)
    if phrase is None:
        return None
    named = joined_to_name(frame, start, phrase)
    return (named[0], len(frame.masked[:end].rstrip())) if bracket else named


def _at_word(frame: Frame, start: int, end: int) -> int:
    """Where to begin to read a noun phrase that ends at `end`: not too far, and not in a word."""
    if end - start <= LONGEST:
        return start
    space = frame.masked.find(" ", end - LONGEST, end)
    return space + 1 if space >= 0 else end - LONGEST


def subject_after(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase that follows a reporting word ("said Kulik, director of …")."""
    phrase = _run(frame, start, min(end, start + LONGEST))
    if phrase is None:
        return None
    first = next(frame.words(*phrase)).group()
    if frame.language.has("pronoun", first):
        return phrase[0], phrase[0] + len(first)
    brackets = _IN_BRACKETS.match(frame.masked, phrase[1], end)
    phrase = (phrase[0], brackets.end()) if brackets else phrase
    more = _described(frame, phrase[1], end)
    return (phrase[0], more) if more else phrase


def _described(frame: Frame, start: int, end: int) -> int:
    """Where what stands behind a name ends (", director of …", ", who served as …"); 0 for none."""
    comma = _BEHIND_NAME.match(frame.masked, start, end)
    if comma is None:
        return 0
    first = next(frame.words(comma.end(), end)).group()
    outside = any(frame.language.has(part, first) for part in ("adjunct", "breaker", "time"))
    if (outside and first != "who") or first.endswith("ing") or first == "not":
        return 0
    sign = BREAKS.search(frame.masked, comma.end(), end)
    stop = sign.start() if sign else end
    place = trimmed(frame.masked, comma.end(), stop)
    if place[1] - place[0] > LONGEST:
        return 0
    return place[1]


def appended(frame: Frame, start: int, end: int) -> Place | None:
    """The noun phrase in ", a foreign ministry official" or ", Andrei Kulik, director of …,"."""
    end = without_adverbs(frame, start, end)
    words = frame.masked[start:end].rstrip()
    end = start + len(words)
    pieces = [start, *(start + found.end() for found in _PIECE.finditer(words)), end]
    if words.endswith(","):
        end -= 1
        pieces[-1:] = [] if pieces[-2] >= end else [end]
        if len(pieces) < 4 or not _is_name(frame, (pieces[-3], pieces[-2])):
            return None
        return pieces[-3], end
    if len(pieces) < 3 or _breaker_in(frame, (pieces[-2], end)) or end - pieces[-2] > LONGEST:
        return None
    return (pieces[-2], end) if pieces[-2] < end else None


def _phrase_before(frame: Frame, start: int, end: int) -> Place | None:
    """The longest run of words up to `end` that no verb, conjunction or sign breaks."""
    words = list(frame.words(start, end))
    if not words or BREAKS.search(frame.masked, words[-1].end(), end):
        return None
    if not frame.language.spaced:
        return _unspaced(words[-1])
    first = len(words) - 1
    if frame.language.has("breaker", words[first].group()):
        who = words[first].group().lower() in ("who", "which")
        return (words[first].start(), words[first].end()) if who else None
    while first > 0 and _joins(frame, words, first - 1):
        first -= 1
    first = without_opening(frame, words, first)
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
    if BREAKS.search(between):
        return False
    if any(sign in between for sign in ".!?") and len(word) > 4:
        return False
    if word in ("and", "&", "и", "et", "y") and at > 0:
        behind = words[at + 1].group()
        fitting = behind[:1].isupper() or behind in ("his", "her", "its", "their")
        named = words[at - 1].group()[:1].isupper() and fitting
        return named or _joins_two(words, at)
    if _is_verb(frame, words, at):
        return False
    if word == "as" and at and words[at - 1].group() == "such":
        return True
    return not frame.language.has("breaker", word) or (word == "May" and at > 0)


def _joins_two(words: list[re.Match[str]], at: int) -> bool:
    """Whether "and" joins two offices of one, or both of two: academic and professor Hill."""
    before, behind = words[at - 1].group(), words[at + 1].group()
    both = any(word.group().lower() == "both" for word in words[max(0, at - _MANY_WORDS) : at])
    offices = is_role(behind) and before.islower() and behind.islower()
    return offices or (both and behind.lower() in ("the", "a", "an"))


def _is_verb(frame: Frame, words: list[re.Match[str]], at: int) -> bool:
    """Whether a word in front of others reports: "said he"; not "the alleged attacker"."""
    word, language = words[at].group(), frame.language
    if not word.islower() or not language.has("clause", word) or language.has("noun", word):
        return False
    return at == 0 or not language.has("determiner", words[at - 1].group())


def without_opening(frame: Frame, words: list[re.Match[str]], first: int) -> int:
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
    end = _without_aside(frame, start, end)
    pieces = [start, *(found.end() for found in _PIECE.finditer(frame.masked, start, end)), end]
    for begin, stop in pairwise(pieces):
        words = list(frame.words(begin, stop))
        if not words or MASK in frame.masked[begin:end]:
            continue
        opening = words[0].group()
        if frame.language.has("adjunct", opening) or opening.endswith("ing"):
            continue
        first = without_opening(frame, words, 0)
        if first < len(words):
            return words[first].start(), end
    return None


def _without_aside(frame: Frame, start: int, end: int) -> int:
    """Where a phrase ends without ", in particular" or ", on Monday" behind it."""
    comma = frame.masked.rfind(",", start, end)
    first = next(frame.words(comma + 1, end), None) if comma >= 0 else None
    aside = first is not None and frame.language.has("adjunct", first.group())
    return comma if aside else end


def _run(frame: Frame, start: int, end: int) -> Place | None:
    """The words from `start` on until a sign, a place or time, or a verb breaks them."""
    words = list(frame.words(start, end))
    if not words or frame.masked[start : words[0].start()].strip():
        return None
    taken = 0
    for found in words:
        between = frame.masked[words[taken - 1].end() : found.start()] if taken else ""
        word = found.group()
        if _parts(between, words[taken - 1].group() if taken else ""):
            break
        behind = frame.masked[found.end() : found.end() + 2]
        named = word[:1].isupper() and behind[1:].isupper()  # Will Cook
        if not named and _stops(frame, word, first=not taken):
            break
        taken += 1
    return (words[0].start(), words[taken - 1].end()) if taken else None


def _parts(between: str, before: str) -> bool:
    """Whether signs between two words end a noun phrase; the stop of "Rep." or "N." does not."""
    short = before in small_words("abbreviated") or (len(before) == 1 and before.isupper())
    if "." in between and not (short and between == ". "):
        return True
    return bool(BREAKS.search(between))


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
