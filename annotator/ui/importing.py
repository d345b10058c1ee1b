"""Articles in: files to choose, what the columns of tables are, and how the import went."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from annotator.errors import AnnotatorError
from annotator.exchange.articles.columns import Columns
from annotator.exchange.articles.table_format import Survey, surveyed
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.importing import Imported, import_paths
from annotator.ui.dialogs.columns import ColumnsDialog
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.edited_tables import EditedTablesDialog
from annotator.ui.words import edited_tables as tables_words
from annotator.ui.words import importing as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Start = Callable[..., None]


def file_filters() -> str:
    """What the dialog for files offers: all that can be read, each format, and any file."""
    kinds = [
        (words.FORMATS.get(one.name, one.what), one.suffixes)
        for one in FORMATS
        if one.reads and one.suffixes
    ]
    kinds.append((words.ARCHIVES, (".zip",)))
    every = sorted({suffix for _, suffixes in kinds for suffix in suffixes})
    offered = [(words.ALL_READABLE, every), *kinds]
    listed = [f"{name} ({' '.join(f'*{one}' for one in suffixes)})" for name, suffixes in offered]
    return ";;".join([*listed, words.ALL_FILES])


class Importing:
    """Brings files into the project of a window, beside which it works."""

    def __init__(self, window: "MainWindow", start: Start) -> None:
        self._window, self._start = window, start
        self._sentence = words.NO_IMPORT
        self._details = ""

    def ask_for_files(self) -> None:
        """Ask for files of articles or annotations and import them."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, words.FILES_TITLE, self._folder(), file_filters()
        )
        if chosen:
            self.take([Path(name) for name in chosen])

    def ask_for_folder(self) -> None:
        """Ask for a folder of articles and import it."""
        title, folder = words.FOLDER_TITLE, self._folder()
        chosen = QFileDialog.getExistingDirectory(self._window, title, folder)
        if chosen:
            self.take([Path(chosen)])

    def _folder(self) -> str:
        """Where a person looks first: beside the project."""
        folder = self._window.bench.desk.project.path.parent
        return str(folder if folder.is_dir() else Path.home())

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders, after asking about the columns of each table among them."""
        self._ask(list(paths), [one for path in paths if (one := _survey(path))], [])

    def _ask(self, paths: list[Path], surveys: list[Survey], known: list[Columns]) -> None:
        """Ask about the next table whose columns are not known yet; import when there is none."""
        waiting = [one for one in surveys if not any(found.fit(one.header) for found in known)]
        if not waiting:
            self._import(paths, known)
            return
        dialog = ColumnsDialog(self._window, waiting[0])
        dialog.accepted.connect(lambda: self._ask(paths, waiting[1:], [*known, dialog.columns()]))
        dialog.open()

    def _import(self, paths: list[Path], known: list[Columns], seen: str = "") -> None:
        """Import; of our own tables, edited, only look what they change until that was `seen`."""
        tables = TableOptions(only_look=not seen, seen=seen)

        def job(project: Any, progress: Any) -> Imported:
            return import_paths(project, paths, columns=known, tables=tables, progress=progress)

        self._start(
            words.IMPORTING, job, lambda done: self._done(done, paths, known), self._refused
        )

    def _done(self, imported: Imported, paths: list[Path], known: list[Columns]) -> None:
        if imported.dry_run and imported.changes:
            dialog = EditedTablesDialog(self._window, imported.changes, imported.warnings)
            dialog.accepted.connect(lambda: self._import(paths, known, imported.sign))
            dialog.open()
        elif imported.dry_run and imported.articles:
            self._import(paths, known, imported.sign)
        else:
            self._tell(imported)

    def _tell(self, imported: Imported) -> None:
        """Show what came in, and say how it went."""
        desk = self._window.bench.desk
        desk.attempt(desk.project.notice_others)
        if imported.articles:
            desk.show_article(imported.articles[0])
        desk.said.emit(tables_words.NOTHING if imported.dry_run else imported.sentence())
        told = [imported.mapping, *imported.warnings]
        self._keep(imported.sentence(), imported.left_out, [one for one in told if one])

    def _refused(self, why: str, problems: Sequence[str]) -> None:
        self._window.bench.desk.failed.emit(why)
        self._keep(why, problems if len(problems) > 1 else (), ())

    def _keep(self, sentence: str, left_out: Sequence[str], told: Sequence[str]) -> None:
        """Keep what there is to say besides a sentence, and offer to show it."""
        parts = [(words.NOT_READ, left_out), (words.TOLD, told)]
        self._sentence = sentence
        self._details = "\n\n".join(
            "\n".join([title, *map(str, lines)]) for title, lines in parts if lines
        )
        if self._details:
            self._window.bench.messages.offer(words.DETAILS, self.show_details)

    def show_details(self) -> None:
        """Show all that is to be said of the last import."""
        DetailsDialog(self._window, words.DETAILS_TITLE, self._sentence, self._details).open()


def _survey(path: Path) -> Survey | None:
    """Return the look into a table; None also for a file that the import will refuse."""
    try:
        return surveyed(path)
    except (AnnotatorError, OSError):
        return None
