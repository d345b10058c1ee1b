"""Pages as one text: lines joined to paragraphs, hyphens at their ends judged, page numbers out."""

import re
from collections import Counter
from collections.abc import Sequence

_FEWEST_PAGES = 2  # from which on what stands on most pages is known as such
_FEWEST_LINES = 8  # of a page with more than one such line at an edge
_EDGE = 2  # lines at the top and at the foot of a page that may stand on every page
_ROOM = 0.92  # of the usual width: where the next word had room within this, a paragraph ended
_ITEM = re.compile(r"(?:[\uf000-\uf0ff•●▪◦‣–—*-]|\(?[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|[IVX]{1,5}\.)\s")
_NUMBER = re.compile(
    r"\W*(?:page\s+|стр\.?\s*|seite\s+)?\d{1,4}(?:\s*(?:/|of|из|de|von)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", ":", ".”", ".»", '."', ".)", "。")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐]$")
_SPACES = re.compile(" {2,}")  # as they part words in justified lines
_BEGUN = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60  # characters
_SOFT = "\u00ad"
_WITHOUT_SPACES = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def joined(pages: Sequence[str]) -> tuple[str, list[str]]:
    """Return the text of pages, one paragraph a line, and the running lines that were left out."""
    lines = [[_SPACES.sub(" ", line).strip() for line in page.split("\n")] for page in pages]
    running = _running(lines)
    kept = [_without(page, running) for page in lines]
    words = Counter(word for page in kept for line in page for word in _WORD.findall(line.lower()))
    lengths = sorted(len(line) for page in kept for line in page if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    flow = _Flow(width, words)
    for line in (line for page in kept for line in page):
        flow.take(line)
    dropped = [line for line in dict.fromkeys(running.values()) if not _NUMBER.fullmatch(line)]
    return flow.text(), dropped


def _running(pages: Sequence[Sequence[str]]) -> dict[tuple[int, str], str]:
    """Return the lines that stand at one place of most pages, by that and their words."""
    if len(pages) < _FEWEST_PAGES:
        return {}
    found: dict[tuple[int, str], str] = {}
    counted: Counter[tuple[int, str]] = Counter()
    # Of two pages only the outermost lines: the next ones may well be text that is there twice.
    depth = _EDGE if len(pages) > _FEWEST_PAGES else 1
    for page in pages:
        edges = {_key(place, page[i]): page[i] for place, i in _edges(page, depth).items()}
        counted.update(edges.keys())
        found |= edges
    return {key: line for key, line in found.items() if 2 * counted[key] > len(pages)}


def _edges(page: Sequence[str], depth: int) -> dict[int, int]:
    """Return the numbers of the first and last lines of a page, by their place (0, 1 … -2, -1)."""
    filled = [i for i, line in enumerate(page) if line]
    depth = depth if len(filled) >= _FEWEST_LINES else 1
    top = dict(enumerate(filled[:depth]))
    return top | {place: filled[place] for place in range(-min(depth, len(filled)), 0)}


def _key(place: int, line: str) -> tuple[int, str]:
    """Return a place with what stands there; the numbers in the outermost lines do not matter."""
    if _NUMBER.fullmatch(line):
        return place, "#"
    return place, re.sub(r"\d+", "#", line) if place in (0, -1) else line


def _without(page: Sequence[str], running: dict[tuple[int, str], str]) -> list[str]:
    """Return the lines of a page without those at its edges that stand on most pages."""
    out = {i for place, i in _edges(page, _EDGE).items() if _key(place, page[i]) in running}
    kept = [line for i, line in enumerate(page) if i not in out]
    while kept and not kept[-1]:
        kept.pop()
    while kept and not kept[0]:
        kept.pop(0)
    return kept


class _Flow:
    """Takes lines and makes paragraphs of them."""

    def __init__(self, width: int, words: Counter[str]) -> None:
        self._width, self._words = width, words
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []  # of the paragraph that may go on

    def take(self, line: str) -> None:
        """Take the next line; an empty one ends a paragraph."""
        last = self._pieces[-1] if self._pieces else ""
        broken, begun = _BROKEN.search(last[-_LONGEST_WORD:]), _BEGUN.match(line)
        if not line:
            self._end()
        elif last.endswith(_SOFT) or (broken and begun):
            is_one = last.endswith(_SOFT) or self._is_one_word(broken, begun)
            self._pieces[-1] = last[:-1] if is_one else last
            self._pieces.append(line)
        elif last and self._is_last(last, line):
            self._end()
            self._pieces.append(line)
        else:
            is_close = last and _WITHOUT_SPACES.match(last[-1]) and _WITHOUT_SPACES.match(line)
            self._pieces += [" ", line] if last and not is_close else [line]

    def text(self) -> str:
        """Return the paragraphs, one a line."""
        self._end()
        return "\n".join(self._paragraphs)

    def _end(self) -> None:
        if self._pieces:
            self._paragraphs.append("".join(self._pieces))
            self._pieces = []

    def _is_last(self, line: str, following: str) -> bool:
        """Tell whether a line is the last one of its paragraph."""
        if _ITEM.match(following):
            return True
        needed = len(line) + 1 + len(following.split(" ", 1)[0])
        room = self._width if line.endswith(_ENDS) else _ROOM * self._width
        return needed <= room and not following[0].islower()

    def _is_one_word(self, broken: re.Match[str] | None, begun: re.Match[str] | None) -> bool:
        """Tell whether a word was only broken at the end of the line, and has no hyphen itself.

        How the document writes it elsewhere decides, or whether its halves are words by themselves.
        """
        if broken is None or begun is None or not begun[0][0].islower():
            return False
        left, right = broken[1].lower(), begun[0].lower()
        if self._words[left + right] or self._words[f"{left}-{right}"]:
            return self._words[left + right] >= self._words[f"{left}-{right}"]
        return not (self._words[left] > 1 and self._words[right] > 1)  # once they stand here
