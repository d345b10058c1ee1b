"""Reported clauses behind a reporting word: he said that …; vowed to …; condemned …."""

import re

from annotator.suggestions.called import called
from annotator.suggestions.clause_first import clause_around, clause_first, said_by
from annotator.suggestions.clauses import (
    behind_when,
    is_adjunct,
    is_clause,
    is_detour,
    is_headline,
    last_word,
    starts_clause,
)
from annotator.suggestions.cues import Cue, Found
from annotator.suggestions.frame import MASK, Frame, Place
from annotator.suggestions.hearers import addressee_after, addressee_of_occasion
from annotator.suggestions.next_reports import up_to_next
from annotator.suggestions.objects import end_of_thing, is_thing
from annotator.suggestions.sources import subject_after, subject_before
from annotator.suggestions.subjects import plain_phrase, sentence_subject

_LONGEST_DETOUR = 160  # code points between a reporting verb and its "that"
_TO = re.compile(
    r"\s*((?:not\s)?to\s"
    r"(?!(?:be (?:named|identified)|the|an?|his|her|its|their|our|any|all)\b"
    r"|[a-z]+(?:[b-df-z]ed|ied)\b(?<!\bembed)(?<!\bshed))[a-z\ue000])"
)
_SOMEONE_TO = re.compile(r"\s+(?P<who>[^;:()\n]{2,150}?),?\s+(?P<what>(?:not\s)?to\s[a-z\ue000])")
_NEAR = 40  # code points between a verb and the words in quotation marks that are its object
_PARTICLES = ("_for", "_of", "_on", "_about", "_against")


_Read = tuple[Place, Place | None, str, float]
"""What was said, who heard it, the rule, the score."""


def reported_clause(frame: Frame, unit: Place, cue: Cue, subject: Place | None) -> Found | None:
    """The clause that a reporting verb governs; `subject` is who spoke earlier in the sentence."""
    end = last_word(frame, cue.end, unit[1])
    if frame.masked[end : unit[1]].startswith((":", "：")):  # it reports what stands below
        return None
    found = _as_said(frame, unit, cue, end)
    if found is None and (elsewhere := _in_front(frame, unit, cue, end)):
        return elsewhere
    found = found or _of_headline(frame, unit, cue, end) or _clause_behind(frame, cue, end)
    if found is None:
        return None
    content, addressee, rule, score = found
    source = _source(frame, unit, cue, content[0], subject)
    if not _may_speak(frame, cue, source, content):
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


def may_report(frame: Frame, unit: Place, cue: Cue) -> bool:
    """Whether there is something that a reporting word of a sentence can report, by its shape.

    Who says it is not looked for, so that this is quick on a long text.
    """
    end = last_word(frame, cue.end, unit[1])
    if frame.masked[end : unit[1]].startswith((":", "：")) or MASK in frame.masked[slice(*unit)]:
        return frame.language.has("clause", cue.word)
    told = addressee_after(frame, cue.end, end, at_once=frame.language.has("audience", cue.word))
    ended = is_adjunct(frame, told[1] if told else cue.end, end)
    if ended:
        before = frame.masked[unit[0] : cue.start]
        return "," in before or not frame.language.spaced or frame.language.code != "en"
    if _clause_behind(frame, cue, end) or _as_said(frame, unit, cue, end):
        return True
    return bool(clause_around(frame, unit, cue, end))  # …, AFP reported, …


def has_that(frame: Frame, unit: Place, cue: Cue) -> bool:
    """Whether a clause with "that" is what a reporting word governs."""
    read = _clause_behind(frame, cue, last_word(frame, cue.end, unit[1]))
    return read is not None and read[2] == "said-that"


def _may_speak(frame: Frame, cue: Cue, source: Place | None, content: Place) -> bool:
    """Whether a source is one: not the content, not the "It" that is clear, and not missing."""
    if source is None:
        return not cue.word.endswith("ing")
    if source[0] < content[1] and content[0] < source[1]:
        return False
    return not (cue.word.endswith("clear") and _is_nobody(frame, source))


def _of_headline(frame: Frame, unit: Place, cue: Cue, end: int) -> _Read | None:
    if not _is_headline_clause(frame, unit, cue, end):
        return None
    return up_to_next(frame, cue.end, end), None, "said-clause", 0.7


def _is_headline_clause(frame: Frame, unit: Place, cue: Cue, end: int) -> bool:
    """Whether a headline reports without a verb of the lists: Kremlin says talks “useful”."""
    verb = frame.language.has("clause", cue.word) and not frame.language.has("vague", cue.word)
    plain = verb and not frame.language.has("object", cue.word) and is_headline(frame, unit)
    if not plain or frame.language.has("audience", cue.word):
        return False
    words = [found.group() for found in frame.words(cue.end, end)]
    outside = ("adjunct", "finite", "of", "breaker")
    return len(words) > 1 and not any(frame.language.has(part, words[0]) for part in outside)


def _in_front(frame: Frame, unit: Place, cue: Cue, end: int) -> Found | None:
    """The clause in front of its verb, where none follows."""
    inverted = said_by(frame, unit, cue, end) or clause_around(frame, unit, cue, end)
    told = addressee_after(frame, cue.end, end, at_once=frame.language.has("audience", cue.word))
    behind = told[1] if told else cue.end
    adjunct = inverted is None and is_adjunct(frame, behind, end)
    return clause_first(frame, unit, cue) if adjunct else inverted


