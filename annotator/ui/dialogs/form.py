"""What the dialogs share: rows of fields, and one button that does it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import scaled
from annotator.ui.words import dialogs as words

_EDGE = 48  # pixels of the screen left free


class FormDialog(QDialog):
    """Fields over a button that says what it does; it stays open while there is a `problem`."""

    def __init__(self, parent: QWidget | None, title: str, does: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(460))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.form.setVerticalSpacing(10)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox(self)
        self.does = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words.CANCEL, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 14)
        layout.setSpacing(14)
        layout.addLayout(self.form)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)

    def problem(self) -> str:
        """What is missing before it can be done; "" where nothing is."""
        return ""

    def check(self) -> bool:
        """Say what is missing; return whether all is well."""
        problem = self.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.grow()
        return not problem

    def grow(self) -> None:
        """Be high enough for what is said now."""
        layout = self.layout()
        assert layout is not None, "made above"
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def showEvent(self, event: QShowEvent) -> None:
        """Be wide enough for what the fields show, where the screen is."""
        super().showEvent(event)
        room = self.screen().availableSize().width() - _EDGE
        self.resize(max(self.width(), min(self.sizeHint().width(), room)), self.height())
        if self.focusWidget() is None or isinstance(self.focusWidget(), QPushButton):
            self._begin_at_first_field()

    def _begin_at_first_field(self) -> None:
        """Let the keys be the first field's, ready to be typed over."""
        first = self.form.itemAt(0, QFormLayout.ItemRole.FieldRole)
        field = first.widget() if first is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, PathField):
            field.select_name()

    def accept(self) -> None:
        """Do it, or say what is missing."""
        if self.check():
            super().accept()


class PathField(QWidget):
    """A path to write to, typed or chosen: a file, or a `folder`."""

    def __init__(
        self, parent: QWidget, title: str, filters: str = "", *, folder: bool = False
    ) -> None:
        super().__init__(parent)
        self.filters, self._title, self._folder = filters, title, folder
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        browse = QPushButton(words.BROWSE, self)
        browse.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(browse)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """The path as it stands."""
        return self.line.text().strip()

    def select_name(self) -> None:
        """Select the file's name without its folder and its suffix."""
        path = Path(self.line.text())
        self.line.setSelection(len(self.line.text()) - len(path.name), len(path.stem))

    def _browse(self) -> None:
        if self._folder:
            chosen = QFileDialog.getExistingDirectory(self, self._title, self.text())
        else:
            chosen, _ = QFileDialog.getSaveFileName(self, self._title, self.text(), self.filters)
        if chosen:
            self.line.setText(chosen)
