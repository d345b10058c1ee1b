"""What stands beside a name: role, organisation and country, and how far the name itself goes."""

import re
from functools import lru_cache

from annotator import places
from annotator.suggestions.countries_named import countries_in, country_in, demonyms
from annotator.suggestions.languages import small_words
from annotator.suggestions.proposals import Beside

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'·-]\w+)*")
_BEHIND = re.compile(
    r"\s*,\s+(?P<all>(?:(?:the|a|an|its|his|her|their)\s+)?[^,;:\n.“”\"()—]{2,160})"
    r"(?=[,;.\n)]|\s[—–-]|\Z)"
)
_IN_BRACKETS = re.compile(r"\s+\((?P<all>[^()\n]{2,120})\)")
_BEFORE = re.compile(r"[^,;:\n.!?“”\"()—–]{0,160},?[ \u00a0]*\Z")
_OF = re.compile(r"\s+(?:of|for|at|in|to|with|from)\s+")
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_HELD_BY = re.compile(r"\b(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:the|a|an|its|his|her|their|who|which|whose|that)\s", re.IGNORECASE)
_ENDS = re.compile(r"[,.;)]|\Z")
_FORMER = re.compile(r"\A(?:the\s+)?(?:former|then|acting|late|ex)[\s-]+", re.IGNORECASE)
_WITH_LINK = re.compile(r"[a-z]{1,3}[’'-][^\W\d_a-z]")
_CYRILLIC = re.compile("[А-ЯЁ]")
_FATHERS = ("вич", "вна", "чна")  # how a father's name ends, between name and surname
_RANKS = frozenset({"deputy", "vice", "assistant", "associate", "special", "senior", "first"})
_FAR = 200
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
    start = _behind_titles(text, words, first, (at, last))
    start = max(start, _behind_organisation(text, words, first, (at, last)))
    start = max(start, _behind_office(text, words, (first, at, last)))
    return start, _without_possessive(text, words[last])


def beside(text: str, start: int, end: int) -> Beside:
    """Role, organisation and country read from the words around the name at [start, end)."""
    shown, offset = _title_within(text, start, end)
    before = _BEFORE.search(text, max(0, start - _FAR), start + offset)
    front = _front_of(text, before.group() if before else "", end)
    behind = _BEHIND.match(text, end, end + _FAR) or _IN_BRACKETS.match(text, end, end + _FAR)
    apposition = _read(behind["all"]) if behind else None
    if apposition and apposition[0]:
        role, affiliation, country = apposition
        rule, reason, score = "behind-name", "Read from the words behind the name.", 0.9
    elif front[0]:
        role, affiliation, country = front
        rule, reason, score = "before-name", "Read from the words in front of the name.", 0.85
    else:
        role, affiliation, country = "", "", country_in(shown)
        rule, reason, score = "nothing", "No role stands beside the name.", 0.1
    country = country or front[2]
    return Beside(
        role=role, affiliation=affiliation, country=country, rule=rule, reason=reason, score=score
    )


@lru_cache
def roles() -> frozenset[str]:
    """The words for offices and functions, in small letters."""
    path = places.resources() / "suggestions" / "roles.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""}


def is_courtesy(word: str) -> bool:
    """Whether a word is a form of address: Mr, Mrs, Dr."""
    bare = word.rstrip(".")
    return (bare.title() if bare.isupper() else bare) in small_words("courtesy")


def is_role(words: str) -> bool:
    """Whether words name an office or function, such as "Foreign Minister"."""
    return words.lower() in roles()


def _title_within(text: str, start: int, end: int) -> tuple[str, int]:
    """The words of a mention, and how many of them are a title in front of the name itself."""
    shown = text[start:end]
    words = list(_WORD.finditer(shown))
    last = 0
    for count, word in enumerate(words[:-1]):
        if is_role(word.group()) and count + 1 < len(words):
            last = words[count + 1].start()
    return shown, last


