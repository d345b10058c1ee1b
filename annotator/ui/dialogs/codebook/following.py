"""Changes of the codebook that records follow, beside the window where they are many."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.editing import codebook as editing
from annotator.editing.custom_fields import change_kind
from annotator.model.codebook import Code
from annotator.store.project import Project
from annotator.ui.words import codebook as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

MANY = 1000  # records from which on the window does not wait for them
Tell = Callable[[int, int], None]
Work = Callable[[Project, Tell], int]


class Following:
    """Renames codes and changes the kinds of fields, and says how many records followed."""

    def __init__(self, window: "MainWindow", count: Callable[[str], editing.Uses]) -> None:
        self._window, self._count = window, count

    def rename(self, code: Code, new: str) -> None:
        """Give a code another name, in all records that hold it."""
        self._do(
            code,
            lambda project, tell: editing.rename_code(project, code, new, tell),
            lambda count: words.renamed(code.code, new, count),
        )

    def change_kind(self, field: Code, kind: str, choices: tuple[str, ...]) -> None:
        """Let a field hold another kind of value, in all records that have one."""
        self._do(
            field,
            lambda project, _: change_kind(project, field.of, field.code, kind, choices),
            lambda count: words.kind_changed(field.code, count),
        )

    def _do(self, code: Code, work: Work, said: Callable[[int], str]) -> None:
        desk = self._window.bench.desk

        def done(count: int | None) -> None:
            if count is not None:
                desk.said.emit(said(count))

        def came_back(count: int) -> None:
            desk.attempt(desk.project.notice_others)
            done(count)

        if self._count(code.code).count > MANY:
            self._window.files.start(words.FOLLOWING, work, came_back)
        else:
            done(desk.attempt(lambda: work(desk.project, _silent)))


def _silent(_done: int, _total: int) -> None:
    """Tell nobody: there are few."""
