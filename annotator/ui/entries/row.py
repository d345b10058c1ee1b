"""How a choice is drawn: its number, its name, and in a calmer colour what tells it apart."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.entries.field import Choice
from annotator.ui.theme import row_height, scaled

_NUMBER = 24  # pixels for the number
_GAP = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Paints the choices of an entry, with their numbers while a digit takes one."""

    def __init__(self, parent: QWidget, *, numbered: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._numbered = numbered

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One calm line."""
        return QSize(100, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Number, name, and what is known, cut where there is no room."""
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        palette: QPalette = option.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.highlight())
        muted, text = palette.placeholderText().color(), palette.text().color()
        if index.row() < 9 and self._numbered():
            painter.setPen(muted)
            number = QRect(rect.left(), rect.top(), scaled(_NUMBER), rect.height())
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        metrics = painter.fontMetrics()
        room = rect.adjusted(scaled(_NUMBER) + 2, 0, -_GAP, 0)
        name = metrics.elidedText(choice.name, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(text)
        painter.drawText(room, _LEFT, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + _GAP)
        if choice.about and room.width() > 40:
            about = metrics.elidedText(choice.about, Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(muted)
            painter.drawText(room, _LEFT, about)
        painter.restore()
