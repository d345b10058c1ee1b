"""The office in words in front of a name or behind it: role, organisation and country."""

import re

from annotator.suggestions.countries_named import countries_in, demonyms, is_seat
from annotator.suggestions.languages import small_words
from annotator.suggestions.portfolios import is_portfolio, with_portfolio
from annotator.suggestions.roles import is_role

Office = tuple[str, str, str]
"""Role, organisation and country (its code); "" for what is not said."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'·-]\w+)*")
_OF = re.compile(r"\s+(?:of|for|at(?! large\b)|in|to|with|from)\s+")
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_HELD_BY = re.compile(r"\b(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:the|a|an|its|his|her|their|who|which|whose|that)\s", re.IGNORECASE)
_ENDS = re.compile(r"[,.;)]|\Z")
_FORMER = re.compile(r"\A(?:the\s+)?(?:former|then|acting|late|ex)[\s-]+", re.IGNORECASE)
_MOST_WORDS = 10  # of an office in front of what it is of
_LONGEST_OWNER = 8  # words of what an office is of
_RANKS = frozenset({"deputy", "vice", "assistant", "associate", "special", "senior", "first"})


def office_in_front(text: str, words: str, end: int) -> Office:
    """What stands in front of a name that ends at `end`, set off by commas or not.

    Where "the President of Veridia," is in front, a comma or the end of the sentence is behind the
    name too; else both may be different people.
    """
    near = _front(words)
    bare = words.rstrip(" \u00a0")
    if near[0] or not bare.endswith(",") or not _ENDS.match(text, end):
        return near
    for found in reversed(list(_HELD_BY.finditer(bare))):
        read = office_behind(bare[found.start() : -1])
        if read:
            return read
    return office_behind(bare[:-1]) or near  # Co-founder of Google, Sergey Brin


def _front(words: str) -> Office:
    """Role, organisation and country in "South Korean President" at the end of the words."""
    tokens = list(_WORD.finditer(words))
    if not tokens or words[tokens[-1].end() :].strip(" ,"):
        return "", "", ""
    taken = next((n for n in (3, 2, 1) if n <= len(tokens) and _is_role_at(words, tokens, n)), 0)
    if not taken:
        held = None if words.rstrip(" \u00a0").endswith(",") else _with_what_of(words, tokens)
        return held or ("", "", _demonym_at_end(words))
    if taken < len(tokens) and tokens[-taken - 1].group().lower() in _RANKS:
        taken += 1
    taken += with_portfolio(tokens[:-taken], tokens[-1].group())
    role = words[tokens[-taken].start() : tokens[-1].end()]
    first = len(tokens) - taken
    while first and _is_front(words, tokens[first - 1], tokens[first]):
        first -= 1
    owner = words[tokens[first].start() : tokens[-taken].start()].strip()
    owner = re.sub(r"[’']s?\Z", "", _FORMER.sub("", _ARTICLE.sub("", owner)))
    return _role_of(role, owner)


def office_ending(words: str) -> Office:
    """Role, organisation and country that words end with: "South Korean President"."""
    return _front(words)


def _with_what_of(words: str, tokens: list[re.Match[str]]) -> Office | None:
    """The office in "Minister of Education", "Governor of Washington" at the end of words."""
    for number in range(len(tokens) - 2, 0, -1):
        behind = tokens[number + 1 :]
        if tokens[number].group() not in ("of", "for", "to") or not _may_own(behind):
            continue
        last = tokens[:number]
        counts = (n for n in (3, 2, 1) if n <= number and _is_role_at(words, last, n))
        count = next(counts, 0)
        if count:
            first = number - count
            while first and _is_front(words, tokens[first - 1], tokens[first]):
                first -= 1
            return office_behind(words[tokens[first].start() :])
    return None


def _may_own(tokens: list[re.Match[str]]) -> bool:
    """Whether words are a name in capital letters, with its links."""
    links = ("the", "and", "of", "&", "for")
    return (
        bool(tokens)
        and all(one.group()[:1].isupper() or one.group() in links for one in tokens)
        and len(tokens) <= _LONGEST_OWNER
    )


def _role_of(role: str, owner: str) -> Office:
    """Split what owns a role into a country alone, or an organisation with its country."""
    found = countries_in(owner)
    country = found[0][2] if found else ""
    only = found and not (owner[: found[0][0]] + owner[found[0][1] :]).strip(" ’'s")
    seat = only and owner not in demonyms() and " " in owner and is_seat(owner)
    return role, "" if only and not seat else owner, country


def _is_role_at(words: str, tokens: list[re.Match[str]], count: int) -> bool:
    return is_role(words[tokens[-count].start() : tokens[-1].end()])


def _is_front(words: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether a word stands in front of a role as its owner: capitals, or "foreign ministry"."""
    if words[left.end() : right.start()].strip(" .-"):
        return False
    word = left.group()
    if word == "of" and right.group()[:1].isupper():  # University of Oslo president
        before = _WORD.findall(words[: left.start()])[-1:]
        return bool(before) and before[0].lower() in small_words("organisation")
    return (
        word[:1].isupper()
        and not _ARTICLE.match(word + " ")
        and word not in small_words("not_name")
    )


def _demonym_at_end(words: str) -> str:
    found = countries_in(words)
    return found[-1][2] if found and not words[found[-1][1] :].strip(" ") else ""


def office_behind(words: str) -> Office | None:
    """Role, organisation and country in "director of the Russian Foreign Ministry's …"."""
    shown = _FORMER.sub("", _ARTICLE.sub("", words.strip(), count=1))
    head, *of_what = _OF.split(shown, maxsplit=1)
    role = _role_ending(head)
    if not role:
        return None
    owner = re.sub(r"[’']s?\s*\Z", "", head[: len(head) - len(role)].strip())
    if not of_what:
        return _role_of(role.strip(), owner)
    organisation = _ARTICLE.sub("", of_what[0].strip(), count=1)
    portfolio, _, whose = organisation.partition(" of ")
    if is_portfolio(portfolio):  # Minister of Education (of Norway)
        _, owned, country = _role_of("", whose or owner)
        end = shown.index(portfolio) + len(portfolio)
        return shown[shown.index(role) : end].strip(), owned, country
    abroad = " to " in shown[len(head) : len(head) + len(" to ")]
    return _of_organisation(role.strip(), owner, organisation, abroad=abroad)


def _role_ending(head: str) -> str:
    """The role that words end with; "" where they have none, or tell what somebody did."""
    tokens = list(_WORD.finditer(head))
    if _CLAUSE.search(head) or len(tokens) > _MOST_WORDS:  # "visited the president"
        return ""
    roles = (head[tokens[-n].start() :] for n in (3, 2, 1) if n <= len(tokens))
    return next((role for role in roles if is_role(role.strip())), "")


def _of_organisation(role: str, owner: str, organisation: str, *, abroad: bool) -> Office:
    """The office of somebody who is of an organisation or country, and of a country too."""
    _, owned, country = _role_of(role, owner)
    full = f"{owned} {role}".strip() if owned and not country else role
    found = countries_in(organisation)
    if found and organisation[: found[0][1]] == organisation:
        if country and abroad:  # Afghan Ambassador to the United States
            return full, organisation, country
        return full, "", found[0][2]
    return full, organisation, country or (found[0][2] if found else "")
