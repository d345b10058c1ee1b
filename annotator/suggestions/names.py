"""Where speakers are named in a text: by name, alias, surname, or title with surname."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.model.annotations import Mention, Speaker
from annotator.suggestions.countries_named import demonyms
from annotator.suggestions.languages import language, small_words
from annotator.suggestions.proposals import Occurrence
from annotator.suggestions.roles import is_courtesy, is_role

_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'·-]\w+)*")
_POSSESSIVE = re.compile(r"[’']s?\Z")
_SPACES = re.compile(r"[\s\u00a0]+")
_UNSPACED = re.compile("[぀-ヿ一-鿿]")
_MOST_WORDS = 8
_HOW = {
    "name": ("Named in full.", 0.95),
    "alias": ("Named by another name that the speaker is known under.", 0.85),
    "title": ("Named by title and surname.", 0.85),
    "surname": ("Named by surname.", 0.8),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A place [start, end) that names a speaker, and how: name, alias, title or surname."""

    start: int
    end: int
    speaker: str
    how: str


@dataclass(frozen=True, slots=True)
class Index:
    """The names of speakers, each with who bears it and how; made once for many texts."""

    spaced: dict[str, list[tuple[str, str]]]
    unspaced: dict[str, list[tuple[str, str]]]
    first_words: frozenset[str]
    longest: int


def occurrences(
    text: str, speaker: Speaker, mentions: Iterable[Mention], others: Iterable[Speaker] = ()
) -> list[Occurrence]:
    """Return the places where a speaker is named outside of the mentions that are there already.

    A surname alone counts where none of the `others` bears it, else only behind a fitting title.
    Longer names of `others` that hold a name of the speaker's ("South Korea") do not count.
    """
    everyone = [speaker, *(other for other in others if other.id != speaker.id)]
    named = unmarked(text, everyone, mentions)
    return [occurrence(text, one) for one in named if one.speaker == speaker.id]


def unmarked(
    text: str, speakers: Iterable[Speaker], mentions: Iterable[Mention]
) -> Iterator[Named]:
    """The places that name one of some speakers outside of the mentions that are there already."""
    taken = sorted((mention.start, mention.end) for mention in mentions)
    named = named_in(text, index_of(speakers))
    return (one for one in named if not _overlaps(taken, one))


def occurrence(text: str, named: Named) -> Occurrence:
    """A place that names a speaker, as a proposal."""
    reason, score = _HOW[named.how]
    words = text[named.start : named.end]
    return Occurrence(
        start=named.start,
        end=named.end,
        text=words,
        rule=named.how,
        reason=reason,
        score=score,
    )


def surname(speaker: Speaker) -> str:
    """The surname of a person, "" where the name is one word or the speaker no person."""
    if speaker.kind != "person":
        return ""
    return surname_of(speaker.name, eastern=speaker.country in small_words("surname_first"))


def surname_of(name: str, *, eastern: bool = False) -> str:
    """The surname in a person's name, the first word where it shows that it is; "" for one word."""
    words = name.split()
    if len(words) < 2 or words[-1].islower():  # High-ranking official
        return ""
    given_last = "-" in words[-1] and words[-1].split("-")[-1][:1].islower()
    if given_last or eastern or words[0] in small_words("surname"):
        return words[0]
    return words[-1]


def index_of(speakers: Iterable[Speaker]) -> Index:
    """The index of the names of speakers."""
    spaced: dict[str, list[tuple[str, str]]] = {}
    unspaced: dict[str, list[tuple[str, str]]] = {}
    for speaker in speakers:
        for name, how in _names_of(speaker):
            key = _SPACES.sub(" ", name.strip()).replace("’", "'")
            kept = unspaced if _UNSPACED.search(key) else spaced
            bearers = kept.setdefault(key, [])
            if key and all(bearer != speaker.id for bearer, _ in bearers):
                bearers.append((speaker.id, how))
    longest = max((len(_WORD.findall(name)) for name in spaced), default=0)
    first_words = frozenset(map(_first_word, spaced)) - {""}
    return Index(spaced, unspaced, first_words, min(longest, _MOST_WORDS))


