"""The names that stand around a place in the text: who may speak there."""

import re

from annotator.suggestions.beside import name_at
from annotator.suggestions.full_names import full_name
from annotator.suggestions.kinds import kind_of
from annotator.suggestions.roles import is_role

MOST = 3
FAR = 1000  # characters from the place beyond which no name is looked for
_WORD = re.compile(r"\w+(?:[.’'·-]\w+)*")
_WHERE = re.compile(
    r"\b(?:in|at|near|around|across|throughout|outside|inside|into|(?:north|south|east|west) of"
    r"|(?:towns?|cit(?:y|ies)|provinces?|districts?|villages?|regions?|areas?|suburbs?|outskirts)"
    r" of)\s+(?:(?:the|eastern|western|northern|southern|central)\s+){0,2}"
    r"(?:[A-Z][\w’'-]+(?:,| and) )*\Z"
)
_SENTENCE = re.compile(r"[.!?:;…]\W*$|^\W*$")
_NO_NAMES = """
the a an in on at by for from with as and but or if when while after before since this that these
those there here it here he she they we i you his her their our its who what how why not no yes
selon según por para pour avec mais par
according earlier later meanwhile however also today yesterday tomorrow mr mrs ms dr monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august
september october november december last next more most many some such each both all over despite
although whilst whereas instead again thus hence indeed question answer just only even now then once
no one two three
"""
_PLACES = frozenset(("Peninsula", "Sea", "Ocean", "Gulf", "Strait", "Island", "Islands", "Games"))
_SIDES = frozenset(("Eastern", "Western", "Northern", "Southern", "Central"))
_NEVER = frozenset(_NO_NAMES.split())
Place = tuple[int, int]


def names_around(text: str, place: Place) -> dict[str, Place]:
    """The names in the paragraph of a stretch but not within it, those next to it first.

    Each comes with the place [start, end) of its words.
    """
    first, last = paragraph_of(text, place)
    found = [
        (
            is_where(text, start),
            max(place[0] - end, start - place[1]),
            text[start:end],
            (start, end),
        )
        for start, end in _runs(text, first, last)
        if (end <= place[0] or start >= place[1]) and _may_speak(text, start, end)
    ]
    places: dict[str, Place] = {}
    for *_, name, where in sorted(found):
        for named in _whole_names(text, name, where):
            places.setdefault(named, where)
    whole = {name.split()[-1]: name for name in places if " " in name}  # "Lavrov": the whole name
    return {one: places[one] for one in (whole.get(name, name) for name in places)}


def _whole_names(text: str, name: str, where: Place) -> list[str]:
    """The name; of a resolution the one with its number, and none where it has no number."""
    if " " in name or kind_of(name) != "document":
        return [name]
    found = full_name(text, name, where[0])
    return [text[slice(*found)]] if found else []


def is_where(text: str, start: int) -> bool:
    """Whether a name says where, as in "in Aleppo", "the towns of Jabla", and not who."""
    named = text[start : start + 1].isupper()
    return named and _WHERE.search(text[max(0, start - 60) : start]) is not None


def paragraph_of(text: str, place: Place) -> Place:
    """From the start of the paragraph in which a stretch begins to the end of that it ends in."""
    first, last = max(0, place[0] - FAR), min(len(text), place[1] + FAR)
    end = text.find("\n", place[1], last)
    return max(first, text.rfind("\n", first, place[0]) + 1), end if end >= 0 else last


def _runs(text: str, first: int, last: int) -> list[Place]:
    """The runs of words in capital letters in a part of a text."""
    runs: list[Place] = []
    for match in _WORD.finditer(text, first, last):
        if runs and match.start() < runs[-1][1]:
            continue
        if match[0][0].isupper():
            run = name_at(text, match.start())
            bare = name_at(text, run[1] - 1) if run else None  # from its end: without the office
            if bare is not None and bare[0] >= first and bare[1] <= last:
                runs.append(bare)
    return runs


def _may_speak(text: str, start: int, end: int) -> bool:
    """Whether a run of words in capital letters is a name of somebody who may say something."""
    parts = text[start:end].split()
    if _is_no_actor(parts):
        return False
    return len(parts) > 1 or not _is_common(text, parts[0], start)


def _is_no_actor(parts: list[str]) -> bool:
    """Whether a name is that of a place that nobody speaks for, or says of what country."""
    of_country = parts[-1].endswith(("ian", "ean", "ese", "ish"))
    if parts[0] in _SIDES and len(parts) > 1:  # Eastern Ukraine
        return True
    return parts[-1] in _PLACES or (of_country and {*parts[:-1]} <= {"North", "South", "US"})


def _is_common(text: str, word: str, start: int) -> bool:
    """Whether a single word in capitals may have them for its place, or is an office."""
    begins = _SENTENCE.search(text[max(0, start - 6) : start]) is not None
    lower = word.lower()
    if lower in _NEVER or is_role(lower):
        return True
    return begins and re.search(rf"\b{re.escape(lower)}\b", text) is not None
