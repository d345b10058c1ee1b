"""What kind of speaker a name is of: a person, an organisation, a group, a document."""

import re

from annotator.suggestions.countries_named import demonyms
from annotator.suggestions.languages import small_words

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ACRONYM = re.compile(r"[A-Z]{2,6}[0-9]*|(?:[A-Z]\.){2,}")


def kind_of(name: str) -> str:
    """The kind of speaker, as `organisation`, that the words of a name tell; "" where they do not.

    The last word before "of", "for" or "on" says what is named: "Ministry of Defence",
    "Members of the Council", "Report on Syria".
    """
    words = _WORD.findall(name)
    head = head_of_name(name)
    for kind in ("document", "group", "organisation"):
        if head in small_words(kind) or head.removesuffix("s") in small_words(kind):
            return kind
    if len(words) == 1 and _ACRONYM.fullmatch(name):
        return "organisation"
    plural = head.endswith("s") and head[:-1] in small_words("person")
    if plural or (len(words) == 1 and name.endswith("s") and name[:-1] in demonyms()):
        return "group"
    return ""


def head_of_name(name: str) -> str:
    """The word that says what is named, in small letters: ministry in "Ministry of Defence"."""
    return re.sub("[’']", "", _head(_WORD.findall(name)).lower())  # Da’esh


def _head(words: list[str]) -> str:
    while len(words) > 1 and words[-1].isdigit():  # Resolution 2328
        words = words[:-1]
    for number, word in enumerate(words):
        if number and word in ("of", "for", "on", "to", "in", "between"):
            return words[number - 1]
    return words[-1] if words else ""
