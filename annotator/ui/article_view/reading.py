"""A text to read: comfortable lines, a caret that moves by sentence, selections and copies."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from annotator.ui.article_view.layout import SpacedLayout
from annotator.ui.article_view.sentences import next_sentence, previous_sentence
from annotator.ui.positions import OffsetMap
from annotator.ui.theme import reading_font

MEASURE = 72  # characters a line, at most
SMALLEST, LARGEST = 7, 48  # text sizes in points
AHEAD = 30_000  # characters after a place that Qt is given first: more than any screen shows
_TINT = 110  # of 255, what was found; the selected place is tinted in full
_KEEP, _MOVE = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor


class ReadingView(QPlainTextEdit):
    """A read-only text with a caret; every offset is in code points of the source string."""

    caret_moved = Signal(int)
    zoomed = Signal(int)  # the new text size in points

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # one that Python knows: asked for Qt's own, PySide makes the types of all widgets first
        self.setViewport(QWidget())
        self._text = ""
        self._offsets = OffsetMap("")
        self._given = 0  # so far Qt has the text
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._give_all)
        # Qt must be given the layout before it first shows the text, and Python must keep it
        self._layout = SpacedLayout(self.document())
        self.document().setDocumentLayout(self._layout)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(14)
        self.setReadOnly(True)
        # after setReadOnly, which takes the keyboard away, and with it the caret
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self, self.viewport()):
            ground.setBackgroundRole(QPalette.ColorRole.Base)
            ground.setAutoFillBackground(True)
        self.setAcceptDrops(False)  # files dropped here are the window's
        self.viewport().setAcceptDrops(False)
        self.set_text_size(12)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    # -- text, caret, selection ----------------------------------------------------------

    def text(self) -> str:
        """The source string, as it was given."""
        return self._text

    def _set_text(self, text: str, place: int = 0) -> None:
        """Show a text; of a long one what is needed to paint a place, until that is painted."""
        self._text, self._given = text, first_part(text, place)
        self._offsets = OffsetMap(text, first=self._given)
        self.setPlainText(self._offsets.display(0, self._given))

    def _give_all(self) -> None:
        """Let Qt have what it was not given yet of the text."""
        if self._given < len(self._text):
            rest, self._given = self._offsets.display(self._given), len(self._text)
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(rest)

    def _reach(self, offset: int) -> int:
        """Qt's position of an offset, which Qt surely has the text at."""
        if offset >= self._given:  # there too: what is put in at a caret takes it along
            self._give_all()
        return self._offsets.to_qt(offset)

    def scroll_to(self, place: int) -> None:
        """Scroll to where the scroll bar was before."""
        if place > self.verticalScrollBar().maximum():
            self._give_all()
        self.verticalScrollBar().setValue(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and then take in what is left of it."""
        super().paintEvent(event)
        if self._given < len(self._text):
            self._soon.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press on a text that is all there."""
        self._give_all()
        super().mousePressEvent(event)

    def selection(self) -> tuple[int, int] | None:
        """Start and end of the selected text; None if none is."""
        cursor, to_characters = self.textCursor(), self._offsets.to_characters
        if not cursor.hasSelection():
            return None
        return to_characters(cursor.selectionStart()), to_characters(cursor.selectionEnd())

    def caret(self) -> int:
        """The caret's offset."""
        return self._offsets.to_characters(self.textCursor().position())

    def caret_rect(self) -> QRect:
        """The caret in the viewport's coordinates, to place a pop-up by."""
        return self.cursorRect()

    def select_text(self, start: int, end: int) -> None:
        """Select [start, end), the caret at its end, and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self._reach(start))
        cursor.setPosition(self._reach(end), _KEEP)
        self.setTextCursor(cursor)

    def move_caret(self, position: int) -> None:
        """Put the caret before the character at an offset, and bring it into view."""
        self._put_caret(position, _MOVE)

    def deselect(self) -> None:
        """Select no words; the caret and what is in view stay."""
        bar, cursor = self.verticalScrollBar(), self.textCursor()
        place = bar.value()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        bar.setValue(place)

    def show_found(self, places: Iterable[tuple[int, int]]) -> None:
        """Tint stretches of the text, until others or none are given."""
        tint = QColor(self.palette().highlight().color())
        tint.setAlpha(_TINT)
        marks = []
        for start, end in places:
            mark = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(self._reach(start))
            cursor.setPosition(self._reach(end), _KEEP)
            mark.cursor = cursor
            mark.format.setBackground(tint)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _put_caret(self, offset: int, mode: QTextCursor.MoveMode) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._reach(offset), mode)
        self.setTextCursor(cursor)

    def _on_caret_moved(self) -> None:
        """Scroll on where Qt, which knows nothing of our leading, cuts the caret's line."""
        bar = self.verticalScrollBar()
        for _ in range(3):
            if self.cursorRect().bottom() <= self.viewport().height():
                break
            bar.setValue(bar.value() + 1)
        self.caret_moved.emit(self.caret())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected part of the source: Qt's own copy loses no-break spaces and more."""
        data = QMimeData()
        data.setText(self._text[slice(*(self.selection() or (0, 0)))])
        return data

    # -- size and measure ----------------------------------------------------------------

    def set_text_size(self, points: int) -> None:
        """Set the reading font's size; the first visible paragraph stays the first."""
        first = self.firstVisibleBlock()
        font = reading_font(points)
        height = QFontMetricsF(font).height()
        self._layout.leading = height * 0.42
        self._layout.gap = height * 0.35
        self.setFont(font)
        self._keep_measure()
        self.verticalScrollBar().setValue(first.firstLineNumber())

    def _zoom(self, step: int) -> None:
        points = min(max(self.font().pointSize() + step, SMALLEST), LARGEST)
        if points != self.font().pointSize():
            self.set_text_size(points)
            self.zoomed.emit(points)

    def _keep_measure(self) -> None:
        """Wide margins rather than long lines."""
        measure = MEASURE * QFontMetricsF(self.font()).averageCharWidth()
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        margin = max(0, int(room - measure - 2 * self.document().documentMargin()) // 2)
        if self.viewportMargins().left() != margin:
            self.setViewportMargins(margin, 0, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure at the new width."""
        self._keep_measure()  # first: while a window is being shown, a resize inside one is lost
        super().resizeEvent(event)

    # -- keys and wheel ------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Scroll from the margins too, and leave Copy to the window while no text is selected."""
        if isinstance(event, QWheelEvent):  # Qt's own view ignores the wheel beside the viewport
            self.wheelEvent(event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies:
                event.setAccepted(self.textCursor().hasSelection())
                return event.isAccepted()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, make the text larger or smaller."""
        self._give_all()
        turn = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turn:
            self._zoom(1 if turn > 0 else -1)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Up and Ctrl+Down go by sentence, Ctrl+Plus and Ctrl+Minus zoom; the rest is Qt's.

        Letters are ignored, so that they can be the window's shortcuts.
        """
        self._give_all()
        controls = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if controls and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            go = next_sentence if event.key() == Qt.Key.Key_Down else previous_sentence
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._put_caret(go(self._text, self.caret()), _KEEP if extends else _MOVE)
        elif controls and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(1)
        elif controls and event.key() == Qt.Key.Key_Minus:
            self._zoom(-1)
        else:
            super().keyPressEvent(event)


def first_part(text: str, place: int) -> int:
    """How much of a text is needed to show a place: to the end of a line, or all of it."""
    cut = text.find("\n", place + AHEAD) + 1
    # Qt takes these two, where a string begins with them, for a mark of the order of its bytes
    return len(text) if not cut or text.startswith(("\ufeff", "\ufffe"), cut) else cut
