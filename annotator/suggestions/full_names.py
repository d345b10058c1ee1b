"""The whole name of who is named by surname or office: Mr Johnson, the Foreign Secretary."""

import re

from annotator.model import countries
from annotator.suggestions.arabic import office_before
from annotator.suggestions.beside import name_at
from annotator.suggestions.kinds import kind_of
from annotator.suggestions.roles import is_courtesy, is_role

_FAR = 20_000  # code points around a place in which the whole name is looked for
_MOST = 20  # places that are looked at
_ARTICLE = re.compile(r"\A(?:the|our|his|her|their)\s+", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+")
_WORD_BEFORE = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+(?= \Z)")
_LONGEST = 40  # code points of a forename
Place = tuple[int, int]


def full_name(text: str, name: str, at: int) -> Place | None:
    """Where the text has the whole name of who is called by a surname or an office near `at`.

    None where the name is whole, or the text has no other one: "Johnson" stands for "Boris
    Johnson", "the Foreign Secretary" for the name behind "Foreign Secretary".
    """
    bare = _ARTICLE.sub("", name).strip()
    if not bare:
        return None
    near = text[max(0, at - _FAR) : at + _FAR]
    shift = max(0, at - _FAR)
    if kind_of(bare) == "document":
        found = _of_document(near, bare)
    elif is_role(bare):
        found = _of_office(near, bare)
    else:
        found = _of_surname(near, bare) or _of_arabic_surname(near, bare)
    return (found[0] + shift, found[1] + shift) if found else None


def _of_surname(text: str, surname: str) -> Place | None:
    if " " in surname or not surname[:1].isupper() or countries.named(surname):
        return None
    for start in _places(text, surname):
        place = name_at(text, start)
        words = text[slice(*place)].split() if place else []
        whole = len(words) > 1 and words[-1] == surname and words[0][0].isupper()
        plain = whole and not is_courtesy(words[0]) and not is_role(words[0])
        if place and plain and not kind_of(" ".join(words)):
            return place
    return None


def _of_arabic_surname(text: str, surname: str) -> Place | None:
    """The name behind an office that ends in the surname: وزير الخارجية المصري سامح شكري."""
    if not _ARABIC.fullmatch(surname):
        return None
    for start in _places(text, surname):
        first = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
        if first and office_before(text, first.start()):
            return first.start(), start + len(surname)
    return None


def _of_document(text: str, name: str) -> Place | None:
    """The same document with its number: Resolution 2328."""
    found = re.search(rf"\b{re.escape(name)} \d[\w/.-]*\b", text) if " " not in name else None
    return found.span() if found else None


def _of_office(text: str, office: str) -> Place | None:
    """The name that follows an office: "Foreign Secretary Boris Johnson", or with a comma."""
    for start in _places(text, office, re.IGNORECASE):
        behind = re.compile(r",?\s+(?=[^\W\d_a-z])").match(text, start + len(office))
        place = name_at(text, behind.end()) if behind else None
        if place and behind and place[0] == behind.end() and " " in text[slice(*place)]:
            return place
    return None


def _places(text: str, words: str, flags: int = 0) -> list[int]:
    pattern = re.compile(rf"\b{re.escape(words)}\b", flags)
    return [found.start() for found, _ in zip(pattern.finditer(text), range(_MOST), strict=False)]
