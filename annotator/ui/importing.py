"""Articles in: files to choose, what the columns of tables are, and how the import went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from annotator.errors import AnnotatorError
from annotator.exchange.articles import columns, table_format
from annotator.exchange.articles.columns import Columns
from annotator.exchange.articles.table_format import Survey, surveyed
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.formats import FORMATS
from annotator.exchange.importing import Imported, import_paths
from annotator.ui.dialogs.columns import ColumnsDialog
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.edited_tables import EditedTablesDialog
from annotator.ui.dialogs.import_options import ImportDialog, ImportOptions
from annotator.ui.words import edited_tables as tables_words
from annotator.ui.words import importing as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Start = Callable[..., None]
AS_THEY_ARE = ImportOptions()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants imported, how, and what the columns of tables of articles are."""

    paths: tuple[Path, ...]
    options: ImportOptions
    columns: tuple[Columns, ...] = ()

    def also(self, columns: Columns) -> "Wanted":
        """The same with the columns of one more table."""
        return replace(self, columns=(*self.columns, columns))

    def deleting(self, deletes: bool) -> "Wanted":
        """The same, deleting or not what has no row any more."""
        return replace(self, options=replace(self.options, delete_missing=deletes))

    def job(self, seen: str) -> Callable[[Any, Any], Imported]:
        """The work that imports it; it only looks at edited tables until that was `seen`."""
        how = self.options
        tables = TableOptions(only_look=not seen, seen=seen, delete_missing=how.delete_missing)

        def work(project: Any, progress: Any) -> Imported:
            return import_paths(
                project,
                self.paths,
                format=how.format,
                annotator=how.annotator,
                language=how.language,
                strict=how.strict,
                mapping=how.mapping,
                columns=self.columns,
                tables=tables,
                progress=progress,
            )

        return work


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

    def ask_how(self) -> ImportDialog:
        """Ask for files and all that can be said of how to import them, and do so."""
        project = self._window.bench.desk.project
        folder = Path(self._folder())
        dialog = ImportDialog(self._window, folder, project.annotator, file_filters())
        dialog.accepted.connect(lambda: self.take(dialog.files.paths(), dialog.options()))
        dialog.open()
        return dialog

    def _folder(self) -> str:
        """Where a person looks first: beside the project."""
        folder = self._window.bench.desk.project.path.parent
        return str(folder if folder.is_dir() else Path.home())

    def take(self, paths: Sequence[Path], options: ImportOptions = AS_THEY_ARE) -> None:
        """Import files and folders, after asking about the columns of each table among them."""
        file = options.columns
        known = self._window.bench.desk.attempt(lambda: [columns.load(file)] if file else [])
        if known is None:
            return
        asks = options.format in ("", table_format.NAME)
        surveys = [one for path in paths if asks and (one := _survey(path))]
        self._ask(Wanted(tuple(paths), options, tuple(known)), surveys)

    def _ask(self, wanted: Wanted, surveys: list[Survey]) -> None:
        """Ask about the next table whose columns are not known yet; import when there is none."""
        known = wanted.columns
        waiting = [one for one in surveys if not any(found.fit(one.header) for found in known)]
        if not waiting:
            self._import(wanted)
            return
        dialog = ColumnsDialog(self._window, waiting[0])
        dialog.accepted.connect(lambda: self._ask(wanted.also(dialog.columns()), waiting[1:]))
        dialog.open()

    def _import(self, wanted: Wanted, seen: str = "") -> None:
        """Import; of our own tables, edited, only look what they change until that was `seen`."""
        self._start(
            words.IMPORTING, wanted.job(seen), lambda done: self._done(done, wanted), self._refused
        )

    def _done(self, imported: Imported, wanted: Wanted) -> None:
        if imported.dry_run and (imported.changes or imported.missing):
            deletes = wanted.options.delete_missing
            dialog = EditedTablesDialog(self._window, imported, deletes=deletes)
            dialog.accepted.connect(lambda: self._import(wanted, imported.sign))
            dialog.other_wanted.connect(lambda: self._import(wanted.deleting(not deletes)))
            dialog.open()
        elif imported.dry_run and imported.articles:
            self._import(wanted, imported.sign)
        else:
            self._tell(imported)

    def _tell(self, imported: Imported) -> None:
        """Say how it went, and offer to show what came in: the person may be reading meanwhile."""
        desk, messages = self._window.bench.desk, self._window.bench.messages
        shown = desk.article
        desk.attempt(desk.project.notice_others)
        first = imported.articles[0] if imported.articles else ""
        if not shown:
            desk.show_article(first)
        desk.said.emit(tables_words.NOTHING if imported.dry_run else imported.sentence())
        if shown and first and first != shown:
            messages.offer(words.SHOW, lambda: desk.show_article(first))
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
