"""What ministers and secretaries are of: Environment Minister, Minister of Foreign Affairs."""

import re

from annotator.suggestions.countries_named import countries_in, demonyms
from annotator.suggestions.languages import small_words
from annotator.suggestions.roles import is_role

_HEADS = frozenset({"minister", "secretary", "commissioner", "undersecretary"})
_JOINS = frozenset({"and", "&", "of"})
_OWN = 2  # words of a person's name, where nothing tells how many there are
_FOR_THE = re.compile(r"\b(?P<role>[A-Za-z]+) (?:for|of) (?:the )?\Z")
Place = tuple[int, int]


def is_portfolio(words: str) -> bool:
    """Whether words name what a minister is of: Education, Foreign Affairs, Trade and Industry."""
    listed = [word.lower() for word in words.split()]
    known = small_words("portfolio")
    return bool(listed) and all(word in known or word in _JOINS for word in listed)


def with_portfolio(before: list[re.Match[str]], head: str) -> int:
    """How many words in front of "Minister" belong to the role: Environment, Foreign Affairs."""
    if head.lower() not in _HEADS:
        return 0
    count = 0
    for token in reversed(before):
        word = token.group().lower()
        joint = word in _JOINS and count > 0
        if not token.group()[:1].isupper() and not joint and word not in small_words("portfolio"):
            break
        if word not in small_words("portfolio") and not joint:
            break
        count += 1
    while count and before[-count].group().lower() in _JOINS:
        count -= 1
    return count


def behind_portfolio(text: str, run: list[Place], caret_word: int) -> int:
    """Where a name begins behind "Minister of Education", "President of Lithuania"; 0 for none."""
    listed = [text[slice(*place)] for place in run]
    land = _country_first(listed)
    if land and land <= caret_word:
        return run[land][0]
    for number in range(1, min(caret_word, len(listed) - 1)):
        role = any(is_role(" ".join(listed[n:number])) for n in range(max(0, number - 3), number))
        if listed[number] not in ("of", "for") or not role:
            continue
        rest = listed[number + 1 :]
        count = _owned(rest)
        begin = number + 1 + count
        return run[begin][0] if count and begin <= caret_word else 0
    return 0


def behind_area(before: str, run: list[str]) -> int:
    """How many words of a run say of what: Middle East in "Minister for the Middle East Ann Lee".

    `before` is what stands in front of the run; 0 where that is no "Minister for the", or where
    no person's name can follow.
    """
    found = _FOR_THE.search(before)
    if found is None or not is_role(found["role"]) or len(run) <= _OWN:
        return 0
    return _owned(run) or len(run) - _OWN


def _country_first(listed: list[str]) -> int:
    """How many words of a run are a country in front of a person: United States Hamdullah Mohib."""
    for count in range(min(3, len(listed) - _OWN), 0, -1):
        said = " ".join(listed[:count])
        found = countries_in(said)
        named = bool(found) and said[found[0][0] : found[0][1]] == said and said not in demonyms()
        if named and len(listed) - count <= _OWN + 1 and count > 1:
            return count
    return 0


def _owned(rest: list[str]) -> int:
    """How many of the words behind "Minister of" say of what; 0 where no name follows."""
    for count in range(len(rest) - 1, 0, -1):
        said = " ".join(rest[:count])
        found = countries_in(said)
        whole = bool(found) and said[found[0][0] : found[0][1]] == said
        if is_portfolio(said) or whole:
            return count
    return len(rest) - _OWN if len(rest) > _OWN else 0
