"""Whether the words for who said something name somebody or something that can speak at all."""

import re

from annotator.suggestions.kinds import head_of_name, kind_of
from annotator.suggestions.languages import language, small_words
from annotator.suggestions.roles import is_role

_ABSTRACT = re.compile(r"\w{2,}(?:tion|sion|ment|ance|ence|ness|ism|ship|ing|ity)s?\Z")
_PARTS = ("opener", "adjunct", "breaker", "adverb", "determiner", "pronoun", "time")


def can_speak(name: str, *, named: bool = False) -> bool:
    """Whether a new speaker may be called so: not "Whilst", "Loan guarantee", "Media reports".

    `named` says that the text writes it as a name, which may be anybody's; else a ceremony, a
    document without a name of its own and other things that only show something do not speak.
    """
    words = name.split()
    if not words or (len(words) == 1 and _is_small(words[0])):
        return False
    if kind_of(name) == "document":
        return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)
    speaks = named or kind_of(name) in ("organisation", "group")
    return speaks or not _is_mute(head_of_name(name))


def _is_small(word: str) -> bool:
    """Whether a word has its capital letter only because it opens a sentence."""
    return any(language("en").has(part, word) for part in _PARTS)


def _is_mute(head: str) -> bool:
    known = is_role(head) or head in small_words("person")
    listed = {head, head.removesuffix("s")} & small_words("mute")
    return not known and bool(listed or _ABSTRACT.match(head))
