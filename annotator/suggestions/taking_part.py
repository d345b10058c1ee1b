"""Who takes part in an event by the noun phrases in front of its words and behind them."""

import re
from collections.abc import Iterator

from annotator.model.annotations import Span
from annotator.suggestions.can_speak import can_speak
from annotator.suggestions.frame import Frame, Place, frame_of
from annotator.suggestions.full_names import full_name
from annotator.suggestions.happened import PAST
from annotator.suggestions.kinds import head_of_name, kind_of
from annotator.suggestions.languages import detect, language, small_words
from annotator.suggestions.mention_kinds import kind_of_mention
from annotator.suggestions.roles import is_role
from annotator.suggestions.sources import BREAKS, subject_before
from annotator.suggestions.who_said import name_in, name_of_words

_AMOUNT = re.compile(
    r"(?:(?:over|about|around|nearly|almost|some|at least|more than|up to|many|several"
    r"|the|an?)\s+)*"
    r"(?:\d[\d,.]*\s+(?:more\s+)?)?",
    re.IGNORECASE,
)
_ENDS = frozenset(
    {"over", "about", "for", "whose", "against", "into", "near", "under", "between", "towards"}
    | {"toward", "more", "out", "off", "up", "down", "around", "back", "and", "or"}
)
_PEOPLE = re.compile(r"(?:er|or|ist|ee|ian)s\Z|(?:wo)?m[ae]n\Z")  # asylum seekers
_MANY_WORDS = 8


def taking_part(text: str, sentence: Place, place: Place) -> tuple[dict[str, Place], list[Place]]:
    """The names of who may take part in a sentence, and what stands behind them to describe them.

    "John Kerry, the Secretary of State, contacted Thailand's foreign minister": both, by name or by
    what they are. `place` is where the words for the event are.
    """
    frame = frame_of(text[slice(*sentence)], language(detect(text)))
    names: dict[str, Place] = {}
    described = []
    for phrase in _phrases(frame, place[0] - sentence[0], place[1] - sentence[0]):
        start, end = phrase[0] + sentence[0], phrase[1] + sentence[0]
        named, kind = name_in(text, Span("source", start, end, text[start:end]))
        name = name_of_words(text[slice(*named)])
        if kind_of(name) == "document" and (whole := full_name(text, name, named[0])):
            name, kind = " ".join(text[slice(*whole)].split()), "name"
        if kind == "pronoun" or not _may_act(name, kind, behind=start >= place[1]):
            continue
        described.append((named[1], end))
        names.setdefault(name, named)
    return names, described


def _may_act(name: str, kind: str, *, behind: bool) -> bool:
    """Whether words may be for who acts; behind the verb, what is no name must be for people."""
    if kind == "name" or not behind:
        return can_speak(name, named=kind == "name")
    head = head_of_name(name)
    people = head in small_words("person") or is_role(head) or bool(_PEOPLE.search(head))
    return people or kind_of(name) in ("group", "organisation")


def _is_verb(frame: Frame, word: str) -> bool:
    """Whether a word is a verb by its form: rescued, met, condemns; not "air support"."""
    reports = frame.language.has("object", word) or frame.language.has("clause", word)
    return word.endswith("ed") or word in PAST or (reports and word.endswith("s"))


def _phrases(frame: Frame, start: int, end: int) -> Iterator[Place]:
    first = next(frame.words(start, end), None)
    if first is None or not _is_verb(frame, first.group()):
        return
    before = subject_before(frame, 0, start)
    if before and kind_of_mention(frame.text[slice(*before)]) != "pronoun":
        yield before
    behind = _object(frame, end)
    if behind:
        yield behind


def _object(frame: Frame, start: int) -> Place | None:
    """The noun phrase right behind a verb, without how many they are: 700 asylum seekers."""
    amount = _AMOUNT.match(frame.masked, start + 1) if start < len(frame.masked) else None
    begin = amount.end() if amount else start
    taken: list[re.Match[str]] = []
    for found in list(frame.words(begin, len(frame.masked)))[:_MANY_WORDS]:
        gap = frame.masked[taken[-1].end() if taken else begin : found.start()]
        if BREAKS.search(gap) or "." in gap or _ends(frame, found.group(), first=not taken):
            break
        taken.append(found)
    return (taken[0].start(), taken[-1].end()) if taken else None


def _ends(frame: Frame, word: str, *, first: bool) -> bool:
    parts = ("adjunct", "breaker", "pronoun", "clause")
    named = word[:1].isupper() and not first
    return word.lower() in _ENDS or (
        not named and any(frame.language.has(part, word) for part in parts)
    )
