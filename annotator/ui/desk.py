"""What every view of one window works on: the project, what is shown, and how an edit is tried."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.errors import AnnotatorError, Gone
from annotator.model.annotations import Layer
from annotator.store.changes import Edit
from annotator.store.connection import set_patience
from annotator.store.open_files import State
from annotator.store.project import Project
from annotator.ui.alongside import Alongside
from annotator.ui.beside import Beside
from annotator.ui.undoing import Undoing
from annotator.ui.whose import Whose
from annotator.ui.words import window as words

if TYPE_CHECKING:
    from annotator.ui.entries.everyone import Everyone

PATIENCE = 1.0  # seconds that a key waits for another program to finish writing
T = TypeVar("T")


class Desk(QObject):
    """Carries the project's changes and the person's choices to all views; no view calls another.

    The text hears of them first; what stands beside it listens to `beside`.
    A record's kind is "mention", "quote", "event" or "speaker", and "" where none is chosen.
    """

    changed = Signal(Edit)
    article_shown = Signal(str)
    record_chosen = Signal(str, str)  # kind, id
    said = Signal(str)  # what was done, for the message bar
    failed = Signal(str)  # why something was not done, for the message bar
    waiting = Signal(str)  # why editing has to wait now; "" where it goes on

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.article = ""
        self.kind = ""
        self.record = ""
        self.whose = Whose(project)
        self.alongside = Alongside(project)
        self.undoing = Undoing(self)
        self._everyone: Everyone | None = None
        self.hold = ""  # why editing has to wait, while long work writes to the file; see `wait`
        set_patience(project.db, PATIENCE)
        self.beside = Beside(self)
        project.subscribe(self._changed)

    def release(self) -> None:
        """Hear no more of the project, before it is closed."""
        self.project.unsubscribe(self._changed)
        self.beside.drop()

    def show_article(self, article: str) -> None:
        """Show an article ("" for none) in every view."""
        if article != self.article:
            self.article = article
            self.choose("", "")
            self._follow()
            self.article_shown.emit(article)
            self.beside.tell("article_shown", article)

    @property
    def everyone(self) -> "Everyone":
        """All speakers of the project, to look for letters in their names."""
        if self._everyone is None:
            from annotator.ui.entries.everyone import Everyone  # noqa: PLC0415 - keeps the start fast

            self._everyone = Everyone(self.project)
        return self._everyone

    def layer(self) -> Layer | None:
        """The layer that is shown of the article, if there is one."""
        return self.whose.layer(self.article)

    def show_layer(self, layer: str) -> None:
        """Show another's layer (id) of the article in every view, or one's own ("")."""
        self.choose("", "")
        self.whose.show(self.article, layer)
        self._changed(Edit("", everything=True))

    def show_beside(self, layer: str) -> None:
        """Show another's layer (id) of the article beside one's own, or none ("")."""
        self.alongside.want(self.article, layer)
        self._changed(Edit("", everything=True))

    def _follow(self) -> bool:
        """Keep showing the same people's work; return whether another's is shown, or less.

        Where what was shown instead of one's own cannot be seen, say so.
        """
        beside = self.alongside.follow(self.article)
        lost = self.whose.follow(self.article)
        if lost:
            self.said.emit(lost)
        return bool(lost) or beside

    def choose(self, kind: str, record: str) -> None:
        """Select a record in every view."""
        if (kind, record) != (self.kind, self.record):
            self.kind, self.record = kind, record
            self.record_chosen.emit(kind, record)
            self.beside.tell("record_chosen", kind, record)

    def _changed(self, edit: Edit) -> None:
        if edit.touches("layers", "team") and self._follow():
            edit = Edit(edit.label, edit.changes, edit.batch, everything=True)
        if self._everyone is not None:
            self._everyone.follow(edit)
        self.changed.emit(edit)
        self.beside.tell("changed", edit)

    def lost(self) -> str:
        """Why nothing would be kept: the file is gone, or is another one; "" where all is well.

        SQLite itself goes on writing into a file that has lost its name, or is another one's now.
        """
        state = self.project.file.state()
        if state in (State.WELL, State.READ_ONLY):
            return ""
        from annotator.ui.words import safekeeping  # noqa: PLC0415 - hardly ever needed

        return safekeeping.lost(state, self.project.path)

    def wait(self, why: str) -> None:
        """Let editing wait, and say why; "" lets it go on."""
        if why != self.hold:
            self.hold = why
            self.waiting.emit(why)

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do a piece of work; where it cannot be done, say why and return None."""
        if why := self.hold or self.lost():
            self.failed.emit(why)
            return None
        try:
            return work()
        except Gone as gone:
            self.project.notice_others()  # so that nothing goes on asking about it
            self.failed.emit(words.gone(gone.kind))
            return None
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return None
