"""Words for offices, and forms of address."""

from functools import lru_cache

from annotator import places
from annotator.suggestions.languages import small_words


@lru_cache
def roles() -> frozenset[str]:
    """The words for offices and functions, in small letters."""
    path = places.resources() / "suggestions" / "roles.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""}


def is_courtesy(word: str) -> bool:
    """Whether a word is a form of address: Mr, Mrs, Dr."""
    bare = word.rstrip(".")
    return (bare.title() if bare.isupper() else bare) in small_words("courtesy")


def is_role(words: str) -> bool:
    """Whether words name an office or function, such as "Foreign Minister"."""
    return words.lower() in roles()
