"""One project on the table: the list of articles, the article, and the panels, on one desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.store.project import Project
from annotator.ui.article_page import ArticlePage
from annotator.ui.desk import Desk
from annotator.ui.messages import MessageBar

if TYPE_CHECKING:
    from annotator.ui.annotating import Annotating
    from annotator.ui.article_list import ArticleList
    from annotator.ui.panels import SidePanels
    from annotator.ui.panels.line_table import LineTable

_SHARES = (225, 685, 490)  # pixels of list, article and panels in a window of 1,400
_LEAST = (150, 320, 280)
_STRETCH = (0, 1, 1)  # shares of the room that a wider window has


class Bench(QWidget):
    """Everything in the window that belongs to one project; thrown away with it."""

    panels_made = Signal()
    counted = Signal()  # the list of articles or the place in it is another

    def __init__(self, project: Project, *, text_size: int) -> None:
        super().__init__()
        self.desk = Desk(project, self)
        self.page = ArticlePage(self.desk, text_size=text_size)
        self._articles: ArticleList | None = None
        self._panels: SidePanels | None = None
        self._left, self._right = QWidget(), QWidget()  # where the list and the panels will be
        self._last: LineTable | None = None  # the table last used
        self._annotating: Annotating | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for number, widget in enumerate((self._left, self.page, self._right)):
            self.splitter.addWidget(widget)
            self.splitter.setCollapsible(number, False)
            self.splitter.setStretchFactor(number, _STRETCH[number])
            widget.setMinimumWidth(_LEAST[number])
        self.splitter.setSizes(_SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.messages = MessageBar(self.page)
        self.desk.said.connect(self.messages.say)
        self.desk.failed.connect(self.messages.fail)
        self.desk.article_shown.connect(self.messages.move_on)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_the_rest)

    @property
    def annotating(self) -> "Annotating":
        """What the annotating keys do."""
        if self._annotating is None:
            from annotator.ui.annotating import Annotating  # noqa: PLC0415 - keeps the start fast

            self._annotating = Annotating(self.desk, self.page)
        return self._annotating

    @property
    def articles(self) -> "ArticleList":
        """The list of articles; made after the text is first painted."""
        if self._articles is None:
            from annotator.ui.article_list import ArticleList  # noqa: PLC0415 - keeps the start fast

            self._articles = ArticleList(self.desk)
            self._articles.counted.connect(self.counted)
            self._move_in(0, self._articles)
            self.counted.emit()
        return self._articles

    def place(self) -> tuple[int, int] | None:
        """Which article is shown, from 1, and how many there are; None before the list is made."""
        return self._articles.place() if self._articles is not None else None

    @property
    def panels(self) -> "SidePanels":
        """Speakers, quotes, events and the form; made after the text is first painted."""
        if self._panels is None:
            from annotator.ui.panels import SidePanels  # noqa: PLC0415 - keeps the start fast

            self._panels = SidePanels(self.desk)
            self._move_in(2, self._panels)
            for panel in (self._panels.speakers, self._panels.quotes, self._panels.events):
                panel.table.lines.read()
            for table in self.tables():
                table.used.connect(self._used)
            self.desk.beside.record_chosen.connect(self._kind_chosen)
            self.panels_made.emit()
        return self._panels

    def _move_in(self, number: int, widget: QWidget) -> None:
        """Put what was made late into the room kept for it."""
        sizes = self.splitter.sizes()
        widget.setMinimumWidth(_LEAST[number])
        room = self.splitter.replaceWidget(number, widget)
        self.splitter.setStretchFactor(number, _STRETCH[number])
        self.splitter.setSizes(sizes)
        if room is not None:
            room.deleteLater()

    def _make_the_rest(self) -> None:
        """Make what the first paint does not need and the first key should not wait for."""
        from annotator.ui.on_several import OnSeveral  # noqa: PLC0415 - keeps the start fast
        from annotator.ui.said_by import SaidBy  # noqa: PLC0415

        _ = self.articles, self.panels, self.annotating
        SaidBy(self.desk, self.messages, self)
        OnSeveral(self.desk, self.panels, self.messages)
        QTimer.singleShot(0, _warm_up)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the rest once the window has been painted."""
        super().paintEvent(event)
        if self._panels is None:
            self._soon.start()

    def tables(self) -> tuple["LineTable", ...]:
        """The panels' tables, in which the keys of the text work too."""
        panels = self.panels
        return panels.speakers.table, panels.quotes.table, panels.events.table

    def last_table(self) -> "LineTable":
        """The table that has the keys or had them last; else that of the record chosen last."""
        return self._last or self.panels.quotes.table

    def _used(self, table: "LineTable") -> None:
        self._last = table

    def _kind_chosen(self, kind: str, _record: str) -> None:
        speakers, quotes, events = self.tables()
        self._last = {
            "speaker": speakers,
            "mention": speakers,
            "quote": quotes,
            "event": events,
        }.get(kind, self._last)

    def is_typing(self) -> bool:
        """Whether a cell of a table is being typed into."""
        return self._panels is not None and any(one.is_typing() for one in self.tables())

    def release(self) -> None:
        """Let go of the project, and close it."""
        self._soon.stop()
        self.messages.deleteLater()  # it lies over the window, not in here
        if self._panels is not None:
            self._panels.form.release()
            for table in self.tables():
                table.release()
        self.desk.release()
        self.desk.project.close()


def _warm_up() -> None:
    """Load what the first quote marked would wait for: the verbs, and the lists of words."""
    from annotator.ui import proposing  # noqa: PLC0415 - after the first paint
    from annotator.ui.entries import happening, names, naming, saying  # noqa: F401, PLC0415

    said = "“Yes,” Kim said."
    proposing.quote_at(said, 2, (), "")
    names.names_around(said, (0, 6))
