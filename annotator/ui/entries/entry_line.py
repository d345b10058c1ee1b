"""The line of an entry that is typed in."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EntryLine(QLineEdit):
    """The line typed in; keys that mean something to the entry go there first."""

    pressed = Signal(QKeyEvent)

    def event(self, event: QEvent) -> bool:
        """Undo is the window's where nothing was typed; plain keys go to the entry first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()  # nothing typed: Undo is the window's
                return False
            plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier in _PLAIN
            if plain and event.key() < Qt.Key.Key_F1:
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            event.setAccepted(False)
            self.pressed.emit(event)
            if event.isAccepted():
                return True
            event.setAccepted(True)
        return super().event(event)
