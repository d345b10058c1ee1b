"""What is asked where a window is closed while long work is going on in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotator.ui.words import dialogs as words

if TYPE_CHECKING:
    from annotator.ui.long_work import LongWork
    from annotator.ui.main_window import MainWindow


def ask(window: "MainWindow", work: "LongWork") -> QMessageBox:
    """Ask whether to wait for the work, to stop it, or to stay; waiting is what Enter does."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(words.CLOSING_TITLE)
    box.setText(words.closing(work.title))
    box.setInformativeText(words.CLOSING_MEANS)
    wait = box.addButton(words.CLOSING_WAIT, QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(words.CLOSING_STOP, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(words.CLOSING_STAY, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wait)
    box.setEscapeButton(stay)
    wait.clicked.connect(work.close_at_end)
    stop.clicked.connect(work.close_now)
    box.open()
    return box
