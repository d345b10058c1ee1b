"""The lists that a codebook is made of, as a tree: each event type holds the list of its modes."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.model.codebook import RECORDS, Codebook, CustomField, EventType, Term
from annotator.ui.dialogs.codebook.built_in import BuiltIn, built_in
from annotator.ui.theme import row_height
from annotator.ui.words import codebook as words

Entry = Term | CustomField | BuiltIn
_PART = Qt.ItemDataRole.UserRole
_LISTS = ("event_types", "contexts", "roles", "quote_acts", "stances")


class Part(NamedTuple):
    """A list of the codebook, and the event type or the kind of record that it is of."""

    part: str
    of: str = ""

    def entries(self, codebook: Codebook) -> tuple[Entry, ...]:
        """The entries of the list; none where its event type is gone."""
        if self.part == "custom_fields":
            return (*codebook.fields_of(self.of), *built_in(codebook, self.of))
        if self.part != "modes":
            return tuple(codebook.terms(self.part).values())
        kind = codebook.terms("event_types").get(self.of)
        return kind.modes if isinstance(kind, EventType) else ()


class Parts(QTreeWidget):
    """Chooses a list of the codebook."""

    chosen = Signal(object)  # Part

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(words.PARTS)
        self.currentItemChanged.connect(self._moved)
        lists = [(Part(name), words.LISTS[name][0]) for name in _LISTS]
        fields = [(Part("custom_fields", record), words.LISTS[record][0]) for record in RECORDS]
        self._items = {part: self._add(self, part, name) for part, name in (*lists, *fields)}
        self._types: list[str] = []

    def show_types(self, codebook: Codebook) -> None:
        """Show the event types, each of which has a list of modes; stay at the chosen list."""
        types = [kind.code for kind in codebook.event_types]
        if types == self._types:
            return
        now, above = self.part(), self._items[Part("event_types")]
        self.blockSignals(True)
        for old in self._types:
            above.removeChild(self._items.pop(Part("modes", old)))
        for new in types:
            self._items[Part("modes", new)] = self._add(above, Part("modes", new), new)
        self._types = types
        self.setCurrentItem(self._items.get(now, above))
        self.blockSignals(False)

    def _moved(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self.part())

    def choose(self, part: Part) -> None:
        """Go to a list."""
        self.setCurrentItem(self._items[part])

    def part(self) -> Part:
        """The list that is chosen."""
        item = self.currentItem()
        found: Part = item.data(0, _PART) if item is not None else Part("event_types")
        return Part(*found)

    def _add(self, parent: QTreeWidget | QTreeWidgetItem, part: Part, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [name])
        item.setData(0, _PART, part)
        item.setSizeHint(0, QSize(0, row_height()))
        item.setToolTip(0, words.LISTS[part.of if part.part == "custom_fields" else part.part][1])
        return item
