"""What the keys take without much selecting: quotes, names, and what stands beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model.annotations import Quote, Span, Speaker
from annotator.suggestions import names, quotes, speakers
from annotator.suggestions.event_types import is_phrase
from annotator.suggestions.proposals import QuoteProposal
from annotator.ui import around

FAR = 3000  # characters around a selection that are read at most
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """What Q marks: the quoted stretches, the other parts, and the type where it is known."""

    content: tuple[Place, ...]
    parts: tuple[Span, ...] = ()
    type: str = ""


def quote_at(text: str, caret: int, known: Iterable[Quote], language: str) -> Marked | None:
    """The quotation or reported clause around a caret with its parts; None where there is none."""
    found = quotes.around(text, caret, known, language=_code(language))
    if found is None:
        return None
    return Marked(_content(found), _parts(found), found.type)


def quote_in(text: str, place: Place, known: Iterable[Quote], language: str) -> Marked:
    """The selected words as a quote, with the parts that the sentence around them tells.

    A reporting word that one of the `known` quotes has tells nothing of another.
    """
    start = text.rfind("\n", max(0, place[0] - FAR), place[0]) + 1
    end = text.find("\n", place[1], place[1] + FAR)
    start, end = max(start, place[0] - FAR), end if end >= 0 else min(len(text), place[1] + FAR)
    cues = {(s.start, s.end) for one in known for s in one.spans if s.role == "cue"}
    free = (
        one
        for one in quotes.all_in(text, start, end, language=_code(language))
        if not any((s.start, s.end) in cues for s in one.part("cue"))
    )
    found = max(free, key=lambda one: _likeness(_content(one), place), default=None)
    if found is None or not _overlap(_content(found), place):
        return Marked((place,))
    parts = tuple(s for s in _parts(found) if s.end <= place[0] or place[1] <= s.start)
    whole = all(place[0] <= start and end <= place[1] for start, end in _content(found))
    return Marked((place,), parts, found.type if whole else "")


def same_quote(quote: Quote, marked: Marked) -> bool:
    """Whether a quote is the one that would be marked: the same words, or the same cue."""
    places = tuple((span.start, span.end) for span in quote.spans if span.role == "content")
    cues = {(span.start, span.end) for span in quote.spans if span.role == "cue"}
    return places == marked.content or any(
        (part.start, part.end) in cues for part in marked.parts if part.role == "cue"
    )


def name_at(text: str, caret: int) -> Place | None:
    """What S takes: the name around a caret, else the word, without the ’s of an owner."""
    named = speakers.name_at(text, caret)
    word = around.word_at(text, caret) if named is None else None
    if word is None:
        return named
    owned = text[slice(*word)].endswith(("’s", "'s")) and word[1] - word[0] > len("’s")
    return word[0], word[1] - 2 * owned


def event_at(text: str, caret: int) -> Place | None:
    """What E takes: the word around a caret, or both of "cracked down"."""
    word = around.word_at(text, caret)
    if word is None:
        return None
    behind = around.word_at(text, word[1] + 1) if text[word[1] : word[1] + 1] == " " else None
    before = around.word_at(text, word[0] - 1) if text[word[0] - 1 : word[0]] == " " else None
    for both in ((word[0], behind[1] if behind else 0), (before[0] if before else 0, word[1])):
        if both[0] < both[1] <= both[0] + FAR and is_phrase(text[slice(*both)].lower()):
            return both
    return word


def named_here(text: str, place: Place, known: Iterable[Speaker]) -> list[str]:
    """The speakers whom the words at a place name by name, alias, surname or title."""
    found = names.named_in(text, names.index_of(known), *place)
    return list(dict.fromkeys(named.speaker for named in found))


def _overlap(content: Sequence[Place], place: Place) -> int:
    return sum(max(0, min(end, place[1]) - max(start, place[0])) for start, end in content)


def _likeness(content: Sequence[Place], place: Place) -> float:
    """How much of both is in both: 1 where they are the same."""
    both = _overlap(content, place)
    return both / (sum(end - start for start, end in (*content, place)) - both)


def _content(found: QuoteProposal) -> tuple[Place, ...]:
    return tuple((span.start, span.end) for span in found.part("content"))


def _parts(found: QuoteProposal) -> tuple[Span, ...]:
    return tuple(span for span in found.spans if span.role != "content")


def _code(language: str) -> str:
    return "" if language == "und" else language
