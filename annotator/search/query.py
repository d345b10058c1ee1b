"""What was typed into a search field, and what is asked of the index or looked for in texts."""

import re
import unicodedata
from dataclasses import dataclass

from annotator.errors import AnnotatorError

_PARTS = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')
_IN_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # NUL and halves of characters
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


@dataclass(frozen=True, slots=True)
class Query:
    """Words or phrases that must all be there.

    `match` asks the full-text index for them; it is empty where only a scan finds them: in scripts
    without spaces between words, and for signs that are in no word.
    """

    parts: tuple[str, ...]
    match: str


class _Folds(dict[int, str]):
    """What each character is compared as: without case and without marks on it."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
        self[code] = unicodedata.normalize("NFC", bare).casefold()
        return self[code]


_FOLDS = _Folds()


def query_of(typed: str) -> Query:
    """Return the query that was typed: words, "words in a row", the beginning of a last word.

    AnnotatorError where nothing was typed.
    """
    found = (phrase.strip() or word for phrase, word in _PARTS.findall(_IN_NO_TEXT.sub(" ", typed)))
    parts = tuple(part for part in found if folded(part).strip())
    if not parts:
        raise AnnotatorError("There is nothing to search for.", "Type a word.")
    if not all(map(_is_indexed, parts)):
        return Query(parts, "")
    quoted = " ".join(f'"{part}"' for part in parts)
    return Query(parts, quoted if typed.rstrip().endswith('"') else f"{quoted} *")


def folded(text: str) -> str:
    """Return a text as it is compared: without case and marks."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def places_in(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where a query's parts stand in a text, in code points; nothing unless all do."""
    plain = folded(text)
    wanted = [folded(part) for part in query.parts]
    if not all(part in plain for part in wanted):
        return []
    origins = range(len(text)) if text.isascii() else _origins(text)
    found = sorted(
        (origins[match.start()], origins[match.end() - 1] + 1)
        for part in wanted
        for match in re.finditer(re.escape(part), plain)
    )
    return _merged(found)


def _origins(text: str) -> list[int]:
    """Return for each character of the folded text which one of the text it comes from."""
    return [place for place, sign in enumerate(text) for _ in _FOLDS[ord(sign)]]


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_indexed(part: str) -> bool:
    """Tell whether the index can hold a part: it has a word, in a script that parts its words."""
    spaced = not any(unicodedata.name(sign, "").startswith(_NO_SPACES) for sign in part)
    return spaced and any(sign.isalnum() for sign in part)
