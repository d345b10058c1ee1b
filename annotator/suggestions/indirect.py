"""Reported clauses: he said that …; …, an official said; according to …; vowed to …."""

import re
from itertools import islice

from annotator.suggestions.cues import Cue, Found
from annotator.suggestions.frame import Frame, Place, trimmed
from annotator.suggestions.sources import (
    addressee_after,
    addressee_of_occasion,
    appended,
    sentence_subject,
    subject_after,
    subject_before,
)

_FEW_WORDS = 6  # without a verb of the list, so few are a title in front of a name
_LONGEST_DETOUR = 160  # code points between a reporting verb and its "that"
_CUT = re.compile(
    r",?\s+(?:and|but|while)?\s*(?:\w+ly\s+|also\s+|then\s+|later\s+|further\s+)?"
    r"(?:adding|saying|noting|stressing|telling|warning that|suggesting|insisting|arguing)\b"
    r"|,?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?"
    r"(?:said|added|told|stressed|noted|warned|vowed|pledged|urged|announced|reiterates|reaffirms|welcomes|condemns)\b"
    r"|;\s|,\s+according to\b|\n"
)
_WHEN = re.compile(
    r"\s*(?:(?:late|early|earlier|later)\s+)?(?:(?:on|in|at|during|after|by)\s+)?"
    r"(?:the following day|(?:last|this|next) \w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|today|yesterday|earlier|later|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}(?:, \d{4})?)\b(?![’']),?"
    r"|\s*(?:on|in|at|during|after|by|through|via)\s+(?:a|the) (?:[\w-]+ )?"
    r"(?:statement|interview|tweet|letter|speech|briefing"
    r"|press conference|news conference|report|message|post)\b"
    r"(?: (?:with|to|on|in) (?:[A-Z]\w+ ?)+)?,?"
)
_SUBJECT = re.compile(
    r"\s*(?:there|it|he|she|they|we|you|i|the|a|an|his|her|its|their|our|my|this|that|these|those"
    r"|all|any|some|many|more|most|no|both|every|each|if|what|how|why|who|when|where)\b|\s*[A-Z\d\ue000]",
)
_PLURAL = re.compile(
    r"\s*(?:[a-z-]+\s){0,2}[a-z-]+s\s+(?:are|were|have|had|will|would|can|could)\b"
)
_NO_SUBJECT = re.compile(r"\s*(?:not\s+to|to|of|for|with|from|about|against)\b")


def reported_clause(frame: Frame, unit: Place, cue: Cue, subject: Place | None) -> Found | None:
    """The clause that a reporting verb governs; `subject` is who spoke earlier in the sentence."""
    end = _last_word(frame, cue.end, unit[1])
    if frame.masked[end : unit[1]].startswith((":", "：")):  # it reports what stands below
        return None
    if _is_adjunct(frame, cue.end, end):
        return _clause_first(frame, unit, cue)
    found = _as_said(frame, unit, cue, end) or _clause_behind(frame, cue, end)
    if found is None:
        return None
    content, addressee, rule, score = found
    source = _source(frame, unit, cue, content[0], subject)
    if source and source[0] < content[1] and content[0] < source[1]:
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


def according_to(frame: Frame, unit: Place) -> Found | None:
    """According to the ministry, …; …, according to the ministry."""
    found = frame.language.by.search(frame.masked, *unit)
    if not found:
        return None
    cue = (found.start(), found.start() + len(found.group().rstrip("ل ")) or found.end())
    comma = re.compile("[,،，]").search(frame.masked, found.end(), unit[1])
    stop = comma.start() if comma else _last_word(frame, found.end(), unit[1])
    source = trimmed(frame.masked, found.end(), stop)
    first = not any(c.isalnum() for c in frame.masked[unit[0] : found.start()])
    if first and comma:
        content = trimmed(frame.masked, comma.end(), unit[1])
    else:
        content = trimmed(frame.masked, unit[0], found.start())
    if content[0] >= content[1] or source[0] >= source[1]:
        return None
    return Found(content=(content,), cue=cue, source=source, rule="according-to", score=0.85)


