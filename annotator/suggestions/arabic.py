"""Offices in front of Arabic names, which have no capital letters to tell where they begin."""

import re

from annotator.suggestions.countries_named import countries_in
from annotator.suggestions.languages import small_words

_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+")
_BREAK = re.compile(r"[،.؛:\n؟!«»“”\"]")
_FAR = 120  # code points in front of a name
Office = tuple[str, str, str]


def behind_office(words: str) -> int:
    """Where the name begins in "وزير الخارجية الروسي سيرغي لافروف"; 0 where there is none.

    The words of an office are listed, begin with the article, or name a country.
    """
    tokens = list(_WORD.finditer(words))
    if len(tokens) < 2 or not _is_office(tokens[0].group()):
        return 0
    at = 1
    while at < len(tokens) - 1 and _goes_on(tokens[at].group()):
        at += 1
    return 0 if _is_known(tokens[at].group()) else tokens[at].start()


def office_before(text: str, start: int) -> Office | None:
    """Role and country of who is named at `start`, by the words of the office in front."""
    if not _WORD.match(text, start):
        return None
    low = max(0, start - _FAR)
    breaks = [found.end() for found in _BREAK.finditer(text, low, start)]
    low = breaks[-1] if breaks else low
    tokens = list(_WORD.finditer(text, low, start))
    for number in range(len(tokens) - 1, -1, -1):
        if not _goes_on(tokens[number].group()):
            return None
        heads = _is_office(tokens[number].group())
        if heads and not (number and _is_office(tokens[number - 1].group())):
            return _read(text[tokens[number].start() : start].strip())
    return None


def _read(words: str) -> Office:
    found = countries_in(words)
    role = " ".join((words[: found[-1][0]] + words[found[-1][1] :] if found else words).split())
    return role, "", found[-1][2] if found else ""


def _is_office(word: str) -> bool:
    return _bare(word) in small_words("office_ar")


def _is_known(word: str) -> bool:
    """Whether a word is of an office for sure, and of no name."""
    return _is_office(word) or word in small_words("portfolio_ar") or bool(countries_in(word))


def _goes_on(word: str) -> bool:
    return _is_known(word) or word.startswith("ال")


def _bare(word: str) -> str:
    """A word without "and" and the article in front."""
    return word.removeprefix("و" if word.startswith("وال") else "").removeprefix("ال")
