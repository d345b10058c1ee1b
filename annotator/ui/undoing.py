"""Taking steps back in the window, one's own at once and another's only when asked for twice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.store.history import Entry
from annotator.ui.words import undoing as words
from annotator.ui.words.window import local_time

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class Undoing:
    """Goes back and forth through everything ever done in a file, whoever did it.

    A file may hold the steps of several people, and what one does not see is easily undone: where
    the last step is another's, that is said first, and pressing again takes it back. So it goes on
    through this person's steps, until one's own come again.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._agreed = ""  # whose steps may be taken back

    def undo(self, key: str) -> None:
        """Take back the last step that stands; `key` is what is to be pressed again."""
        entry = self._desk.project.undo_entry
        who = self._other(entry)
        if entry is not None and who != self._agreed:
            self._agreed = who
            if who:
                when = local_time(entry.at)
                self._desk.failed.emit(words.not_yours(entry.label, who, when, key))
                return
        self._take(self._desk.project.undo, words.undone, who)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        who = self._other(self._desk.project.redo_entry)
        self._take(self._desk.project.redo, words.redone, who)

    def _other(self, entry: Entry | None) -> str:
        """Who took a step; "" for the person at work, and where there is none."""
        me = self._desk.project.annotator
        return "" if entry is None or entry.annotator == me else entry.annotator

    def _take(self, step: Callable[[], str], said: Callable[[str, str], str], who: str) -> None:
        label = self._desk.attempt(step)
        if label is not None:
            self._desk.said.emit(said(label, who))
