"""Direct speech beside a reporting verb: "…," he said, "…" and he said: "…"."""

import re

from annotator.suggestions.clauses import behind_when, is_clause, starts_clause
from annotator.suggestions.cues import Cue, Found, cues_in
from annotator.suggestions.frame import MASK, Frame, Place
from annotator.suggestions.hearers import addressee_after, addressee_of_occasion
from annotator.suggestions.sources import subject_after, subject_before

_BESIDE = re.compile(r"[\s,.،，—–-]*")
_WITH = re.compile(r"\bwith\s+(?P<who>[^,;:()]{2,80}?)\s*\Z")
_LONGEST_GAP = 250  # code points between a quotation and its reporting verb


def direct_speech(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """The quotation that a reporting verb of its sentence introduces or closes; None for none."""
    if not frame.language.has("clause", cue.word):
        return None
    return _closed_by(frame, unit, cue) or _introduced_by(frame, unit, cue)


def _closed_by(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """Speech in front of its verb: "…," he said, "…"; "…," said Kulik."""
    before = frame.blocks_in(unit[0], cue.start)
    if not before or cue.start - before[-1][1] > _LONGEST_GAP:
        return None
    block = before[-1]
    alone = block[0] == unit[0] and block[1] - block[0] > 12
    if not (frame.ends_speech(block) or alone):
        return None
    begin = _BESIDE.match(frame.masked, block[1], cue.start)
    between = frame.masked[begin.end() if begin else block[1] : cue.start]
    if not between.strip() or all(frame.language.has("adverb", word) for word in between.split()):
        source = subject_after(frame, cue.end, unit[1])
    else:
        source = subject_before(frame, begin.end() if begin else block[1], cue.start)
        if source is None or _skipped_words(frame, block, source):
            return None
    behind = max(cue.end, source[1] if source else 0)
    said = _run_of_blocks(frame, before)
    first = _begins_plainly(frame, unit, said[0][0])
    return Found(
        content=((first, said[0][1]), *said[1:], *_resumed(frame, behind, unit[1])),
        cue=(cue.start, cue.end),
        source=source,
        addressee=_hearer(frame, cue, unit, behind),
        rule="quotation-said",
        score=0.95 if source else 0.7,
    )


def _begins_plainly(frame: Frame, unit: Place, block: int) -> int:
    """Where a sentence begins that runs into a quotation: The country "has changed," he said."""
    words = frame.masked[unit[0] : block]
    own = MASK not in words and not any(sign in words for sign in ",:;—–")
    told = next(cues_in(frame, unit[0], block), None)
    plain = own and told is None and any(sign.isalpha() for sign in words)
    return unit[0] if plain else block


def _skipped_words(frame: Frame, block: Place, source: Place) -> bool:
    """Whether more than an adverb stands between a quotation and who is read as its speaker."""
    return sum(1 for _ in frame.words(block[1], source[0])) > 3


def _run_of_blocks(frame: Frame, before: list[Place]) -> list[Place]:
    """The last quotation and those right before it, with only signs between them."""
    run = [before[-1]]
    for block in reversed(before[:-1]):
        if any(c.isalnum() for c in frame.masked[block[1] : run[0][0]]):
            break
        run.insert(0, block)
    return run


def _resumed(frame: Frame, start: int, end: int) -> list[Place]:
    """The second part of a broken quotation: ", "…"" behind the reporting words."""
    found = [block for block in frame.blocks if start <= block[0] < end]
    if not found:
        return []
    gap = frame.masked[start : found[0][0]].rstrip()
    if not gap.endswith((",", ":", "—", "–", "،", "，", "：", ".")) or len(gap) > _LONGEST_GAP:
        return []
    taken = found[:1]
    for block in found[1:]:
        if any(c.isalnum() for c in frame.masked[taken[-1][1] : block[0]]):
            break
        taken.append(block)
    return taken


def _introduced_by(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """Speech behind its verb: he said: "…"; he told reporters, "…"; said Kulik: "…"."""
    behind = frame.blocks_in(cue.end, unit[1])
    if not behind or behind[0][0] - cue.end > _LONGEST_GAP:
        return None
    gap = frame.masked[cue.end : behind[0][0]]
    sign = gap.rstrip()[-1:]
    if frame.language.that.search(gap) and frame.language.spaced:
        return None
    if sign in (",", "，", "،") and _is_clause_between(frame, cue.end, behind[0][0]):
        return None
    ends_all = not any(c.isalnum() for c in frame.masked[behind[0][1] : unit[1]].replace(MASK, ""))
    if sign not in (",", ":", "：", "，", "،") and not (ends_all and not gap.strip()):
        return None
    if sign in (",", "，", "،") and not (ends_all or frame.ends_speech(behind[0])):
        return None
    source = _introducer(frame, unit, cue, behind[0][0])
    content = behind if ends_all else _run_of_blocks(frame, behind[:1])
    return Found(
        content=tuple(content),
        cue=(cue.start, cue.end),
        source=source,
        addressee=_hearer(frame, cue, (unit[0], behind[0][0]), cue.end),
        rule="said-quotation",
        score=0.9 if source else 0.6,
    )


def _introducer(frame: Frame, unit: Place, cue: Cue, block: int) -> Place | None:
    """Who speaks in front of the quotation that begins at `block`."""
    source = subject_before(frame, _floor(frame, unit, cue), cue.start)
    if source is None and not frame.language.has("audience", cue.word):
        source = subject_after(frame, cue.end, block)
    if source is None and cue.word.endswith("ing"):
        source = _of_attendant(frame, unit, cue)
    return source


def _of_attendant(frame: Frame, unit: Place, cue: Cue) -> Place | None:
    """Who speaks in "…, with one poster writing: …"."""
    found = _WITH.search(frame.masked, max(unit[0], cue.start - _LONGEST_GAP), cue.start)
    return found.span("who") if found else None


def _is_clause_between(frame: Frame, start: int, end: int) -> bool:
    """Whether what was said begins without marks: said the kits would come, "for example …"."""
    begin = behind_when(frame.masked, start, end)
    return starts_clause(frame, begin, end) and is_clause(frame, begin, end)


def _floor(frame: Frame, unit: Place, cue: Cue) -> int:
    """Where to stop looking for a source: behind the last quotation in front of the verb."""
    before = frame.blocks_in(unit[0], cue.start)
    return before[-1][1] if before and frame.ends_speech(before[-1]) else unit[0]


def _hearer(frame: Frame, cue: Cue, unit: Place, behind: int) -> Place | None:
    at_once = frame.language.has("audience", cue.word)
    stop = next((block[0] for block in frame.blocks if block[0] >= behind), unit[1])
    stop = min(stop, unit[1])
    return addressee_after(frame, behind, stop, at_once=at_once) or addressee_of_occasion(
        frame, cue.end, stop
    )


def continues(frame: Frame, unit: Place) -> list[Place]:
    """The quotations of a sentence that is nothing else; they belong to the quote before."""
    return frame.blocks_in(*unit) if frame.only_quotations(unit) else []


def dialogue(frame: Frame, unit: Place, cue: Cue) -> Found | None:
    """Speech behind a dash that opens the paragraph: — Мы готовы, — сказал он."""
    opening = re.match(r"\s*[—–]\s+", frame.text)
    if not opening or MASK in frame.masked:
        return None
    dashes = [found.span() for found in re.finditer(r"(?<=[,.!?…])\s[—–]\s", frame.text)]
    before = [place for place in dashes if place[1] <= cue.start]
    if not before or unit[0] > before[-1][0]:
        return None
    said = before[-1]
    later = next((place for place in dashes if place[0] >= cue.end), None)
    parts = [(opening.end(), said[0])]
    if later:
        parts.append((later[1], len(frame.text.rstrip())))
    content = tuple((a, b - (frame.text[b - 1] == ",")) for a, b in parts if a + 1 < b)
    if not content:
        return None
    source = subject_before(frame, said[1], cue.start) if said[1] < cue.start else None
    source = source or subject_after(frame, cue.end, later[0] if later else unit[1])
    cue_at = (cue.start, cue.end)
    return Found(content=content, cue=cue_at, source=source, rule="dash", score=0.8)
