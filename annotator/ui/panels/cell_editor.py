"""The cells of a panel: words in their own direction, and the line that edits them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.model.article import Article
from annotator.ui.desk import Desk
from annotator.ui.directions import forward, runs_left
from annotator.ui.entries.choice_line import ChoiceLine
from annotator.ui.entries.field import Choice, fitting
from annotator.ui.entries.readings import DateLine
from annotator.ui.panels.choices import AllSpeakers
from annotator.ui.panels.lines import Column
from annotator.ui.panels.row_model import Index

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_BEGINS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_EDGE = 10  # pixels beside the words, as the heads of the columns have
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_AWAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_RANKED = 400  # choices shown at most

Take = Callable[[QWidget, Index, str], None]
"""Sets a cell to the words of its editor."""


class Cell(QStyledItemDelegate):
    """Draws a cell; Arabic or Hebrew words run from right to left whatever the window does.

    It draws by itself: through the style sheet a panel takes three times as long.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words of the cell on the ground of a chosen row, or of one under the mouse."""
        colours: QPalette = option.palette
        state, whole = option.state.value, option.rect
        if state & _SELECTED:
            painter.fillRect(whole, colours.highlight())
        elif state & _HOVERED:
            painter.fillRect(whole, colours.alternateBase())
        words: str = index.data()
        if words:
            self._write(painter, option, index, words)
        if state & _FOCUSED:
            painter.setPen(colours.link().color())
            painter.drawRect(whole.adjusted(0, 0, -1, -1))

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, words: str
    ) -> None:
        """Write the words on one line, cut where there is no room."""
        room: QRect = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        cut = option.fontMetrics.elidedText(
            forward(words.replace("\n", " ")), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(option.palette.text().color())
        if runs_left(forward(words)):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            painter.drawText(room, _LEFT, cut)
            painter.setLayoutDirection(option.direction)
        else:
            painter.drawText(room, index.data(_ALIGNMENT) or _BEGINS, cut)


class CellEditor(Cell):
    """Edits one column in place: Enter or leaving takes what was typed, Escape drops it."""

    def __init__(self, desk: Desk, column: Column, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._column, self._take = desk, column, take

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The line to type in, with the column's choices below it."""
        if self._column.choices is not None or self._column.dated or self._column.speakers:
            line: QLineEdit = self._choice_line(parent)
        else:
            line = QLineEdit(parent)
        line.setAccessibleName(self._column.title)
        line.setToolTip(self._column.tip)
        return line

    def _choice_line(self, parent: QWidget) -> ChoiceLine:
        line = DateLine(self._published, parent) if self._column.dated else self._list_line(parent)
        hint = QStyledItemDelegate.EndEditHint

        def done(onward: bool) -> None:
            self.commitData.emit(line)
            self.closeEditor.emit(line, hint.EditNextItem if onward else hint.NoHint)

        line.taken.connect(done)
        line.dropped.connect(lambda: self.closeEditor.emit(line, hint.RevertModelCache))
        return line

    def _list_line(self, parent: QWidget) -> ChoiceLine:
        offers = self._offers()
        return ChoiceLine(
            lambda letters: self._with_new(offers(letters), letters),
            lit=self._column.lit,
            sure=self._column.sure,
            parent=parent,
        )

    def _offers(self) -> Callable[[str], Sequence[Choice]]:
        """What gives the choices that letters fit."""
        if self._column.speakers:
            return AllSpeakers(self._desk)
        assert self._column.choices is not None, "asked before"
        every = list(self._column.choices(self._desk.project, self._desk.article))
        return lambda letters: fitting(every, letters)

    def _published(self) -> str:
        article = self._desk.project.find(Article, self._desk.article)
        return (article.published or "") if article else ""

    def _with_new(self, fits: Sequence[Choice], letters: str) -> list[Choice]:
        """What fits the letters, and behind it the new one that they would make."""
        found, name = list(fits[:_RANKED]), letters.strip()
        if self._column.new and name and not (found and found[0].match(name) == 0):
            found.append(Choice(name, name, self._column.new))
        return found

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave to the line the keys that take a choice; a look elsewhere does not end editing."""
        if (
            isinstance(editor, ChoiceLine)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _TAKING
            and editor.row_lit() >= 0
        ):
            return False
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _AWAY:
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell has, unless something refused is still being mended."""
        assert isinstance(editor, QLineEdit), "this is the editor that was made above"
        if not editor.isModified():
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed or taken on to the table, which knows the rows that are meant."""
        assert isinstance(editor, QLineEdit), "this is the editor that was made above"
        if isinstance(editor, ChoiceLine):
            if editor.touched:
                typed = editor.date() if isinstance(editor, DateLine) else editor.value()
                self._take(editor, index, typed)
        elif editor.isModified():
            self._take(editor, index, editor.text())
