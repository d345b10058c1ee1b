"""Which type of event some words most likely are for."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from annotator import places

_SECTION = re.compile(r"\[(\w+)\]\s*\n([^\[]*)")
_LIGHT = "~"  # before words that tell little beside others
_SHORTEST = 2  # letters of a base form, less one
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def likely_type(words: str, used: Sequence[str], codes: Container[str]) -> str:
    """The code of the likeliest type for words, "" for none.

    `used` are the types that the same words were marked with before, the most often first; `codes`
    those of the codebook. Where the words are new, PLOVER's types are known by a list of words.
    """
    found = [type_of_word(word) for word in _phrases(words.lower())]
    light = [code for code in found if code.startswith(_LIGHT)]
    listed = [code for code in found if code and code not in light]
    return next((code for code in (*used, *listed, *_bare(light)) if code in codes), "")


def type_of_word(word: str) -> str:
    """The code of PLOVER's type that a word in small letters is listed for, "" for none.

    A form that is not listed counts as its base: condemning, condemn. "~" stands before the code
    of words that tell little beside others: launched an attack.
    """
    known = _types()
    return next((known[form] for form in _forms(word) if form in known), "")


def is_phrase(words: str) -> bool:
    """Whether two words in small letters are one event together: cracked down, called for."""
    return "_".join(words.split()) in _types()


def _bare(codes: Sequence[str]) -> Sequence[str]:
    return [code.removeprefix(_LIGHT) for code in codes]


def _phrases(words: str) -> list[str]:
    """The words, "call for" as one."""
    single = _WORD.findall(words)
    double = [f"{first}_{second}" for first, second in pairwise(single)]
    return [one for one in double if one in _types()] or single


def _forms(word: str) -> Iterator[str]:
    """A word and what it may be a form of."""
    yield word
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _SHORTEST:
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"


@lru_cache
def _types() -> dict[str, str]:
    text = (places.resources() / "suggestions" / "event_words.txt").read_text(encoding="utf-8")
    return {
        word.removeprefix(_LIGHT): _LIGHT * word.startswith(_LIGHT) + code
        for code, listed in _SECTION.findall(text)
        for word in listed.split()
    }
