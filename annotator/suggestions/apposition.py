"""A name and what its bearer is, side by side: "Gareth Bayley, the UK envoy for Syria said"."""

import re

from annotator.suggestions.beside import begins_name
from annotator.suggestions.frame import MASK, Frame, Place
from annotator.suggestions.roles import is_role

_LINKS = frozenset({"of", "for", "the", "to", "and", "de", "la", "von", "al", "el", "bin"})
_BROKEN = re.compile(rf"[;:()—–{MASK}\n]")
_MANY_WORDS = 12
_MOST_OF_A_NAME = 5


def joined_to_name(frame: Frame, start: int, phrase: Place) -> Place:
    """The phrase with the name or office that a comma joins to it in front, or as it was.

    One of both must be an office and the other a name, so that "After talks with Kim, the White
    House said" stays apart.
    """
    comma = frame.masked.rfind(",", start, phrase[0])
    if comma < 0 or frame.masked[comma + 1 : phrase[0]].strip():
        return phrase
    begin = max(start, frame.masked.rfind(",", start, comma) + 1)
    run = _capitals_before(frame, begin, comma)
    if run is None:
        return phrase
    described = _has_office(frame, phrase) and not _has_office(frame, run)
    named = _has_office(frame, run) and _is_name(frame, phrase)
    alone = not any(True for _ in frame.words(begin, run[0]))
    return (run[0], phrase[1]) if (named and alone) or (described and _free(frame, run)) else phrase


def _capitals_before(frame: Frame, begin: int, end: int) -> Place | None:
    """The run of words in capital letters that ends at `end`, its linking words with it."""
    words = list(frame.words(begin, end))[-_MANY_WORDS:]
    first = len(words)
    while first and _belongs(frame, words, first - 1):
        first -= 1
    while first < len(words) and words[first].group() in _LINKS:
        first += 1
    if first == len(words) or not words[-1].group()[:1].isupper():
        return None
    return words[first].start(), words[-1].end()


def _belongs(frame: Frame, words: list[re.Match[str]], at: int) -> bool:
    word = words[at].group()
    if at + 1 < len(words) and _BROKEN.search(frame.masked, words[at].end(), words[at + 1].start()):
        return False
    language = frame.language
    outside = language.has("adjunct", word) or language.has("opener", word)
    return (word[:1].isupper() and not outside) or word in _LINKS


def _has_office(frame: Frame, place: Place) -> bool:
    """Whether some words of a place name an office."""
    words = list(frame.words(*place))
    spans = (
        (one, words[n]) for k, one in enumerate(words) for n in range(k, min(k + 3, len(words)))
    )
    return any(is_role(frame.masked[one.start() : last.end()]) for one, last in spans)


def is_name_alone(frame: Frame, place: Place) -> bool:
    """Whether a place is a name in capital letters and nothing else, as "Alireza Mehraban"."""
    words = [found.group() for found in frame.words(*place)]
    if not 1 < len(words) <= _MOST_OF_A_NAME or frame.language.has("determiner", words[0]):
        return False
    return all(begins_name(word) or word in _LINKS for word in words)


def _is_name(frame: Frame, place: Place) -> bool:
    words = [found.group() for found in frame.words(*place)]
    return all(word[:1].isupper() for word in words) and not _has_office(frame, place)


def _free(frame: Frame, run: Place) -> bool:
    """Whether no preposition or "meeting" stands in front of a name and makes it another's."""
    words = list(frame.words(max(0, run[0] - 40), run[0]))
    if not words or frame.masked[words[-1].end() : run[0]].strip():
        return True
    word, language = words[-1].group(), frame.language
    governed = any(language.has(part, word) for part in ("adjunct", "of", "determiner"))
    return not governed and not word.endswith("ing")
