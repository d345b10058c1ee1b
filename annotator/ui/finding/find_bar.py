"""A line over the article that finds words in it: all places are tinted, one is selected."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from annotator.search.query import Query, places_in
from annotator.ui.article_page import ArticlePage
from annotator.ui.theme import scaled
from annotator.ui.words import finding as words

_PAUSE = 80  # milliseconds of no typing before the text is searched
_MARGIN, _WIDTH = 12, 340  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TINTED = 1000  # places tinted at most; stepping reaches all


class FindBar(QFrame):
    """Finds what is typed, without regard to case and accents; Enter goes on, Esc closes."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.setObjectName("findBar")
        self.setAutoFillBackground(True)
        self._page, self._view = page, page.view
        self._places: list[tuple[int, int]] = []
        self._from = 0  # where the search began
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words.FIND)
        self.line.setAccessibleName(words.FIND)
        self.line.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for sign, tip, step in (
            ("‹", words.PREVIOUS, -1),
            ("›", words.NEXT, 1),
            ("✕", words.CLOSE, 0),
        ):
            button = QToolButton(self)
            button.setText(sign)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(
                lambda _=False, step=step: self.step(step) if step else self.end()
            )
            row.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(self._pause.start)
        self.line.installEventFilter(self)
        page.installEventFilter(self)
        page.desk.article_shown.connect(self._another_text)
        self.hide()

    def begin(self) -> None:
        """Ask for words: those selected, if they stand in one line, else the last ones."""
        selected = self._view.selection()
        self._from = selected[0] if selected else self._view.caret()
        chosen = self._view.text()[slice(*selected)] if selected else ""
        if chosen and "\n" not in chosen:
            self.line.setText(chosen)
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()
        self._search()

    def step(self, by: int) -> None:
        """Select the next place (or the one before), round the ends of the text."""
        if self._pause.isActive():
            self._search()
            return
        if self._places:
            selected = self._view.selection()
            here = selected or (self._view.caret(),) * 2
            index = bisect_left(self._places, here)
            on_it = index < len(self._places) and self._places[index] == here
            index += by if on_it or by < 0 else 0
            self._choose(index % len(self._places))

    def end(self) -> None:
        """Close, with what was found selected."""
        self.hide()
        self._view.show_found(())
        self._page.setFocus()

    def _search(self) -> None:
        self._pause.stop()
        typed = self.line.text()
        self._places = places_in(self._view.text(), Query((typed,), "")) if typed.strip() else []
        self._view.show_found(self._places[:_TINTED])
        if self._places:
            index = bisect_left(self._places, (self._from, 0))
            self._choose(index % len(self._places))
        else:
            self.count.setText(words.NOT_FOUND if typed.strip() else "")

    def _choose(self, index: int) -> None:
        self._view.select_text(*self._places[index])
        self.count.setText(words.place(index + 1, len(self._places)))

    def _another_text(self, _article: str) -> None:
        self._from = 0
        if not self.isHidden():
            self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc in the line; the corner of the page when the window grows."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # which is else a key of the window's
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.end()
                return True
            if event.key() in _ENTER and event.type() == QEvent.Type.KeyPress:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
        elif watched is self._page and isinstance(event, QResizeEvent) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(scaled(_WIDTH), self._page.width() - 2 * _MARGIN)
        height = self.sizeHint().height()
        self.setGeometry(self._page.width() - width - _MARGIN - 8, 8, width, height)


def find_in_article(page: ArticlePage) -> FindBar:
    """Open the bar over a page."""
    bar = page.findChild(FindBar) or FindBar(page)
    bar.begin()
    return bar


def find_again(page: ArticlePage, by: int) -> None:
    """Go to the next place (or the one before); open the bar where nothing was asked for yet."""
    bar = page.findChild(FindBar)
    if bar is None or not bar.line.text():
        find_in_article(page)
    else:
        bar.step(by)
