"""The numbers and bullets that Word counts itself before paragraphs, as its readers see them."""

import re
from collections.abc import Mapping
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 100_000  # a number beyond is written in digits


class Numbers:
    """Counts the paragraphs of the lists of a document, given its parts on numbering and styles."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        abstract = {
            one.get(f"{_W}abstractNumId"): one for one in _children(numbering, "abstractNum")
        }
        self._lists: dict[str, str] = {}
        self._levels: dict[str, Mapping[int, Any]] = {}
        for one in _children(numbering, "num"):
            name, of = one.get(f"{_W}numId", ""), _value(one, "abstractNumId")
            self._lists[name] = of
            if of in abstract:
                levels = _children(abstract[of], "lvl")
                self._levels[name] = {_number(one.get(f"{_W}ilvl")): one for one in levels}
        self._styles = {one.get(f"{_W}styleId"): one for one in _children(styles, "style")}
        self._counts: dict[str, list[int]] = {}

    def before(self, paragraph: Any) -> str:
        """Return what stands before a paragraph, with a space, or nothing ("") outside of lists."""
        name, level = self._place(paragraph)
        levels = self._levels.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[name], [0] * _LEVELS)
        start = _number(_value(levels[level], "start"), 1)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if _value(levels[level], "numFmt") == "bullet":
            return "• "
        said = _value(levels[level], "lvlText")
        words = re.sub("%([1-9])", lambda one: self._said(levels, counts, int(one[1]) - 1), said)
        return f"{words} " if words.strip() else ""

    def _said(self, levels: Mapping[int, Any], counts: list[int], level: int) -> str:
        kind = _value(levels[level], "numFmt") if level in levels else "decimal"
        return written(counts[level] or 1, kind)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list of a paragraph and its level there, said by itself or by its style."""
        style = _value(paragraph.find(f"{_W}pPr"), "pStyle")
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        for _ in range(_LEVELS):  # styles are based on others
            if found is not None or style not in self._styles:
                break
            found = self._styles[style].find(f"{_W}pPr/{_W}numPr")
            style = _value(self._styles[style], "basedOn")
        return _value(found, "numId"), min(_number(_value(found, "ilvl")), _LEVELS - 1)


def written(number: int, kind: str) -> str:
    """Return a number in the manner of a list: 4, d or iv."""
    if number > _LARGEST or number < 1:
        return str(number)
    if kind.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    if kind.endswith("Roman"):
        words, left = "", number
        for value, sign in _ROMAN:
            words += sign * (left // value)
            left %= value
        return words.upper() if kind.startswith("upper") else words
    return f"{number:02}" if kind == "decimalZero" else "" if kind == "none" else str(number)


def _children(element: Any, name: str) -> list[Any]:
    return [] if element is None else element.findall(f"{_W}{name}")


def _value(element: Any, name: str) -> str:
    """Return the value of a child of an element, or nothing ("") where it is not there."""
    child = None if element is None else element.find(f"{_W}{name}")
    return "" if child is None else str(child.get(f"{_W}val", ""))


def _number(words: str | None, otherwise: int = 0) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 9 else otherwise
