"""What edits one value: it shows what is stored, and gives what a person wants instead."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui.record_form.controls import Box
from annotator.ui.theme import scaled

PAUSE = 1500  # milliseconds without a key after which typing is kept
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def line_height() -> int:
    """The pixels of a field of one line."""
    return scaled(24)


class Editor(QWidget):
    """Holds one control; it has no focus proxy, since Qt's Tab goes in circles where those move.

    `given` carries a value that the person wants stored, `refused` why what was typed is none;
    `grew` says that there are more `stops`.
    """

    given = Signal(object)
    refused = Signal(str)
    grew = Signal()

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.problem = ""
        self._tip = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(control)

    def describe(self, name: str, tip: str) -> None:
        """Name the control, and say what it asks for."""
        self.control.setAccessibleName(name)
        self._tip = tip or name
        self.control.setToolTip(self.problem or self._tip)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.control]

    def mark(self, problem: str) -> None:
        """Show why what was typed is not stored; "" where all is well."""
        if problem != self.problem:
            self.problem = problem
            self.control.setProperty("wrong", bool(problem))
            self.control.setToolTip(problem or self._tip)
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def wait(self, problem: str) -> None:
        """Show why what was typed cannot be stored now; it is given again later."""
        Editor.mark(self, problem)

    def lock(self) -> None:
        """Let the value be read and not changed, from now on."""
        self.control.setEnabled(False)

    def pending(self) -> bool:
        """Whether something was typed that is not stored."""
        return False

    def belong_to(self, item: Any) -> None:
        """Offer what fits the item of a list that the value is of."""

    def open(self, value: Any) -> None:
        """Show the value of another record; what was typed for the last one is gone."""
        raise NotImplementedError

    def refresh(self, value: Any) -> None:
        """Show what is stored now, unless the person is typing something else."""
        if not self.pending():
            self.open(value)

    def flush(self) -> None:
        """Give what was typed, if anything was."""


class Check(Editor):
    """Yes or no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = Box(parent)
        self.box.setMinimumHeight(line_height())
        super().__init__(self.box, parent)
        self.box.clicked.connect(lambda: self.given.emit(self.box.isChecked()))

    def open(self, value: Any) -> None:
        """Tick the box or not."""
        self.box.setChecked(bool(value))


class Typing(Editor):
    """An editor that is typed into: keeps on leaving and after a pause, Escape takes back."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(control, parent)
        self.stored: Any = None
        self._typed = self._composing = False
        self._refused: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        control.installEventFilter(self)

    def typed(self) -> str:
        """What stands in the control."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Put a text into the control."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value that was typed; ValueError where it is none."""
        raise NotImplementedError

    def text_of(self, value: Any) -> str:
        """How a value is written."""
        return "" if value is None else str(value)

    def pending(self) -> bool:
        """Whether something was typed that is not stored."""
        stored = self.text_of(self.stored) if self._typed else ""
        return self._typed and stored not in (self.typed(), self.typed().strip())

    def open(self, value: Any) -> None:
        """Show a value, and forget what was typed."""
        self.stored = value
        self._typed, self._refused = False, None
        self._pause.stop()
        self.mark("")
        text = self.text_of(value)
        if self.typed() != text:
            self.write(text)

    def refresh(self, value: Any) -> None:
        """Show what is stored now; the field being typed in keeps its words and its caret."""
        typing = self.control.hasFocus() and self.typed().strip() == self.text_of(value)
        if self.pending() or typing:
            self.stored = value
        else:
            self.open(value)

    def mark(self, problem: str) -> None:
        """Show why what was typed is not stored, and do not give the same again."""
        super().mark(problem)
        self._refused = self.typed() if problem else None

    def flush(self) -> None:
        """Give what was typed, if anything was that has not been refused."""
        self._pause.stop()
        if not self.pending() or self._refused == self.typed():
            return
        try:
            value = self.read()
        except ValueError as error:
            self.mark(str(error))
            self.refused.emit(str(error))
            return
        if value == self.stored:
            self.mark("")
        else:
            self.given.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep on leaving; let Undo and Escape mean the typing only while there is some."""
        # by class: a hundred events come here at each click, and the type of each is slow to ask
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.leave()
        elif isinstance(event, QInputMethodEvent):
            self._compose(event)
        elif isinstance(event, QWheelEvent) and not self.wheel_is_ours():
            event.ignore()
            return True
        return False

    def wheel_is_ours(self) -> bool:
        """Whether the wheel turns something in the control rather than the form."""
        return False

    def leave(self) -> None:
        """The person goes elsewhere: give what was typed, and write what is stored as it is."""
        self.flush()
        if not self.problem:
            self.open(self.stored)

    def enter(self) -> bool:
        """Enter was pressed; say whether it was ours."""
        self.flush()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if any(event.matches(step) for step in _STEPS) and not self.pending():
            event.ignore()
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and (self.pending() or self.problem):
            if pressed:
                self.open(self.stored)
            event.accept()
            return True
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.enter()
        return False

    def _compose(self, event: QInputMethodEvent) -> None:
        """Keep nothing while a word is being composed from signs, as for Chinese."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self._pause.stop()
        elif self.pending():
            self._pause.start()

    def _edited(self) -> None:
        """Something was typed."""
        self._typed = True
        if not self._composing:
            self._pause.start()
