"""The article view: the marked text, and what the mouse does in it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.article_view.marked import MarkedView, role_alone
from annotator.ui.article_view.pointer import Clicks, Drag, gap_pressed, handles_of, settled
from annotator.ui.article_view.sentences import sentence_at
from annotator.ui.article_view.spans import Row


class ArticleView(MarkedView):
    """A marked text in which words are selected, spans clicked, and their ends pulled.

    It changes no record: it says what the person did, and draws what it is then told.
    """

    words_selected = Signal()  # with the mouse
    record_clicked = Signal(str)  # "" for plain text; again on the same place: the next one out
    menu_wanted = Signal(QPoint, bool)  # where in the viewport, and whether the mouse asks
    span_dragged = Signal(str, int, int, int)  # record, ord, new start, new end

    def __init__(
        self, parent: QWidget | None = None, *, describe: Callable[[str, str], str] = role_alone
    ) -> None:
        self._drag: Drag | None = None
        self._pressed: list[str] = []  # the records under the mouse when it was pressed
        self._clicks = Clicks()
        super().__init__(parent, describe=describe)

    def show_article(self, text: str, spans: Iterable[Row], *, place: int = 0) -> None:
        """Show a text and its spans; a handle that is being pulled is let go."""
        self._drag = None
        super().show_article(text, spans, place=place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle, or select a sentence at the third click; else Qt's."""
        point = event.position()
        if event.button() == Qt.MouseButton.LeftButton:
            if self._take_handle(point):
                return
            if self._clicks.is_third(event):
                word, _ = self.selection() or (self.caret(), 0)  # of the double click before
                self.select_text(*sentence_at(self._text, word))
                return
            self._clicks.press(event)
            self._pressed = self._records_under(point)
        gap = gap_pressed(point, self._geometry)
        super().mousePressEvent(settled(event, self._geometry))
        cursor = self.textCursor()
        if gap is not None and not cursor.hasSelection():
            cursor.setPosition(gap)
            self.setTextCursor(cursor)

    def _take_handle(self, point: QPointF) -> bool:
        items = self._index.of_record(self._selected)
        for handle in handles_of(items, self._geometry):
            if handle.is_near(point):
                self._drag = Drag(handle, [item.span for item in items], point)
                return True
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the handle held, or let Qt select text; without a button, hover."""
        if self._drag is not None:
            self._pull(self._drag, event.position())
        elif event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())
            super().mouseMoveEvent(event)
        else:
            super().mouseMoveEvent(settled(event, self._geometry))

    def _pull(self, drag: Drag, point: QPointF) -> None:
        bar = self.verticalScrollBar()
        if point.y() < 0 or point.y() > self.viewport().height():
            bar.setValue(bar.value() + (1 if point.y() > 0 else -1))
        if drag.pull(point, self._geometry, self._offsets):
            self.replace_record(drag.record, drag.preview())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a handle let go, or of a click; a selection made with the mouse is none."""
        if self._drag is not None:
            self._let_go(tell=True)
            return
        super().mouseReleaseEvent(settled(event, self._geometry))
        if self._clicks.is_click(event) and not self.textCursor().hasSelection():
            records = self._pressed  # the press may have scrolled the line away
            chosen = self._clicks.choose(records, self._selected)
            if chosen != self._selected:
                self.select_record(chosen, scroll=False)
            self.record_clicked.emit(chosen)
        elif self.textCursor().hasSelection():
            self.words_selected.emit()

    def _let_go(self, *, tell: bool) -> None:
        drag, self._drag = self._drag, None
        if drag is not None:
            self.replace_record(drag.record, drag.before)
            if tell and drag.now not in drag.before:
                self.span_dragged.emit(drag.record, drag.now.ord, drag.now.start, drag.now.end)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word, as Qt does."""
        self._clicks.double(event)
        super().mouseDoubleClickEvent(settled(event, self._geometry))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the words under the mouse, or by a key for that of the caret."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.pos() if by_mouse else self.caret_rect().bottomLeft()
        self.menu_wanted.emit(at, by_mouse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets a pulled handle go, and all is as before."""
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go(tell=False)
        else:
            super().keyPressEvent(event)
