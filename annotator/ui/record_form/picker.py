"""A choice from a list that may be long: type to find, or open it and take one."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QSizePolicy,
    QWidget,
)

from annotator.ui.elided import ElidedLine, WrappedLabel
from annotator.ui.entries.field import Choice
from annotator.ui.record_form.controls import Combo
from annotator.ui.record_form.editor import Typing, line_height
from annotator.ui.record_form.new_speaker import NewSpeaker
from annotator.ui.record_form.options import Options
from annotator.ui.theme import scaled
from annotator.ui.words import form as words

_ROWS = 12  # that the list shows at once
_WIDEST = 560  # of the list, unless the field is wider
_LIST_STYLE = """
QListView { border: 1px solid palette(mid); }
QListView::item { min-height: HIGHpx; }
"""


class Picker(Typing):
    """One of a list's choices by its value; None is "—" where there may be none.

    Where it `creates`, a name that the list does not have may be chosen as a NewSpeaker.
    `entered` says that Enter was pressed where all is chosen already.
    """

    entered = Signal()

    def __init__(
        self,
        options: Options,
        parent: QWidget | None = None,
        *,
        empty: bool = True,
        glossed: bool = True,
        creates: bool = False,
    ) -> None:
        self.combo = Combo(parent)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(2)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setMinimumHeight(line_height())
        self.combo.setCompleter(None)  # type: ignore[arg-type]
        self.line = ElidedLine(self.combo)
        self.combo.setLineEdit(self.line)
        super().__init__(self.combo, parent)
        self.options, self._empty, self._creates = options, empty, creates
        self._arrived = False  # a click has just brought the focus
        self.shown: list[Choice] = []
        self._list: QCompleter | None = None
        self.view: QListView | None = None
        self.gloss = WrappedLabel(self) if glossed else None
        if self.gloss is not None:
            self.gloss.setObjectName("gloss")
            self.gloss.hide()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.gloss)
        self.line.setPlaceholderText(words.NONE if empty else words.PLACEHOLDER_PICK)
        self.line.textEdited.connect(self._search)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.enter)
        self.combo.opened.connect(self._open_list)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def lock(self) -> None:
        """The choice can be read and copied, not changed; a style sheet sees that it is locked."""
        self.line.setReadOnly(True)
        self.combo.setProperty("locked", True)
        self.combo.style().unpolish(self.combo)
        self.combo.style().polish(self.combo)
        self.line.setPlaceholderText(words.NONE)

    def belong_to(self, item: Any) -> None:
        """Offer what fits the item of a list that the value is of."""
        self.options.belong_to(item)

    def typed(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def write(self, text: str) -> None:
        """Put a text into the field and show its beginning."""
        self.combo.setEditText(text)
        self.line.setCursorPosition(0)

    def text_of(self, value: Any) -> str:
        """The name of a choice."""
        return self.options.find(value).name if value else ""

    def open(self, value: Any) -> None:
        """Show a choice, and what it means."""
        super().open(value)
        self._hide_list()
        about = self.options.find(value).about if value else ""
        if self.gloss is not None and self.gloss.text() != about:
            self.gloss.setText(about)
            self.gloss.setToolTip(about)
            self.gloss.setVisible(bool(about))
        if not self.problem:
            self.control.setToolTip("\n".join(filter(None, (self._tip, self.typed(), about))))

    def refresh(self, value: Any) -> None:
        """Show what is stored now, by the name that it has now, unless something is typed."""
        if self.pending() and self.typed() != self.text_of(value):
            self.stored = value
        else:
            self.open(value)

    def read(self) -> Any:
        """The value that the letters mean; ValueError where none does, or more than one."""
        text = self.typed().strip()
        if not text:
            if not self._empty:
                raise ValueError(words.needs_one())
            return None
        fits = self.options.fitting(text)
        exact = [choice for choice in fits if choice.match(text) == 0]
        found = exact[:1] or fits
        if len(found) != 1:
            none = words.no_speaker(text) if self._creates else words.none_fits(text)
            raise ValueError(words.several_fit(text) if found else none)
        return found[0].value

    def flush(self) -> None:
        """Take the row that was gone to in the open list, else what the letters mean.

        The first row is lit by itself: where letters fit several, it is a guess and not taken.
        """
        row = self._row()
        if row > 0 and self.pending() and self.typed().strip():
            self._take(row)
            return
        self._hide_list()
        super().flush()

    def enter(self) -> bool:
        """Enter takes the row that is lit, else the first that fits."""
        row = self._row()
        if row < 0 and self.pending() and self.typed().strip():
            self.shown = self._offers(self.typed())
            row = 0
        if 0 <= row < len(self.shown):
            self._take(row)
        else:
            self.flush()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click that brings the focus selects all, so that what is typed takes its place."""
        if watched is self.line:
            released = self._arrived and isinstance(event, QMouseEvent)
            if released and event.type() == QEvent.Type.MouseButtonRelease:
                self._arrived = False
                if not self.line.hasSelectedText():
                    self.line.selectAll()
            return False
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._arrived = event.reason() == Qt.FocusReason.MouseFocusReason
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if self.line.isReadOnly():
            return False
        if event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._open_list()
            return True
        settled = bool(self.stored) and not self.pending() and self._row() < 0
        done = super()._key(event)
        pressed = event.type() == QKeyEvent.Type.KeyPress
        if settled and pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        return done

    def _edited(self) -> None:
        """Something was typed; half a name is not kept after a pause."""
        self._typed = True

    def _search(self, letters: str) -> None:
        self._edited()
        self._show_list(self._offers(letters))
        if self.view is not None and letters.strip() and self.shown:
            self.view.setCurrentIndex(self.view.model().index(0, 0))

    def _offers(self, letters: str) -> list[Choice]:
        """What fits letters; at last a new speaker of this name, if there is none yet."""
        fits = self.options.fitting(letters)
        name = letters.strip()
        if self._creates and name and not any(choice.match(name) == 0 for choice in fits):
            fits = [*fits, Choice(NewSpeaker(name), words.new_speaker(name))]
        return fits

    def _open_list(self) -> None:
        if self.line.isReadOnly():
            return
        none = [Choice("", words.NONE)] if self._empty else []
        self._show_list([*none, *self.options.fitting("")])

    def _show_list(self, choices: list[Choice]) -> None:
        """Show choices under the field."""
        self.shown = choices
        if not choices:
            self._hide_list()
            return
        if self._list is None:
            self._list = self._completer()
        model = self._list.model()
        assert isinstance(model, QStringListModel)
        model.setStringList([_in_list(choice) for choice in choices])
        self._list.complete(self._room())

    def _room(self) -> QRect:
        """Under the field, as wide as the rows need: short fields have long explanations too."""
        room = self.combo.rect()
        if self.view is not None:
            needed = self.view.sizeHintForColumn(0) + 2 * self.view.frameWidth()
            room.setWidth(max(room.width(), min(needed, scaled(_WIDEST))))
        return room

    def _completer(self) -> QCompleter:
        """The list, made when first shown: a form has many fields, and few are opened."""
        completer = QCompleter(QStringListModel(self), self)
        completer.setWidget(self.combo)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_ROWS)
        self.view = QListView()
        completer.setPopup(self.view)
        self.view.setStyleSheet(_LIST_STYLE.replace("HIGH", str(scaled(22))))
        self.view.ensurePolished()  # else the first rows are as low as their letters
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setAccessibleName(self.combo.accessibleName())
        self.view.clicked.connect(lambda index: self._take(index.row()))
        return completer

    def _row(self) -> int:
        """The row that is lit in the open list, -1 for none."""
        if self.view is None or not self.view.isVisible():
            return -1
        return self.view.currentIndex().row()

    def _hide_list(self) -> None:
        if self.view is not None and self.view.isVisible():
            self.view.hide()

    def _take(self, row: int) -> None:
        """Give the choice of a row of the list."""
        if not 0 <= row < len(self.shown):
            return
        value = self.shown[row].value or None
        self.shown = []
        self._hide_list()
        if value == self.stored:
            self.open(value)
            return
        self._typed = True
        self.write(self.text_of(value))
        self.given.emit(value)


def _in_list(choice: Choice) -> str:
    return f"{choice.name}  ·  {choice.about}" if choice.about else choice.name
