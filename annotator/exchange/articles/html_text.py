"""The words of a web page in its own order, block by block, and which of them are its article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_NAMES_OF_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol"
    " p pre section summary table tbody td tfoot th thead tr ul html frameset"
)
_NAMES_PASSED_OVER = (
    "script style noscript template head iframe object embed svg math canvas audio video button"
    " select option textarea input map area"
)
_BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
_PASSED_OVER = frozenset(_NAMES_PASSED_OVER.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACES = re.compile("[ \t\n\r\f]+")  # what HTML takes for one space; a no-break space is none
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONG = 40  # letters: a block of so many is no menu, and tells where the article is
_LOOKED_THROUGH = 300_000  # letters


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row of a table.

    `letters` is its text without spaces and signs, by which it is known again.
    """

    text: str
    element: Any
    is_heading: bool
    letters: str


def blocks_of(root: Any) -> list[Block]:
    """Return the blocks of words under an element, in their order."""
    return list(_Walk().blocks(root))


class _Walk:
    """Goes through a page and gathers the words between two borders of blocks."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def blocks(self, root: Any) -> Iterator[Block]:
        yield from self._inside(root)
        yield from self._cut(root)

    def _inside(self, element: Any) -> Iterator[Block]:
        self._words.append(element.text or "")
        for child in element:
            kind = child.tag if isinstance(child.tag, str) else ""
            if kind == "br":
                self._words.append("\0")
            elif kind == "tr":
                yield from self._cut(element)
                yield from _row(child)
            elif kind in _BLOCKS:
                yield from self._cut(element)
                yield from self._inside(child)
                yield from self._cut(child)
            elif kind and kind not in _PASSED_OVER and not _is_hidden(child):
                yield from self._inside(child)
            self._words.append(child.tail or "")

    def _cut(self, element: Any) -> Iterator[Block]:
        """Yield what was gathered in an element as a block, and begin another."""
        raw, self._words = "".join(self._words), []
        lines = (_SPACES.sub(" ", line).strip(" ") for line in raw.split("\0"))
        if text := "\n".join(line for line in lines if line):
            yield Block(text, element, element.tag in _HEADINGS, _letters(text))


def _row(row: Any) -> Iterator[Block]:
    """Yield the row of a table as one block, unless its cells hold more than a line each."""
    cells = [blocks_of(cell) for cell in row if cell.tag in ("td", "th")]
    if all(len(cell) == 0 or (len(cell) == 1 and "\n" not in cell[0].text) for cell in cells):
        if text := "\t".join(cell[0].text if cell else "" for cell in cells).strip("\t"):
            yield Block(text, row, is_heading=False, letters=_letters(text))
    else:
        yield from (block for cell in cells for block in cell)


def chosen(blocks: Sequence[Block], kept: Iterable[str]) -> list[Block]:
    """Return the blocks of a page that are its article, given the lines that were kept of it.

    Finding an article loses the order of its parts, short lines and headings; so the order is the
    page's own, and within the smallest element that holds all long blocks a heading comes with
    what follows it. Nothing where the lines are not found again.
    """
    article = _Article(kept)
    long = [one for one in blocks if len(one.letters) >= _LONG and article.has(one)]
    if not long:
        return []
    around = _around([one.element for one in long])
    found: list[Block] = []
    headings: list[Block] = []
    for one in blocks:
        if around not in (one.element, *one.element.iterancestors()):
            continue
        is_kept = article.has(one)
        if one.is_heading and not is_kept:
            headings.append(one)
            continue
        if is_kept:
            found += [*headings, one]
        headings = []
    return found


class _Article:
    """The lines that were found to be an article, in which blocks are looked up."""

    def __init__(self, kept: Iterable[str]) -> None:
        letters = [_letters(line) for line in kept]
        self._lines = frozenset(letters)
        # Looking for a part of a line takes long in a long text.
        self._whole = "".join(letters) if sum(map(len, letters)) < _LOOKED_THROUGH else ""

    def has(self, block: Block) -> bool:
        """Tell whether a block is in the article: as lines, or if it is long as part of one."""
        if block.letters in self._lines:
            return True
        if all(_letters(line) in self._lines for line in block.text.split("\n")):
            return True
        return len(block.letters) >= _LONG and block.letters in self._whole


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)


def _around(elements: Sequence[Any]) -> Any:
    """Return the smallest element that holds all of some elements."""
    common = [*reversed(list(elements[0].iterancestors())), elements[0]]
    for element in elements[1:]:
        path = {*element.iterancestors(), element}
        while common[-1] not in path:
            common.pop()
    return common[-1]


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"
