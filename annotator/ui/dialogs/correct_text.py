"""Corrects the text of the article that is shown, and says before what becomes of its marks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from annotator.editing.versions import Correction, Line, Preview, correct_text, newer_version
from annotator.exchange.progress import Progress
from annotator.model.article import Article
from annotator.store.project import Project
from annotator.store.teamwork import others_layers
from annotator.ui.dialogs.previewing import Previewing
from annotator.ui.dialogs.text_box import TextBox
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import reading_font, row_height
from annotator.ui.words import correcting as words
from annotator.ui.words.form import first_words
from annotator.ui.words.window import CANCEL, NO_ARTICLE

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SIZE, _PAUSE = (860, 640), 400  # pixels; milliseconds of no typing before the marks are followed
_LINE = Qt.ItemDataRole.UserRole


class CorrectDialog(QDialog):
    """The text, and below it what becomes of the marked words; made only once that was seen."""

    def __init__(self, window: "MainWindow", article: Article) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SIZE)
        desk = window.bench.desk
        self._window, self._desk, self._article = window, desk, article
        self._seen: Preview | None = None
        self._previewing = Previewing(desk.project, article.id, self)
        self._previewing.seen.connect(self._show)
        self._previewing.refused.connect(self._cannot_be)
        self.finished.connect(self._previewing.stop)
        self.text = TextBox(desk.project.text(article.id), self)
        self.lines, self.said = QTreeWidget(self), QLabel(words.UNCHANGED, self)
        self.make = QPushButton(words.MAKE, self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self.text.textChanged.connect(self._edited)
        self.make.clicked.connect(self._make)
        desk.failed.connect(self._refused)
        self.lines.currentItemChanged.connect(self._show_place)
        self.lines.itemClicked.connect(self._show_place)
        self.text.setFocus()

    def _lay_out(self) -> None:
        about = QLabel(words.ABOUT, self)
        about.setObjectName("muted")
        about.setWordWrap(True)
        self.text.setAccessibleName(words.TEXT)
        self.text.setTabChangesFocus(True)
        self.text.setFont(reading_font(self.font().pointSize() + 2))
        self.lines.setAccessibleName(words.LINES)
        self.lines.setHeaderLabels(["", words.WHAT, words.WORDS, words.BECOMES])
        self.lines.setRootIsDecorated(False)
        self.lines.setUniformRowHeights(True)
        header = self.lines.header()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.lines.hide()
        self.said.setWordWrap(True)
        self.said.setObjectName("muted")
        cancel = QPushButton(CANCEL, self)
        cancel.clicked.connect(self.reject)
        for button in (self.make, cancel):
            button.setAutoDefault(False)
        self.make.setEnabled(False)
        split, foot = QSplitter(Qt.Orientation.Vertical, self), QHBoxLayout()
        split.addWidget(self.text)
        split.addWidget(self.lines)
        split.setSizes([400, 160])
        split.setChildrenCollapsible(False)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.make)
        foot.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.addWidget(about)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    # --- before it is made

    def _edited(self) -> None:
        """Something was typed: what was said of the marks may not hold any more."""
        self._seen = None
        self._previewing.forget()
        self.make.setEnabled(True)
        self.make.setText(words.LOOK)
        self._pause.start()

    def look(self) -> None:
        """Say what becomes of the marked words, or why this cannot be the text; in time."""
        self._pause.stop()
        if self._previewing.is_long:
            self.make.setEnabled(False)
            self._say(words.LOOKING, "muted")
        self._previewing.begin(self.text.typed())

    def _cannot_be(self, why: str) -> None:
        self._seen = None
        self._show_lines(())
        self._say(why, "problem")
        self.make.setEnabled(False)

    def _show(self, seen: Preview) -> None:
        """Say what becomes of the marked words."""
        self._seen = seen
        self._show_lines(seen.to_look_at)
        self._say(words.summary(seen), "muted")
        self.make.setText(words.MAKE)
        self.make.setEnabled(True)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self.lines.blockSignals(True)
        self.lines.clear()
        project = self._desk.project
        others = others_layers(project, self._article.id) if lines else []
        hidden = {one.annotator for one in others if one.is_hidden}
        for line in lines:
            if line.annotator in hidden:
                row = [words.fate(line), words.owner(line, project.annotator), words.HIDDEN]
                QTreeWidgetItem(self.lines, row).setSizeHint(2, QSize(0, row_height()))
                continue
            becomes = first_words(line.new.text) if line.new else words.GONE
            owner = words.owner(line, project.annotator)
            item = QTreeWidgetItem(
                self.lines, [words.fate(line), owner, first_words(line.old.text), becomes]
            )
            item.setData(0, _LINE, line)
            item.setToolTip(2, line.old.text)
            item.setToolTip(3, line.new.text if line.new else "")
            item.setSizeHint(2, QSize(0, row_height()))  # a column that stretches
        self.lines.blockSignals(False)
        self.lines.setVisible(bool(lines))

    def _show_place(self, item: QTreeWidgetItem | None) -> None:
        """Select in the text the words that a line is about."""
        line: Line | None = item.data(0, _LINE) if item is not None else None
        if line is not None and line.new is not None and self._seen is not None:
            self.text.select(self._seen.text, line.new.start, line.new.end)

    def _refused(self, why: str) -> None:
        self._say(why, "problem")

    def _say(self, sentence: str, name: str) -> None:
        self.said.setText(sentence)
        self.said.setObjectName(name)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    # --- and then

    def _make(self) -> None:
        """Make the new version and show it; first show what becomes of the marks, if not yet."""
        is_new = self._seen is None
        if is_new:
            self.look()
        seen = self._seen
        if seen is None or (is_new and seen.to_look_at):
            return
        if self._previewing.is_long:
            self._make_beside(seen.text)
            return
        text = seen.text
        done = self._desk.attempt(lambda: correct_text(self._desk.project, self._article.id, text))
        if done is not None:
            self._made(done)

    def _make_beside(self, text: str) -> None:
        """Make it beside the window, where one can read on; the text waits out of sight."""
        files = self._window.files
        if why := self._desk.hold or self._desk.lost():
            self._refused(why)
            return

        def job(project: Project, tell: Progress) -> Correction:
            return correct_text(project, self._article.id, text, tell)

        self.hide()
        files.start(words.MAKING, job, self._made_beside, self._not_made)
        if files.worker is not None:
            files.worker.ends_first = True
            files.worker.cancelled.connect(self.open)

    def _made_beside(self, done: Correction) -> None:
        self._desk.attempt(self._desk.project.notice_others)
        if self._desk.article == self._article.id:
            self._made(done)
            return
        self.accept()
        self._desk.said.emit(words.corrected_meanwhile(self._article.title))
        new = done.article.id
        self._window.bench.messages.offer(words.SHOW, lambda: self._desk.show_article(new))

    def _not_made(self, why: str, _problems: Sequence[str]) -> None:
        """Come back with what was typed, and say why nothing came of it."""
        self.open()
        self._refused(why)

    def _made(self, done: Correction) -> None:
        self.accept()
        self._desk.show_article(done.article.id)
        self._desk.said.emit(words.corrected(self._article.title))


def correct_shown(window: "MainWindow") -> None:
    """Correct the text of the article that is shown, beginning where its caret is."""
    desk = window.bench.desk
    if not desk.article:
        desk.failed.emit(NO_ARTICLE)
        return
    newer = newer_version(desk.project, desk.article)
    if newer is not None:
        desk.failed.emit(words.has_newer(newer.title))
        return
    dialog = CorrectDialog(window, desk.project.get(Article, desk.article))
    caret = window.bench.page.view.caret()
    dialog.text.select(desk.project.text(desk.article), caret, caret)
    dialog.open()
