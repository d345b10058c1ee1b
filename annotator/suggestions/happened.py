"""Events that an article tells of: words of the list by type, where they are used as verbs."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from annotator.suggestions.event_types import type_of_word
from annotator.suggestions.languages import detect
from annotator.suggestions.languages import language as language_of
from annotator.suggestions.proposals import Proposal

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
PAST = frozenset(
    {"met", "held", "spoke", "withdrew", "fought", "shot", "struck", "sued", "froze", "sent"}
)
"""The past of verbs for events that does not end in "ed"."""

_STATES = frozenset({"concerned", "armed", "joined"})  # mostly say what somebody is
_PLANNED = frozenset({"will", "would", "to", "plans", "planned", "may", "might", "could", "can"})
_DENIED = frozenset({"not", "never", "no", "nobody", "without"})
_NEAR = 3  # words in front of one that tell whether it happened


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProposal(Proposal):
    """An event at the word [start, end): its type, its modality and its polarity."""

    start: int
    end: int
    type: str
    modality: str
    polarity: str


def events_of(text: str, codes: Container[str], *, language: str = "") -> Iterator[EventProposal]:
    """Yield the events that English words tell of, of the types that the codebook has."""
    code = language if language not in ("", "und") else detect(text)
    if code.split("-")[0].lower() != "en":
        return
    before: list[str] = []
    for found in _WORD.finditer(text):
        word = found.group()
        type_code = type_of_word(word).lstrip("~") if word.islower() else ""
        if type_code in codes and _is_verb(word, before):
            yield _event(found, type_code, before[-_NEAR:])
        before = [*before[-_NEAR:], word]


def _is_verb(word: str, before: list[str]) -> bool:
    """Whether a word is a verb by its form: arrested, met, condemns; not "the arrested man"."""
    english, last = language_of("en"), before[-1] if before else ""
    reports = english.has("object", word) and word.endswith("s") and not english.has("noun", word)
    if word in _STATES or not (word.endswith("ed") or word in PAST or reports):
        return False
    adjective = any(english.has(part, last) for part in ("determiner", "adjective", "of"))
    return bool(last) and not adjective and not last.endswith(("’s", "'s"))


def _event(found: re.Match[str], code: str, near: list[str]) -> EventProposal:
    said = {word.lower() for word in near}
    denied = bool(said & _DENIED) or any(word.endswith(("n’t", "n't")) for word in said)
    planned = bool(said & _PLANNED) and not said & {"has", "have", "had", "was", "were"}
    return EventProposal(
        start=found.start(),
        end=found.end(),
        type=code,
        modality="planned" if planned else "asserted",
        polarity="negative" if denied else "positive",
        rule="event-word",
        reason=f"“{found.group()}” tells of an event of this type.",
        score=0.4,
    )
