"""What the window says: a bar at the foot of the window that never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from annotator.ui.words import window as words

SAID_FOR = 6000  # milliseconds that good news stays
FAILED_FOR = 15000  # milliseconds that bad news stays at least, where nothing succeeds before
READING = 100  # milliseconds to read a letter of bad news
JUST_SAID = 500  # milliseconds within which a message belongs to the article shown after it
_NATIVE = QKeySequence.SequenceFormat.NativeText
_MARGIN = 12
_EDGES = 5, 2  # pixels of the frame at the sides, and at head and foot
_SIDE = 24  # pixels between what the foot says always and the bar


class MessageBar(QFrame):
    """Tells what was done, what could not be done, how far long work is.

    It lies over the foot of the window, so that no word of the text is covered: beside what stands
    there always, or over it where a message is long.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._line: QLabel | None = None
        self._take_up: QAction | None = None
        self.setObjectName("messageBar")
        self._words, self._progress = QLabel(self), QProgressBar(self)
        self._cancel = QPushButton(words.CANCEL, self)
        self._more, self._close = QPushButton(words.MORE, self), QToolButton(self)
        self._besides = QPushButton(words.MORE, self)
        self._others = (self._progress, self._cancel, self._more, self._besides, self._close)
        self._lay_out()
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)
        self._stop: Callable[[], None] | None = None
        self._title = ""  # what long work does
        self._doing = ""  # and how far it is
        self._aside = self._meanwhile = ""  # what is said beside it: now, and if there is nothing
        self._cancel.clicked.connect(self._cancelled)
        self._show_more: Callable[[], object] = self.dismiss
        self._show_besides: Callable[[], object] = self.dismiss
        self._more.clicked.connect(self._shown_more)
        self._besides.clicked.connect(self._shown_besides)
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._more.hide()
        self._besides.hide()
        self._close.setText("✕")
        self._close.setToolTip(words.CLOSE)
        self._close.setAccessibleName(words.CLOSE)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 4, 0)
        layout.addWidget(self._words, 1)
        for widget in self._others:
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(widget)

    def lie_over(self, window: QWidget, line: QLabel, take_up: QAction) -> None:
        """Lie at the foot of a window from now on, beside the line that stands there always.

        `take_up` is the action that takes up an offer by keys.
        """
        self._over.removeEventFilter(self)
        self._over, self._line, self._take_up = window, line, take_up
        self.setParent(window)
        window.installEventFilter(self)

    def text(self) -> str:
        """What is said now; "" while the bar is away."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str) -> None:
        """Tell what was done; it goes away by itself."""
        self._show(text, failed=False)
        self._timer.start(SAID_FOR)

    def fail(self, text: str) -> None:
        """Tell why something was not done; it stays until something succeeds, or has been read."""
        self._show(text, failed=True)
        self._timer.start(max(FAILED_FOR, READING * len(text)))

    def offer(self, label: str, show: Callable[[], object]) -> None:
        """Offer to show more about what is said now, which then stays longer.

        What is offered first is taken up by keys too; what is offered besides, by the mouse.
        """
        if self._more.isHidden():
            keys = self._take_up.shortcut().toString(_NATIVE) if self._take_up else ""
            self._more.setText(f"{label}  {keys}".rstrip())
            self._show_more = show
            self._more.show()
        else:
            self._besides.setText(label)
            self._show_besides = show
            self._besides.show()
        self._timer.start(max(FAILED_FOR, READING * len(self._words.text())))
        self.place()

    def take_up(self) -> bool:
        """Do what is offered now; return whether anything is."""
        offered = not self.isHidden() and not self._more.isHidden()
        if offered:
            self._more.click()
        return offered

    def settle(self) -> None:
        """Something succeeded: bad news is old news."""
        if self.property("failed"):
            self.dismiss()

    def go_on(self) -> None:
        """Another step was taken: what was said of the one before is old, unless it offers more."""
        self.settle()
        if self._more.isHidden():
            self.move_on()

    def move_on(self) -> None:
        """Another article is shown: what was said of the one before is old, if not just said."""
        if self._since.elapsed() >= JUST_SAID:
            self.dismiss()

    def work(self, text: str, stop: Callable[[], None], *, meanwhile: str = "") -> None:
        """Show that long work has begun, with a way to stop it, and what holds until its end."""
        self._stop, self._title, self._doing = stop, text, text
        self._meanwhile = meanwhile
        self._progress.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._show("", failed=False)

    def advance(self, done: int, total: int) -> None:
        """Show how far the long work is; total 0 where that is not known."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._doing = words.progress(self._title, done, total)
        self._put_words()
        self.place()

    def finish(self) -> None:
        """The long work is over."""
        self._stop = None
        self._aside = self._meanwhile = ""
        self.hide()

    def dismiss(self) -> None:
        """Go away; while long work is going on, say nothing but that."""
        if self._stop is None:
            self.hide()
        else:
            self._show("", failed=False)

    def _cancelled(self) -> None:
        if self._stop is not None:
            self._cancel.setEnabled(False)
            self._stop()

    def _shown_more(self) -> None:
        self._show_more()

    def _shown_besides(self) -> None:
        self._show_besides()

    def _show(self, text: str, *, failed: bool) -> None:
        self._timer.stop()
        self._since.start()
        working = self._stop is not None
        self._progress.setVisible(working)
        self._cancel.setVisible(working)
        self._close.setVisible(not working)
        self._more.hide()
        self._besides.hide()
        self._aside = text
        self._put_words()
        # its lists of roles and events take 3 ms to make
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.setProperty("failed", failed)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self.raise_()
        self.place()

    def _put_words(self) -> None:
        """Show what is said; while long work is going on, behind how far it is."""
        said = self._aside or self._meanwhile
        text = words.metadata([self._doing, said]) if self._stop else said
        self._words.setText(text)
        self._words.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window grows."""
        if isinstance(event, QResizeEvent) and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Lie where there is room for the words that are said now."""
        room, side = self._over.rect(), self._beside()
        if side + self._needs() > room.width():
            side = 0
        width = room.width() - side
        needed = self._row.heightForWidth(width - _EDGES[0]) + _EDGES[1]
        height = max(needed, self._least())
        left = room.width() - width if self._reads_on() else 0
        self.setGeometry(left, room.height() - height, width, height)

    def _beside(self) -> int:
        """The pixels that the line at the foot takes with its words."""
        return 0 if self._line is None else self._line.sizeHint().width() + _SIDE

    def _needs(self) -> int:
        """The pixels that the bar takes with all its words in one line."""
        shown = [one for one in self._others if not one.isHidden()]
        wide = (max(one.minimumWidth(), one.sizeHint().width()) for one in shown)
        buttons = sum(width + self._row.spacing() for width in wide)
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        return words + buttons + 2 * _MARGIN + self._row.contentsMargins().left()

    def _least(self) -> int:
        """The height of the foot, so that nothing of its line is seen under the bar."""
        foot = None if self._line is None else self._line.parentWidget()
        return 0 if foot is None else foot.height()

    def _reads_on(self) -> bool:
        """Whether the line at the foot is read from left to right, and so stands at the left."""
        return self.layoutDirection() == Qt.LayoutDirection.LeftToRight