def _clause_first(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """…, a high-ranking official said on Tuesday."""
    source = appended(frame, unit[0], cue.start)
    if source is None or not frame.language.has("clause", cue.word):
        return None
    if frame.language.has("vague", cue.word) or _is_opening(frame, unit[0]):
        return None
    content = trimmed(frame.masked, unit[0], source[0])
    few_words = sum(1 for _ in frame.words(*content)) <= _FEW_WORDS
    if content[1] - content[0] < 8 or (few_words and not _is_clause(frame, *content)):
        return None
    end = _last_word(frame, cue.end, unit[1])
    at_once = frame.language.has("audience", cue.word)
    return Found(
        content=(content,),
        cue=(cue.start, cue.end),
        source=source,
        addressee=addressee_after(frame, cue.end, end, at_once=at_once),
        rule="clause-said",
        score=0.9,
    )


def _clause_behind(
    frame: Frame, cue: Cue, end: int
) -> tuple[Place, Place | None, str, float] | None:
    """The content behind the verb, the addressee before it, the rule and the score."""
    language, text = frame.language, frame.masked
    at_once = language.has("audience", cue.word)
    hearer = addressee_after(frame, cue.end, end, at_once=at_once)
    start = hearer[1] if hearer else cue.end
    that = language.that.search(text, start, min(end, start + _LONGEST_DETOUR))
    if that and _is_detour(frame, start, that.start()):
        begin = that.end() if not language.spaced else that.start()
        return _cut(frame, begin, end), hearer, "said-that", 0.95
    if language.code != "en":
        return None
    begin = _behind_when(text, start, end)
    if language.has("infinitive", cue.word):
        to = re.compile(r"\s*((?:not\s)?to\s(?!be (?:named|identified))[a-z])").match(
            text, begin, end
        )
        if to and (hearer is None or at_once):
            return _cut(frame, to.start(1), end), hearer, "vowed-to", 0.85
    if language.has("object", cue.word) and not _is_clause(frame, begin, end):
        return (_cut(frame, begin, end), hearer, "announced", 0.6) if begin < end else None
    if language.has("clause", cue.word) and _starts_clause(frame, begin, end):
        return _cut(frame, begin, end), hearer, "said-clause", 0.85
    return None


def _as_said(
    frame: Frame, unit: Place, cue: Cue, end: int
) -> tuple[Place, Place | None, str, float] | None:
    """What stands behind the comma in "As Lavrov said, …"."""
    begins_with_as = frame.masked[unit[0] : cue.start].lower().startswith("as ")
    if (
        frame.language.code != "en"
        or not begins_with_as
        or frame.masked[cue.end : cue.end + 1] != ","
    ):
        return None
    return _cut(frame, cue.end, end), None, "said-clause", 0.85


def _is_detour(frame: Frame, start: int, end: int) -> bool:
    """Whether only when, where or to whom stands between a reporting verb and its "that"."""
    words = [found.group() for found in frame.words(start, end)]
    if not words or not frame.language.spaced:
        return len(words) <= 3
    if frame.language.code == "ar":
        return True
    first = words[0]
    if any(frame.language.has(part, first) for part in ("adjunct", "time", "hearers")):
        return True
    behind = _behind_when(frame.masked, start, end)
    return behind > start and not frame.masked[behind:end].strip(" ,")


def _is_opening(frame: Frame, start: int) -> bool:
    """Whether a sentence begins with "Following the visit", "Speaking today": no clause."""
    first = next(frame.words(start, len(frame.masked)), None)
    word = first.group() if first else ""
    return word.endswith("ing") or frame.language.has("adjunct", word)


def _behind_when(text: str, start: int, end: int) -> int:
    """The place behind "on Tuesday", "in a statement" at `start`."""
    found = _WHEN.match(text, start, end)
    while found and found.end() > start:
        start = found.end()
        found = _WHEN.match(text, start, end)
    return start


def _is_adjunct(frame: Frame, start: int, end: int) -> bool:
    """Whether what follows a reporting verb says only when, where or to whom, up to `end`."""
    begin = _behind_when(frame.masked, start, end)
    words = list(frame.words(begin, end))
    if not words:
        return True
    if frame.language.that.search(frame.masked, begin, end) and frame.language.spaced:
        return False
    first = words[0].group()
    short = len(words) <= 14 and "," not in frame.masked[begin:end]
    if frame.language.has("hearers", first) and short:
        return len(words) == 1 or frame.language.has("adjunct", words[1].group())
    place = frame.language.has("adjunct", first) and not frame.language.has("time", first)
    return place and short and first != "to"


def _starts_clause(frame: Frame, begin: int, end: int) -> bool:
    text = frame.masked
    if begin >= end or _NO_SUBJECT.match(text, begin, end):
        return False
    first = next(frame.words(begin, end), None)
    if first is None or text[begin : first.start()].strip(" \ue000"):
        return False
    if frame.language.has("adjunct", first.group()) or frame.language.has("finite", first.group()):
        return first.group().lower() == "this"
    return bool(_SUBJECT.match(text, begin, end) or _PLURAL.match(text, begin, end)) or (
        _is_clause(frame, begin, end)
    )


def _is_clause(frame: Frame, begin: int, end: int) -> bool:
    """Whether a finite verb of the closed list stands among the first words."""
    words = islice(frame.words(begin, end), 12)
    return any(frame.language.has("finite", found.group()) for found in words)


def _last_word(frame: Frame, start: int, end: int) -> int:
    return max(start, trimmed(frame.masked, start, end)[1])


def _cut(frame: Frame, start: int, end: int) -> Place:
    """The content from `start` on, up to the next reporting words of the same sentence."""
    found = _CUT.search(frame.masked, start, end)
    if found and found.start() - start > 8:
        end = found.start()
    return trimmed(frame.masked, start, end)
