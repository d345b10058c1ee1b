"""The marked text: a text with the spans of its records over it, drawn and told of."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.ui.article_view.geometry import Geometry, Stretch
from annotator.ui.article_view.painting import (
    Lanes,
    paint_handle,
    paint_lanes,
    paint_link,
    paint_tints,
)
from annotator.ui.article_view.pointer import REACH, handles_of
from annotator.ui.article_view.reading import ReadingView
from annotator.ui.article_view.spans import PaintedSpan, Placed, Row, SpanIndex
from annotator.ui.positions import OffsetMap
from annotator.ui.theme import LIGHT, Theme, mark_kind, palette

_HOVERED = 0.55  # how strong a hovered span's tint is beside a selected one's
_DESCRIBED = 4  # records a tool tip tells of, at most


def role_alone(_record: str, role: str) -> str:
    """What is said of a span when nobody describes it better."""
    return role


class MarkedView(ReadingView):
    """A text with spans painted in lanes under its lines, which are told of and announced."""

    def __init__(
        self, parent: QWidget | None = None, *, describe: Callable[[str, str], str] = role_alone
    ) -> None:
        self._describe = describe
        self._theme = LIGHT
        self._selected, self._hovered, self._at_caret = "", "", ""
        self._links: tuple[str, ...] = ()
        self._index = SpanIndex(OffsetMap(""))
        self._geometry = Geometry(self, self._index)
        super().__init__(parent)  # this already lays out and sends events
        self.setAccessibleName(self.tr("Article text"))
        self.setMouseTracking(True)
        self.apply_theme(LIGHT)
        self.caret_moved.connect(self._announce_at)

    # -- what is shown -------------------------------------------------------------------

    def show_article(self, text: str, spans: Iterable[Row], *, place: int = 0) -> None:
        """Show a text and its spans, to be scrolled to a place; the same text again stays there."""
        if text != self._text:
            self._selected, self._links = "", ()
            self._index = SpanIndex(self._offsets)  # nobody may ask for spans of the old text
            self._geometry = Geometry(self, self._index)
            self._set_text(text, place)
        self._index = SpanIndex(self._offsets, spans)
        self._geometry = Geometry(self, self._index)
        self._hovered, self._at_caret = "", ""
        self.viewport().update()

    def replace_record(self, record: str, spans: Sequence[PaintedSpan]) -> None:
        """Draw a record's spans anew (none: it is gone), at the cost of its own spans only."""
        touched = self._index.replace(record, spans)
        if record == self._selected or record in self._links:
            self.viewport().update()  # handles and links may reach anywhere
        offset = self.contentOffset()
        for item in touched:
            for block in self._geometry.forget_range(item.start, item.end):
                if block.layout().lineCount():
                    rect = self.blockBoundingGeometry(block).translated(offset).toAlignedRect()
                    self.viewport().update(rect)

    def select_record(self, record: str, *, links: Sequence[str] = (), scroll: bool = True) -> None:
        """Fill a record's spans, give them handles, and join it with its links; "" for none."""
        before, linked = self._selected, bool(links or self._links)
        if record != self._selected:
            self._selected = record
            self._announce(record)
        self._links = tuple(links)
        items = self._index.of_record(record or next(iter(links), ""))
        if scroll and items:
            self._geometry.reveal(self._reach(items[0].span.start), self._layout.leading)
        if linked:
            self.viewport().update()  # lines between records may be anywhere
        else:
            self._draw_again(before, record)

    def _draw_again(self, *records: str) -> None:
        """Draw the spans of some records once more, with the handles around them."""
        for record in records:
            for stretch in self._stretches(self._index.of_record(record)):
                rect = QRectF(stretch.left, stretch.top, stretch.width, stretch.height)
                around = QMarginsF(REACH, REACH, REACH, REACH)
                self.viewport().update(rect.marginsAdded(around).toAlignedRect())

    def selected_record(self) -> str:
        """The id of the selected record; "" if none is."""
        return self._selected

    def records_at(self, position: int, end: int | None = None) -> list[str]:
        """The records with a span at an offset, or in [position, end), the smallest span first."""
        last = self._offsets.to_qt(position) + 1 if end is None else self._offsets.to_qt(end)
        return self._index.records_at(self._offsets.to_qt(position), last)

    def words_rect(self, start: int, end: int) -> QRect:
        """Where [start, end) of the text is in the viewport; null where no paragraph is seen."""
        rect = QRectF()
        for part in self._geometry.stretches(*map(self._offsets.to_qt, (start, end))):
            rect = rect.united(QRectF(part.left, part.top, part.width, part.height))
        return rect.toAlignedRect()

    def offset_at(self, point: QPoint) -> int | None:
        """The character that is drawn at a point of the viewport; None beside the text."""
        position = self._geometry.character_at(point.x(), point.y())
        return None if position is None else self._offsets.to_characters(position)

    # -- screen readers: our painting is invisible to them, so each span is announced ---------

    def _announce(self, record: str) -> None:
        items = self._index.of_record(record)
        if not items:
            return
        # its lists of roles and events take 3 ms to make
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        if QAccessible.isActive():
            span = items[0].span
            message = f"{self._describe(record, span.role)}: {self._text[span.start : span.end]}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message[:200]))

    def _announce_at(self, caret: int) -> None:
        entered = next(iter(self.records_at(caret)), "")
        if entered != self._at_caret and self.isVisible():
            self._announce(entered)
        self._at_caret = entered

    # -- look ----------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Draw in a theme's colours from now on."""
        self._theme = theme
        self.setPalette(palette(theme))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything is elsewhere at the new width."""
        self._geometry.forget()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Everything is elsewhere in a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._geometry.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints, then Qt's text, selection and caret, then underlines, links and handles."""
        clip = event.rect()
        seen = list(self._geometry.visible(clip.top(), clip.bottom()))
        strengths = dict.fromkeys((self._hovered, *self._links), _HOVERED)
        strengths[self._selected] = 1.0
        painter = QPainter(self.viewport())
        paint_tints(painter, seen, self._theme, strengths)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        lanes = Lanes.of_font_height(QFontMetricsF(self.font()).height())
        paint_lanes(painter, seen, self._theme, lanes, clip)
        if self._selected:
            self._paint_selected(painter)
        painter.end()

    def _paint_selected(self, painter: QPainter) -> None:
        items = self._index.of_record(self._selected)
        own = self._stretches(items)
        for linked in map(self._index.of_record, self._links):
            if linked:
                colour = self._colour(linked[0].span)
                paint_link(painter, own, self._stretches(linked), colour)
        for handle in handles_of(items, self._geometry):
            colour = self._colour(handle.item.span)
            paint_handle(painter, handle.edge, colour, leading=handle.leading)

    def _colour(self, span: PaintedSpan) -> QColor:
        return self._theme.pen(mark_kind(span.kind, span.role))

    def _stretches(self, items: Sequence[Placed]) -> list[Stretch]:
        """Where spans are drawn in the viewport, as far as they are visible."""
        return [s for item in items for s in self._geometry.stretches(item.start, item.end)]

    # -- what is under the mouse -----------------------------------------------------------

    def _records_under(self, point: QPointF) -> list[str]:
        position = self._geometry.character_at(point.x(), point.y())
        return [] if position is None else self._index.records_at(position)

    def _hover(self, point: QPointF) -> None:
        over = next(iter(self._records_under(point)), "")
        if over != self._hovered:
            before, self._hovered = self._hovered, over
            self._draw_again(before, over)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips over spans, and no hovering once the mouse has left."""
        # Asked only where it matters: the list of Qt's event types takes 12 ms to make.
        if self._hovered and event.type() == QEvent.Type.Leave:
            self._hover(QPointF(-1, -1))
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, point: QPointF) -> str:
        """What is said of the spans under a point, the innermost first; "" hides the tool tip."""
        position = self._geometry.character_at(point.x(), point.y())
        if position is None:
            return ""
        under = self._index.touching(position, position + 1)
        under.sort(key=lambda item: item.end - item.start)
        lines = [self._describe(item.span.record, item.span.role) for item in under]
        return "\n".join(lines[:_DESCRIBED])
