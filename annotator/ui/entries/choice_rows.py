"""How the choices below a line are drawn: the name, and in a calmer colour what it means."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.entries.field import Choice
from annotator.ui.theme import row_height

Index = QModelIndex | QPersistentModelIndex
_EDGE, _GAP = 8, 12  # pixels beside and between the words
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class ChoiceRows(QStyledItemDelegate):
    """Paints choices one a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One calm line, as wide as its words."""
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        words = (one for one in (choice.name, choice.about) if one)
        width = sum(option.fontMetrics.horizontalAdvance(one) + _GAP for one in words)
        return QSize(width + 2 * _EDGE, row_height() - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and meaning, cut where there is no room."""
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        whole: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, palette.highlight())
        room, metrics = whole.adjusted(_EDGE, 0, -_EDGE, 0), option.fontMetrics
        for words, colour in (
            (choice.name, palette.text().color()),
            (choice.about, palette.placeholderText().color()),
        ):
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
            painter.setPen(colour)
            painter.drawText(room, _LEFT, cut)
            room.setLeft(room.left() + metrics.horizontalAdvance(cut) + _GAP)
        painter.restore()
