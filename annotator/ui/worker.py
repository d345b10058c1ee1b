"""Long work beside the window: in a thread of its own, with its own connection to the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import AnnotatorError
from annotator.exchange.progress import Cancelled, Progress
from annotator.store.files import open_project
from annotator.store.project import Project

T = TypeVar("T")
Job = Callable[[Project, Progress], T]


class Worker(QThread, Generic[T]):
    """Does one job on a project file; stopping it takes back what it wrote.

    Its end is told by exactly one of `succeeded`, `failed`, `cancelled` and `broken`.
    """

    advanced = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    broken = Signal(object)  # an exception that no one foresaw: a fault of ours

    def __init__(
        self, path: Path, job: Job[T], *, annotator: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._job, self._annotator = path, job, annotator
        self._stopping = False
        self.ends_first = False  # whether a window that closes waits for it, instead of stopping it
        self.problems: tuple[
            str, ...
        ] = ()  # all that was wrong, where it failed for several things

    def stop(self) -> None:
        """Ask the job to end; it does so at the next article."""
        self._stopping = True

    def run(self) -> None:
        """Work; called by Qt in the new thread."""
        try:
            with open_project(self._path, annotator=self._annotator) as project:
                result = self._job(project, self._advance)
        except AnnotatorError as error:
            self.problems = getattr(error, "problems", ())
            self.failed.emit(str(error))
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - told in the window's thread, not lost in this one
            self.broken.emit(error)
        else:
            self.succeeded.emit(result)

    def _advance(self, done: int, total: int) -> None:
        if self._stopping:
            raise Cancelled
        self.advanced.emit(done, total)
