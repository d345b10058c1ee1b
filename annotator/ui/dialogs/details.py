"""Texts to look at and copy: what did not fit an import, what went wrong, the sheet of keys."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import sheet
from annotator.ui.words import dialogs as words


class DetailsDialog(QDialog):
    """A sentence, and lines that can be copied."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, details: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(620, 380)
        head = QLabel(sentence, self)
        head.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(words.COPY_DETAILS, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        for widget in (head, self.details, buttons):
            layout.addWidget(widget)


class KeysDialog(QDialog):
    """All keys on one sheet, from the table of actions."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.KEYS_TITLE)
        self.resize(640, 640)
        self.page = QTextBrowser(self)
        self.page.setHtml("".join(_part(title, rows) for title, rows in sheet()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)


def _part(title: str, rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='150'><b>{escape(keys)}</b></td><td width='150'>{escape(name)}</td>"
        f"<td>{escape(tip)}</td></tr>"
        for keys, name, tip in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{cells}</table>"
