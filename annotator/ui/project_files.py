"""What the File and Team menus do: new, open, import, paste, export, and who works."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from annotator import settings
from annotator.errors import AnnotatorError
from annotator.store.files import open_project
from annotator.store.open_files import in_use
from annotator.ui.long_work import LongWork
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import teams
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.exchange.formats import Written
    from annotator.ui.dialogs.export import ExportDialog
    from annotator.ui.dialogs.new_project import NewProjectDialog
    from annotator.ui.dialogs.paste import PasteDialog
    from annotator.ui.dialogs.work_as import WorkAsDialog
    from annotator.ui.importing import Importing
    from annotator.ui.main_window import MainWindow
    from annotator.ui.worker import Worker

_SQLITE = b"SQLite format 3\x00"

# Dialogs, exchange and the worker are imported where they are first needed: the start is faster
# without them.


def is_project(path: Path) -> bool:
    """Whether a file is an SQLite database, by how it begins; projects are."""
    if in_use(path):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


class ProjectFiles:
    """Asks what has to be asked, and does it; long work goes on beside the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.work = LongWork(window)
        self.start = self.work.start
        self._in: Importing | None = None

    @property
    def worker(self) -> "Worker[Any] | None":
        """What does long work now."""
        return self.work.worker

    # --- projects

    def new(self) -> "NewProjectDialog":
        """Ask for a new project's place, codebook and annotator, and make it."""
        from annotator.ui.dialogs.new_project import NewProjectDialog  # noqa: PLC0415

        here = self._window.bench.desk.project
        folder = here.path.parent if here.path.parent.is_dir() else Path.home()
        dialog = NewProjectDialog(self._window, folder=folder, annotator=here.annotator)
        dialog.accepted.connect(lambda: self._make(dialog))
        dialog.open()
        return dialog

    def _make(self, dialog: "NewProjectDialog") -> None:
        from annotator.model import codebook  # noqa: PLC0415
        from annotator.store.files import create  # noqa: PLC0415

        path, name = dialog.path(), dialog.annotator()
        kind = str(dialog.codebook.currentData())
        made = self.attempt(lambda: create(path, codebook.load(kind), annotator=name).close())
        if made and self.attempt(lambda: settings.set_annotator(path, name)):
            self.open_path(path)

    def open(self) -> None:
        """Ask for a project file and open it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        folder = str(self._window.bench.desk.project.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, dialog_words.OPEN_TITLE, folder, dialog_words.PROJECT_FILES
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a project file in place of the one that is open."""
        if self.work.is_busy():
            return

        def work() -> None:
            self._window.leaving.emit()
            project = open_project(path, annotator=settings.annotator_of(path))
            self._window.show_project(project)
            settings.remember_project(path)

        self.attempt(work)

    def work_as(self) -> "WorkAsDialog":
        """Ask who annotates, and open the project as this person."""
        from annotator.store.article_list import annotators_at_work  # noqa: PLC0415
        from annotator.ui.dialogs.work_as import WorkAsDialog  # noqa: PLC0415

        project = self._window.bench.desk.project
        names = [name for name, _ in annotators_at_work(project)]
        dialog = WorkAsDialog(self._window, names, project.annotator)
        dialog.accepted.connect(lambda: self._work_as(dialog.annotator()))
        dialog.open()
        return dialog

    def _work_as(self, name: str) -> None:
        path, article = self._window.bench.desk.project.path, self._window.bench.desk.article
        if not self.attempt(lambda: settings.set_annotator(path, name)):
            return
        self.open_path(path)
        desk = self._window.bench.desk
        desk.show_article(article)
        desk.said.emit(teams.working(desk.project.annotator))

    # --- articles in

    def import_files(self) -> None:
        """Ask for files of articles or annotations and import them."""
        self._importing().ask_for_files()

    def import_folder(self) -> None:
        """Ask for a folder of articles and import it."""
        self._importing().ask_for_folder()

    def import_with(self) -> None:
        """Ask for files and how to import them, and do so."""
        self._importing().ask_how()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders beside the window, and offer to show what came in."""
        if not any(map(is_project, paths)):
            self._importing().take(paths)
        elif len(paths) == 1:  # a project is opened, not imported
            self.open_path(paths[0])
        else:
            self._window.bench.desk.failed.emit(words.ONE_PROJECT)

    def show_import(self) -> None:
        """Show all that is to be said of the last import."""
        self._importing().show_details()

    def _importing(self) -> "Importing":
        from annotator.ui.importing import Importing  # noqa: PLC0415

        if self._in is None:
            self._in = Importing(self._window, self.start)
        return self._in

    def paste(self) -> "PasteDialog | None":
        """Make an article of the copied text, after asking about it; import copied files."""
        from annotator.ui.dialogs.paste import PasteDialog  # noqa: PLC0415

        clipboard = QGuiApplication.clipboard()
        text = clipboard.text()  # copied files are text too: their addresses
        if not text.strip():
            self._window.bench.desk.failed.emit(words.NO_TEXT_COPIED)
            return None
        urls = clipboard.mimeData().urls()
        if paths := [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]:
            self.import_paths(paths)
            return None
        dialog = PasteDialog(self._window, text)
        dialog.accepted.connect(lambda: self._paste(dialog))
        dialog.open()
        return dialog

    def _paste(self, dialog: "PasteDialog") -> None:
        self._window.bench.annotating.paste(dialog.text(), **dialog.known())

    # --- articles out

    def export(self) -> "ExportDialog | None":
        """Ask what to export, how and where to, and write it beside the window."""
        if self.work.is_busy():
            return None
        from annotator.store.article_list import annotators_at_work  # noqa: PLC0415
        from annotator.ui.dialogs.export import ExportDialog  # noqa: PLC0415

        desk = self._window.bench.desk
        names = [name for name, _ in annotators_at_work(desk.project)]
        dialog = ExportDialog(
            self._window, desk.project.path, article=desk.article, annotators=names
        )
        dialog.accepted.connect(lambda: self._export(dialog))
        dialog.open()
        return dialog

    def _export(self, dialog: "ExportDialog") -> None:
        from dataclasses import replace  # noqa: PLC0415

        from annotator.exchange.exporting import export  # noqa: PLC0415

        out, chosen, selection = dialog.path(), dialog.chosen().name, dialog.selection()
        options = dialog.options()
        self.start(
            dialog_words.EXPORTING,
            lambda project, progress: export(
                project,
                out,
                format=chosen,
                selection=selection,
                options=replace(options, progress=progress),
            ),
            lambda written: self._exported(written, out),
            reads=True,
        )

    def _exported(self, written: "Written", out: Path) -> None:
        from annotator.ui.exported import tell  # noqa: PLC0415

        tell(self._window, written, out)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do a piece of work that needs no open project, or say why it cannot be done."""
        try:
            work()
        except AnnotatorError as error:
            self._window.bench.desk.failed.emit(str(error))
            return False
        return True
