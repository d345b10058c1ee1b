"""Which type of event some words most likely are for."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from annotator import places

_SECTION = re.compile(r"\[(\w+)\]\s*\n([^\[]*)")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def likely_type(words: str, used: Sequence[str], codes: Container[str]) -> str:
    """The code of the likeliest type for words, "" for none.

    `used` are the types that the same words were marked with before, the most often first; `codes`
    those of the codebook. Where the words are new, PLOVER's types are known by a list of words.
    """
    known = _types()
    listed = [known[word] for word in _WORD.findall(words.lower()) if word in known]
    return next((code for code in (*used, *listed) if code in codes), "")


def type_of_word(word: str) -> str:
    """The code of PLOVER's type that a word in small letters is listed for, "" for none."""
    return _types().get(word, "")


@lru_cache
def _types() -> dict[str, str]:
    text = (places.resources() / "suggestions" / "event_words.txt").read_text(encoding="utf-8")
    return {word: code for code, listed in _SECTION.findall(text) for word in listed.split()}
