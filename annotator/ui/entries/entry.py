"""The entry itself: a line to type in and numbered choices, over the text beside the caret."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.entries.entry_line import EntryLine
from annotator.ui.entries.field import Choice, Field
from annotator.ui.entries.row import ChoiceDelegate
from annotator.ui.heading import Heading
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import entry as hints
from annotator.ui.words import window as words

SHOWN = 9  # as many as have a number
WIDTH = 400
_APART = 10  # pixels from the words


class Entry(QFrame):
    """Asks its fields one after the other; a choice is taken at once, so Esc loses nothing."""

    closed = Signal()

    def __init__(
        self, parent: QWidget, title: str, fields: Sequence[Field], *, first: int = 0
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("entry")
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._title, self._fields, self._at = title, tuple(fields), first
        self._taken: list[str] = []
        self._codes = False  # what is offered has digits in its name
        self._bottom: int | None = None  # kept while the entry stands over the caret
        self._caption, self._hint = QLabel(self), Heading(self, hints.HINT_TIP)
        self._caption.setObjectName("entryCaption")
        self._hint.setObjectName("entryHint")
        self._hint.setWordWrap(True)
        self._hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint.clicked.connect(self._next)  # for who has only the mouse
        self.line, self.list = EntryLine(self), QListWidget(self)
        self._set_up_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        for widget in (self._caption, self.line, self.list, self._hint):
            layout.addWidget(widget)
        self.setFixedWidth(min(scaled(WIDTH), self._room().width()))
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._refill)
        self.line.pressed.connect(self._key)
        self._ask()

    def _set_up_list(self) -> None:
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(ChoiceDelegate(self.list, numbered=self._by_number))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words.WHO)
        self.list.itemClicked.connect(self._take)

    # --- what is asked

    @property
    def field(self) -> Field:
        """The question that is open."""
        return self._fields[self._at]

    def _ask(self) -> None:
        self._taken = []
        self.line.setPlaceholderText(self.field.placeholder)
        self.line.setAccessibleName(f"{self._title}: {self.field.caption}")
        self._show_caption()
        filled = self.field.filled() if self.field.filled else ""
        if self.line.text() == filled:
            self._refill()
        else:
            self.line.setText(filled)
        self.line.selectAll()

    def _hint_words(self) -> str:
        following = self._fields[self._at + 1 :]
        if self.field.tab_makes and following:
            hint = hints.HINT_NEW
        elif not following:
            hint = hints.HINT_SEVERAL_LAST if self.field.several else hints.HINT_LAST
        elif self.field.needed:
            hint = hints.HINT_NEEDED
        else:
            hint = hints.HINT_SEVERAL if self.field.several else hints.HINT_NEXT
        key = hints.BY_NUMBER if self._by_number() else hints.BY_ENTER
        return hint.format(key=key, next=following[0].caption if following else "")

    def _show_caption(self) -> None:
        taken = f"  {', '.join(self._taken)}" if self._taken else ""
        self._caption.setText(f"{self._title} · {self.field.caption}{taken}")

    def _refill(self) -> None:
        letters = self.line.text().strip()
        self.list.clear()
        for choice in self._offered(letters):
            self._add(choice)
        if letters or self.field.takes_first:
            self.list.setCurrentRow(self._likeliest(letters))
        self._hint.setText(self._hint_words())
        self.list.setFixedHeight(max(1, self.list.count()) * row_height() + 2)
        self.adjustSize()
        if (lacks := self.height() - self._room().height()) > 0:  # the other rows scroll
            self.list.setFixedHeight(max(row_height(), self.list.height() - lacks))
            self.adjustSize()
        if self._bottom is not None:
            self.move(self.x(), max(0, self._bottom - self.height()))

    def _offered(self, letters: str) -> list[Choice]:
        """What fits the letters, and a new one by them: last, since who is known comes first.

        A whole name that is typed counts more than a longer one that nobody has yet.
        """
        every = list(self.field.choices(letters))
        self._codes = any(choice.name[:1].isdigit() for choice in every)
        choices = every[:SHOWN]
        if not self.field.create or not letters:
            likely = [one for one in every[SHOWN:] if one.value == self.field.likely]
            return choices + ([] if letters else likely)
        if any(choice.new and choice.match(letters) == 0 for choice in choices):
            return choices
        typed = Choice(letters, words.new_speaker(letters), new=True)
        whole = " " in letters and all(word[0].isupper() for word in letters.split())
        first = whole and all(choice.new for choice in choices)
        return [typed, *choices] if first else [*choices, typed]

    def _likeliest(self, letters: str) -> int:
        """The row that Enter takes: the first that fits letters, or the likeliest."""
        values = [choice.value for choice in self._choices()]
        likely = self.field.likely
        return values.index(likely) if not letters and likely in values else 0

    def _add(self, choice: Choice) -> None:
        item = QListWidgetItem(choice.name, self.list)
        item.setData(Qt.ItemDataRole.UserRole, choice)
        item.setToolTip(choice.about)

    # --- what the person does

    def _key(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.close_entry()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Tab:
            self._next()
        elif key == Qt.Key.Key_Backtab:
            self._go_to(max(0, self._at - 1))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif text in tuple("123456789") and self._by_number():
            self._pick(int(text))
        else:
            return
        event.accept()

    def _step(self, step: int) -> None:
        row = self.list.currentRow() + step
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))

    def _by_number(self) -> bool:
        """Whether a digit takes a choice: behind letters, and before a code, it is typed."""
        untouched = self.line.text() == self.line.selectedText()
        return untouched and not self._codes

    def _pick(self, number: int) -> None:
        item = self.list.item(number - 1)
        if item is not None:
            self._take(item)

    def _choices(self) -> list[Choice]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items]

    def _enter(self) -> None:
        if self.list.currentRow() >= 0:
            self._take(self.list.currentItem())
        elif self.list.count() and not self.field.several:
            self._hint.setText(hints.HINT_CHOOSE)  # nothing is lit: nothing is taken for chosen
        else:
            self._next()

    def _take(self, item: QListWidgetItem) -> None:
        choice: Choice = item.data(Qt.ItemDataRole.UserRole)
        field = self.field
        work = field.create if choice.new and field.create else field.take
        if work(choice.value) is None:
            return  # it could not be done, and the message bar says why
        if not field.several:
            self._next(taken=True)
            return
        self._took(choice.value if choice.new else choice.name)

    def take_words(self, place: tuple[int, int], said: str) -> None:
        """Answer the question with words of the text, where it can be."""
        by_words = self.field.by_words
        if by_words is None or by_words(place) is None:
            return
        if self.field.several:
            self._took(said)
        else:
            self._next(taken=True)

    def _took(self, name: str) -> None:
        """Show whom a question that takes several has by now."""
        self._taken.append(name)
        self._show_caption()
        if self.line.text():
            self.line.clear()
        else:
            self._refill()

    def _next(self, *, taken: bool = False) -> None:
        """Go on to the field behind, if the one here allows it."""
        last = self._at + 1 == len(self._fields)
        lit = self.list.currentItem() if self.list.currentRow() >= 0 else None
        if not taken and self.field.needed:
            if lit is not None:
                self._take(lit)
        elif not taken and self.field.filled and lit is not None:
            self._take(lit)
        elif not taken and self.field.tab_makes and lit is not None:
            self._make(lit.data(Qt.ItemDataRole.UserRole))
        elif (taken and self.field.ends) or (last and (taken or self.field.several)):
            self.close_entry()
        else:
            self._go_to(0 if last else self._at + 1)

    def _make(self, choice: Choice) -> None:
        """Make what is new, and go on to what is known of it."""
        create = self.field.create
        if choice.new and create is not None and create(choice.value) is not None:
            self._go_to(self._at + 1)

    def _go_to(self, number: int) -> None:
        while number < len(self._fields) and not self._fields[number].applies():
            number += 1
        if number == len(self._fields):
            self.close_entry()
            return
        self._at = number
        self._ask()

    def close_entry(self) -> None:
        """Go away; what was taken stays."""
        if self.isVisible() or not self.isHidden():
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def highest(self) -> int:
        """How many pixels it needs when all its rows are full."""
        self.adjustSize()
        full = self.sizeHint().height() + (SHOWN + 1 - max(1, self.list.count())) * row_height()
        return min(full, self._room().height())

    def has_room_by(self, marked: QRect) -> bool:
        """Whether it can stand over or under the marked words and leave them in sight."""
        room, highest = self._room(), self.highest() + _APART
        over = marked.top() - highest >= room.top() and marked.bottom() <= room.bottom()
        return over or marked.bottom() + highest <= room.bottom()

    def place_by(self, marked: QRect, left: int) -> None:
        """Stand under the marked words near `left`, or over them where there is no room below."""
        room, highest = self._room(), self.highest()
        x = max(room.left(), min(left - 24, room.right() - self.width()))
        below = max(marked.bottom() + _APART, room.top())  # the words may be out of view
        above = min(marked.top() - _APART, room.bottom())
        if below + highest <= room.bottom():
            self.move(x, below)
        elif above - highest >= room.top() and marked.bottom() <= room.bottom():
            self._bottom = above
            self.move(x, above - self.height())
        else:  # a long quote: let its beginning be seen
            self._bottom = room.bottom()
            self.move(x, max(room.top(), room.bottom() - self.height()))

    def _room(self) -> QRect:
        return self._over.rect().adjusted(8, 8, -8, -8)
