"""Reported clauses behind a reporting word: he said that …; vowed to …; condemned …."""

import re
from collections.abc import Iterator

from annotator.suggestions.clause_first import clause_first, said_by
from annotator.suggestions.clauses import (
    behind_when,
    is_adjunct,
    is_clause,
    is_detour,
    last_word,
    starts_clause,
)
from annotator.suggestions.cues import Cue, Found, cues_in
from annotator.suggestions.frame import MASK, Frame, Place, trimmed
from annotator.suggestions.hearers import addressee_after, addressee_of_occasion
from annotator.suggestions.objects import end_of_thing, is_thing
from annotator.suggestions.sources import sentence_subject, subject_after, subject_before

_LONGEST_DETOUR = 160  # code points between a reporting verb and its "that"
_CUT = re.compile(
    r",?\s+(?:and|but|while)?\s*(?:\w+ly\s+|also\s+|then\s+|later\s+|further\s+)?"
    r"(?:adding|saying|noting|stressing|telling|warning that|suggesting|insisting|arguing"
    r"|citing|emphasi[sz]ing|underlining|underscoring|reiterating)\b"
    r"|,?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?"
    r"(?:said|added|told|stressed|noted|warned|vowed|pledged|urged|announced|reiterates|reaffirms|welcomes|condemns)\b"
    r"|;\s|,\s+according to\b|\n"
)
_TO = re.compile(
    r"\s*((?:not\s)?to\s"
    r"(?!(?:be (?:named|identified)|the|an?|his|her|its|their|our|any|all)\b)[a-z\ue000])"
)
_SOMEONE_TO = re.compile(r"\s+(?P<who>[^;:()\n]{2,150}?),?\s+(?P<what>(?:not\s)?to\s[a-z\ue000])")
_OTHERS = re.compile(r",?\s+(?:and|but|while)\s+")
_THAT_NEXT = re.compile(r"\s+that\b")
_PARTICLES = ("_for", "_of", "_on", "_about", "_against")


def reported_clause(frame: Frame, unit: Place, cue: Cue, subject: Place | None) -> Found | None:
    """The clause that a reporting verb governs; `subject` is who spoke earlier in the sentence."""
    end = last_word(frame, cue.end, unit[1])
    if frame.masked[end : unit[1]].startswith((":", "：")):  # it reports what stands below
        return None
    found = _as_said(frame, unit, cue, end)
    if found is None and (elsewhere := _in_front(frame, unit, cue, end)):
        return elsewhere
    found = found or (None if is_adjunct(frame, cue.end, end) else _clause_behind(frame, cue, end))
    if found is None:
        return None
    content, addressee, rule, score = found
    source = _source(frame, unit, cue, content[0], subject)
    if source and source[0] < content[1] and content[0] < source[1]:
        return None
    if source and cue.word.endswith("clear") and _is_nobody(frame, source):
        return None
    at = addressee or addressee_of_occasion(frame, unit[0], content[0])
    score = score if source else score * 0.6
    return Found(
        content=(content,),
        cue=(cue.start, cue.end),
        source=source,
        addressee=at if at != source else None,
        rule=rule,
        score=score,
    )


def _in_front(frame: Frame, unit: Place, cue: Cue, end: int) -> Found | None:
    """The clause in front of its verb, where none follows."""
    inverted = said_by(frame, unit, cue, end)
    adjunct = inverted is None and is_adjunct(frame, cue.end, end)
    return clause_first(frame, unit, cue) if adjunct else inverted


def _source(
    frame: Frame, unit: Place, cue: Cue, content: int, subject: Place | None
) -> Place | None:
    """Who is named in front of the verb, behind it, or as the subject of the whole sentence."""
    left = frame.masked[unit[0] : cue.start].strip()
    if not left:
        return subject_after(frame, cue.end, content)
    if frame.language.code == "en" and cue.word.endswith("ing"):
        return subject or sentence_subject(frame, *unit)
    floor = subject[1] if subject else unit[0]
    found = subject_before(frame, floor, cue.start)
    return found or subject or sentence_subject(frame, *unit)


