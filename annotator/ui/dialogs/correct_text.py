"""Corrects the text of the article that is shown, and says before what becomes of its marks."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.editing.versions import Line, Preview, correct_text, draft, newer_version
from annotator.errors import AnnotatorError
from annotator.model.article import Article
from annotator.model.text_diff import common
from annotator.store.teamwork import others_layers
from annotator.ui.bench import Bench
from annotator.ui.desk import Desk
from annotator.ui.dialogs.previewing import Previewing
from annotator.ui.positions import OffsetMap
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import reading_font, row_height
from annotator.ui.words import correcting as words
from annotator.ui.words.form import first_words
from annotator.ui.words.window import CANCEL, NO_ARTICLE

_SIZE, _PAUSE = (860, 640), 400  # pixels; milliseconds of no typing before the marks are followed
_LINE = Qt.ItemDataRole.UserRole


class TextBox(QPlainTextEdit):
    """A text to correct; what nobody touches keeps its very characters.

    Qt knows one sign for all ends of lines, and its plain text has no no-break spaces. So what was
    typed is found by comparing with what the box showed at first, and only that is taken from it.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.setPlainText(OffsetMap(text).display())
        self._shown = self.document().toRawText()
        self.document().setModified(False)

    def corrected(self) -> str:
        """The text as it is now."""
        shown = self.document().toRawText()
        if shown == self._shown:
            return self._text
        units, characters = OffsetMap(self._shown), OffsetMap(self._text)
        parts, done = [], 0
        for run in common(self._shown, shown):
            start, end = (
                characters.to_characters(units.to_qt(place)) for place in (run.old, run.old_end)
            )
            parts += [shown[done : run.new].replace("\u2029", "\n"), self._text[start:end]]
            done = run.new_end
        return "".join((*parts, shown[done:].replace("\u2029", "\n")))

    def select(self, text: str, start: int, end: int) -> None:
        """Select [start, end) of the text that the box holds now, and bring it into sight."""
        offsets, cursor = OffsetMap(text), self.textCursor()
        cursor.setPosition(offsets.to_qt(start))
        cursor.setPosition(offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()


class CorrectDialog(QDialog):
    """The text, and below it what becomes of the marked words; made only once that was seen."""

    def __init__(self, parent: QWidget, desk: Desk, article: Article) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SIZE)
        self._desk, self._article = desk, article
        self._seen: Preview | None = None
        self._typed = ""  # the text that was looked at last
        self._previewing = Previewing(self)
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

    def look(self) -> Preview | None:
        """Say what becomes of the marked words, or why this cannot be the text.

        None for that, and where there are so many words that it is said later.
        """
        self._pause.stop()
        self._typed = self.text.corrected()
        try:
            drafted = draft(self._desk.project, self._article.id, self._typed)
        except AnnotatorError as error:  # said here, where it is to be mended
            self._seen = None
            self._show_lines(())
            self._say(str(error), "problem")
            self.make.setEnabled(False)
            return None
        if not self._previewing.begin(drafted, self._show):
            self.make.setEnabled(False)
            self._say(words.LOOKING, "muted")
        return self._seen

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
        if self._seen is None:
            seen = self.look()
            if seen is None or seen.to_look_at:
                return
        desk, old = self._desk, self._article
        done = desk.attempt(lambda: correct_text(desk.project, old.id, self._typed))
        if done is not None:
            self.accept()
            desk.show_article(done.article.id)
            desk.said.emit(words.corrected(old.title))


def correct_shown(bench: Bench, parent: QWidget) -> None:
    """Correct the text of the article that is shown, beginning where its caret is."""
    desk = bench.desk
    if not desk.article:
        desk.failed.emit(NO_ARTICLE)
        return
    newer = newer_version(desk.project, desk.article)
    if newer is not None:
        desk.failed.emit(words.has_newer(newer.title))
        return
    dialog = CorrectDialog(parent, desk, desk.project.get(Article, desk.article))
    caret = bench.page.view.caret()
    dialog.text.select(desk.project.text(desk.article), caret, caret)
    dialog.open()
