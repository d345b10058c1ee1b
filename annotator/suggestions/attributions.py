"""All quotes that can be read from one paragraph: reporting words with content and source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from annotator.suggestions.according import according_to
from annotator.suggestions.cues import Found, cues_in
from annotator.suggestions.direct import continues, dialogue, direct_speech
from annotator.suggestions.frame import Frame, Place
from annotator.suggestions.indirect import reported_clause

_DASH_SOURCE = re.compile(r"(?P<content>\S.{10,}?)\s+(?P<cue>[—–-])\s+(?P<source>[^—–:]{2,60})\s*")
_COLON_SOURCE = re.compile(
    r"(?P<source>[^—–:,.]{2,50}?)\s*(?P<cue>[:：])\s+(?P<content>.{10,}\S)\s*"
)
_SOURCE_LAST = re.compile(
    r"(?P<content>\S.{10,}?)(?P<cue>:)\s+(?P<source>\w[\w’'-]*(?: \w[\w’'-]*){0,2})\s*"
)
_LONGEST_HEADLINE = 200
_GOES_ON = ("quotation-said", "said-quotation", "clause-said", "said-that", "said-clause")
"""The rules for quotes that words in quotation marks behind their sentence may go on with."""

_MOST_CUES = 30
"""How many reporting words of one sentence are read, so that work stays linear."""


def attributions(frame: Frame) -> list[Found]:
    """The quotes of a paragraph in the order of its sentences, continuations joined to theirs."""
    found: list[Found] = []
    for unit in frame.units:
        more = continues(frame, unit)
        if more and found and found[-1].rule in _GOES_ON:
            found[-1] = replace(found[-1], content=(*found[-1].content, *more))
            continue
        found.extend(_of_sentence(frame, unit))
    return found or list(_headline(frame))


def told_by(frame: Frame, unit: Place, caret: int) -> Iterator[Found]:
    """What the reporting word at a caret tells, be it only a part of what somebody else says."""
    for cue in cues_in(frame, *unit):
        if cue.start <= caret <= cue.end:
            read = direct_speech(frame, unit, cue) or reported_clause(frame, unit, cue, None)
            yield from filter(None, (read,))


def _of_sentence(frame: Frame, unit: Place) -> list[Found]:
    """The quotes of a sentence; who says all of it at its end comes before who is told of in it."""
    found = list(_read_in_turn(frame, unit))
    last = next((one.cue for one in found if one.rule == "clause-said" and one.cue), None)
    if last is None:
        return found
    return [one for one in found if not any(a < last[0] and last[1] <= b for a, b in one.content)]


def _read_in_turn(frame: Frame, unit: Place) -> Iterator[Found]:
    taken: list[Place] = []
    subject: Place | None = None
    according = according_to(frame, unit)
    if according:
        taken.extend(according.content)
        yield according
    for cue in islice(cues_in(frame, *unit), _MOST_CUES):
        read = (
            dialogue(frame, unit, cue),
            direct_speech(frame, unit, cue),
            reported_clause(frame, unit, cue, subject),
        )
        fresh = (one for one in read if one and not any(at in taken for at in one.content))
        found = next(fresh, None)
        if found is None or _is_part_of(frame, found, taken):
            continue
        if found.source is None and found.rule == "said-quotation":
            found = replace(found, source=subject)
        taken.extend(found.content)
        if subject is None and found.source and not _is_relative(frame, found.source):
            subject = found.source
        yield found


def _is_part_of(frame: Frame, found: Found, taken: list[Place]) -> bool:
    """Whether a reading is only a part of what was read before it, and not a quote in a quote.

    "He said he believes …", "They say adding salt is …", "said the lapses raise questions".
    """
    cue = found.cue
    inside = cue and any(start <= cue[0] and cue[1] <= end for start, end in taken)
    if not inside or cue is None:
        return False
    words = frame.masked[slice(*cue)].lower()
    weak = words.endswith("ing") or found.rule == "announced"
    own = found.source is None or frame.language.has("pronoun", frame.masked[slice(*found.source)])
    return weak or (own and frame.language.has("vague", words))


def _is_relative(frame: Frame, source: Place) -> bool:
    return frame.masked[slice(*source)].lower() in ("who", "which", "that")


def _headline(frame: Frame) -> Iterator[Found]:
    """A line without a full stop that names its source behind a dash or before a colon."""
    line = frame.masked.strip()
    if not line or len(line) > _LONGEST_HEADLINE or line[-1] in ".!?。" or "\n" in line:
        return
    for pattern, score in ((_DASH_SOURCE, 0.8), (_SOURCE_LAST, 0.6), (_COLON_SOURCE, 0.6)):
        match = pattern.fullmatch(frame.masked, *_line(frame.masked))
        if match and match["source"][:1].isalnum() and len(match["source"].split()) <= 6:
            yield Found(
                content=(match.span("content"),),
                cue=match.span("cue"),
                source=match.span("source"),
                rule="headline",
                score=score,
            )
            return


def _line(masked: str) -> Place:
    start = len(masked) - len(masked.lstrip())
    return start, len(masked.rstrip())
