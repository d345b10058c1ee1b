"""The line below a list of the codebook that adds an entry to it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.errors import AnnotatorError
from annotator.model.codebook import (
    Context,
    CustomField,
    EventType,
    Mode,
    QuoteAct,
    Role,
    Stance,
    Term,
)
from annotator.ui.dialogs.codebook.parts import Part
from annotator.ui.record_form.controls import Box
from annotator.ui.words import codebook as words

_TERMS: dict[str, type[Term]] = {
    "event_types": EventType,
    "modes": Mode,
    "contexts": Context,
    "roles": Role,
    "quote_acts": QuoteAct,
    "stances": Stance,
}
_BOX = """
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid palette(dark);
  border-radius: 3px; background: palette(base); }
QCheckBox:focus::indicator { border-color: palette(link); }
"""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Adding(QWidget):
    """Asks what a new entry is; Enter in a line, or the button, adds it."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.code, self.name, self.gloss = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.kind, self.choices = QComboBox(self), QLineEdit(self)
        self.required = Box(words.REQUIRED, self)
        self.required.setStyleSheet(_BOX)
        self.add = QPushButton(words.ADD, self)
        for kind, name in words.KINDS.items():
            self.kind.addItem(name, kind)
        self.kind.currentIndexChanged.connect(self._show_choices)
        self.kind.setAccessibleName(words.KIND)
        self.kind.setToolTip(words.KIND)
        self.add.setAutoDefault(False)
        self.add.setToolTip(words.ADD_TIP)
        self.add.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, share in (
            *((self.code, 2), (self.name, 3), (self.kind, 1), (self.choices, 3)),
            *((self.gloss, 5), (self.required, 0), (self.add, 0)),
        ):
            row.addWidget(widget, share)
        for line, name in (
            *((self.name, words.COLUMNS["name"]), (self.gloss, words.COLUMNS["gloss"])),
            (self.choices, words.CHOICES),
        ):
            _name(line, name)
        for line in self.findChildren(QLineEdit):
            line.installEventFilter(self)
        self.show_part(Part("event_types"))

    def show_part(self, part: Part) -> None:
        """Ask what an entry of this list needs."""
        self._part = part
        field = part.part == "custom_fields"
        _name(self.code, words.COLUMNS["field" if field else "code"])
        self.name.setVisible(not field)
        for widget in (self.kind, self.required):
            widget.setVisible(field)
        self._show_choices()

    def _show_choices(self) -> None:
        choice = self.kind.currentData() == "choice"
        self.choices.setVisible(self._part.part == "custom_fields" and choice)

    def entry(self) -> Term | CustomField:
        """What was typed, as an entry; AnnotatorError where its code is missing."""
        code, gloss = self.code.text().strip(), self.gloss.text().strip()
        field = self._part.part == "custom_fields"
        if not code:
            raise AnnotatorError(words.NO_NAME if field else words.NO_CODE)
        if not field:
            return _TERMS[self._part.part](code, self.name.text().strip() or code, gloss)
        kind = self.kind.currentData()
        listed = choices_of(self.choices.text()) if kind == "choice" else ()
        return CustomField(
            self._part.of, code, kind, listed, gloss, required=self.required.isChecked()
        )

    def start_again(self) -> None:
        """Be ready for the next entry."""
        for line in (self.code, self.name, self.gloss, self.choices):
            line.setText("")
        self.required.setChecked(False)
        self.code.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds; Undo is the window's where nothing was typed."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if event.type() == QEvent.Type.ShortcutOverride and undo:
                if not watched.isUndoAvailable():
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
                self.wanted.emit()
                return True
        return super().eventFilter(watched, event)


def choices_of(typed: str) -> tuple[str, ...]:
    """The choices that were typed with commas between them."""
    return tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))


def _name(line: QLineEdit, name: str) -> None:
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
