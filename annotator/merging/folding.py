"""Names as they are compared: letters alone, whatever their case, accents and hyphens."""

import re
from unicodedata import normalize

_ACCENTS = re.compile("[\u0300-\u036f]")  # of Latin, Greek and Cyrillic; vowels of others stay
_BETWEEN = re.compile(r"[\s\-‐-―_.,'’`ʼ·]+")


def folded(name: str) -> str:
    """Return a name without what people write now one way, now another."""
    letters = _ACCENTS.sub("", normalize("NFKD", name.casefold()))
    return _BETWEEN.sub(" ", normalize("NFKC", letters)).strip() or name
