"""The quote at a caret: its content, reporting word, source and addressee, read from the words.

The conventions are those of PARC and PolNeAR: quotation marks and "that" stand inside the content,
the full stop that ends an indirect one does not; a stretch without reporting word of its own
belongs to the quote before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.model.annotations import Quote, Span
from annotator.model.quotation import quotations, type_from_marks
from annotator.model.spans import cut
from annotator.suggestions.attributions import attributions, told_by
from annotator.suggestions.cues import Found
from annotator.suggestions.frame import Frame, Place, frame_of
from annotator.suggestions.languages import detect
from annotator.suggestions.languages import language as language_of
from annotator.suggestions.proposals import QuoteProposal
from annotator.suggestions.statements import statement_at

_FAR = 3000
"""How far around the caret is read, in code points; longer paragraphs are cut there."""

_OPENING = re.compile('[“«„「『"]')
_MOST_DEEP = 3
_VERBATIM = ("dash", "colon", "turn")
"""The rules for words that are given as they were said, without quotation marks."""

_REASONS = {
    "quotation-said": "Words in quotation marks, with a reporting word beside them.",
    "said-quotation": "A reporting word that introduces words in quotation marks.",
    "dash": "Speech that a dash opens, with a reporting word behind it.",
    "said-that": "A reporting word with the clause that it governs.",
    "said-clause": "A reporting word with a clause behind it.",
    "clause-said": "A clause with who said it behind it.",
    "vowed-to": "A reporting word with what was promised or asked for.",
    "announced": "A reporting word with what it is about.",
    "called": "A reporting word with what somebody or something is called.",
    "according-to": "Words that name the source of a clause.",
    "headline": "A headline that names its source.",
    "colon": "Words behind a line that ends in a reporting word and a colon.",
    "turn": "A turn of a talk, behind the speaker’s name and a colon.",
    "quotation": "Words in quotation marks, with no reporting word near.",
}


def around(
    text: str, caret: int, known: Iterable[Quote] = (), *, language: str = ""
) -> QuoteProposal | None:
    """Return the quote around a caret, or None where no quotation and no reported clause is.

    `known` are the quotes that are there already: one with the same content is not proposed again,
    but the quote in it that the caret is in. `language` is a BCP 47 code, guessed where empty.
    """
    if not text:
        return None
    caret = min(max(caret, 0), len(text))
    start, end = _surroundings(text, caret)
    code = _code(language, text, start, end)
    there = {_content_of(quote) for quote in known}
    whole = statement_at(text, caret, language_of(code))
    within = _at_caret(text[start:end], caret - start, code, 0)
    for found in (*((whole,) if whole else ()), *(_moved(one, start) for one in within)):
        proposal = _proposal(text, found)
        if _content_of(proposal) not in there:
            return proposal
    return None


def all_in(text: str, start: int, end: int, *, language: str = "") -> list[QuoteProposal]:
    """Return the quotes that can be read from the paragraph [start, end) of a text."""
    frame = _frame(text[start:end], _code(language, text, start, end))
    return [_proposal(text, _moved(found, start)) for found in attributions(frame)]


def statement(text: str, found: Found) -> QuoteProposal:
    """Return what was found of a statement, in places of the whole text, as a proposal."""
    return _proposal(text, found)


def _code(given: str, text: str, start: int, end: int) -> str:
    return given if given not in ("", "und") else detect(text[start:end])


def _frame(paragraph: str, code: str) -> Frame:
    return frame_of(paragraph, language_of(code))


def _surroundings(text: str, caret: int) -> Place:
    """The paragraph of the caret, with those before and behind that one quotation runs through."""
    low, high = max(0, caret - _FAR), min(len(text), caret + _FAR)
    start = max(text.rfind("\n", low, caret) + 1, low)
    end = text.find("\n", caret, high)
    end = high if end < 0 else end
    while start > low and _OPENING.match(text, start) and text[low:start].strip():
        before = text[low:start].rstrip()
        start = max(text.rfind("\n", low, low + len(before)) + 1, low)
        if not _OPENING.match(text, start):
            break
    if text[low:start].rstrip().endswith((":", "：")):
        start = max(text.rfind("\n", low, low + len(text[low:start].rstrip())) + 1, low)
    while end < high:
        following = re.compile(r"\s*").match(text, end, high)
        if not following or not _OPENING.match(text, following.end()):
            break
        found = text.find("\n", following.end(), high)
        end = high if found < 0 else found
    return start, end


def _at_caret(paragraph: str, caret: int, code: str, deep: int) -> Iterator[Found]:
    """The quotes around a caret in a paragraph, the outermost first, then those within."""
    frame = _frame(paragraph, code)
    found = attributions(frame)
    inside = [one for one in found if any(a <= caret <= b for a, b in one.content)]
    unit = next((one for one in frame.units if one[0] <= caret <= one[1]), None)
    if not inside:
        block = next((block for block in frame.blocks if block[0] <= caret <= block[1]), None)
        if block:
            inside = [_alone(frame, block)]
        elif unit:
            beside = [one for one in found if _touches(one, unit)]
            near = [one for one in beside if one.cue and _distance(one, caret) == 0]
            inside = near or sorted(beside, key=lambda one: _distance(one, caret))[:1]
            inside = inside or list(_below_line(frame, caret))
    at_cue = [one for one in found if one.cue and one.cue[0] <= caret <= one.cue[1]]
    yield from at_cue
    yield from sorted(
        inside, key=lambda one: (_is_told_on(one, inside), one.content[0][0] - one.content[-1][1])
    )
    if unit and not at_cue:
        yield from told_by(frame, unit, caret)
    if deep < _MOST_DEEP:
        yield from _within(frame, caret, code, deep)


def _is_told_on(found: Found, others: list[Found]) -> bool:
    """Whether a medium passes on what another source says: "According to the Herald, he said …"."""
    start, end = found.content[0]
    return found.rule == "according-to" and any(
        one.source and start <= one.source[0] and one.source[1] <= end for one in others
    )


def _within(frame: Frame, caret: int, code: str, deep: int) -> Iterator[Found]:
    """The quotes inside the quotation that the caret is in."""
    for block in frame.blocks:
        if block[0] < caret < block[1] and block[1] - block[0] > 2:
            inner = frame.text[block[0] + 1 : block[1] - 1]
            for one in _at_caret(inner, caret - block[0] - 1, code, deep + 1):
                yield _moved(one, block[0] + 1)


def _alone(frame: Frame, block: Place) -> Found:
    """A quotation without reporting word; behind "he said:" in the line before, with its words."""
    return next(_below_colon(frame, block), None) or Found(
        content=(block,), rule="quotation", score=0.4
    )


def _below_line(frame: Frame, caret: int) -> Iterator[Found]:
    """The quotation below the line that a caret is in, which ends in "he said:"."""
    line = frame.masked.find("\n")
    block = frame.block_from(line) if caret <= line else None
    if block and not frame.masked[line : block[0]].strip():
        yield from _below_colon(frame, block)


def _below_colon(frame: Frame, block: Place) -> Iterator[Found]:
    """The quotation that stands below a line that ends in "he said:"."""
    line = frame.masked.find("\n")
    if not 0 < line < block[0] or not frame.masked[:line].rstrip().endswith((":", "：")):
        return
    head = frame.text[:line].rstrip() + ' "…"'
    for one in attributions(frame_of(head, frame.language)):
        if one.rule == "said-quotation":
            yield replace(one, content=(block,), rule="colon", score=0.7)


def _touches(found: Found, unit: Place) -> bool:
    return any(unit[0] <= place[0] and place[1] <= unit[1] for place in found.content) or bool(
        found.cue and unit[0] <= found.cue[0] < unit[1]
    )


def _distance(found: Found, caret: int) -> int:
    places = [place for place in (found.cue, found.source, *found.content) if place]
    return min(max(start - caret, caret - end, 0) for start, end in places)


def _moved(found: Found, by: int) -> Found:
    def moved(place: Place | None) -> Place | None:
        return (place[0] + by, place[1] + by) if place else None

    return replace(
        found,
        content=tuple((start + by, end + by) for start, end in found.content),
        cue=moved(found.cue),
        source=moved(found.source),
        addressee=moved(found.addressee),
    )


def _proposal(text: str, at: Found) -> QuoteProposal:
    """The proposal for what was found, in places of the whole text."""
    content = tuple(cut(text, "content", *place) for place in at.content)
    named = (("cue", at.cue), ("source", at.source), ("addressee", at.addressee))
    others = tuple(cut(text, role, *place) for role, place in named if place)
    return QuoteProposal(
        type="direct" if at.rule in _VERBATIM else _type([span.text for span in content]),
        spans=content + others,
        rule=at.rule,
        reason=_REASONS[at.rule],
        score=at.score,
    )


def _type(stretches: list[str]) -> str:
    """Direct where each stretch is one quotation, else what the marks say."""
    kind = type_from_marks(stretches)
    if kind == "direct" and not all(_is_whole(words) for words in stretches):
        return "mixed"
    return kind


def _is_whole(words: str) -> bool:
    found = quotations(words)
    return not found or (found[0].start == 0 and found[0].end >= len(words.rstrip()))


def _content_of(quote: Quote | QuoteProposal) -> tuple[Span, ...]:
    return tuple(span for span in quote.spans if span.role == "content")
