"""Where things are in the article's viewport: paragraphs, spans, the character under a point."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from annotator.ui.article_view.bidi import RIGHT_TO_LEFT, LineMap, caret_x
from annotator.ui.article_view.spans import Placed, SpanIndex, in_lanes


class Stretch(NamedTuple):
    """A part of one line, as drawn; in the paragraph's or in the viewport's coordinates."""

    left: float
    top: float
    width: float
    height: float
    baseline: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    def moved(self, x: float, y: float) -> "Stretch":
        """The same part, x further right and y further down."""
        return Stretch(self.left + x, self.top + y, self.width, self.height, self.baseline + y)


@dataclass(slots=True)
class Paragraph:
    """What is known of one paragraph: its spans in lanes, and where its characters are drawn."""

    block: QTextBlock
    items: list[Placed]  # positions count from the paragraph's start
    lanes: int
    mixed: bool  # some of it is written from right to left
    stale: bool = False  # its spans have changed; where its characters are has not
    _stretches: dict[tuple[int, int], list[Stretch]] = field(default_factory=dict)
    _maps: dict[int, LineMap] = field(default_factory=dict)

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """The parts of lines that [start, end) of this paragraph covers, in its coordinates."""
        found = self._stretches.get((start, end))
        if found is None:
            last = self.block.length() - 1
            found = list(self._cover(max(start, 0), min(end, last)))
            self._stretches[start, end] = found
        return found

    def _cover(self, start: int, end: int) -> Iterator[Stretch]:
        layout = self.block.layout()
        if end <= start:
            return
        for number in range(
            layout.lineForTextPosition(start).lineNumber(),
            layout.lineForTextPosition(end - 1).lineNumber() + 1,
        ):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            for left, right in self._extents(line, max(start, first), min(end, last)):
                yield Stretch(left, line.y(), right - left, line.height(), line.y() + line.ascent())

    def _extents(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        if self.mixed:
            return self.line_map(line).extents(start, end)
        # the space that a line wraps at is not drawn: end with the words
        wraps = line.lineNumber() < self.block.layout().lineCount() - 1
        whole = wraps and end == line.textStart() + line.textLength()
        right = line.naturalTextRect().right() if whole else caret_x(line, end)
        left = caret_x(line, start)
        return [(left, right)] if right > left else []

    def line_map(self, line: QTextLine) -> LineMap:
        """The character extents of one line, kept until the paragraph is laid out anew."""
        number = line.lineNumber()
        if number not in self._maps:
            self._maps[number] = LineMap(line)
        return self._maps[number]

    def character_at(self, line: QTextLine, x: float) -> int | None:
        """The position of the character drawn at x on a line; None beside the text."""
        if self.mixed:
            return self.line_map(line).character_at(x)
        rect = line.naturalTextRect()
        if not rect.left() <= x < rect.right():
            return None
        return line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)


class Edge(NamedTuple):
    """One end of a span in the viewport, where its handle is: an upright line."""

    x: float
    top: float
    bottom: float


class Geometry:
    """The visible part of one article; what it has worked out is kept until told to forget."""

    def __init__(self, editor: QPlainTextEdit, index: SpanIndex) -> None:
        self._editor = editor
        self._index = index
        self._known: dict[int, Paragraph] = {}
        self._screen: list[tuple[QTextBlock, QRectF]] = []
        self._scrolled: tuple[int, float, int] | None = None  # where `_screen` was worked out

    def forget(self) -> None:
        """Everything may be elsewhere now: the width or the font has changed."""
        self._known.clear()
        self._scrolled = None

    def forget_range(self, start: int, end: int) -> Iterator[QTextBlock]:
        """Spans changed in [start, end) of the document: forget them; gives the paragraphs."""
        block = self._editor.document().findBlock(start)
        while block.isValid() and block.position() < end:
            found = self._known.get(block.blockNumber())
            if found is not None:
                found.stale = True
            yield block
            block = block.next()

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """What is known of a paragraph, worked out when first asked for."""
        found = self._known.get(block.blockNumber())
        if found is None:
            mixed = RIGHT_TO_LEFT.search(block.text()) is not None
            found = self._known[block.blockNumber()] = Paragraph(block, [], 0, mixed, stale=True)
        if found.stale:
            first = block.position()
            found.items = in_lanes(
                item._replace(start=item.start - first, end=item.end - first)
                for item in self._index.touching(first, first + block.length())
            )
            found.lanes = 1 + max((item.lane for item in found.items), default=-1)
            found.stale = False
        return found

    def visible(self, top: float, bottom: float) -> Iterator[tuple[Paragraph, QRectF]]:
        """The paragraphs between two heights of the viewport, each with its rectangle there."""
        inside = bottom <= self._editor.viewport().height()
        for block, rect in self._seen() if inside else self._laid_out(bottom):
            if rect.top() > bottom:
                return
            if rect.bottom() >= top:
                yield self.paragraph(block), rect

    def _seen(self) -> list[tuple[QTextBlock, QRectF]]:
        """The paragraphs of the viewport, kept until it is scrolled: each is asked of Qt once."""
        editor, height = self._editor, self._editor.viewport().height()
        first, offset = editor.firstVisibleBlock(), editor.contentOffset()
        scrolled = (first.blockNumber(), offset.y(), height)
        if scrolled != self._scrolled:
            self._screen, self._scrolled = list(self._laid_out(height)), scrolled
        return self._screen

    def _laid_out(self, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs from the first that is seen to a height, each with its rectangle."""
        editor = self._editor
        block, offset = editor.firstVisibleBlock(), editor.contentOffset()
        while block.isValid():
            rect = editor.blockBoundingGeometry(block).translated(offset)
            if rect.top() > bottom:
                return
            yield block, rect
            block = block.next()

    def _on_screen(self) -> Iterator[tuple[Paragraph, QRectF]]:
        return self.visible(0, self._editor.viewport().height())

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Where [start, end) of the document is drawn in the viewport, as far as it is visible."""
        result = []
        for paragraph, rect in self._on_screen():
            first, length = paragraph.block.position(), paragraph.block.length()
            if first >= end:
                break
            if start < first + length:
                found = paragraph.stretches(start - first, end - first)
                result += [stretch.moved(rect.left(), rect.top()) for stretch in found]
        return result

    def line_at(self, y: float) -> tuple[Paragraph, QRectF, QTextLine] | None:
        """The line at a height of the viewport, its leading included; None between paragraphs."""
        for paragraph, rect in self.visible(y, y):
            layout = paragraph.block.layout()
            for number in reversed(range(layout.lineCount())):
                line = layout.lineAt(number)
                if rect.top() + line.y() <= y:
                    return paragraph, rect, line
        return None

    def character_at(self, x: float, y: float) -> int | None:
        """The document's position of the character drawn at a point of the viewport, if any."""
        found = self.line_at(y)
        if found is None:
            return None
        paragraph, rect, line = found
        position = paragraph.character_at(line, x - rect.left())
        return None if position is None else paragraph.block.position() + position

    def edge(self, position: int, *, leading: bool) -> Edge | None:
        """The side of the character at a document's position where reading enters or leaves it."""
        stretches = self.stretches(position, position + 1)
        if not stretches:
            return None
        stretch = stretches[0]
        block = self._editor.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        at_left = leading != self._runs_left(block, line, position - block.position())
        x = stretch.left if at_left else stretch.right
        return Edge(x, stretch.top, stretch.top + stretch.height)

    def _runs_left(self, block: QTextBlock, line: QTextLine, position: int) -> bool:
        """Whether the character at a position is written from right to left."""
        if not self.paragraph(block).mixed:
            return False
        here, after = caret_x(line, position), caret_x(line, position + 1)
        if here == after or position + 1 >= line.textStart() + line.textLength():
            return block.textDirection() == Qt.LayoutDirection.RightToLeft
        return after < here

    def gap_at(self, x: float, y: float) -> int | None:
        """The document's position between two characters that is nearest on the line at y."""
        found = self.line_at(y)
        if found is None:
            return None
        paragraph, rect, line = found
        text = line.naturalTextRect()
        x = min(max(x - rect.left(), text.left() + 0.5), text.right() - 0.5)
        inside = paragraph.character_at(line, x)
        if inside is None:
            return None
        stretches = paragraph.stretches(inside, inside + 1)
        in_left_half = bool(stretches) and x < stretches[0].left + stretches[0].width / 2
        if in_left_half == self._runs_left(paragraph.block, line, inside):
            inside = paragraph.block.layout().nextCursorPosition(inside)
        return paragraph.block.position() + inside

    def settled(self, point: QPointF) -> QPointF:
        """A point of the viewport that Qt's own hit test finds the same place for as ours does.

        Qt takes the leading under a line for its end, and forgets, on a wrapped right-to-left line,
        the width of the space it wraps at.
        """
        found = self.line_at(point.y())
        if found is None:
            return point
        paragraph, rect, line = found
        top = rect.top() + line.y()
        y = min(max(point.y(), top + 1), top + line.height() - 1)
        block, end = paragraph.block, line.textStart() + line.textLength()
        rightward = block.textDirection() == Qt.LayoutDirection.RightToLeft
        if not rightward or line.lineNumber() == block.layout().lineCount() - 1:
            return QPointF(point.x(), y)
        words = block.text()[line.textStart() : end]
        space = words[len(words.rstrip()) :]
        width = QFontMetricsF(self._editor.font()).horizontalAdvance(space)
        return QPointF(point.x() + width, y)

    def reveal(self, position: int, leading: float) -> None:
        """Scroll a place of the document to a third of the height, unless it is in sight."""
        editor, height = self._editor, self._editor.viewport().height()
        shown = self.stretches(position, position + 1)
        if shown and shown[0].top >= 0 and shown[0].top + shown[0].height <= height:
            return
        block = editor.document().findBlock(position)
        editor.blockBoundingGeometry(block)  # lines are counted only once they are laid out
        line = block.layout().lineForTextPosition(position - block.position())
        above = int(height / 3 / (line.height() + leading))
        before, counted = block.previous(), line.lineNumber()
        while counted < above and before.isValid():
            editor.blockBoundingGeometry(before)
            counted += before.layout().lineCount()
            before = before.previous()
        bar = editor.verticalScrollBar()
        bar.setValue(block.firstLineNumber() + line.lineNumber() - above)
