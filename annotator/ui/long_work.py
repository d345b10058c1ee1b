"""Long work of a window: one piece at a time, in a worker, while reading goes on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.worker import Worker


class LongWork:
    """Does long work beside a window, and knows what has to wait until its end.

    Work that writes to the file lets editing wait; what only reads, reads one state of the file,
    whatever is edited meanwhile.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.worker: Worker[Any] | None = None
        self.title = ""
        self.closes = False  # whether the window is to be closed when the work has ended
        self._left = False

    def start(
        self,
        title: str,
        job: Callable[[Any, Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[str, Sequence[str]], None] | None = None,
        *,
        reads: bool = False,
    ) -> None:
        """Do long work in a worker; until it ends, editing waits, unless it only `reads`.

        `failed` is told why it failed and, where that is several things, all of them.
        """
        from annotator.ui.worker import Worker  # noqa: PLC0415 - keeps the start fast

        if self.is_busy():
            return
        desk, project = self._window.bench.desk, self._window.bench.desk.project
        if why := desk.lost():
            desk.failed.emit(why)
            return
        worker: Worker[Any] = Worker(
            project.path, job, annotator=project.annotator, parent=self._window
        )
        self.worker, self.title = worker, title
        worker.succeeded.connect(lambda result: self._after(lambda: done(result)))
        fail = failed or (lambda why, _problems: desk.failed.emit(why))
        worker.failed.connect(lambda why: self._failed(lambda: fail(why, worker.problems)))
        self._begin(worker, "" if reads and project.readers_leave_writers else words.BUSY)

    def _begin(self, worker: "Worker[Any]", hold: str) -> None:
        """Say that work begins and, where that is so, that editing waits for it."""
        desk, messages = self._window.bench.desk, self._window.bench.messages
        worker.advanced.connect(messages.advance)
        worker.finished.connect(self._ended)
        worker.cancelled.connect(lambda: self._after(lambda: desk.said.emit(dialog_words.STOPPED)))
        worker.broken.connect(self._broken)
        if hold:
            self._window.bench.page.close_entry()  # what is chosen in it could not be kept
            desk.wait(hold)
        messages.work(self.title, worker.stop, meanwhile=hold)
        worker.start()

    def _after(self, tell: Callable[[], None]) -> None:
        """Let editing go on, then tell how the work ended, if anyone still looks."""
        if self._left:
            return
        self._window.bench.messages.finish()
        self._window.bench.desk.wait("")
        tell()

    def _failed(self, tell: Callable[[], None]) -> None:
        """Let the window stay, so that it can be read why."""
        self.closes = False
        self._after(tell)

    def _broken(self, error: BaseException) -> None:
        self._failed(lambda: None)
        raise error

    def _ended(self) -> None:
        if self.worker is not None:
            self.worker.deleteLater()
            self.worker = None
        if self.closes and QApplication.activeModalWidget() is None:  # else something is asked
            self._window.close()

    def is_busy(self) -> bool:
        """Whether long work is going on; says so."""
        if self.worker is not None:
            self._window.bench.desk.failed.emit(words.one_at_a_time(self.title))
        return self.worker is not None

    def may_close(self) -> bool:
        """Whether the window may close now; where work would be lost by it, ask what is to be."""
        if self.worker is None or self.worker.ends_first:
            return True
        from annotator.ui.dialogs.closing import ask  # noqa: PLC0415 - hardly ever needed

        ask(self._window, self)
        return False

    def close_at_end(self) -> None:
        """Let the window close as soon as the work has ended."""
        self.closes = True
        self._window.bench.messages.say(words.CLOSES_AT_END)
        if self.worker is None:  # it has ended while that was asked
            self._window.close()

    def close_now(self) -> None:
        """Stop the work, and close the window."""
        self.stop()
        self._window.close()

    def stop(self) -> None:
        """Stop long work, unless it is soon done, and wait for its end before the window closes."""
        if self.worker is not None:
            self._left = True
            if not self.worker.ends_first:
                self.worker.stop()
            self.worker.wait()
            self.worker = None
