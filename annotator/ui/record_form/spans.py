"""The words of the text that a record marks: to see, and to take out."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.ui.elided import ElidedLabel
from annotator.ui.record_form.controls import remove_button
from annotator.ui.record_form.editor import Editor, line_height
from annotator.ui.theme import scaled
from annotator.ui.words import form as words


class Spans(Editor):
    """The stretches of text of a record, to see and to remove; `given` carries which one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._holder = QWidget(parent)
        super().__init__(self._holder, parent)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._rows: list[tuple[QWidget, QLabel, ElidedLabel, QToolButton]] = []
        self._locked = False

    def lock(self) -> None:
        """Take away the buttons that take stretches out."""
        self._locked = True

    def open(self, value: Any) -> None:
        """Show the stretches of a record."""
        if len(self._rows) < len(value):
            first = len(self._rows)
            self._rows += [self._new_row(number) for number in range(first, len(value))]
            self.grew.emit()
        for number, (row, role, text, remove) in enumerate(self._rows):
            if number < len(value):
                span = value[number]
                name = words.role_name(span.role)
                role.setText(name)
                line = words.shown(span.text)
                text.setText(line)
                text.setToolTip(f"{name}: {line}")
                remove.setAccessibleName(words.remove(f"{name}, {words.first_words(line)}"))
                remove.setToolTip(words.remove(name))
            row.setVisible(number < len(value))

    def stops(self) -> list[QWidget]:
        """The buttons of the rows."""
        return [remove for _, _, _, remove in self._rows]

    def remove_buttons(self) -> list[QToolButton]:
        """The buttons that take stretches out, in their order."""
        return [remove for row, _, _, remove in self._rows if not row.isHidden()]

    def _new_row(self, number: int) -> tuple[QWidget, QLabel, ElidedLabel, QToolButton]:
        row = QWidget(self._holder)
        role, text, remove = QLabel(row), ElidedLabel(row), remove_button(row)
        role.setObjectName("muted")
        role.setFixedWidth(max(map(role.fontMetrics().horizontalAdvance, words.SPAN_ROLES)) + 8)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        remove.setFixedSize(scaled(20), scaled(20))
        row.setMinimumHeight(scaled(20))
        remove.clicked.connect(lambda: self.given.emit(number))
        remove.setHidden(self._locked)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(role)
        layout.addWidget(text, 1)
        layout.addWidget(remove)
        self._column.addWidget(row)
        return row, role, text, remove


class Words(Editor):
    """Words of the text, to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.label = QLabel(parent)
        super().__init__(self.label, parent)
        self.label.setWordWrap(True)
        self.label.setMinimumHeight(line_height())
        self.label.setTextFormat(Qt.TextFormat.PlainText)

    def lock(self) -> None:
        """Nothing more to do: it is only read."""

    def stops(self) -> list[QWidget]:
        """Nothing: it is only read."""
        return []

    def open(self, value: Any) -> None:
        """Show words."""
        self.label.setText(words.shown(value))
