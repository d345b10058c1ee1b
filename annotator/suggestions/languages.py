"""What is known of how languages report speech: the shipped lists of words, by language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator import places

LANGUAGES = ("en", "ru", "fr", "es", "ar", "zh")
"""The languages with lists, as BCP 47's primary subtags."""

_SECTION = re.compile(r"\[(\w+)\]\s*\n([^\[]*)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_WHOLE = ("by", "that")  # entries of several words, divided by a bar
_SAMPLE = 4000
"""How much of a text, in code points, is read to know its language."""


@dataclass(frozen=True)
class Language:
    """The words of one language by what they do in a report; empty where it has none.

    A verb of several words ("call on") stands in a list with "_" between them. `verbs` are all that
    report, `heads` the first words of those of several words.
    """

    code: str
    verbs: frozenset[str]
    heads: frozenset[str]
    words: dict[str, frozenset[str]]
    by: re.Pattern[str]
    that: re.Pattern[str]
    cue: re.Pattern[str]
    phrase: re.Pattern[str]

    def has(self, part: str, word: str) -> bool:
        """Whether a word, in whatever case, stands in a part of the list, such as `clause`."""
        return word.lower() in self.words.get(part, _EMPTY)

    @property
    def spaced(self) -> bool:
        """Whether the language puts spaces between words."""
        return self.code != "zh"


REPORTING = ("clause", "infinitive", "object", "that_only", "light", "called")
"""The parts of a list that hold reporting verbs."""

_EMPTY: frozenset[str] = frozenset()
_NEVER = re.compile(r"(?!)")


@lru_cache
def language(code: str) -> Language:
    """The lists of a language by its code; English where there are none for it."""
    primary = code.lower().split("-")[0]
    return _read(primary if primary in LANGUAGES else "en")


def detect(text: str) -> str:
    """The likeliest language of a text among those with lists, by its script and small words."""
    sample = text[:_SAMPLE]
    for code, letters in (("ru", "[а-яё]"), ("ar", "[ء-ي]"), ("zh", "[一-鿿]")):
        if len(re.findall(letters, sample)) * 3 > len(re.findall(r"[^\W\d_]", sample)):
            return code
    found = [word.lower() for word in _WORD.findall(sample)]
    latin = ("en", "fr", "es")
    counts = {code: sum(language(code).has("common", word) for word in found) for code in latin}
    return max(latin, key=lambda code: counts[code])


@lru_cache
def small_words(part: str) -> frozenset[str]:
    """A part of the list of small words that belongs to no one language, as it is written."""
    path = places.resources() / "suggestions" / "small_words.txt"
    sections = dict(_SECTION.findall(path.read_text(encoding="utf-8")))
    return frozenset(sections[part].split())


@lru_cache
def _read(code: str) -> Language:
    path = places.resources() / "suggestions" / f"reporting_{code}.txt"
    sections = dict(_SECTION.findall(path.read_text(encoding="utf-8")))
    words = {
        part: frozenset(word.lower() for word in listed.split())
        for part, listed in sections.items()
        if part not in _WHOLE
    }
    verbs = frozenset().union(*(words.get(part, _EMPTY) for part in REPORTING))
    phrases = [verb.replace("_", " ") for verb in verbs if "_" in verb]
    spaced = code != "zh"
    return Language(
        code,
        verbs,
        frozenset(phrase.split()[0] for phrase in phrases),
        words,
        _any_of(sections["by"].strip().split("|"), spaced=spaced),
        _any_of(sections["that"].strip().split("|"), spaced=spaced),
        _any_of(sorted(verbs), spaced=spaced) if not spaced else _WORD,
        _any_of(phrases, spaced=spaced) if phrases else _NEVER,
    )


def _any_of(entries: list[str], *, spaced: bool) -> re.Pattern[str]:
    """A pattern of any of the entries, the longest first, as whole words where there are spaces."""
    longest_first = sorted(entries, key=len, reverse=True)
    if not spaced:
        return re.compile("|".join(map(re.escape, longest_first)))
    parts = [
        rf"\b{re.escape(entry)}" + ("" if entry.endswith(("’", "'", " ل")) else r"\b")
        for entry in longest_first
    ]
    return re.compile("|".join(parts), re.IGNORECASE)
