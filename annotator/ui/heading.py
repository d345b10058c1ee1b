"""A line over the article: its words can be selected and copied, and a click asks about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.directions import runs_left


class Heading(QLabel):
    """Plain words; `clicked` where they were clicked and not selected."""

    clicked = Signal()

    def __init__(self, parent: QWidget, tip: str) -> None:
        super().__init__(parent)
        self.setToolTip(tip)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def run_like(self, text: str) -> None:
        """Begin at the side where a text begins."""
        side = Qt.AlignmentFlag.AlignRight if runs_left(text) else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a selection asks."""
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and not self.hasSelectedText() and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
