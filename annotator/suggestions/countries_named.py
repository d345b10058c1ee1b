"""Countries as a text names them: by name, by adjective, by the seat of the government."""

import re
from functools import lru_cache

from annotator import places
from annotator.model.countries import countries

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'-]\w+)*")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_MOST_WORDS = 5


def country_in(words: str) -> str:
    """The code of the first country that the words name, "" where they name none."""
    found = countries_in(words)
    return found[0][2] if found else ""


def countries_in(words: str) -> list[tuple[int, int, str]]:
    """Start, end and code of each country that the words name; capital letters count."""
    names = _names()
    tokens = list(_WORD.finditer(words))
    found, number = [], 0
    while number < len(tokens):
        for count in range(min(_MOST_WORDS, len(tokens) - number), 0, -1):
            start, end = tokens[number].start(), tokens[number + count - 1].end()
            shown = _POSSESSIVE.sub("", words[start:end])
            if shown in names:
                found.append((start, start + len(shown), names[shown]))
                number += count - 1
                break
        number += 1
    return found


@lru_cache
def demonyms() -> dict[str, str]:
    """Adjectives and peoples, each with its country's code."""
    return {name: code for code, people, _ in _rows() for name in people.split("|") if name}


def is_seat(name: str) -> bool:
    """Whether a name is of a city or house that stands for its country's government."""
    return name in _seats()


@lru_cache
def _seats() -> frozenset[str]:
    return frozenset(name for _, _, seats in _rows() for name in seats.split("|") if name)


@lru_cache
def _names() -> dict[str, str]:
    named = {name: code for code, _, seats in _rows() for name in seats.split("|") if name}
    named.update(demonyms())
    for country in countries().values():
        named.update(dict.fromkeys((country.name, *country.other_names), country.code))
    return named


def _rows() -> list[list[str]]:
    path = places.resources() / "suggestions" / "demonyms.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(line + "\t\t").split("\t")[:3] for line in lines]
