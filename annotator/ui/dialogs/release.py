"""Asks where the agreed version is published to and how it is divided, then writes it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from annotator.errors import AnnotatorError
from annotator.releasing.releasing import (
    Released,
    ReleaseOptions,
    refuse_without_gold,
    release,
    told,
)
from annotator.releasing.splits import NAMES, Shares, shares_of
from annotator.ui.dialogs.form import FormDialog, PathField
from annotator.ui.theme import scaled
from annotator.ui.words import teams as words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class ReleaseDialog(FormDialog):
    """The folder, the parts of train, dev and test, and the seed."""

    def __init__(self, parent: QWidget | None, project: Path) -> None:
        super().__init__(parent, words.RELEASE_TITLE, words.RELEASE_DOES)
        self.out = PathField(self, words.RELEASE_TO, folder=True)
        self.out.line.setText(str(project.with_name(f"{project.stem}-release")))
        self.parts = [
            self._number(name, part) for name, part in zip(NAMES, Shares().parts, strict=True)
        ]
        self.seed = self._number(words.SEED, 0)
        self.seed.setToolTip(words.SEED_TIP)
        numbers = QHBoxLayout()
        numbers.setSpacing(scaled(8))
        labels = (*NAMES, words.SEED)
        for label, line in zip(labels, (*self.parts, self.seed), strict=True):
            numbers.addWidget(QLabel(label, self))
            numbers.addWidget(line)
        numbers.addStretch(1)
        hint = QLabel(words.RELEASE_HINT, self)
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.form.addRow(words.RELEASE_TO, self.out)
        self.form.addRow(words.RELEASE_SPLIT, numbers)
        self.form.addRow("", hint)

    def _number(self, name: str, value: int) -> QLineEdit:
        line = QLineEdit(str(value), self)
        line.setAccessibleName(name)
        line.setValidator(QIntValidator(0, 999_999, line))
        line.setFixedWidth(scaled(56))
        return line

    def path(self) -> Path:
        """The folder to write."""
        return Path(self.out.text()).expanduser()

    def options(self) -> ReleaseOptions:
        """How it is divided; AnnotatorError where the parts are none."""
        shares = shares_of("/".join(line.text() for line in self.parts))
        return ReleaseOptions(shares, int(self.seed.text() or 0))

    def problem(self) -> str:
        """What is missing."""
        if not self.out.text():
            return words.RELEASE_NO_FOLDER
        try:
            self.options()
        except AnnotatorError as error:
            return str(error)
        return ""


def ask(window: "MainWindow") -> "ReleaseDialog | None":
    """Ask how the agreed version is released, and write it beside the window.

    Where there is none, say so and what to do.
    """
    desk = window.bench.desk
    project = desk.project
    if not window.files.attempt(lambda: refuse_without_gold(project)):
        return None
    dialog = ReleaseDialog(window, project.path)
    dialog.accepted.connect(lambda: _release(window, dialog.path(), dialog.options()))
    dialog.open()
    return dialog


def _release(window: "MainWindow", out: Path, options: ReleaseOptions) -> None:
    def done(released: Released) -> None:
        window.bench.desk.said.emit(told(released, out))

    window.files.start(
        words.RELEASING,
        lambda project, progress: release(project, out, replace(options, progress=progress)),
        done,
    )
