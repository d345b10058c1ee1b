"""Lists within a record: a row of editors for each item, one to remove it, one to add."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.ui.record_form.controls import add_button, remove_button
from annotator.ui.record_form.editor import Editor
from annotator.ui.record_form.fields import Field, RowsOf
from annotator.ui.theme import scaled
from annotator.ui.words import form as words

_ROOM = 270  # pixels from which on three cells stand in one line
Build = Callable[[Field, QWidget], Editor]


class Row(QWidget):
    """The editors of one item, and the button that takes it out."""

    moved = Signal()  # the editors stand in other lines

    def __init__(self, of: RowsOf, build: Build, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = {field.name: build(field, self) for field in of.cells}
        self.remove = remove_button(self)
        self._of = of
        self._shares: tuple[int, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        self._place(of.widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let all stand in one line where there is room for them."""
        super().resizeEvent(event)
        has_room = event.size().width() >= scaled(_ROOM)
        self._place(self._of.in_line if self._of.in_line and has_room else self._of.widths)

    def _place(self, shares: tuple[int, ...]) -> None:
        """Put so many editors into a line as there are shares of it."""
        if shares == self._shares:
            return
        for column in range(len(self._shares)):
            self._grid.setColumnStretch(column, 0)
        self._shares = shares
        last = len(self.cells) - 1
        for number, cell in enumerate(self.cells.values()):
            line, column = divmod(number, len(shares))
            wide = len(shares) if number == last and column == 0 else 1
            self._grid.addWidget(cell, line, column, 1, wide, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)
        self._grid.addWidget(self.remove, 0, len(shares), Qt.AlignmentFlag.AlignTop)
        self._grid.activate()
        self.moved.emit()

    def stops(self) -> list[QWidget]:
        """What Tab stops at: all that is filled in, and at last the button that takes it out."""
        return [*_stops(self.cells.values()), self.remove]


