"""The thing that a reporting verb names: what is condemned, demanded, announced, called for."""

import re
from itertools import islice

from annotator.suggestions.frame import Frame, Place
from annotator.suggestions.hearers import addressee_of_occasion
from annotator.suggestions.languages import REPORTING

_AND = re.compile(r"(?P<sign>,)?\s+(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+)?(?P<word>\w+)")
_OCCASION = re.compile(
    r"\s+(?:in|during|at)\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,2}"
    r"(?:call|conversation|meeting|letter|statement|speech|interview|address|briefing|tweet)\b"
)
_RELATIVE = frozenset({"who", "which", "whose", "where"})
_SEEN = 12  # words behind a verb among which a clause shows its own verb


def is_thing(frame: Frame, begin: int, end: int) -> bool:
    """Whether a noun phrase stands behind a verb and not a clause of its own."""
    last = begin
    first = next(frame.words(begin, end), None)
    if first and frame.language.has("unsaid", first.group()):  # claimed responsibility
        return False
    for found in islice(frame.words(begin, end), _SEEN):
        word = found.group().lower()
        if word == "that" and last > begin:  # "the news that …"
            return True
        if word in _RELATIVE or ("," in frame.masked[last : found.start()] and word == "but"):
            return True
        if frame.language.has("finite", word):
            return False
        last = found.end()
    return True


def end_of_thing(frame: Frame, begin: int, end: int) -> tuple[int, Place | None]:
    """Where the thing ends, and who hears of it by an occasion that is named behind it."""
    end = _before_next_verb(frame, begin, end)
    occasion = _OCCASION.search(frame.masked, begin, end)
    if occasion is None or occasion.start() == begin:
        return end, None
    return occasion.start(), addressee_of_occasion(frame, occasion.start(), end)


def _before_next_verb(frame: Frame, begin: int, end: int) -> int:
    """The place in front of "and" or "but" with the next verb or clause of the sentence."""
    language = frame.language
    for found in _AND.finditer(frame.masked, begin, end):
        word = found["word"]
        reports = any(language.has(part, word) for part in REPORTING)
        plain = language.has("noun", word) or language.has("base", word)
        new = any(language.has(part, word) for part in ("finite", "pronoun", "nobody"))
        if (found["sign"] and new) or (reports and not plain):
            return found.start()
    return end