def _front_of(text: str, words: str, end: int) -> tuple[str, str, str]:
    """What stands in front of a name that ends at `end`, set off by commas or not.

    Where "the President of Veridia," is in front, a comma or the end of the sentence is behind the
    name too; else both may be different people.
    """
    near = _front(words)
    bare = words.rstrip(" \u00a0")
    if near[0] or not bare.endswith(",") or not _ENDS.match(text, end):
        return near
    for found in reversed(list(_HELD_BY.finditer(bare))):
        read = _read(bare[found.start() : -1])
        if read:
            return read
    return near


def _front(words: str) -> tuple[str, str, str]:
    """Role, organisation and country in "South Korean President" at the end of the words."""
    tokens = list(_WORD.finditer(words))
    if not tokens or words[tokens[-1].end() :].strip(" ,"):
        return "", "", ""
    taken = next((n for n in (3, 2, 1) if n <= len(tokens) and _is_role_at(words, tokens, n)), 0)
    if not taken:
        return "", "", _demonym_at_end(words)
    if taken < len(tokens) and tokens[-taken - 1].group().lower() in _RANKS:
        taken += 1
    role = words[tokens[-taken].start() : tokens[-1].end()]
    first = len(tokens) - taken
    while first and _is_front(words, tokens[first - 1], tokens[first]):
        first -= 1
    owner = words[tokens[first].start() : tokens[-taken].start()].strip()
    owner = re.sub(r"[’']s?\Z", "", _FORMER.sub("", _ARTICLE.sub("", owner)))
    return _role_of(role, owner)


def _role_of(role: str, owner: str) -> tuple[str, str, str]:
    """Split what owns a role into a country alone, or an organisation with its country."""
    found = countries_in(owner)
    country = found[0][2] if found else ""
    only = found and not (owner[: found[0][0]] + owner[found[0][1] :]).strip(" ’'s")
    seat = only and owner not in demonyms() and "House" in owner
    return role, "" if only and not seat else owner, country


def _is_role_at(words: str, tokens: list[re.Match[str]], count: int) -> bool:
    return is_role(words[tokens[-count].start() : tokens[-1].end()])


def _is_front(words: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether a word stands in front of a role as its owner: capitals, or "foreign ministry"."""
    if words[left.end() : right.start()].strip(" .-"):
        return False
    word = left.group()
    return (
        word[:1].isupper()
        and not _ARTICLE.match(word + " ")
        and word not in small_words("not_name")
    )


def _demonym_at_end(words: str) -> str:
    found = countries_in(words)
    return found[-1][2] if found and not words[found[-1][1] :].strip(" ") else ""


def _read(words: str) -> tuple[str, str, str] | None:
    """Role, organisation and country in "director of the Russian Foreign Ministry's …"."""
    shown = _FORMER.sub("", _ARTICLE.sub("", words.strip(), count=1))
    parts = _OF.split(shown, maxsplit=1)
    head = parts[0]
    tokens = list(_WORD.finditer(head))
    if _CLAUSE.search(head):  # not what she is but what she did: "visited the president of"
        return None
    role = next(
        (
            head[tokens[-n].start() :]
            for n in (3, 2, 1)
            if n <= len(tokens) and is_role(head[tokens[-n].start() : tokens[-1].end()])
        ),
        "",
    )
    if not role or len(tokens) > 10:
        return None
    owner = re.sub(r"[’']s?\s*\Z", "", head[: len(head) - len(role)].strip())
    if len(parts) == 1:
        return _role_of(role.strip(), owner)
    organisation = _ARTICLE.sub("", parts[1].strip(), count=1)
    _, owned, country = _role_of(role, owner)
    full = f"{owned} {role}".strip() if owned and not country else role
    found = countries_in(organisation)
    if found and organisation[: found[0][1]] == organisation:
        return full, "", found[0][2]
    return full.strip(), organisation, country or (found[0][2] if found else "")


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
    if first.endswith(("’s", "'s", "s’")):
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


def _without_possessive(text: str, word: tuple[int, int]) -> int:
    shown = text[slice(*word)]
    return word[1] - 2 if shown.endswith(("’s", "'s")) and len(shown) > 2 else word[1]
