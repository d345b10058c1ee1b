"""The names that stand around a place in the text: who may speak there."""

import re

from annotator.ui import around

MOST = 3
FAR = 1000  # characters from the place beyond which no name is looked for
_WORD = re.compile(r"\w+(?:[.’'·-]\w+)*")
_SENTENCE = re.compile(r"[.!?:;…]\W*$|^\W*$")
_NO_NAMES = """
the a an in on at by for from with as and but or if when while after before since this that these
those there here it here he she they we i you his her their our its who what how why not no yes
according earlier later meanwhile however also today yesterday tomorrow mr mrs ms dr monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august
september october november december
"""
_OFFICES = """
president minister premier secretary chancellor ambassador director senator king queen prince
chairman chairwoman chief leader spokesman spokeswoman spokesperson adviser advisor envoy mr mrs ms
dr sir
"""
_PLACES = frozenset(("Peninsula", "Sea", "Ocean", "Gulf", "Strait", "Island", "Islands", "Games"))
_NEVER, _BEFORE = frozenset(_NO_NAMES.split()), frozenset(_OFFICES.split())
Place = tuple[int, int]


def names_around(text: str, place: Place) -> dict[str, Place]:
    """The names in the paragraph of a stretch but not within it, those next to it first.

    Each comes with the place [start, end) of its words.
    """
    first, last = paragraph_of(text, place)
    found = [
        (max(place[0] - end, start - place[1]), name, _place_of(text, name, (start, end)))
        for start, end in _runs(text, first, last)
        if (end <= place[0] or start >= place[1]) and (name := _bare(text, start, end))
    ]
    places: dict[str, Place] = {}
    for _, name, where in sorted(found):
        places.setdefault(name, where)
    whole = {name.split()[-1]: name for name in places if " " in name}  # "Lavrov": the whole name
    return {one: places[one] for one in (whole.get(name, name) for name in places)}


def _place_of(text: str, name: str, run: Place) -> Place:
    """Where in a run of words its bare name stands."""
    words = list(_WORD.finditer(text, *run))
    start = words[-min(len(name.split()), len(words))].start()
    return start, max(start + 1, run[1] - (2 if text[run[1] - 2 : run[1]] in ("'s", "’s") else 0))


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
            run = around.name_at(text, match.start() + 1 if len(match[0]) > 1 else match.start())
            if run is not None and run[0] >= first and run[1] <= last:
                runs.append(run)
    return runs


def _bare(text: str, start: int, end: int) -> str:
    """A name without the office before it; "" for what is no name."""
    parts = text[start:end].split()
    while parts and (parts[0].lower().rstrip(".") in _NEVER):
        parts = parts[1:]
    parts = _without_office(parts)
    if _is_no_actor(parts):
        return ""
    if not parts or (len(parts) == 1 and _is_common(text, parts[0], start)):
        return ""
    return " ".join(parts).removesuffix("'s").removesuffix("’s")


def _without_office(parts: list[str]) -> list[str]:
    """The name in "Foreign Minister Sergey Lavrov" or "Secretary of State Rex Tillerson"."""
    for at in range(len(parts) - 2, -1, -1):
        if parts[at].lower().rstrip(".") in _BEFORE:
            behind = parts[at + 1 :]
            if behind[0] == "General":
                behind = behind[1:]
            if behind[:2] == ["of", "State"]:
                behind = behind[2:]
            return behind or parts
    return parts


def _is_no_actor(parts: list[str]) -> bool:
    """Whether a name is that of a place that nobody speaks for, or says of what country."""
    if not parts:
        return True
    of_country = parts[-1].endswith(("ian", "ean", "ese", "ish"))
    return parts[-1] in _PLACES or (of_country and {*parts[:-1]} <= {"North", "South", "US"})


def _is_common(text: str, word: str, start: int) -> bool:
    """Whether a single word in capitals may have them for its place, or is an office."""
    begins = _SENTENCE.search(text[max(0, start - 6) : start]) is not None
    lower = word.lower()
    return lower in _BEFORE or (begins and re.search(rf"\b{re.escape(lower)}\b", text) is not None)
