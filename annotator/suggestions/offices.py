"""Who is meant by an office: the President of Veridia, the Russian foreign minister."""

import re

from annotator.suggestions.countries_named import country_in
from annotator.suggestions.front import Office, office_behind, office_ending

_ARTICLE = re.compile(r"\A(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SMALL = frozenset({"of", "for", "the", "and", "affairs", "state"})
_ALIKE = 5  # letters that a country's name and its adjective share at least: Veridia, Veridian


def office_of(words: str) -> Office | None:
    """The office that words are, with the country or house it is of; None where they are none."""
    bare = _ARTICLE.sub("", words.strip())
    found = office_behind(bare) or office_ending(bare)
    return found if found[0] and (found[1] or found[2]) else None


def head_of(office: Office) -> str:
    """The word by which an office is looked for: minister, president."""
    listed = [word for word in _bare(office[0]) if word]
    return listed[-1] if len(listed) < 2 or " of " not in office[0] else listed[0]


def is_same(office: Office, role: str, house: str, country: str) -> bool:
    """Whether a role with its house and country is an office; both must say of what it is."""
    full = office_of(role) or (role, "", "")
    if not role or set(_bare(office[0])) != set(_bare(full[0])):
        return False
    land = country or full[2] or country_in(house)
    if office[2] and land:
        return office[2] == land
    return any(_alike(office[1], own) for own in (house, full[1]))


def _alike(one: str, other: str) -> bool:
    first, second = sorted((one.casefold(), other.casefold()), key=len)
    return bool(first) and (first == second or (len(first) >= _ALIKE and first in second))


def _bare(role: str) -> list[str]:
    return [word for word in _WORD.findall(role.lower()) if word not in _SMALL]
