"""Looks after each project that is opened: a backup a day, a look through it the first time."""

from PySide6.QtCore import QObject, QTimer

from annotator import places
from annotator.store import backups
from annotator.store.connection import MEMORY
from annotator.ui.main_window import MainWindow
from annotator.ui.worker import Worker

LATER = 2000  # milliseconds after a project is shown, so that the first keys are not held up


class Safekeeping(QObject):
    """Follows one window's projects, in a thread with a connection of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker[str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=LATER)
        self._soon.timeout.connect(self.look_after)
        window.project_shown.connect(self._soon.start)
        window.closed.connect(self._finish)
        self._soon.start()

    def look_after(self) -> None:
        """Begin with the project that is shown, unless the last one is not done yet."""
        project = self._window.bench.desk.project
        if self._worker is not None or not project.writable or project.path == MEMORY:
            return
        folder = places.backup_folder()
        self._worker = Worker(
            project.path,
            lambda opened, _: backups.look_after(opened, folder),
            annotator=project.annotator,
            parent=self,
        )
        self._worker.succeeded.connect(self._say)
        self._worker.failed.connect(self._say)
        self._worker.finished.connect(self._done)
        self._worker.start()

    def _say(self, trouble: str) -> None:
        if trouble:
            self._window.bench.desk.failed.emit(trouble)

    def _done(self) -> None:
        self._worker = None

    def _finish(self) -> None:
        """Let the copy that is being made end before the program does."""
        self._soon.stop()
        if self._worker is not None:
            self._worker.wait()
