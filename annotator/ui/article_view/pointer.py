"""What the mouse does in the article beyond Qt's own: hovering, clicking spans, pulling handles."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.ui.article_view.geometry import Edge, Geometry
from annotator.ui.article_view.spans import PaintedSpan, Placed
from annotator.ui.positions import OffsetMap

REACH = 7.0  # pixels around a handle that take hold of it


class Handle(NamedTuple):
    """One end of a span of the selected record, and where it is drawn."""

    item: Placed
    leading: bool
    edge: Edge

    def is_near(self, point: QPointF) -> bool:
        """Whether a point of the viewport takes hold of it."""
        knob = self.edge.top if self.leading else self.edge.bottom
        near_x = abs(point.x() - self.edge.x) <= REACH
        return near_x and abs(point.y() - knob) <= REACH


def handles_of(items: tuple[Placed, ...], geometry: Geometry) -> list[Handle]:
    """The handles of a record's spans that are visible."""
    result = []
    for item in items:
        for leading, position in ((True, item.start), (False, item.end - 1)):
            edge = geometry.edge(position, leading=leading)
            if edge is not None:
                result.append(Handle(item, leading, edge))
    return result


class Drag:
    """A handle being pulled: the record's spans as they were, and as they would be now."""

    def __init__(self, handle: Handle, before: list[PaintedSpan], pressed: QPointF) -> None:
        self.record = handle.item.span.record
        self.before = before
        self.now = handle.item.span
        self._which = before.index(self.now)
        self._leading = handle.leading
        # Knobs stand off their line. Half the way to its middle is added to where the mouse is: so
        # it stays in the line when it goes straight along it, and when it goes to a word's middle.
        middle = QPointF(handle.edge.x, (handle.edge.top + handle.edge.bottom) / 2)
        self._grip = QPointF(middle.x() - pressed.x(), (middle.y() - pressed.y()) / 2)

    def pull(self, point: QPointF, geometry: Geometry, offsets: OffsetMap) -> bool:
        """Follow the mouse to a point of the viewport; says whether the span is another now."""
        place = point + self._grip
        gap = geometry.gap_at(place.x(), place.y())
        if gap is None:
            return False
        offset, old = offsets.to_characters(gap), self.now
        if self._leading:
            self.now = old._replace(start=min(offset, old.end - 1))
        else:
            self.now = old._replace(end=max(offset, old.start + 1))
        return self.now != old

    def preview(self) -> list[PaintedSpan]:
        """The record's spans with the pulled one as it is now."""
        return [*self.before[: self._which], self.now, *self.before[self._which + 1 :]]


def settled(event: QMouseEvent, geometry: Geometry) -> QMouseEvent:
    """The same event, at a point where Qt's own hit test finds the character drawn there."""
    return QMouseEvent(
        event.type(),
        geometry.settled(event.position()),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )


def gap_pressed(point: QPointF, geometry: Geometry) -> int | None:
    """The document's position that a press goes to in a line of mixed direction, where Qt errs."""
    found = geometry.line_at(point.y())
    mixed = found is not None and found[0].mixed
    return geometry.gap_at(point.x(), point.y()) if mixed else None


class Clicks:
    """Tells a click from a drag of the mouse, the third click of a triple, and a repeated one."""

    def __init__(self) -> None:
        self._pressed_at: QPointF | None = None
        self._double_at = QPointF()
        self._since_double = QElapsedTimer()
        self._records: list[str] = []

    def press(self, event: QMouseEvent) -> None:
        """The button went down: this may become a click."""
        self._pressed_at = event.position()

    def double(self, event: QMouseEvent) -> None:
        """A double click: one more soon, here, will be the third; its release is no click."""
        self._double_at = event.position()
        self._since_double.start()
        self._pressed_at = None

    def is_third(self, event: QMouseEvent) -> bool:
        """Whether this press makes a double click a triple one."""
        return (
            self._since_double.isValid()
            and self._since_double.elapsed() <= QApplication.doubleClickInterval()
            and self._is_near(event, self._double_at)
        )

    def is_click(self, event: QMouseEvent) -> bool:
        """Whether this release ends a click."""
        pressed, self._pressed_at = self._pressed_at, None
        return pressed is not None and self._is_near(event, pressed)

    def choose(self, records: list[str], selected: str) -> str:
        """The record a click takes: the innermost, or the next one out if clicked before."""
        again = records == self._records and selected in records
        self._records = records
        if not records:
            return ""
        return records[(records.index(selected) + 1) % len(records)] if again else records[0]

    @staticmethod
    def _is_near(event: QMouseEvent, point: QPointF) -> bool:
        way = event.position() - point
        return way.manhattanLength() < QApplication.startDragDistance()
