"""What stands beside a name: role, organisation and country, and how far the name itself goes."""

import re

from annotator.suggestions import arabic
from annotator.suggestions.countries_named import country_in
from annotator.suggestions.front import Office, office_behind, office_in_front
from annotator.suggestions.languages import small_words
from annotator.suggestions.portfolios import behind_area, behind_portfolio
from annotator.suggestions.proposals import Beside
from annotator.suggestions.roles import is_courtesy, is_role

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'·-]\w+)*")
_BEHIND = re.compile(
    r"\s*,\s+(?P<all>(?:(?:the|a|an|its|his|her|their)\s+)?[^,;:\n.“”\"()—]{2,160})"
    r"(?=[,;.\n)]|\s[—–-]|\Z)"
)
_IN_BRACKETS = re.compile(r"\s+\((?P<all>[^()\n]{2,120})\)")
_BEFORE = re.compile(r"[^,;:\n.!?“”\"()—–]{0,160},?[ \u00a0]*\Z")
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_COURTESY_LAST = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Amb|Col|Lt)\.?\s+\Z")
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}")
_BRACKETS_LAST = re.compile(r"\s\([^()\n]{1,60}\)(?=,?\s*\Z)")
_HOUSE = re.compile(
    r"(?:\s+(?:of|for|at)|,\s+(?:of|from|at))\s+(?:[Tt]he\s+)?"
    r"(?P<house>[A-Z][\w’'&-]*(?:\s+(?:[A-Z][\w’'&-]*|of|for|and|the|on|school|public|health))*)"
)
_LINKS_LAST = re.compile(r"(?:\s+(?:of|for|and|the|on))+\Z")
_WITH_LINK = re.compile(r"[a-z]{1,3}[’'-][^\W\d_a-z]")
_CYRILLIC = re.compile("[А-ЯЁ]")
_FATHERS = ("вич", "вна", "чна")  # how a father's name ends, between name and surname
_FAR = 200
_IN_FRONT = "Read from the words in front of the name."
_BEHIND_IT = "Read from the words behind the name."
_MOST_OF_A_NAME = 3  # words of a person's name


