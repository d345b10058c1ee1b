"""How words name a speaker: by name, by a pronoun, by what he, she or it is."""

import re

from annotator.suggestions.kinds import kind_of
from annotator.suggestions.languages import small_words
from annotator.suggestions.roles import is_role

_PRONOUNS = frozenset(
    {"he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its", "we", "us"}
    | {"our", "i", "me", "my", "you", "your", "who"}
    | {"which", "that", "whom", "whose", "this", "these", "those"}
)
_WITH_LINK = re.compile(r"[^\W\d_A-Z]{1,3}[’'-][^\W\d_a-z]")


def kind_of_mention(words: str) -> str:
    """How words name a speaker: as a name, by a pronoun, or by what they are (nominal)."""
    if words.lower() in _PRONOUNS or _is_pronoun(words.lower()):
        return "pronoun"
    if _WITH_LINK.match(words):  # al-Abadi
        return "name"
    if words.lower().startswith("the ") and _is_title_of_one(words[4:]):
        return "name"
    article = words.lower().startswith(("the ", "a ", "an ", "his ", "her ", "their "))
    return "nominal" if article or words[:1].islower() else "name"


def _is_pronoun(word: str) -> bool:
    """Whether a word is one for a person or thing named before, in the languages that are known."""
    return any(word in small_words(part) for part in ("he", "it", "they"))


def _is_title_of_one(words: str) -> bool:
    """Whether words behind "the" are a name: United States, Security Council; not Minister."""
    listed = words.split()
    if not listed or kind_of(words) not in ("", "organisation"):
        return False
    capitals = all(word[0].isupper() or word in ("of", "for", "the", "and") for word in listed)
    return capitals and not any(is_role(" ".join(listed[n:])) for n in range(len(listed)))