def _source(
    frame: Frame, unit: Place, cue: Cue, content: int, subject: Place | None
) -> Place | None:
    """Who is named in front of the verb, behind it, or as the subject of the whole sentence."""
    left = frame.masked[unit[0] : cue.start].strip()
    if not left:
        return subject_after(frame, cue.end, content)
    if frame.language.code == "en" and cue.word.endswith("ing"):
        if left.endswith(","):
            return subject or sentence_subject(frame, *unit)
        last = frame.masked[max(unit[0], cue.start - 20) : cue.start].split()[-1:]
        if last and frame.language.has("of", last[0]):  # blamed it by saying so
            return None
        return plain_phrase(frame, subject_before(frame, unit[0], cue.start))
    floor = subject[1] if subject else unit[0]
    found = subject_before(frame, floor, cue.start)
    return found or subject or sentence_subject(frame, *unit)


def _clause_behind(frame: Frame, cue: Cue, end: int) -> _Read | None:
    """The content behind the verb, the addressee before it, the rule and the score."""
    if is_adjunct(frame, cue.end, end):
        return None
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
        return up_to_next(frame, begin, end), hearer, "said-that", 0.95
    if language.code != "en":
        return None
    return _without_that(frame, cue, behind_when(text, start, end), end, hearer)


def _without_that(
    frame: Frame, cue: Cue, begin: int, end: int, hearer: Place | None
) -> _Read | None:
    """The thing that a verb names, or the clause that it governs without "that"."""
    language = frame.language
    first = next(frame.words(begin, end), None)
    if first and language.has("unsaid", first.group()):  # claimed responsibility and where …
        return None
    named = language.has("object", cue.word) or language.has("light", cue.word)
    if named and hearer and first and language.has("breaker", first.group()):
        begin, hearer = cue.end, None  # congratulate the people of Turkey as you celebrate
    if named and (cue.word.endswith(_PARTICLES) or is_thing(frame, begin, end)):
        stop, heard = end_of_thing(frame, begin, end)
        thing = up_to_next(frame, begin, stop), hearer or heard, "announced", 0.6
        return thing if begin < end else None
    return _plain_clause(frame, cue, begin, end, hearer)


def _plain_clause(
    frame: Frame, cue: Cue, begin: int, end: int, hearer: Place | None
) -> _Read | None:
    """A clause without "that", what something is called, or a thing with words in marks."""
    language, finite = frame.language, is_clause(frame, begin, end)
    if cue.word.endswith("ing") and not finite:
        return None
    plain = language.has("clause", cue.word) and (finite or language.has("bare", cue.word))
    if plain and starts_clause(frame, begin, end):
        return up_to_next(frame, begin, end), hearer, "said-clause", 0.85
    thing = called(frame, cue, end)
    if thing:
        return up_to_next(frame, *thing), None, "called", 0.75
    other = any(language.has(part, cue.word) for part in ("clause", "object", "infinitive"))
    return _some_words(frame, begin, end) if other else None


def _some_words(frame: Frame, begin: int, end: int) -> _Read | None:
    """What was said with some words of it in quotation marks: pledged its “full support”."""
    block = frame.block_from(begin)
    if block is None or block[1] > end or block[0] - begin > _NEAR:
        return None
    before = frame.masked[begin : block[0]]
    words = [found.group() for found in frame.words(begin, block[0])]
    outside = ("adjunct", "breaker", "finite")
    if any(sign in before for sign in ",;:") or any(
        frame.language.has(part, word) for part in outside for word in words
    ):
        return None
    return up_to_next(frame, begin, end), None, "announced", 0.6


def _as_said(frame: Frame, unit: Place, cue: Cue, end: int) -> _Read | None:
    """What stands behind the comma in "As Lavrov said, …", "As I told them today, …"."""
    text = frame.masked
    if frame.language.code != "en" or not text[unit[0] : cue.start].lower().startswith("as "):
        return None
    comma = text.find(",", cue.end, min(end, cue.end + _LONGEST_DETOUR))
    if comma < 0 or "," in text[unit[0] : cue.start] or is_clause(frame, cue.end, comma):
        return None
    at_once = frame.language.has("audience", cue.word)
    hearer = addressee_after(frame, cue.end, comma, at_once=at_once)
    return up_to_next(frame, comma, end), hearer, "said-clause", 0.85


def _is_nobody(frame: Frame, source: Place) -> bool:
    """Whether it is "It" that is clear: no one says so."""
    return frame.language.has("nobody", frame.masked[slice(*source)])


def _asked_to(frame: Frame, cue: Cue, start: int, end: int, hearer: Place | None) -> _Read | None:
    """What was promised or asked for: "vowed to go", "urged all parties and their allies to go"."""
    if frame.language.code != "en" or not frame.language.has("infinitive", cue.word):
        return None
    at_once = frame.language.has("audience", cue.word)
    to = _TO.match(frame.masked, behind_when(frame.masked, start, end), end)
    if to and (hearer is None or at_once):
        return up_to_next(frame, to.start(1), end), hearer, "vowed-to", 0.85
    asked = _SOMEONE_TO.match(frame.masked, cue.end, end) if at_once else None
    if asked is None or not _may_be_asked(frame, asked.span("who")):
        return None
    return up_to_next(frame, asked.start("what"), end), asked.span("who"), "vowed-to", 0.8


def _may_be_asked(frame: Frame, who: Place) -> bool:
    """Whether the words between "urged" and "to" are a noun phrase, with no verb in it."""
    parts = ("pronoun", "finite", "modal", "clause")
    words = [found.group() for found in frame.words(*who)]
    if not words or words[-1] == "order" or MASK in frame.masked[slice(*who)]:
        return False
    return not any(frame.language.has(part, word) for part in parts for word in words)
