"""Small controls of the form: drawn to be seen on light and on dark ground."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QToolButton, QWidget

from annotator.ui.theme import scaled


class Box(QCheckBox):
    """A check box that is seen on dark ground too: the style sheet draws it, this its tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the tick if there is one."""
        super().paintEvent(event)
        if self.isChecked():
            top = (self.height() - 13) // 2
            draw_line(self, QPalette.ColorRole.Text, [(3, top + 7), (6, top + 10), (11, top + 4)])


class Combo(QComboBox):
    """A combo box without a list of its own: `opened` asks for the one to show."""

    opened = Signal()

    def showPopup(self) -> None:
        """Ask for the list."""
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and an arrow at its end."""
        super().paintEvent(event)
        if self.property("locked"):
            return
        right, middle = self.width() - 14, self.height() // 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            right = 6
        draw_line(
            self,
            QPalette.ColorRole.Dark,
            [(right, middle - 2), (right + 4, middle + 2), (right + 8, middle - 2)],
        )


def remove_button(parent: QWidget) -> QToolButton:
    """A small button that takes something out."""
    button = QToolButton(parent)
    button.setText("×")
    button.setProperty("quiet", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFixedSize(scaled(20), scaled(24))
    return button


def add_button(parent: QWidget | None) -> QToolButton:
    """A button that adds something; its words are set by what it adds to."""
    button = QToolButton(parent)
    button.setProperty("quiet", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFixedHeight(scaled(24))
    return button


def draw_line(
    widget: QWidget, colour: QPalette.ColorRole, points: Sequence[tuple[int, int]]
) -> None:
    """Draw a bent line on a widget, as a tick or an arrow."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(widget.palette().color(colour), 1.6))
    painter.drawPolyline([QPointF(x + 0.5, y + 0.5) for x, y in points])
