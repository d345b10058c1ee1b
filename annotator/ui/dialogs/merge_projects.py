"""Shows what the merge of another project would do, before anything is done."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.merging.told import Merged
from annotator.ui.dialogs.merge_lists import Asks, Conflicts, Rows, table
from annotator.ui.read_table import MadeRows
from annotator.ui.sizes import fit_dialog
from annotator.ui.words import merging as words
from annotator.ui.words.dialogs import CANCEL, CLOSE

_SIZE = (920, 560)  # pixels
_BARE = (520, 140)


class MergeProjectsDialog(QDialog):
    """The plan under a sentence, with what needs a look in tabs; accepted, it is to be done."""

    def __init__(self, parent: QWidget | None, merged: Merged, files: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self._merged = merged
        self._asks: Asks | None = None
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.TITLE)
        self.here, self.there = self._version(words.HERE), self._version(words.THERE)
        self._add_tabs()
        fit_dialog(self, *(_SIZE if self.tabs.count() else _BARE))
        summary = QLabel(words.summary(merged, files), self)
        summary.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(summary)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._buttons())
        self.tabs.setVisible(bool(self.tabs.count()))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        something = self._merged.changes_something
        if something:
            self.apply = buttons.addButton(words.APPLY, QDialogButtonBox.ButtonRole.AcceptRole)
            self.apply.setDefault(True)
        buttons.addButton(CANCEL if something else CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _add_tabs(self) -> None:
        """Add a tab for each list in which there is anything."""
        merged = self._merged
        if merged.conflicts:
            self._add(words.CONFLICTS, len(merged.conflicts), self._conflicts())
        if merged.asks:
            self._asks = Asks(merged.asks, self)
            page = _page(QLabel(words.JOIN_HINT, self), table(words.SPEAKERS, self._asks, self))
            self._add(words.SPEAKERS, len(merged.asks), page)
        if merged.gone:
            model = Rows(words.GONE_HEADINGS, MadeRows(merged.gone, words.gone_row), self)
            self._add(words.DELETIONS, len(merged.gone), table(words.DELETIONS, model, self))
        if merged.same_titles:
            rows = [(one.title, one.file) for one in merged.same_titles]
            model = Rows(words.TITLE_HEADINGS, rows, self)
            self._add(words.TITLES, len(rows), table(words.TITLES, model, self, narrow=0))
        if merged.codebook:
            model = Rows((words.CODES,), [(line,) for line in merged.codebook], self)
            view = table(words.CODES, model, self, narrow=0)
            self._add(words.CODES, len(merged.codebook), view)

    def _add(self, name: str, count: int, page: QWidget) -> None:
        self.tabs.addTab(page, words.tab(name, count))

    def _conflicts(self) -> QWidget:
        """What both changed, with both versions of the chosen one below."""
        self.conflicts = Conflicts(self._merged.conflicts, self)
        self.list: QTableView = table(words.CONFLICTS, self.conflicts, self, narrow=1)
        self.list.selectionModel().currentRowChanged.connect(self._show)
        both = QHBoxLayout()
        both.setSpacing(12)
        for name, text in ((words.HERE, self.here), (words.THERE, self.there)):
            column = QVBoxLayout()
            label = QLabel(name, self)
            label.setObjectName("muted")
            column.addWidget(label)
            column.addWidget(text)
            both.addLayout(column)
        page = _page(self.list)
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(both, 1)
        self.list.selectRow(0)
        return page

    def _version(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(name)
        text.hide()
        return text

    def _show(self, index: QModelIndex) -> None:
        """Show both versions of the record of a row."""
        conflict = self.conflicts.conflict(index.row())
        for text, found in ((self.here, conflict.ours), (self.there, conflict.theirs)):
            text.show()
            text.setPlainText(words.version(conflict, found))

    def joins(self) -> dict[str, str]:
        """Which speaker of theirs (id) the person said is which of ours."""
        return self._asks.joins() if self._asks else {}


def _page(*widgets: QWidget) -> QWidget:
    """Return what stands in a tab, one below the other; the last one takes the room."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 10, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return page
