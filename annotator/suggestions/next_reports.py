"""Where what is reported ends in front of the next reporting words of the same sentence."""

import re
from collections.abc import Iterator

from annotator.suggestions.cues import Cue, cues_in
from annotator.suggestions.frame import Frame, Place, trimmed

_CUT = re.compile(
    r",?\s+(?:and|but|while)?\s*(?:\w+ly\s+|also\s+|then\s+|later\s+|further\s+)?"
    r"(?:adding|saying|noting|stressing|telling|warning that|suggesting|insisting|arguing"
    r"|citing|emphasi[sz]ing|underlining|underscoring|reiterating)\b"
    r"|,?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?"
    r"(?:said|added|told|says|claims?|claimed|argued|insisted|alleged|promised|stressed|noted|warned|vowed|pledged|urged|announced|reiterates|reaffirms|welcomes|condemns)\b"
    r"|;\s|,\s+according to\b|\n"
)
_OTHERS = re.compile(r",?\s+(?:and|but|while)\s+|,\s+(?:after|as|although|though|whereas)\s+")
_THAT_NEXT = re.compile(r"\s+that\b")


def up_to_next(frame: Frame, start: int, end: int) -> Place:
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
        if cue and _is_other(frame, found.group(), cue, (who, end)):
            return found.start()
        if cue is None or not _THAT_NEXT.match(frame.masked, cue.end, end):
            continue
        named = any(True for _ in frame.words(who, cue.start))
        if not named or ("," in found.group() and not any(_finite(frame, who, cue.start))):
            return found.start()
    return end


def _is_other(frame: Frame, joint: str, cue: Cue, rest: Place) -> bool:
    """Whether somebody else speaks behind ", while", ", after": "…, while Trump said …"."""
    if not joint.startswith(",") or not frame.language.has("bare", cue.word):
        return False
    named = [found.group() for found in frame.words(rest[0], cue.start)]
    first = named[0] if named else ""
    subject = first[:1].isupper() or any(
        frame.language.has(part, first) for part in ("determiner", "pronoun")
    )
    return subject and "," not in frame.masked[rest[0] : cue.start]


def _finite(frame: Frame, start: int, end: int) -> Iterator[str]:
    words = (found.group() for found in frame.words(start, end))
    return (word for word in words if frame.language.has("finite", word))