class Rows(Editor):
    """A list of items that are edited in place; a new one is kept once it says enough.

    `removed` says what was taken out of it.
    """

    removed = Signal(str)

    def __init__(self, name: str, of: RowsOf, build: Build, parent: QWidget | None = None) -> None:
        self.add = add_button(parent)
        super().__init__(self.add, parent)
        self._name, self._of, self._build = name, of, build
        self._items: tuple[Any, ...] = ()
        self._draft: Any = None
        self._rows: list[Row] = []
        self._touched: Editor | None = None
        self._locked = False
        self.add.clicked.connect(self.begin)
        self._column, line = QVBoxLayout(), QHBoxLayout()
        self._column.setSpacing(3)
        line.setSpacing(1)
        line.addLayout(self._column)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(line)

    def describe(self, name: str, tip: str) -> None:
        """Name the button; each cell has a name of its own."""
        super().describe(words.ADD[self._name], tip)

    def mark(self, problem: str) -> None:
        """Mark the cell that was given last."""
        self.problem = problem
        if self._touched is not None:
            self._touched.mark(problem)

    def wait(self, problem: str) -> None:
        """Mark the cell that was given last, which is given again later."""
        self.problem = problem
        if self._touched is not None:
            self._touched.wait(problem)

    def lock(self) -> None:
        """Take away what adds and removes; the cells are locked where they are made."""
        self._locked = True
        self.add.hide()

    def pending(self) -> bool:
        """Whether something was typed in a row that is not stored."""
        return any(cell.pending() for row in self._rows for cell in row.cells.values())

    def open(self, value: Any) -> None:
        """Show the items of another record."""
        self._draft, self._touched = None, None
        self._show(tuple(value), fresh=True)

    def refresh(self, value: Any) -> None:
        """Show the items that are stored now; what is being typed or added stays."""
        items = tuple(value)
        if self._draft is not None and len(items) > len(self._items):
            self._draft = None
        self._show(items, fresh=False)

    def flush(self) -> None:
        """Give what was typed in any row."""
        for row in list(self._rows):
            for cell in row.cells.values():
                cell.flush()

    def stops(self) -> list[QWidget]:
        """The fields of each row, its button, and at last the one that adds a row."""
        return [*chain.from_iterable(row.stops() for row in self._rows), self.add]

    def begin(self) -> None:
        """Begin a new item, to be kept once it says enough."""
        if self._draft is None:
            self._draft = self._of.blank
            self._show(self._items, fresh=False)
        cells = self._rows[len(self._items)].cells
        first = cells.get(self._of.needed) or next(iter(cells.values()))
        first.control.setFocus(Qt.FocusReason.TabFocusReason)

    def rows(self) -> list[Row]:
        """The rows in use, a new one at the end."""
        return self._rows[: len(self._items) + (self._draft is not None)]

    def _show(self, items: tuple[Any, ...], *, fresh: bool) -> None:
        self._items = items
        shown = items if self._draft is None else (*items, self._draft)
        if len(self._rows) < len(shown):
            first = len(self._rows)
            self._rows += [self._new_row(number) for number in range(first, len(shown))]
            self.grew.emit()
        for number, row in enumerate(self._rows):
            item = shown[number] if number < len(shown) else self._of.blank
            for name, cell in row.cells.items():
                value = getattr(item, name) if name else item
                cell.belong_to(item)
                if fresh or number >= len(shown):
                    cell.open(value)
                else:
                    cell.refresh(value)
            row.setVisible(number < len(shown))
        # beside the last row a sign is enough
        self.add.setText("+" if shown else f"+ {words.ADD[self._name]}")

    def _new_row(self, number: int) -> Row:
        row = Row(self._of, self._build, self)
        what = words.numbered(words.ROW_NAMES[self._name], number + 1)
        for name, cell in row.cells.items():
            label = words.CELLS[self._name][name]
            cell.describe(f"{what}: {label}" if name else what, label)
            cell.given.connect(
                lambda value, cell=cell, name=name: self._give(row, cell, name, value)
            )
            cell.refused.connect(self.refused.emit)
            hint(cell, words.CELL_HINTS.get(name, label))
        row.moved.connect(self.grew)
        row.remove.setAccessibleName(words.remove(what))
        row.remove.setToolTip(words.remove(what))
        row.remove.clicked.connect(lambda: self._remove(row))
        row.remove.setHidden(self._locked)
        self._column.insertWidget(number, row)
        return row

    def _give(self, row: Row, cell: Editor, name: str, value: Any) -> None:
        """Give the items with one cell changed."""
        self._touched = cell
        number = self._rows.index(row)
        new = number >= len(self._items)
        old = self._draft if new else self._items[number]
        item = replace(old, **{name: value}) if name else value
        if not new:
            self.given.emit(_unlike((*self._items[:number], item, *self._items[number + 1 :])))
            return
        self._draft = item
        if self._says_enough(item):
            self.given.emit(_unlike((*self._items, item)))
        else:
            cell.open(value)

    def _says_enough(self, item: Any) -> bool:
        if isinstance(item, str):
            return bool(item)
        needed = self._of.needed
        return bool(getattr(item, needed)) if needed else bool(item != self._of.blank)

    def _remove(self, row: Row) -> None:
        number = self._rows.index(row)
        if number >= len(self._items):
            self._draft = None
            self._show(self._items, fresh=False)
        else:
            self._touched = None
            self._forget_typing(number)
            before = len(self._items)
            self.given.emit((*self._items[:number], *self._items[number + 1 :]))
            if len(self._items) < before:  # else it was refused, and that was said
                self.removed.emit(words.removed(words.ROW_NAMES[self._name]))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_typing(self, number: int) -> None:
        """Let go of what was typed from a row on, since other items move up into those rows."""
        for at in range(number, len(self._items)):
            for name, cell in self._rows[at].cells.items():
                cell.open(getattr(self._items[at], name) if name else self._items[at])


def _stops(cells: Iterable[Editor]) -> Iterator[QWidget]:
    for cell in cells:
        yield from cell.stops()


def hint(editor: Editor, label: str) -> None:
    """Say in an empty cell what belongs there."""
    line = getattr(editor, "line", None)
    if line is not None:
        line.setPlaceholderText(label)


def _unlike(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The items, each once."""
    return tuple(dict.fromkeys(items))
