"""Who a sentence or a participle is about: "The union has begun a petition, asking …"."""

import re

from annotator.suggestions.frame import Frame, Place
from annotator.suggestions.roles import is_role
from annotator.suggestions.sources import BREAKS, LONGEST, subject_before, without_opening


def sentence_subject(frame: Frame, start: int, end: int) -> Place | None:
    """The name in capital letters that a sentence begins with, for verbs further on in it."""
    words = list(frame.words(start, min(end, start + LONGEST)))
    first = last = without_opening(frame, words, 0)
    if first < len(words) and frame.language.has("determiner", words[first].group()):
        return _in_front_of_verb(frame, words[first:])
    if first and any(not _is_time(frame, found.group()) for found in words[:first]):
        first = last = _behind_comma(frame, words, first)
    while last < len(words) and _is_in_name(words, first, last):
        if last > first and BREAKS.search(frame.masked, words[last - 1].end(), words[last].start()):
            break
        last += 1
    return (words[first].start(), words[last - 1].end()) if first < last else None


def _is_in_name(words: list[re.Match[str]], first: int, at: int) -> bool:
    """Whether a word is in a name, or an office within it: Facebook co-founder Mark Zuckerberg."""
    if words[at].group()[:1].isupper():
        return True
    named = at + 1 < len(words) and words[at + 1].group()[:1].isupper()
    return at > first and named and is_role(words[at].group())


def plain_phrase(frame: Frame, place: Place | None) -> Place | None:
    """The noun phrase in words that stand before "saying" without a comma; None for none.

    "overwhelmingly endorsed a report calling for": a report; "not backtracking on comments urging":
    nothing.
    """
    for found in frame.words(*place) if place else ():
        word = found.group()
        if word[:1].isupper() or frame.language.has("determiner", word) or word == "one":
            return found.start(), place[1] if place else 0
    return None


def _in_front_of_verb(frame: Frame, words: list[re.Match[str]]) -> Place | None:
    """The noun phrase that the first words are, in front of a verb of the closed lists."""
    for verb in words[1:]:
        parts = ("finite", "auxiliary", "clause", "object")
        if any(frame.language.has(part, verb.group()) for part in parts):
            return subject_before(frame, words[0].start(), verb.start())
    return None


def _is_time(frame: Frame, word: str) -> bool:
    """Whether a word at the beginning of a sentence is "Today", "However": no preposition."""
    return frame.language.has("time", word) or frame.language.has("opener", word)


def _behind_comma(frame: Frame, words: list[re.Match[str]], first: int) -> int:
    """The first word behind the comma that ends "At the museum in Baghdad,"; `first` for none."""
    for at in range(first, len(words)):
        if "," in frame.masked[words[at - 1].end() : words[at].start()]:
            return at
    return first
