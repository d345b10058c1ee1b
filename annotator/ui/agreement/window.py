"""The window that says how far annotators agree: what is compared above, tables, the rest below."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from annotator.agreement.results import Agreement, Difference
from annotator.agreement.units import UNITS
from annotator.ui.agreement.measuring import Measured, Wanted, measured
from annotator.ui.agreement.pages import Pages
from annotator.ui.agreement.people import PeopleButton
from annotator.ui.agreement.saving import ask_and_save
from annotator.ui.sizes import fit_dialog
from annotator.ui.words import agreement as words
from annotator.ui.worker import Worker

if TYPE_CHECKING:
    from annotator.store.changes import Edit
    from annotator.ui.main_window import MainWindow

_SIZE = (980, 620)  # pixels
_COUNTED = ("layers", "mentions", "quotes", "events", "speakers", "articles", "annotators", "team")


class AgreementWindow(QDialog):
    """Stays open beside the work; what is chosen in its tables is shown in the article."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SIZE)
        self._bench, self._desk = window.bench, window.bench.desk
        self.agreement: Agreement | None = None
        self._worker: Worker[Measured] | None = None
        self._running: set[Worker[Measured]] = set()  # also those whose result is not wanted
        self.unit, self.match = QComboBox(self), QComboBox(self)
        self.who = PeopleButton(self)
        self.pages = Pages(window.theme, self)
        self.said, self.bar = QLabel(self), QProgressBar(self)
        self.cancel = QPushButton(words.CANCEL, self)
        self.again = QPushButton(words.AGAIN, self)
        self.save = QPushButton(words.SAVE, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.setSpacing(10)
        layout.addLayout(self._top())
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._foot())
        self._be_busy(busy=False)
        self.pages.difference_chosen.connect(self._go)
        self.pages.article_chosen.connect(self._desk.show_article)
        self._desk.changed.connect(self._changed)
        window.leaving.connect(self.close)
        window.closed.connect(self.close)

    def _top(self) -> QHBoxLayout:
        """What is compared, and how."""
        row = QHBoxLayout()
        offered = (
            (words.UNIT, self.unit, words.UNITS),
            (words.MATCH, self.match, words.MATCHES),
        )
        for label, choice, names in offered:
            for value, name in names.items():
                choice.addItem(name, value)
            choice.setAccessibleName(label)
            caption = QLabel(label, self)
            caption.setBuddy(choice)
            row.addWidget(caption)
            row.addWidget(choice)
        self.match.setToolTip(words.MATCH_TIP)
        self.unit.currentIndexChanged.connect(self._show)
        self.match.currentIndexChanged.connect(self.begin)
        self.who.changed.connect(self.begin)
        row.addWidget(self.who)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        """How far the work is, and what can be done with it."""
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.MEASURING)
        close = QPushButton(words.CLOSE, self)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        row.addStretch(1)
        does = (self._stop, self.begin, self._save, self.reject)
        for button, do in zip((self.cancel, self.again, self.save, close), does, strict=True):
            button.setAutoDefault(False)  # Enter is for the tables
            button.clicked.connect(do)
            row.addWidget(button)
        return row

    # --- measuring

    def begin(self) -> None:
        """Measure what is wanted now, beside the window; what was begun before is dropped."""
        self._stop()
        if why := self._desk.lost():
            self.said.setText(why)
            return
        wanted = Wanted(
            self.who.chosen(), str(self.match.currentData()), with_agreed=self.who.with_agreed
        )
        project = self._desk.project
        worker: Worker[Measured] = Worker(
            project.path,
            lambda project, progress: measured(project, wanted, progress),
            annotator=project.annotator,
            parent=self,
        )
        worker.advanced.connect(self._advance)
        worker.succeeded.connect(partial(self._measured, worker))
        worker.failed.connect(partial(self._ended, worker))
        worker.cancelled.connect(partial(self._ended, worker, words.STOPPED))
        worker.broken.connect(partial(self._broken, worker))
        worker.finished.connect(partial(self._finished, worker))
        self._worker = worker
        self._running.add(worker)
        self.said.setText(words.MEASURING)
        self.bar.setRange(0, 0)
        self._be_busy(busy=True)
        worker.start()

    def _advance(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _measured(self, worker: object, result: Measured) -> None:
        if worker is not self._worker:  # dropped meanwhile
            return
        self.agreement = result.agreement
        self._ended(worker, words.nobody(result.left_out, agreed=self.who.with_agreed))
        self.who.show_people(result.people)
        self._show()
        if result.agreement is not None:
            found = result.agreement
            about = words.measured(found.articles, found.left_out, found.unfinished, result.hidden)
            self.said.setText(f"{about}\n{words.HINT}")

    def _ended(self, worker: object, why: str) -> None:
        if worker is self._worker:
            self._worker = None
            self._be_busy(busy=False)
            self.said.setText(why)

    def _finished(self, worker: Worker[Measured]) -> None:
        self._running.discard(worker)
        worker.deleteLater()

    def _broken(self, worker: object, error: BaseException) -> None:
        self._ended(worker, "")
        raise error

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()

    def _be_busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.again.setEnabled(not busy)
        self.save.setEnabled(not busy and self.agreement is not None)

    def _changed(self, edit: "Edit") -> None:
        if self.agreement is not None and self._worker is None and edit.touches(*_COUNTED):
            self.said.setText(words.OLD)

    def done(self, result: int) -> None:
        """Stop what is being measured before the window goes."""
        self._worker = None
        for worker in self._running:
            worker.stop()
            worker.wait()
        super().done(result)

    # --- what was measured

    def _show(self) -> None:
        self.pages.show_unit(self.agreement, str(self.unit.currentData()))

    def _go(self, one: Difference) -> None:
        """Show a difference in the article: the record of whose work is shown, or the words."""
        self._desk.show_article(one.article)
        shown = self._desk.whose.shown
        whose = shown.annotator if shown else self._desk.project.annotator
        if whose in one.records:
            self._desk.choose(UNITS[one.unit].kind, one.records[whose])
        else:
            self._desk.choose("", "")
            self._bench.page.view.select_text(*one.place)

    def _save(self) -> None:
        agreement, project = self.agreement, self._desk.project.path
        if agreement is not None:
            saved = self._desk.attempt(lambda: ask_and_save(self, agreement, project))
            if saved:
                self.said.setText(words.saved(saved))
