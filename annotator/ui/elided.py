"""Words that end in "…" where they have no room, in the direction that they are read."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

_RIGHT = Qt.TextElideMode.ElideRight
_INSET = 2  # pixels that Qt's line leaves before its words


class ElidedLabel(QLabel):
    """One line of words that ends in "…" where there is no room; the tool tip has them all."""

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own
        room = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), _RIGHT, room.width())
        absolute = self.alignment() | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, absolute, line)


class WrappedLabel(QLabel):
    """Words in as many lines as they need in the width that there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(20, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """What stands beside it says how wide it is."""
        return QSize(20, super().sizeHint().height())


class ElidedLine(QLineEdit):
    """A line to type in; while nobody does, its words end in "…" where there is no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        # the lists of a style's parts take 8 ms to make, and no such line is seen at the start
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame  # noqa: PLC0415

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(_INSET, 0, -_INSET, 0)
        )
        words = self.text()
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(words) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own
        line = self.fontMetrics().elidedText(words, _RIGHT, room.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, line)
