"""The codebook dialog: its lists on the left, the entries of one on the right; stays open."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from annotator.editing import codebook as editing
from annotator.errors import AnnotatorError
from annotator.model.codebook import Code
from annotator.store.changes import Edit
from annotator.ui import actions as table
from annotator.ui.dialogs.codebook.adding import Adding, choices_of
from annotator.ui.dialogs.codebook.built_in import BuiltIn
from annotator.ui.dialogs.codebook.entries import Entries
from annotator.ui.dialogs.codebook.following import Following
from annotator.ui.dialogs.codebook.holders import Holders
from annotator.ui.dialogs.codebook.parts import Part, Parts
from annotator.ui.dialogs.codebook.table import EntriesTable
from annotator.ui.elided import WrappedLabel
from annotator.ui.sizes import fit_dialog
from annotator.ui.theme import scaled
from annotator.ui.words import codebook as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SIZE = (980, 640)
_OF = {"quote_acts": "quote", "stances": "quote"}  # the other lists are of events


class CodebookDialog(QDialog):
    """Every change is kept at once, and is a step of its own."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.bench)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        fit_dialog(self, *_SIZE)
        self._desk = window.bench.desk
        self._project = self._desk.project
        self._writable = self._project.writable
        actions = table.actions_of(window)
        self.addActions([actions[name] for name in ("undo", "redo")])
        self.parts, self.adding = Parts(self), Adding(self)
        self.entries = Entries(self._take, self._uses, writable=self._writable, parent=self)
        self._following = Following(window, self.entries.uses)
        self.table, self.holders = EntriesTable(self.entries, self), Holders(self._desk, self)
        self.retire, self.said = QPushButton(self), QLabel(self)
        self._heading, self._held = QLabel(self), QLabel(self)
        self.meaning = WrappedLabel(self)  # of the entry that is lit: its cell has little room
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_holders)
        self.parts.chosen.connect(self._chosen)
        self.adding.wanted.connect(self._add)
        self.retire.clicked.connect(self._retire)
        self.table.delete_pressed.connect(self._retire)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self._desk.changed.connect(self._changed)
        self._desk.failed.connect(self._wrong)
        self._desk.said.connect(self._fine)
        self._fine(words.HINT if self._writable else words.ONLY_READ)
        self.parts.show_types(self._project.codebook)
        self._chosen(self.parts.part())
        self.table.setFocus()

    def _lay_out(self) -> None:
        for label in (self.said, self._held):
            label.setWordWrap(True)
        self.holders.setFixedHeight(scaled(110))
        self.parts.setFixedWidth(scaled(200))
        self.retire.setAutoDefault(False)
        close = QPushButton(words.CLOSE, self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.adding.setVisible(self._writable)
        self.retire.setVisible(self._writable)
        used, foot = QHBoxLayout(), QHBoxLayout()
        used.addWidget(self._held, 1)
        used.addWidget(self.retire)
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        right, row = QVBoxLayout(), QHBoxLayout(self)
        right.addWidget(self._heading)
        right.addWidget(self.table, 1)
        right.addWidget(self.meaning)
        right.addWidget(self.adding)
        right.addLayout(used)
        right.addWidget(self.holders)
        right.addLayout(foot)
        row.setContentsMargins(14, 14, 14, 12)
        row.setSpacing(14)
        row.addWidget(self.parts)
        row.addLayout(right, 1)

    # --- what is shown

    def _chosen(self, part: Part) -> None:
        """Show a list."""
        self._heading.setText(words.heading(*part))
        self.adding.show_part(part)
        self.entries.show_entries((), fields=False)
        self._read()
        self.table.setCurrentIndex(self.entries.index(0, 0))
        self._moved()

    def _read(self) -> None:
        part = self.parts.part()
        fields = part.part == "custom_fields"
        self.entries.show_entries(part.entries(self._project.codebook), fields=fields)
        self.table.fit_columns()

    def _changed(self, edit: Edit) -> None:
        """Follow the codebook, and the records that are counted."""
        if edit.touches("codebook"):
            code = self._code()
            before = self.parts.part()
            self.parts.show_types(self._project.codebook)
            if self.parts.part() != before:
                self._chosen(self.parts.part())
            else:
                self._read()
                self._go_to(code)
        elif edit.touches("speakers", "quotes", "events"):
            self.entries.forget()
            self._soon.start()

    def _go_to(self, code: str) -> None:
        """Go to the row of an entry, or stay in the row where it was."""
        row, now = self.entries.row_of(code), self.table.currentIndex()
        if row < 0:
            row = max(0, min(now.row(), self.entries.rowCount() - 1))
        if row != now.row():
            self.table.setCurrentIndex(self.entries.index(row, max(0, now.column())))
        self._moved()

    def _code(self) -> str:
        return self.entries.code(self.table.currentIndex().row())

    def _moved(self, *_: object) -> None:
        """Say what can be done with the entry, and soon who has it."""
        row = self.table.currentIndex().row()
        old = 0 <= row < len(self.entries.entries) and self.entries.entries[row].retired
        own = self.entries.built_in(self._code()) is None
        self.retire.setEnabled(bool(self._code()) and own)
        self.meaning.setText(self.entries.meaning(row))
        self.meaning.setVisible(bool(self.meaning.text()))
        self.retire.setText(words.RESTORE if old else words.RETIRE)
        self.retire.setToolTip(words.RESTORE_TIP if old else words.RETIRE_TIP)
        self._soon.start()

    def _show_holders(self) -> None:
        code, part = self._code(), self.parts.part()
        if self.entries.built_in(code):
            self.holders.clear()
            self._held.setText(words.ALWAYS_THERE)
            return
        uses = self.entries.uses(code) if code else editing.Uses(0, ())
        kind = part.of if part.part == "custom_fields" else _OF.get(part.part, "event")
        self.holders.show_uses(kind, uses)
        self._held.setText(words.held(code, uses.count, self.holders.count()) if code else "")

    def _wrong(self, problem: str) -> None:
        self._say(problem, "problem")

    def _fine(self, sentence: str) -> None:
        self._say(sentence, "muted")

    def _say(self, sentence: str, name: str) -> None:
        self.said.setText(sentence)
        self.said.setObjectName(name)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    # --- what is done

    def _uses(self, code: str) -> editing.Uses:
        part = self.parts.part()
        return editing.uses(self._project, part.part, code, of=part.of)

    def _take(self, code: str, column: str, value: Any) -> None:
        """Set a cell: a code is renamed, the rest is changed."""
        part, of = self.parts.part()
        project = self._project
        if field := self.entries.built_in(code):
            self._require(field, value)
            return
        if column in ("code", "field"):
            self._following.rename(Code(part, of, code), value)
            return
        if column == "kind":
            typed = self._desk.attempt(lambda: _kind_typed(value))
            if typed is not None:
                self._following.change_kind(Code(part, of, code), *typed)
            return
        change = {column: value}
        self._desk.attempt(lambda: editing.change_entry(project, part, code, of=of, **change))

    def _require(self, field: BuiltIn, required: bool) -> None:
        """Let the codebook ask for a built-in field, or no more."""
        self._desk.attempt(
            lambda: editing.require_field(
                self._project, field.record, field.name, required=required
            )
        )

    def _add(self) -> None:
        part, of = self.parts.part()

        def work() -> str:
            entry = self.adding.entry()
            editing.add_entry(self._project, part, entry, of=of)
            return self.adding.code.text().strip()

        code = self._desk.attempt(work)
        if code is not None:
            self._go_to(code)
            self.adding.start_again()
            self._desk.said.emit(words.added(code))

    def _retire(self) -> None:
        """Retire the entry, or take it back."""
        code, row = self._code(), self.table.currentIndex().row()
        part, of = self.parts.part()
        if not code or not self._writable or self.entries.built_in(code):
            return
        project = self._project
        if self.entries.entries[row].retired:
            back = self._desk.attempt(lambda: editing.restore(project, part, code, of=of))
            if back is not None:
                self._desk.said.emit(words.restored(code))
            return
        still = self._desk.attempt(lambda: editing.retire(project, part, code, of=of))
        if still is not None:
            self._desk.said.emit(words.retired(code, still.count))


def _kind_typed(typed: str) -> tuple[str, tuple[str, ...]]:
    """The kind of value that was typed by its name, or by the choices; AnnotatorError for none."""
    for kind, name in words.KINDS.items():
        if typed.strip().casefold() in (name.casefold(), kind):
            return kind, ()
    choices = choices_of(typed)
    if len(choices) < 2:
        raise AnnotatorError(words.NO_KIND, words.KIND_TIP)
    return "choice", choices


def show_codebook(window: "MainWindow") -> CodebookDialog:
    """Open the codebook of the window's project, or come back to it."""
    dialog = window.bench.findChild(CodebookDialog) or CodebookDialog(window)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