def name_at(text: str, caret: int) -> tuple[int, int] | None:
    """The place of the name in capital letters around a caret, or None where no name is.

    Titles and roles in front ("President", "Mr.") are not part of it; a possessive 's neither.
    """
    words = _line_words(text, caret)
    at = next((n for n, word in enumerate(words) if word[0] <= caret <= word[1]), None)
    if at is None or not _is_capital(text, words[at]):
        return None
    first = last = at
    while first and _joined(text, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        last += 1
    while last > at and text[slice(*words[last])] in small_words("link"):
        last -= 1
    while first < at and text[slice(*words[first])] in small_words("link"):
        first += 1
    last = _behind_small_title(text, words, last)
    start = _behind_titles(text, words, first, (at, last))
    start = max(start, _behind_organisation(text, words, first, (at, last)))
    start = max(start, _behind_office(text, words, (first, at, last)))
    start = max(start, behind_portfolio(text, words[first : last + 1], at - first))
    start = max(start, _behind_area(text, words[first : last + 1], at - first))
    return start, _without_possessive(text, words[last])


def beside(text: str, start: int, end: int) -> Beside:
    """Role, organisation and country read from the words around the name at [start, end)."""
    shown, offset = _title_within(text, start, end)
    arabic_office = arabic.office_before(text, start)
    if arabic_office:
        return _beside(arabic_office, "before-name", _IN_FRONT, 0.8)
    raw = _COURTESY_LAST.sub("", text[max(0, start - _FAR) : start + offset])
    raw = _BRACKETS_LAST.sub("", raw)
    raw = _LETTERS.sub(lambda found: found.group().replace(".", ""), raw)  # U.S. President
    before = _BEFORE.search(raw)
    front = office_in_front(text, before.group() if before else "", end)
    behind = _BEHIND.match(text, end, end + _FAR) or _IN_BRACKETS.match(text, end, end + _FAR)
    apposition = office_behind(behind["all"]) if behind else None
    if apposition and apposition[0]:
        return _beside(apposition, "behind-name", _BEHIND_IT, 0.9, front)
    house = _house_behind(text, end)
    if front[0]:
        office = front[0], front[1] or house[1], front[2] or house[2]
        return _beside(office, "before-name", _IN_FRONT, 0.85)
    if house[1]:
        return _beside(house, "house-behind", "Read from the house behind the name.", 0.6, front)
    only = ("", "", country_in(shown) or front[2])
    return _beside(only, "nothing", "No role stands beside the name.", 0.1)


def _beside(
    office: Office, rule: str, reason: str, score: float, other: Office = ("", "", "")
) -> Beside:
    role, affiliation, country = office
    return Beside(
        role=role,
        affiliation=affiliation,
        country=country or other[2],
        rule=rule,
        reason=reason,
        score=score,
    )


def _house_behind(text: str, end: int) -> Office:
    """The organisation in "Lydia Buchtmann for Food Standards", "Mu Li, of the University of …"."""
    found = _HOUSE.match(text, end, end + _FAR)
    if found is None:
        return "", "", ""
    house = _LINKS_LAST.sub("", found["house"])
    country = country_in(house)
    return ("", "", country) if country and len(house.split()) == 1 else ("", house, country)


def _title_within(text: str, start: int, end: int) -> tuple[str, int]:
    """The words of a mention, and how many of them are a title in front of the name itself."""
    shown = text[start:end]
    words = list(_WORD.finditer(shown))
    last = 0
    for count, word in enumerate(words[:-1]):
        if is_role(word.group()) and count + 1 < len(words):
            last = words[count + 1].start()
    return shown, last


def _line_words(text: str, caret: int) -> list[tuple[int, int]]:
    """The words near a caret, in its line."""
    low = max(0, caret - _FAR)
    start = max(text.rfind("\n", low, caret) + 1, low)
    end = text.find("\n", caret, caret + _FAR)
    stop = end if end >= 0 else min(len(text), caret + _FAR)
    return [found.span() for found in _WORD.finditer(text, start, stop)]


def _is_capital(text: str, word: tuple[int, int]) -> bool:
    return begins_name(text[slice(*word)])


def begins_name(word: str) -> bool:
    """Whether a word is written as a name is: Abadi, al-Abadi, d’Estaing."""
    return word[0].isupper() or bool(_WITH_LINK.match(word))


def _joined(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two words stand together in one name."""
    between, first, second = text[left[1] : right[0]], text[slice(*left)], text[slice(*right)]
    initial = len(first) == 1 or first in small_words("abbreviated")
    if between not in (" ", "\u00a0") and not (between == ". " and initial):
        return False
    if first.endswith(("’s", "'s", "s’")) or second == "The":  # Ingram of The Globe
        return False
    return all(begins_name(word) or word in small_words("link") for word in (first, second))


def _behind_titles(
    text: str, words: list[tuple[int, int]], first: int, upto: tuple[int, int]
) -> int:
    """Where the name begins behind a nationality and a role, if any of it is left."""
    caret_word, last = upto
    for count in range(min(last, caret_word) - 1, first - 1, -1):
        end = words[count][1]
        begins = [start for start, _ in words[max(first, count - 2) : count + 1]]
        titled = any(is_role(text[one:end]) or is_courtesy(text[one:end]) for one in begins)
        if titled and text[slice(*words[count + 1])] not in small_words("link"):
            return words[count + 1][0]
    if first < caret_word and text[slice(*words[first])] in small_words("not_name"):
        first += 1
    return words[first][0]


def _behind_organisation(
    text: str, words: list[tuple[int, int]], first: int, upto: tuple[int, int]
) -> int:
    """Where a person's name begins behind "National Intelligence Service"; 0 where none does."""
    caret_word, last = upto
    listed = [text[slice(*word)].lower() for word in words[first : last + 1]]
    bodies = [n for n, word in enumerate(listed) if word in small_words("organisation")]
    behind = listed[bodies[-1] + 1 :] if bodies else []
    inside = bool(bodies) and first + bodies[-1] < caret_word
    if not inside or not 2 <= len(behind) <= _MOST_OF_A_NAME:
        return 0
    parts = ("document", "group", "link")
    if any(word in small_words(part) for word in behind for part in parts):
        return 0
    return 0 if any(word.isdigit() for word in behind) else words[first + bodies[-1] + 1][0]


def _behind_office(text: str, words: list[tuple[int, int]], run: tuple[int, int, int]) -> int:
    """Where a person's name begins behind "министр обороны России" or "МИД"; 0 where it is not."""
    first, caret_word, last = run
    listed = [text[slice(*word)] for word in words[first : last + 1]]
    if not _CYRILLIC.match(listed[-1]):
        return 0
    own = 3 if len(listed) > 2 and listed[-2].endswith(_FATHERS) else 2
    office = first > 0 and text[words[first - 1][0]].islower()
    acronym = listed[0].isupper() and len(listed[0]) > 1
    begins = last + 1 - own
    return words[begins][0] if (office or acronym) and first < begins <= caret_word else 0


def _behind_small_title(text: str, words: list[tuple[int, int]], last: int) -> int:
    """The last word of the name behind "Major general"; `last` where no such title goes on."""
    behind = last + 1
    while behind < len(words) and text[slice(*words[behind])].islower():
        if not is_role(text[slice(*words[behind])]) or behind > last + 2:
            return last
        behind += 1
    titled = is_role(text[slice(*words[last])]) and behind > last + 1
    if not titled or behind == len(words) or not _is_capital(text, words[behind]):
        return last
    if text[words[last][1] : words[behind][0]].strip(" abcdefghijklmnopqrstuvwxyz-"):
        return last
    while behind + 1 < len(words) and _joined(text, words[behind], words[behind + 1]):
        behind += 1
    return behind


def _behind_area(text: str, run: list[tuple[int, int]], caret_word: int) -> int:
    """Where the name begins behind "Minister for the Middle East"; 0 where it does not."""
    start = run[0][0]
    count = behind_area(text[max(0, start - _FAR) : start], [text[slice(*one)] for one in run])
    return run[count][0] if count and count <= caret_word else 0


def _without_possessive(text: str, word: tuple[int, int]) -> int:
    shown = text[slice(*word)]
    return word[1] - 2 if shown.endswith(("’s", "'s")) and len(shown) > 2 else word[1]
