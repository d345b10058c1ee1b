"""All actions by name: letters filter, Enter does the first, and each shows its keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from annotator.ui import actions as table
from annotator.ui.entries.field import Choice, fitting
from annotator.ui.keyboard import by_place
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import keys as words
from annotator.ui.words import window as window_words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SIZE, _TOP = (480, 420), 60
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}
_NAME = Qt.ItemDataRole.UserRole


def _also(action: str) -> tuple[str, ...]:
    """Other words by which an action is looked for."""
    return words.ALSO_CALLED.get(action, ())


class Palette(QFrame):
    """A list of all that the window can do, over it; what cannot be done now is grey.

    It is no window of its own, so that it has the keys as soon as it is there.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(words.PALETTE)
        self._actions: dict[str, QAction] = table.actions_of(window)
        self._items: list[QTreeWidgetItem] = []
        self._choices = [
            Choice(row.name, table.plain(text), words=(row.name, *_also(row.name)), gloss=tip)
            for row in table.TABLE
            if row.name != "palette"
            for text, tip in (window_words.ACTIONS[row.name],)
        ]
        self.line, self.list = QLineEdit(self), QTreeWidget(self)
        self.line.setPlaceholderText(words.PALETTE_PLACEHOLDER)
        self.line.setAccessibleName(words.PALETTE)
        self._set_up_list()
        hint = QLabel(words.PALETTE_HINT, self)
        hint.setObjectName("entryHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for widget in (self.line, self.list, hint):
            layout.addWidget(widget)
        width = min(scaled(_SIZE[0]), window.width() - 40)
        height = min(scaled(_SIZE[1]), window.height() - 100)
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)
        self._before = QApplication.focusWidget()
        self.line.textChanged.connect(self._refill)
        self.line.returnPressed.connect(self._do)
        self.line.installEventFilter(self)
        self._refill()

    def begin(self) -> None:
        """Come up, and take the keys."""
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Go away, and give the keys back to where they were."""
        if not self.isHidden():
            had_keys = self.line.hasFocus()
            self.hide()
            if self._before is not None and had_keys:
                self._before.setFocus()
            self.deleteLater()

    def _set_up_list(self) -> None:
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(words.PALETTE)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemClicked.connect(self._do)

    def _refill(self) -> None:
        self.list.clear()
        self._items = []
        letters = self.line.text().strip()
        found = fitting(self._choices, letters) or fitting(self._choices, by_place(letters))
        for choice in found:
            action = self._actions[choice.value]
            keys = table.shown(action.shortcut().toString())
            item = QTreeWidgetItem(self.list, [choice.name, keys])
            item.setData(0, _NAME, choice.value)
            item.setToolTip(0, choice.gloss)
            item.setSizeHint(0, QSize(0, row_height()))
            item.setDisabled(not action.isEnabled())
            self._items.append(item)
        self._select(0, 1)

    def _select(self, row: int, step: int) -> None:
        """Select the row, or the next one on the way that can be done."""
        while 0 <= row < len(self._items) and self._items[row].isDisabled():
            row += step
        if 0 <= row < len(self._items):
            self.list.setCurrentItem(self._items[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through the list while letters are typed; Esc or a click beside leaves."""
        if event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.leave()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else Esc would be the window's
            if event.type() == QEvent.Type.KeyPress:
                self.leave()
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step:
                row = self.list.currentIndex().row() + step
                row = max(0, min(row, len(self._items) - 1))
                self._select(row, 1 if step > 0 else -1)
                return True
        return super().eventFilter(watched, event)

    def _do(self, *_: object) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isDisabled():
            self.leave()
            self._actions[item.data(0, _NAME)].trigger()
