"""Merging other projects from the window: files to choose, the plan, then one step beside it."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from annotator import places
from annotator.merging import words as lines
from annotator.merging.merging import merge
from annotator.merging.told import Merged
from annotator.ui.dialogs.details import DetailsDialog
from annotator.ui.dialogs.merge_projects import MergeProjectsDialog
from annotator.ui.words import dialogs as dialog_words
from annotator.ui.words import merging as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SHOWN = 2000  # lines of what is to be looked at after a merge; the plan before it shows all


def ask(window: "MainWindow") -> None:
    """Ask for the files of others, and show what their merge would do."""
    folder = str(window.bench.desk.project.path.parent)
    chosen, _ = QFileDialog.getOpenFileNames(
        window, words.FILES_TITLE, folder, dialog_words.PROJECT_FILES
    )
    if chosen:
        look(window, [Path(name) for name in chosen])


def look(window: "MainWindow", others: Sequence[Path]) -> None:
    """Find out beside the window what a merge would do, then show it."""

    def job(project: Any, progress: Any) -> Merged:
        return merge(project, others, dry_run=True, progress=progress)

    window.files.start(words.LOOKING, job, partial(_show, window, others), partial(_fail, window))


def _show(window: "MainWindow", others: Sequence[Path], planned: Merged) -> None:
    dialog = MergeProjectsDialog(window, planned, [one.name for one in others])
    dialog.accepted.connect(lambda: _merge(window, others, dialog.joins()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _merge(window: "MainWindow", others: Sequence[Path], joins: Mapping[str, str]) -> None:
    def job(project: Any, progress: Any) -> Merged:
        folder = places.backup_folder()
        return merge(project, others, joins=joins, backups_in=folder, progress=progress)

    window.files.start(words.MERGING, job, partial(_tell, window), partial(_fail, window))


def _tell(window: "MainWindow", merged: Merged) -> None:
    """Say how it went, and offer what is to be looked at."""
    desk = window.bench.desk
    desk.attempt(desk.project.notice_others)
    desk.said.emit(merged.sentence())
    told = lines.lines(merged)
    first = list(islice(told, _SHOWN))
    more = sum(1 for _ in told)
    _offer(window, merged.sentence(), [*first, words.more(more)] if more else first)


def _fail(window: "MainWindow", why: str, problems: Sequence[str]) -> None:
    window.bench.desk.failed.emit(why)
    _offer(window, why, problems)


def _offer(window: "MainWindow", sentence: str, found: Sequence[str]) -> None:
    if found:
        details = "\n".join(found)
        window.bench.messages.offer(
            words.DETAILS,
            lambda: DetailsDialog(window, words.DETAILS_TITLE, sentence, details).open(),
        )
