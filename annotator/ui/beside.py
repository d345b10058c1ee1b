"""What stands beside the text hears of everything too, but may have to wait for the text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.store.changes import Edit


class Beside(QObject):
    """The signals of a desk for the panels and the form.

    What a key marks in the text is painted there first: its news waits until that is done.
    """

    changed = Signal(Edit)
    article_shown = Signal(str)
    record_chosen = Signal(str, str)  # kind, id

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = False
        self._waiting: list[Callable[[], None]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch_up)

    def tell(self, signal: str, *news: object) -> None:
        """Emit a signal by its name, after all that waits; while news is held it waits too."""
        emit: Callable[..., None] = getattr(self, signal).emit
        if self._held:
            self._waiting.append(partial(emit, *news))
        else:
            self.catch_up()
            emit(*news)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold all news of the work inside until the text has been painted."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before
            self._soon.start()

    def drop(self) -> None:
        """Forget what waits: nobody looks any more."""
        self._soon.stop()
        self._waiting.clear()

    def catch_up(self) -> None:
        """Tell now what waits."""
        self._soon.stop()
        waiting, self._waiting = self._waiting, []
        for emit in waiting:
            emit()