def _clause_behind(
    frame: Frame, cue: Cue, end: int
) -> tuple[Place, Place | None, str, float] | None:
    """The content behind the verb, the addressee before it, the rule and the score."""
    language, text = frame.language, frame.masked
    at_once = language.has("audience", cue.word)
    hearer = addressee_after(frame, cue.end, end, at_once=at_once)
    start = hearer[1] if hearer else cue.end
    asked = _asked_to(frame, cue, start, end, hearer)
    if asked:
        return asked
    that = language.that.search(text, start, min(end, start + _LONGEST_DETOUR))
    if that and is_detour(frame, start, that.start()):
        begin = that.end() if not language.spaced else that.start()
        return _cut(frame, begin, end), hearer, "said-that", 0.95
    if language.code != "en":
        return None
    begin = behind_when(text, start, end)
    named = language.has("object", cue.word) or language.has("light", cue.word)
    particle = cue.word.endswith(_PARTICLES)
    if named and (particle or is_thing(frame, begin, end)):
        stop, heard = end_of_thing(frame, begin, end)
        return (
            (_cut(frame, begin, stop), hearer or heard, "announced", 0.6) if begin < end else None
        )
    if language.has("clause", cue.word) and starts_clause(frame, begin, end):
        return _cut(frame, begin, end), hearer, "said-clause", 0.85
    return None


def _as_said(
    frame: Frame, unit: Place, cue: Cue, end: int
) -> tuple[Place, Place | None, str, float] | None:
    """What stands behind the comma in "As Lavrov said, …", "As I told them today, …"."""
    text = frame.masked
    if frame.language.code != "en" or not text[unit[0] : cue.start].lower().startswith("as "):
        return None
    comma = text.find(",", cue.end, min(end, cue.end + _LONGEST_DETOUR))
    if comma < 0 or "," in text[unit[0] : cue.start] or is_clause(frame, cue.end, comma):
        return None
    at_once = frame.language.has("audience", cue.word)
    hearer = addressee_after(frame, cue.end, comma, at_once=at_once)
    return _cut(frame, comma, end), hearer, "said-clause", 0.85


def _is_nobody(frame: Frame, source: Place) -> bool:
    """Whether it is "It" that is clear: no one says so."""
    return frame.language.has("nobody", frame.masked[slice(*source)])


def _asked_to(
    frame: Frame, cue: Cue, start: int, end: int, hearer: Place | None
) -> tuple[Place, Place | None, str, float] | None:
    """What was promised or asked for: "vowed to go", "urged all parties and their allies to go"."""
    if frame.language.code != "en" or not frame.language.has("infinitive", cue.word):
        return None
    at_once = frame.language.has("audience", cue.word)
    to = _TO.match(frame.masked, behind_when(frame.masked, start, end), end)
    if to and (hearer is None or at_once):
        return _cut(frame, to.start(1), end), hearer, "vowed-to", 0.85
    asked = _SOMEONE_TO.match(frame.masked, cue.end, end) if at_once else None
    if asked is None or not _may_be_asked(frame, asked.span("who")):
        return None
    return _cut(frame, asked.start("what"), end), asked.span("who"), "vowed-to", 0.8


def _may_be_asked(frame: Frame, who: Place) -> bool:
    """Whether the words between "urged" and "to" are a noun phrase, with no verb in it."""
    parts = ("pronoun", "finite", "modal", "clause")
    words = [found.group() for found in frame.words(*who)]
    if not words or MASK in frame.masked[slice(*who)]:
        return False
    return not any(frame.language.has(part, word) for part in parts for word in words)


def _cut(frame: Frame, start: int, end: int) -> Place:
    """The content from `start` on, up to the next reporting words of the same sentence."""
    found = _CUT.search(frame.masked, start, end)
    if found and found.start() - start > 8:
        end = found.start()
    return trimmed(frame.masked, start, _before_others(frame, start, end))


def _before_others(frame: Frame, start: int, end: int) -> int:
    """The place in front of ", and the groups warned that …" or "and suggested that …"."""
    for found in _OTHERS.finditer(frame.masked, start + 8, end):
        who = found.end()
        cue = next(cues_in(frame, who, min(end, who + 80)), None)
        if cue is None or not _THAT_NEXT.match(frame.masked, cue.end, end):
            continue
        named = any(True for _ in frame.words(who, cue.start))
        if not named or ("," in found.group() and not any(_finite(frame, who, cue.start))):
            return found.start()
    return end


def _finite(frame: Frame, start: int, end: int) -> Iterator[str]:
    words = (found.group() for found in frame.words(start, end))
    return (word for word in words if frame.language.has("finite", word))
