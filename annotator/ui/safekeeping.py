"""Looks after each project that is opened: backups, its pages, and whether it is still there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from annotator import places, settings
from annotator.errors import AnnotatorError
from annotator.store import backups
from annotator.store.connection import MEMORY, empty_log
from annotator.store.files import give_up, open_project, reopen, save_copy
from annotator.store.open_files import State
from annotator.store.project import Project
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import safekeeping as words
from annotator.ui.worker import Worker

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

LATER = 2000  # milliseconds after a project is shown, so that the first keys are not held up
WATCH = 1000  # milliseconds between looks whether the file is still there


class Safekeeping(QObject):
    """Follows one window's projects, in a thread with a connection of its own."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._worker: Worker[str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=LATER)
        self._soon.timeout.connect(self.look_after)
        self._state = State.WELL
        self._gone = QLabel(words.NOT_SAVING, window)
        self._gone.setObjectName("problem")
        self._gone.setContentsMargins(10, 0, 10, 2)
        self._gone.hide()
        window.statusBar().addPermanentWidget(self._gone)
        self._watch = QTimer(self, interval=WATCH)
        self._watch.timeout.connect(self.watch)
        self._watch.start()
        window.project_shown.connect(self._begin)
        window.leaving.connect(self.watch)
        window.closed.connect(self._finish)
        self._soon.start()

    def _begin(self) -> None:
        """Another project is on the table."""
        self._state = State.WELL
        self._gone.hide()
        self._soon.start()

    def watch(self) -> None:
        """Say at once what became of the file, and do what keeps all that it held."""
        project = self._window.bench.desk.project
        before, self._state = self._state, project.file.state()
        self._gone.setVisible(self._state not in (State.WELL, State.READ_ONLY))
        if self._state is not before:
            self._tell(before)
        elif self._state is State.OVERWRITTEN and not self._is_working():
            self._give_up(project)
        if self._state is State.LOG_GONE and not self._is_working():
            self._window.files.attempt(lambda: self._make_log(project))

    def _tell(self, before: State) -> None:
        desk = self._window.bench.desk
        path = desk.project.path
        if self._state in (State.GONE, State.REPLACED):
            desk.failed.emit(f"{desk.lost()} {_rescue(desk.project)}")
            self._window.files.attempt(lambda: empty_log(desk.project.db, path))
        elif self._state is State.READ_ONLY and desk.project.opened_to_write:
            desk.failed.emit(words.turned_read_only(path))
        elif self._state is State.WELL:
            again = words.writable_again(path) if before is State.READ_ONLY else words.FOUND_AGAIN
            desk.said.emit(again)
        elif why := desk.lost():
            desk.failed.emit(why)
        self._window.show_status()

    def _make_log(self, project: Project) -> None:
        """Take what the removed log held into the file, and begin another one."""
        reopen(project)
        self._state = State.WELL
        self._gone.hide()
        self._window.bench.desk.said.emit(words.log_again(project.path))

    def _give_up(self, project: Project) -> None:
        """Show what lies in the file now; what it was before is kept, if it can be."""
        for dialog in self._window.findChildren(QDialog):
            dialog.close()  # what it asks about is gone
        kept = give_up(project, places.backup_folder())
        told = words.given_up(project.path, kept.path, whole=kept.whole)
        try:
            opened = open_project(project.path, annotator=project.annotator)
        except AnnotatorError as error:
            from annotator.ui.sample import sample_anywhere  # noqa: PLC0415 - hardly ever needed

            opened, why = sample_anywhere(project.annotator)
            told = f"{told} {error} {why}".strip()
        self._window.show_project(opened)
        self._window.bench.desk.failed.emit(told)

    def _is_working(self) -> bool:
        """Whether long work has the file open too; it ends by itself."""
        return self._worker is not None or self._window.files.worker is not None

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
        self._watch.stop()
        self.watch()
        if self._state is State.OVERWRITTEN:
            _rescue(self._window.bench.desk.project, whole=True)
        if self._worker is not None:
            self._worker.wait()


def _rescue(project: Project, *, whole: bool = False) -> str:
    """Copy a project whose file is gone among the backups; say where, or why that cannot be.

    `whole` lets no copy be made of what is partly another file's.
    """
    folder = places.backup_folder()
    try:
        if whole:
            return words.rescued(backups.make_whole(project, folder))
        kept = backups.make(project.db, project.path, folder)
    except AnnotatorError as error:
        return str(error)
    return words.rescued(kept)


def ask_for_copy(window: "MainWindow") -> None:
    """Ask for a file, and write all of the project into it."""
    project = window.bench.desk.project
    beside = project.path.with_stem(f"{project.path.stem}-copy")
    chosen, _ = QFileDialog.getSaveFileName(
        window, words.COPY_TITLE, str(beside), dialog_words.PROJECT_FILES
    )
    if chosen:
        keep_copy(window, Path(chosen))


def keep_copy(window: "MainWindow", target: Path) -> None:
    """Write the project into another file; go on in that one where its own takes no more."""
    desk = window.bench.desk
    stays, article = desk.project.writable and not desk.lost(), desk.article

    def work() -> None:
        save_copy(desk.project, target)
        if stays:
            desk.said.emit(words.copied(target))
            return
        settings.set_annotator(target, desk.project.annotator)
        window.files.open_path(target)
        window.bench.desk.show_article(article)
        window.bench.desk.said.emit(words.goes_on(target))

    window.files.attempt(work)
