"""Where the characters of a line of mixed direction are drawn.

QTextLine.cursorToX gives places of the caret, which jump at every change of direction, and
xToCursor errs by the width of the trailing space on each wrapped right-to-left line. The glyphs of
one character at a time do not lie (QGlyphRun.stringIndexes do, after a change of font).
"""

import re
from typing import cast

from PySide6.QtGui import QTextLine

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdfd\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
Extent = tuple[float, float]  # left and right, in the layout's coordinates


def glyph_extent(line: QTextLine, position: int) -> Extent | None:
    """Left and right of the glyphs of the character at a position; None if it has none."""
    edges: list[float] = []
    for run in line.glyphRuns(position, 1):
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for place, advance in zip(run.positions(), advances, strict=True):
            edges += (place.x(), place.x() + advance.x())
    return (min(edges), max(edges)) if edges else None


class LineMap:
    """The extents of one line's characters; 0.4 ms a line, so only where something is RTL."""

    __slots__ = ("_cells", "_start")

    def __init__(self, line: QTextLine) -> None:
        self._start = line.textStart()
        self._cells: list[Extent | None] = []
        for position in range(self._start, self._start + line.textLength()):
            cell = glyph_extent(line, position)
            if cell is not None and self._cells and cell == self._cells[-1]:
                self._cells[-1], cell = _shared(line, position, cell)
            self._cells.append(cell)

    def cell(self, position: int) -> Extent | None:
        """Left and right of the character at a position of this line; None if nothing is drawn."""
        return self._cells[position - self._start]

    def extents(self, start: int, end: int) -> list[Extent]:
        """What the characters [start, end) cover, from left to right, touching parts joined."""
        cells = self._cells[max(0, start - self._start) : max(0, end - self._start)]
        merged: list[Extent] = []
        for left, right in sorted(cell for cell in cells if cell):
            if merged and left - merged[-1][1] < 1.0:
                merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
            else:
                merged.append((left, right))
        return merged

    def character_at(self, x: float) -> int | None:
        """The position of the character drawn at x; None beside the text."""
        for number, cell in enumerate(self._cells):
            if cell and cell[0] <= x < cell[1]:
                return self._start + number
        return None


def _shared(line: QTextLine, position: int, cell: Extent) -> tuple[Extent, Extent]:
    """The parts of two characters drawn as one glyph: the caret's places share its width out."""
    middle, before = caret_x(line, position), caret_x(line, position - 1)
    if not cell[0] < middle < cell[1]:
        return cell, cell
    left, right = (cell[0], middle), (middle, cell[1])
    return (left, right) if before < middle else (right, left)


def caret_x(line: QTextLine, position: int) -> float:
    """Where the caret before a position stands, in the layout's coordinates."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]
