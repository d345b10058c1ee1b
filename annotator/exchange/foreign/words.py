"""What the words of a mark are: a name, a description or a pronoun."""

import re

_PRONOUNS = frozenset(
    (
        *("i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "him"),
        *("his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "who"),
        *("whom", "whose", "one", "this", "that", "these", "those", "both", "each", "all", "some"),
        *("myself", "ourselves", "yourself", "yourselves", "himself", "herself", "itself"),
        "themselves",
    )
)
_ARTICLE = re.compile(r"(?:the|a|an|this|that|his|her|its|their|our|my|your)\s", re.IGNORECASE)
_MOST_WORDS = 8


def mention_kind(words: str) -> str:
    """Return name, nominal or pronoun; what has no capitals, as Arabic, is taken for a name."""
    plain = words.strip().casefold()
    if plain in _PRONOUNS:
        return "pronoun"
    has_case = any(letter.isupper() or letter.islower() for letter in words)
    capital = any(word[:1].isupper() for word in words.split())
    if has_case and (not capital or _ARTICLE.match(words)):
        return "nominal"
    return "name" if len(plain.split()) <= _MOST_WORDS else "nominal"
