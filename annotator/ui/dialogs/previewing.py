"""Looks what a correction of a text would do; where there is much, beside the window."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer

from annotator.editing.versions import Drafted, Preview

MANY = 300  # records from which on the window does not wait
_LOOK_AGAIN = 20  # milliseconds between looks whether the thread is through


class Previewing(QObject):
    """Does one preview at a time; another one, or `forget`, lets the last come to nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(1, "preview")
        self._future: Future[Preview] | None = None
        self.is_long = False  # whether the last one was long work
        self._take: Callable[[Preview], object] = lambda _: None
        self._poll = QTimer(self, interval=_LOOK_AGAIN)
        self._poll.timeout.connect(self._look)

    def begin(self, drafted: Drafted, take: Callable[[Preview], object]) -> bool:
        """Have `take` called with the preview; return whether that was done at once."""
        self.forget()
        self.is_long = len(drafted.records) >= MANY
        if not self.is_long:
            take(drafted.preview())
            return True
        self._future, self._take = self._threads.submit(drafted.preview), take
        self._poll.start()
        return False

    def forget(self) -> None:
        """Want the preview that is being made no more."""
        self._poll.stop()
        if self._future is not None:
            self._future.cancel()
            self._future = None

    def stop(self) -> None:
        """Make no more of them."""
        self.forget()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _look(self) -> None:
        future = self._future
        if future is not None and future.done():
            self.forget()
            self._take(future.result())
