"""Line spacing and right-to-left alignment, which QPlainTextEdit's own layout has not."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLayout(QPlainTextDocumentLayout):
    """Leading under every line, where the lanes have room, and a gap under every paragraph.

    Must be set before the editor is first shown (Qt crashes later), and be kept alive in Python.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.leading = 8.0  # pixels under each line
        self.gap = 6.0  # pixels more under each paragraph

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Lay the paragraph out and spread its lines; called again and again, it changes once."""
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if count == 0 or rect.isEmpty():
            return rect
        first = layout.lineAt(0)
        # the base class stacks lines without a space between: then nothing is spread yet
        if count > 1 and layout.lineAt(1).y() - first.y() - first.height() < 1:
            for number in range(1, count):
                line = layout.lineAt(number)
                line.setPosition(line.position() + QPointF(0, self.leading * number))
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            self._align_right(block)
        last = layout.lineAt(count - 1)
        height = last.y() + last.height() + self.leading + self.gap
        return QRectF(rect.x(), rect.y(), rect.width(), height)

    def _align_right(self, block: QTextBlock) -> None:
        layout, margin = block.layout(), self.document().documentMargin()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left = margin + line.width() - line.naturalTextWidth()
            if abs(line.x() - left) > 0.5:
                line.setPosition(QPointF(left, line.y()))
