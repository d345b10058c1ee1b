"""A paragraph with its quotations masked and cut into sentences: what a report is read from.

A masked paragraph has the same length; a quotation in it is a run of one sign, so that the words
around quotations can be read without those inside, at unchanged places.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model.quotation import quotations
from annotator.model.sentences import sentence_ends
from annotator.suggestions.languages import Language

MASK = "\ue000"
STOPS = ".!?…。！？؟।"
WORD = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'.&-]\w+)*")
Place = tuple[int, int]

_MONTH_BEHIND = re.compile(
    r"\b(?P<before>[A-Z][\w’'-]*[a-z]) (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b(?! \d)"
)
_NO_FORENAME = ("adjunct", "opener", "breaker", "determiner", "time", "of", "pronoun", "hearers")
_NO_LETTER = "ȝ"  # ends no word of the lists
_CLOSING_SIGNS = "\"'”“»«’›」』﹂)"


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph, the same with masked quotations, their places, and its sentences."""

    text: str
    masked: str
    blocks: tuple[Place, ...]
    units: tuple[Place, ...]
    language: Language

    def words(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words outside of quotations in [start, end)."""
        return WORD.finditer(self.masked, start, end)

    def blocks_in(self, start: int, end: int) -> list[Place]:
        """The quotations that lie in [start, end)."""
        first = bisect_left(self.blocks, (start, start))
        last = bisect_left(self.blocks, (end, end))
        return [block for block in self.blocks[first:last] if block[1] <= end]

    def block_from(self, start: int) -> Place | None:
        """The first quotation that begins at a place or behind it."""
        at = bisect_left(self.blocks, (start, start))
        return self.blocks[at] if at < len(self.blocks) else None

    def unit_of(self, place: int) -> Place:
        """The sentence that a place is in."""
        at = bisect_right(self.units, (place, len(self.text) + 1)) - 1
        return self.units[max(0, at)]

    def ends_speech(self, block: Place) -> bool:
        """Whether a quotation ends as speech does: a stop or comma within, or a comma behind it."""
        last = self.text[block[0] + 1 : block[1] - 1].rstrip()[-1:]
        return last in (*STOPS, ",", "—", "，") or self.masked[block[1] : block[1] + 1] in (
            ",",
            "，",
            "،",
        )

    def only_quotations(self, unit: Place) -> bool:
        """Whether a sentence is nothing but quotations."""
        outside = self.masked[unit[0] : unit[1]].replace(MASK, "")
        return len(outside) < unit[1] - unit[0] and not any(c.isalnum() for c in outside)


def frame_of(text: str, language: Language) -> Frame:
    """Read the frame of a paragraph, or of a quotation's inside."""
    blocks = tuple((one.start, one.end) for one in quotations(text) if one.depth == 0)
    masked = list(text)
    for start, end in blocks:
        masked[start:end] = MASK * (end - start)
    joined = "".join(masked)
    if language.code == "en":
        joined = _surnames_masked(joined, language)
    return Frame(text, joined, blocks, tuple(_units(text, joined, blocks)), language)


def _surnames_masked(text: str, language: Language) -> str:
    """The text where no month that is a surname ("Theresa May") can be read as verb or time."""

    def masked(found: re.Match[str]) -> str:
        word = found["before"]
        if any(language.has(part, word) for part in _NO_FORENAME):
            return found.group()
        return found.group()[:-1] + _NO_LETTER

    return _MONTH_BEHIND.sub(masked, text)


def trimmed(text: str, start: int, end: int) -> Place:
    """The place without space around it, and without the commas and stops that end it."""
    while start < end and (text[start].isspace() or text[start] in ",;:،，"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in STOPS + ",;:،，"):
        if text[end - 1] == "." and text[max(start, end - 3) : end - 2] == ".":  # U.S.
            break
        end -= 1
    return start, end


def _units(text: str, masked: str, blocks: tuple[Place, ...]) -> Iterator[Place]:
    """The sentences; a quotation that ends in a full stop ends one before the next begins."""
    ends = set(sentence_ends(masked))
    for _, end in blocks:
        if _ends_sentence(text, masked, end):
            ends.add(end)
    last = 0
    for end in sorted(ends):
        start = last + len(masked[last:end]) - len(masked[last:end].lstrip())
        if start < end:
            yield start, end
        last = end


def _ends_sentence(text: str, masked: str, end: int) -> bool:
    inside = text[max(0, end - 3) : end]
    last = inside.rstrip(_CLOSING_SIGNS)[-1:]
    following = masked[end : end + 40].lstrip()[:1]
    if not last or last not in STOPS or not following:
        return False
    return following == MASK or (last in ".。" and following.isupper())
