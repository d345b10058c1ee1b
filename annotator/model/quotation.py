"""What quotation marks say about a quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING = "\"“„‟«‹「『﹁'‘"
CLOSING = "\"”“»›」』﹂'’"
_INNER = re.compile('["“”„‟«»「」『』]')
_MARK = re.compile("[\"“”„‟«»‹›「」『』﹁﹂'‘’\n]")
_NOT_SPACE = re.compile(r"\S")
_SINGLE = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_FAR = 500
"""How far, in code points, it is looked for what comes next, so that work stays linear."""

_CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "‘": "’",
}


def type_from_marks(stretches: Sequence[str]) -> str:
    """Return direct for words wholly in quotation marks, mixed where some are, else indirect."""
    first, last = stretches[0].lstrip(), stretches[-1].rstrip(" ,.;:!?。，、\n")
    if len(first) > 1 and first[0] in OPENING and last[-1:] and last[-1] in CLOSING:
        return "direct"
    return "mixed" if any(_INNER.search(words) for words in stretches) else "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch [start, end) in quotation marks, marks and all; depth 0 is the outermost."""

    start: int
    end: int
    depth: int


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """Return the stretches in quotation marks within [start, end), in order, outer before inner.

    Marks pair within a paragraph. A quotation that is not closed there goes on where the next
    paragraph opens with the same mark, as newspapers do; else its mark counts for nothing.
    """
    stop = len(text) if end is None else end
    found: list[Quotation] = []
    opened: list[_Opened] = []
    for match in _MARK.finditer(text, start, stop):
        at, sign = match.start(), match.group()
        if sign == "\n":
            opened = _carried(text, opened, match.end(), stop)
        elif opened and at == opened[0].goes_on_at:
            continue
        elif not _closes(text, at, opened, found):
            closers = _closers(text, at, sign)
            if closers:
                opened.append(_Opened(at, sign, closers))
    return sorted(found, key=lambda one: (one.start, -one.end))


@dataclass(slots=True)
class _Opened:
    """A mark that waits for one of its closing marks."""

    start: int
    sign: str
    closers: str
    goes_on_at: int = -1


def _carried(text: str, opened: list[_Opened], at: int, stop: int) -> list[_Opened]:
    """What is still open behind a line's end: the outermost, where the same mark comes next."""
    if not opened:
        return opened
    following = _NOT_SPACE.search(text, at, min(stop, at + _FAR))
    if not following or following.group() != opened[0].sign or opened[0].sign in "'‘’":
        return []
    opened[0].goes_on_at = following.start()
    return opened[:1]


def _closes(text: str, at: int, opened: list[_Opened], found: list[Quotation]) -> bool:
    """Close the innermost quotation that the mark at `at` closes; False where it closes none."""
    sign = text[at]
    if sign in "'’" and (_is_letter(text, at + 1) or text[at - 1 : at].isspace()):
        return False
    if sign == '"' and _looks_open(text, at):
        return False
    for depth in range(len(opened) - 1, -1, -1):
        if sign not in opened[depth].closers:
            continue
        if sign in "'’" and _is_plural_possessive(text, at):
            return False
        found.append(Quotation(opened[depth].start, at + 1, depth))
        del opened[depth:]
        return True
    return False


def _closers(text: str, at: int, sign: str) -> str:
    """The marks that close what this mark opens; none ("") where it cannot open."""
    if sign in _CLOSED_BY:
        if sign == "‘" and _is_letter(text, at - 1):
            return ""
        return "" if sign == "»" and not _looks_open(text, at) else _CLOSED_BY[sign]
    if sign == '"':
        after_number = text[max(at - 1, 0) : at].isdigit()
        return "" if after_number or text[at + 1 : at + 2] in ("", "\n") else '"'
    return sign if sign in "'”" and _looks_open(text, at) else ""


def _looks_open(text: str, at: int) -> bool:
    """Whether a mark that may open or close stands as one that opens: space before, none behind."""
    before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{—–-/") and bool(behind.strip())


def _is_letter(text: str, at: int) -> bool:
    return at >= 0 and text[at : at + 1].isalnum()


def _is_plural_possessive(text: str, at: int) -> bool:
    """Whether a single mark is the apostrophe of "the ministers’ view": a later one may close."""
    if text[at - 1 : at] != "s" or not text[at + 1 : at + 3].strip().islower():
        return False
    later = _SINGLE.search(text, at + 1, at + _FAR)
    return bool(later) and "\n" not in text[at : later.end() if later else at]