def named_in(text: str, index: Index, start: int = 0, end: int | None = None) -> list[Named]:
    """The places in [start, end) that name one of the index, in order, the longest name first."""
    stop = len(text) if end is None else end
    found = list(_spaced_in(text, index, start, stop))
    if index.unspaced:
        found.extend(_unspaced_in(text, index, start, stop))
        found.sort(key=lambda named: named.start)
    return found


def _names_of(speaker: Speaker) -> Iterator[tuple[str, str]]:
    yield speaker.name, "name"
    for alias in speaker.aliases:
        how = "surname" if alias.name == surname(speaker) else "alias"
        yield alias.name, how
        if alias.name.startswith("the "):
            yield "The " + alias.name[4:], how
    if last := surname(speaker):
        yield last, "surname"
        for title in _titles_of(speaker):
            yield f"{title} {last}", "title"


def _titles_of(speaker: Speaker) -> Iterator[str]:
    """The roles that can stand in front of a surname: "Prime Minister" and "Minister"."""
    for role in (speaker.role, *(office.role for office in speaker.offices)):
        words = (role or "").lower().split()
        for first, last in combinations(range(min(len(words), _MOST_WORDS) + 1), 2):
            if last - first <= 3 and is_role(title := " ".join(words[first:last])):
                yield title.title()


def _spaced_in(text: str, index: Index, start: int, stop: int) -> Iterator[Named]:
    words = list(_WORD.finditer(text, start, stop)) if index.first_words else []
    at = 0
    while at < len(words):
        step = 1
        if _bare(words[at].group().replace("’", "'")) in index.first_words:
            for count in range(min(index.longest, len(words) - at), 0, -1):
                run = words[at : at + count]
                named = _bearer(text, run, index)
                yield from named
                if named:
                    step = count
                    break
        at += step


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return _bare(found.group()) if found else ""


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _bearer(text: str, run: list[re.Match[str]], index: Index) -> list[Named]:
    """Who is named by a run of words; nobody where it is no name, or another person's."""
    start, end = run[0].start(), run[-1].end()
    if end - start > 200 or "\n" in text[start:end]:
        return []
    shown = _SPACES.sub(" ", text[start:end]).replace("’", "'")
    bearers = index.spaced.get(shown)
    if bearers is None:
        bare = _bare(shown)
        bearers = index.spaced.get(bare)
        end -= len(shown) - len(bare)
    if bearers is None:
        return []
    only_surname = all(how == "surname" for _, how in bearers)
    if only_surname and (len(bearers) > 1 or _is_part_of_name(text, start, end)):
        return []
    return [Named(start, end, who, how) for who, how in bearers[:1]]


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a capital letter beside a surname makes it another person's ("Melania Trump")."""
    behind = re.compile(r"[ \u00a0]([A-Z][\w’'-]+)").match(text, end, end + 40)
    if behind and not is_role(behind[1]) and behind[1] not in demonyms():
        return True
    before = re.search(r"([^\s.,;:“”\"()]+)(\.?)[ \u00a0]\Z", text[max(0, start - 40) : start])
    if not before or not before[1][:1].isupper() or before[1].endswith(("’s", "'s")):
        return False
    word = before[1]
    if is_courtesy(word) or is_role(word) or word in demonyms():
        return False
    english = language("en")
    function = any(english.has(part, word) for part in ("opener", "adjunct", "adverb", "breaker"))
    return not function and not before[2]


def _unspaced_in(text: str, index: Index, start: int, stop: int) -> Iterator[Named]:
    names = sorted(index.unspaced, key=len, reverse=True)
    for found in re.compile("|".join(map(re.escape, names))).finditer(text, start, stop):
        who, how = index.unspaced[found.group()][0]
        yield Named(found.start(), found.end(), who, how)


def _overlaps(taken: Sequence[tuple[int, int]], named: Named) -> bool:
    """Whether a mention stands on the place; mentions are in order and seldom nested deep."""
    at = bisect_right(taken, (named.end,))
    return any(end > named.start for _, end in taken[max(0, at - 20) : at])
