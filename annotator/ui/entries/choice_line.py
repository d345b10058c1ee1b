"""A line to type in that shows what can be chosen below it, as wide as its words need."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from annotator.ui.elided import ElidedLine
from annotator.ui.entries.choice_rows import ChoiceRows, Index
from annotator.ui.entries.field import Choice
from annotator.ui.theme import scaled

NOWHERE = QModelIndex()
_ROWS = 12  # shown at once
_FRAME = "QListView { border: 1px solid palette(mid); }"
_WIDEST, _SHARE = 560, 0.9  # pixels, and part of the screen, that a list may be wide


class _Choices(QAbstractListModel):
    """The choices in the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Take other choices."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The choice for the painter, its words for a screen reader."""
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return choice
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return ", ".join(filter(None, (choice.name, choice.about))) if role in shown else None


class ChoiceLine(ElidedLine):
    """Offers what fits the letters; Enter, Tab or a click takes a choice and is done.

    Where it has to be `sure`, Tab takes no row that was lit by itself while others fit as well.
    """

    taken = Signal(bool)  # a choice was taken; whether to go on to the next cell
    dropped = Signal()  # what was typed is to be forgotten

    def __init__(
        self,
        fitting: Callable[[str], Sequence[Choice]],
        *,
        lit: bool,
        parent: QWidget | None,
        sure: bool = False,
    ) -> None:
        super().__init__(parent)
        self._fitting, self._lit, self._sure = fitting, lit, sure
        self._value: tuple[str, str] | None = None  # what was taken: its words and its value
        self._taken = False
        self._list: QCompleter | None = None
        self._choices = _Choices(self)
        self.textEdited.connect(self._offer)
        QTimer.singleShot(0, self, self._offer_all)

    def value(self) -> str:
        """What was taken, or else what was typed."""
        if self._value is not None and self._value[0] == self.text():
            return self._value[1]
        return self.text()

    @property
    def touched(self) -> bool:
        """Whether something was typed or taken."""
        return self._taken or self.isModified()

    @property
    def list(self) -> QListView:
        """The list, made when it is first shown."""
        if self._list is None:
            self._list = QCompleter(self._choices, self)
            self._list.setWidget(self)
            self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._list.setMaxVisibleItems(_ROWS)
            made = QListView()
            self._list.setPopup(made)
            made.setStyleSheet(_FRAME)
            made.setItemDelegate(ChoiceRows(made))
            made.setUniformItemSizes(True)
            made.setAccessibleName(self.accessibleName())
            made.clicked.connect(lambda index: self._take(index.row(), onward=False))
        view = self._list.popup()
        assert isinstance(view, QListView), "this is the list that was made above"
        return view

    def _offer_all(self) -> None:
        if not self.touched:
            self._offer("")

    def _offer(self, letters: str) -> None:
        """Show what fits the letters; none that fits leaves what was typed."""
        choices = self._fitting(letters)
        self._choices.show(choices)
        if not choices or not self.isVisible():
            self._hide()
            return
        widest = min(scaled(_WIDEST), int(self.screen().availableGeometry().width() * _SHARE))
        width = max(self.width(), min(self.list.sizeHintForColumn(0) + 24, widest))
        assert self._list is not None, "it was made when the list was asked for"
        self._list.complete(QRect(0, 0, width, self.height()))
        row = 0 if self._lit and letters.strip() else self._current()
        self.list.setCurrentIndex(self._choices.index(row) if row >= 0 else QModelIndex())

    def _current(self) -> int:
        """The row of the words that stand in the line."""
        names = [choice.name for choice in self._choices.choices]
        return names.index(self.text()) if self.text() in names else -1

    def _take(self, row: int, *, onward: bool) -> None:
        choice = self._choices.choices[row]
        same = row == self._current() and not self.touched
        self._value = None if same else (choice.name, choice.value)
        self._taken = True
        self.setText(choice.name)
        self.taken.emit(onward)
        self._hide()

    def _hide(self) -> None:
        if self._list is not None:
            self.list.hide()

    def lit(self) -> Choice | None:
        """The choice that is lit, or was when the list was last open for these letters."""
        index = self.list.currentIndex() if self._list is not None else QModelIndex()
        return self._choices.choices[index.row()] if index.isValid() else None

    def row_lit(self) -> int:
        """The row that Enter takes, -1 for none."""
        if self._list is None or not self.list.isVisible():
            return -1
        return self.list.currentIndex().row()

    def _is_guess(self, row: int) -> bool:
        """Whether a row is only the first of several that fit the letters in part."""
        choices, letters = self._choices.choices, self.text()
        if not self._sure or row > 0 or len(choices) < 2 or not letters.strip():
            return False
        return choices[row].match(letters) != 0

    # --- keys, which the open list hands on to the line

    def event(self, event: QEvent) -> bool:
        """Tab takes the choice that is lit before it goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.row_lit()
            if event.key() == Qt.Key.Key_Tab and row >= 0 and not self._is_guess(row):
                self._take(row, onward=True)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice that is lit, Down opens the list, Esc drops all."""
        row = self.row_lit()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            event.accept()
            self._take(row, onward=False)
        elif event.key() == Qt.Key.Key_Escape and self._list is not None and self.list.isVisible():
            event.accept()
            self.dropped.emit()
            self._hide()
        elif event.key() == Qt.Key.Key_Down and (self._list is None or not self.list.isVisible()):
            self._offer("")
        else:
            super().keyPressEvent(event)
