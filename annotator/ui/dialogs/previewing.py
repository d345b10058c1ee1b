"""Looks what a correction of a text would do; where there is much, beside the window."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.editing.versions import Preview, preview
from annotator.errors import AnnotatorError
from annotator.store.counting import count_marked
from annotator.store.files import open_project
from annotator.store.project import Project

MANY = 300  # records from which on the window does not wait
LONG = 100_000  # characters likewise
_LOOK_AGAIN = 20  # milliseconds between looks whether the thread is through


class Previewing(QObject):
    """Does one preview at a time; another one, or `forget`, lets the last come to nothing.

    Its end is told by `seen` or `refused`. What is typed comes as a function that finds it, since
    that takes long for a long text; in the thread it is read by a connection of its own.
    """

    seen = Signal(object)
    refused = Signal(str)

    def __init__(self, project: Project, article: str, parent: QObject) -> None:
        super().__init__(parent)
        self._project, self._article = project, article
        many = count_marked(project, article) >= MANY
        self.is_long = many or len(project.text(article)) >= LONG
        self._threads = ThreadPoolExecutor(1, "preview")
        self._future: Future[Preview] | None = None
        self._poll = QTimer(self, interval=_LOOK_AGAIN)
        self._poll.timeout.connect(self._look)

    def begin(self, typed: Callable[[], str]) -> None:
        """Look what becomes of the marks; at once, where that is not long work."""
        self.forget()
        if self.is_long:
            path, name = self._project.path, self._project.annotator
            self._future = self._threads.submit(
                lambda: _beside(partial(open_project, path, annotator=name), self._article, typed)
            )
            self._poll.start()
        else:
            self._tell(lambda: preview(self._project, self._article, typed()))

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
            self._tell(future.result)

    def _tell(self, find: Callable[[], Preview]) -> None:
        try:
            found = find()
        except AnnotatorError as error:  # said in the dialog, where it is to be mended
            self.refused.emit(str(error))
        else:
            self.seen.emit(found)


def _beside(opened: Callable[[], Project], article: str, typed: Callable[[], str]) -> Preview:
    with opened() as project:
        return preview(project, article, typed())
