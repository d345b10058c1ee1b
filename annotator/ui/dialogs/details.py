"""Texts to look at and copy: what did not fit an import, and what went wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.sizes import fit_dialog
from annotator.ui.words import dialogs as words


class DetailsDialog(QDialog):
    """A sentence, and lines that can be copied."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, details: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        fit_dialog(self, 620, 380 if details else 120)
        head = QLabel(sentence, self)
        head.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(title)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        if details:
            copy = buttons.addButton(words.COPY_DETAILS, QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        for widget in (head, self.details, buttons):
            layout.addWidget(widget)
        self.details.setVisible(bool(details))  # no empty field where the sentence says all
