"""Drawing over and under the text: tints, underlines in lanes, handles, links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.ui.article_view.geometry import Edge, Paragraph, Stretch
from annotator.ui.article_view.spans import Placed
from annotator.ui.theme import SHAPES, Shape, Theme

Visible = Sequence[tuple[Paragraph, QRectF]]


Ticks = tuple[bool, bool]  # at the left, at the right


class Line(NamedTuple):
    """Where one underline is drawn in the viewport."""

    left: float
    y: float
    width: float
    ticks: Ticks = (False, False)


class Lanes(NamedTuple):
    """The room for underlines below a baseline, in pixels: of the first, between them, in all."""

    first: float
    step: float
    room: float

    @classmethod
    def of_font_height(cls, height: float) -> "Lanes":
        """The lanes that suit a font, within the leading that ReadingView gives it."""
        return cls(height * 0.26, height * 0.2, height * 0.78)

    def offset(self, lane: int, count: int) -> float:
        """How far below the baseline a lane is; many lanes share the room out between them."""
        fitting = (self.room - self.first) / max(1, count - 1)
        return self.first + lane * min(self.step, fitting)


def paint_tints(
    painter: QPainter, seen: Visible, theme: Theme, strengths: Mapping[str, float]
) -> None:
    """Fill the spans of the records named in `strengths` (1 selected, less when hovered)."""
    for paragraph, rect in seen:
        for item in paragraph.items:
            strength = strengths.get(item.span.record)
            if strength is not None:
                fill = theme.fill(item.span.mark, strength)
                for stretch in paragraph.stretches(item.start, item.end):
                    left, top = stretch.left + rect.left(), stretch.top + rect.top()
                    painter.fillRect(QRectF(left, top, stretch.width, stretch.height), fill)


def paint_lanes(painter: QPainter, seen: Visible, theme: Theme, lanes: Lanes, clip: QRect) -> None:
    """Underline every span in its lane, within the part of the viewport that is drawn now."""
    for paragraph, rect in seen:
        for item in paragraph.items:
            mark = item.span.mark
            pen = theme.pale(mark) if item.span.is_beside else theme.pen(mark)
            below = lanes.offset(item.lane, paragraph.lanes) + rect.top()
            for stretch, ticks in _with_ticks(paragraph, item):
                y = stretch.baseline + below
                if clip.top() - 4 <= y <= clip.bottom() + 4:
                    line = Line(stretch.left + rect.left(), y, stretch.width, ticks)
                    underline(painter, SHAPES[mark], pen, line)


def _with_ticks(paragraph: Paragraph, item: Placed) -> Iterator[tuple[Stretch, Ticks]]:
    """The parts a span is drawn in, and whether it really begins or ends at the left, the right."""
    stretches = paragraph.stretches(item.start, item.end)
    rightward = paragraph.block.textDirection() == Qt.LayoutDirection.RightToLeft
    for number, stretch in enumerate(stretches):
        begins = number == 0 and item.start >= 0
        ends = number == len(stretches) - 1 and item.end < paragraph.block.length()
        yield stretch, (ends, begins) if rightward else (begins, ends)


def underline(painter: QPainter, shape: Shape, colour: QColor, line: Line) -> None:
    """Draw one underline in its shape."""
    left, y = line.left, round(line.y)
    right = left + max(line.width - 1.0, 1.0)  # neighbours stay apart
    if shape is Shape.SOLID:
        painter.fillRect(QRectF(left, y - 1, right - left, 2), colour)
    elif shape is Shape.THIN:
        painter.fillRect(QRectF(left, y, right - left, 1), colour)
    elif shape is Shape.BRACKET:
        painter.fillRect(QRectF(left, y, right - left, 1), colour)
        for x, ticked in zip((left, right - 1.5), line.ticks, strict=True):
            if ticked:
                painter.fillRect(QRectF(x, y - 4, 1.5, 5), colour)
    elif shape is Shape.WAVE:
        painter.setPen(QPen(colour, 1.4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolyline(wave(left, right, y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    else:
        pen = QPen(colour, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4.0, 1.5] if shape is Shape.DASH else [1.0, 1.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def wave(left: float, right: float, y: float) -> list[QPointF]:
    """The corners of a small wave between two places."""
    count = max(2, round((right - left) / 2.5))
    step = (right - left) / count
    return [QPointF(left + step * k, y + (1.3 if k % 2 else -1.3)) for k in range(count + 1)]


def paint_handle(painter: QPainter, edge: Edge, colour: QColor, *, leading: bool) -> None:
    """A grip at one end of a span: an upright line with a knob, above the start, below the end."""
    painter.fillRect(QRectF(edge.x - 0.75, edge.top, 1.5, edge.bottom - edge.top), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(edge.x, edge.top if leading else edge.bottom), 3.5, 3.5)


def paint_link(
    painter: QPainter, own: Iterable[Stretch], other: Iterable[Stretch], colour: QColor
) -> None:
    """Frame the other record's parts, and join the two by a line where they are nearest."""
    own, other = list(own), list(other)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2))
    for part in other:
        frame = QRectF(part.left - 1.5, part.top - 0.5, part.width + 3, part.height + 1)
        painter.drawRoundedRect(frame, 3, 3)
    pairs = [(a, b) for a in own for b in other]
    if not pairs:
        return
    ours, theirs = min(pairs, key=lambda pair: _distance(*pair))
    if _distance(ours, theirs) > 0:
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
        painter.drawPath(_curve(ours, theirs))


def _distance(first: Stretch, second: Stretch) -> float:
    """The gap between two parts; 0 if they touch or overlap."""
    across = max(first.left - second.right, second.left - first.right, 0)
    down = max(first.top - second.top - second.height, second.top - first.top - first.height, 0)
    return hypot(across, down)


def _curve(ours: Stretch, theirs: Stretch) -> QPainterPath:
    """A line from ours to theirs that leaves and arrives upright."""
    downward = theirs.top > ours.top
    start = QPointF(_nearest_x(ours, theirs), ours.top + (ours.height if downward else 0))
    end = QPointF(_nearest_x(theirs, ours), theirs.top + (0 if downward else theirs.height))
    path = QPainterPath(start)
    middle = (start.y() + end.y()) / 2
    path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
    return path


def _nearest_x(part: Stretch, other: Stretch) -> float:
    """The place on a part that is nearest to the other's middle, not quite at its corner."""
    inset = min(12.0, part.width / 2)
    middle = other.left + other.width / 2
    return min(max(middle, part.left + inset), part.right - inset)
