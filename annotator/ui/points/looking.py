"""What is left to look at in the article that is shown, found beside the work."""

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.annotations import Dismissed, Speaker
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.store.changes import Edit
from annotator.ui.article_page import ArticlePage
from annotator.ui.article_records import Record

if TYPE_CHECKING:
    from annotator.suggestions.proposals import Point

PAUSE = 300  # milliseconds without an edit before the text is looked through again
LONG_PAUSE = 2000  # the same for a long text, which takes long enough to be felt
SHORT = 50_000  # characters that are looked through while a key waits
_SLICE = 0.002  # seconds of reading records before other events have their turn
_SOME = 32  # records read in one go
_LOOK_AGAIN = 15  # milliseconds between looks whether the thread is through
_TURN = 0.0005  # seconds until the thread gives way to the window
_MATTER = ("articles", "mentions", "quotes", "events", "speakers", "codebook")


class Looking(QObject):
    """Finds the points of the shown article after each pause, in a thread that typing never feels.

    The thread gets frozen values and no connection; the window's own thread takes the result.
    """

    found = Signal()  # the points, or which of them are dismissed, are others

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._desk, self._page = page.desk, page
        self.is_known = False
        self._is_wanted = False  # someone waits for it
        self.open: list[Point] = []
        self.dismissed: list[Point] = []
        self._all: list[Point] = []
        self._unread: Iterator[str] = iter(())
        self._threads = ThreadPoolExecutor(1, "points")
        self._future: Future[list[Point]] | None = None
        self._pause = _timer(self, PAUSE, self._read_records, once=True)
        self._slices = _timer(self, 0, self._read_on)
        self._poll = _timer(self, _LOOK_AGAIN, self._take)
        self._desk.changed.connect(self._changed)
        self._desk.article_shown.connect(self._another_article)
        self._desk.record_chosen.connect(self._put_off)
        page.view.caret_moved.connect(self._put_off)
        self._look_later()

    def stop(self) -> None:
        """Look no more, before the project is closed."""
        self._forget()
        self._desk.changed.disconnect(self._changed)
        self._desk.article_shown.disconnect(self._another_article)
        self._desk.record_chosen.disconnect(self._put_off)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def hurry(self) -> bool:
        """Look now without waiting for a pause; return whether the points are known already."""
        if not self.is_known and len(self._page.view.text()) <= SHORT:
            self._forget()
            self._know(_look(*self._frozen()))
        elif self._pause.isActive():
            self._pause.stop()
            self._is_wanted = True
            self._read_records()
        return self.is_known

    def _another_article(self, _article: str) -> None:
        self._all, self.open, self.dismissed = [], [], []
        self._look_later()
        self.found.emit()

    def _changed(self, edit: Edit) -> None:
        if edit.touches(*_MATTER):
            self._look_later()
        if edit.touches("layers"):
            self._sort()

    def _look_later(self) -> None:
        self._forget()
        self.is_known = self._is_wanted = False
        is_short = len(self._page.view.text()) <= SHORT
        self._pause.start(PAUSE if is_short else LONG_PAUSE)

    def _put_off(self, *_moved: object) -> None:
        """Begin only once the person rests: each click and each key has all of the time."""
        if not self._is_wanted and (self._pause.isActive() or self._slices.isActive()):
            self._slices.stop()
            self._pause.start()

    def _forget(self) -> None:
        """Stop whatever is under way; a thread at work goes on, unheard."""
        for timer in (self._pause, self._slices, self._poll):
            timer.stop()
        if self._future is not None:
            self._future.cancel()
            self._future = None

    # --- one look: read the records, look through the text, take what was found

    def _read_records(self) -> None:
        self._unread = iter(list(self._page.records))
        self._slices.start()

    def _read_on(self) -> None:
        """Read records that were not needed yet, for as long as nobody notices."""
        until = time.perf_counter() + _SLICE
        while some := list(islice(self._unread, _SOME)):
            self._page.records.read_ahead(some)
            if time.perf_counter() > until:
                return
        self._slices.stop()
        self._future = self._threads.submit(_look_in_thread, *self._frozen())
        self._poll.start()

    def _frozen(self) -> tuple[str, Sequence[Record | Speaker], Codebook, str]:
        project, shown = self._desk.project, self._desk.article
        article = project.find(Article, shown) if shown else None
        text = project.text(shown) if article else ""
        records: list[Record | Speaker] = list(self._page.records.values())
        if _asks_of_speakers(project.codebook):
            records += project.many(Speaker, self._page.records.speakers_near(0))
        return text, records, project.codebook, article.language if article else ""

    def _take(self) -> None:
        if self._future is not None and self._future.done():
            self._poll.stop()
            future, self._future = self._future, None
            self._know(future.result())

    def _know(self, points: "list[Point]") -> None:
        self._all, self.is_known = points, True
        self._sort()

    def _sort(self) -> None:
        """Tell the open points from the dismissed ones."""
        layer = self._desk.layer()
        waved = set(layer.dismissed) if layer else set()
        self.open = [one for one in self._all if key_of(one) not in waved]
        self.dismissed = [one for one in self._all if key_of(one) in waved]
        self.found.emit()


def key_of(point: "Point") -> Dismissed:
    """What the file keeps of a point that is dismissed."""
    return Dismissed(point.rule, point.start, point.end)


def _asks_of_speakers(codebook: Codebook) -> bool:
    """Whether speakers have fields that must be filled."""
    required = any(field.required for field in codebook.fields_of("speaker"))
    return required or bool(codebook.required_fields.get("speaker"))


def _look(
    text: str, records: Sequence[Record | Speaker], codebook: Codebook, code: str
) -> "list[Point]":
    from annotator.suggestions.points import to_look_at  # noqa: PLC0415 - keeps the start fast

    return to_look_at(text, records, (), codebook, language=code)


def _look_in_thread(
    text: str, records: Sequence[Record | Speaker], codebook: Codebook, code: str
) -> "list[Point]":
    """Look, and let the window's thread have its turn soon whenever it wants one."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        return _look(text, records, codebook, code)
    finally:
        sys.setswitchinterval(before)


def _timer(parent: QObject, interval: int, run: object, *, once: bool = False) -> QTimer:
    timer = QTimer(parent, interval=interval, singleShot=once)
    timer.timeout.connect(run)
    return timer
