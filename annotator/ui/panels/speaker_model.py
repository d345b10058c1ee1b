"""The project's speakers as Qt's table model: only those in sight are read."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Qt

from annotator.model.annotations import Speaker
from annotator.store.article_lines import counts_in_layer, quotes_in_layer
from annotator.store.article_speakers import (
    FIRST,
    Place,
    changed_uses,
    count_speakers,
    listed_speakers,
    speakers_after,
)
from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.panels.lines import Line, Source
from annotator.ui.panels.row_model import NOWHERE, Index, RowModel
from annotator.ui.panels.speakers import line_of
from annotator.ui.words import panels as words

_BLOCK = 64  # speakers read at once
_MANY = 200  # changed speakers from which on reading anew is quicker
_QUOTES, _USES = 3, 4  # the columns of counts, behind those of listed_speakers


class SpeakerModel(RowModel):
    """Shows the speakers of the article first, then the others by name, more as one scrolls.

    Nobody changes place while an article is shown; who is new comes behind those of the article.
    """

    def __init__(self, desk: Desk, source: Source, parent: QObject | None = None) -> None:
        super().__init__(desk, source, parent)
        self._ids: list[str] = []  # in the order shown
        self._here = 0  # how many of them stand before the others
        self._after: Place | None = FIRST  # where the next of the others stand; None at the end
        self._lines: dict[str, Line] = {}
        self._uses: Counter[str] = Counter()
        self._quotes: Counter[str] = Counter()
        self._total = 0
        self._layer = ""
        self._filter, self._column, self._down = "", -1, False

    @property
    def count(self) -> int:
        """How many speakers the project has."""
        return self._total

    @property
    def shown(self) -> int:
        """How many speakers fit the filter."""
        return len(self._ids) if self._filter else self._total

    def read(self) -> None:
        """Read the speakers of the desk's article, and the first of the others."""
        layer = self._desk.layer()
        own = layer.id if layer else ""
        self._uses = counts_in_layer(self._desk.project, own)
        self._quotes = quotes_in_layer(self._desk.project, own)
        self._total = count_speakers(self._desk.project)
        self._layer = ""
        self._find_layer()
        self._lines.clear()
        self._arrange()

    def filter(self, letters: str) -> None:
        """Show only speakers that have these letters in a cell."""
        self._filter = letters
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts those of the article first."""
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def id_at(self, row: int) -> str:
        """The speaker of a row, "" where there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, id: str) -> int:
        """The row that shows a speaker, -1 where none does; who was not read yet gets a row."""
        if id not in self._ids:
            if not self._is_whole() or not self._desk.project.many(Speaker, [id]):
                return -1
            self._insert(id)
        return self._ids.index(id)

    def line_at(self, row: int) -> Line:
        """What stands in a row, read with those around it."""
        id = self._ids[row]
        if id not in self._lines:
            first = max(0, row - _BLOCK // 2)
            near = self._ids[first : first + _BLOCK]
            self._read_lines(one for one in near if one not in self._lines)
        return self._lines[id]

    # --- what Qt asks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the tip of the marks tells how many of them are what."""
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _USES:
            speaker = self.id_at(index.row())
            uses, quotes = self._uses[speaker], self._quotes[speaker]
            return words.marks_split(quotes, uses - quotes) if uses else None
        return super().data(index, role)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are so far."""
        return 0 if parent.isValid() else len(self._ids)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether more speakers follow below the last row."""
        return not parent.isValid() and self._is_whole() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """Add rows for the speakers that follow."""
        new = self._next()
        if new:
            self.beginInsertRows(NOWHERE, len(self._ids), len(self._ids) + len(new) - 1)
            self._ids += new
            self.endInsertRows()

    # --- following the project

    def _follow(self, edit: Edit) -> None:
        touched = edit.ids("speakers")
        if edit.everything or len(touched) > _MANY:
            self.read()
            return
        steps = [change for change in edit.changes if change.table == "speakers"]
        self._total += sum((step.before is None) - (step.after is None) for step in steps)
        known = {speaker.id: speaker for speaker in self._desk.project.many(Speaker, touched)}
        for id in touched:
            self._follow_speaker(id, known.get(id))
        self._count(edit)

    def _follow_speaker(self, id: str, speaker: Speaker | None) -> None:
        self._lines.pop(id, None)
        if speaker is None and id in self._ids:
            row = self._ids.index(id)
            self.beginRemoveRows(NOWHERE, row, row)
            del self._ids[row]
            self._here -= row < self._here
            self.endRemoveRows()
        elif speaker is not None and id in self._ids:
            self._redraw(id)
        elif speaker is not None:
            self._insert(id)

    def _count(self, edit: Edit) -> None:
        """Follow how often speakers stand in the article."""
        if edit.touches("layers"):
            self._find_layer()
        project, layer = self._desk.project, self._layer
        self._quotes.update(changed_uses(project, layer, edit, ("quotes",)))
        for id, more in changed_uses(project, layer, edit).items():
            self._uses[id] += more
            self._lines.pop(id, None)
            if self.row_of(id) >= 0:
                self._redraw(id)

    def _find_layer(self) -> None:
        """Learn whose uses count; an undo that takes the layer away still tells of its records."""
        found = self._desk.layer()
        self._layer = found.id if found else self._layer

    def _redraw(self, id: str) -> None:
        row = self._ids.index(id)
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _insert(self, id: str) -> None:
        """Give a speaker a row behind those of the article."""
        self.beginInsertRows(NOWHERE, self._here, self._here)
        self._ids.insert(self._here, id)
        self._here += 1
        self.endInsertRows()

    # --- reading

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._is_whole():
            self._ids = [id for id, count in self._uses.most_common() if count > 0]
            self._here, self._after = len(self._ids), FIRST
            self._ids += self._next()
        else:
            self._ids = self._found()
            self._here = len(self._ids)
        self.endResetModel()

    def _found(self) -> list[str]:
        """All speakers that fit the filter, sorted."""
        counts = {_QUOTES: self._quotes, _USES: self._uses}.get(self._column)
        column = self._column if self._column >= 0 and counts is None else 0
        found = listed_speakers(self._desk.project, self._filter, column)
        if counts is not None:
            found.sort(key=counts.__getitem__)
        elif self._column < 0:
            found.sort(key=lambda one: -self._uses[one])
        return found[::-1] if self._down else found

    def _is_whole(self) -> bool:
        """Whether the speakers stand in their own order, with none left out."""
        return self._column < 0 and not self._filter

    def _next(self) -> list[str]:
        """The next of the others by name, who have no row yet."""
        shown, new = set(self._ids), list[str]()
        while not new and self._after is not None:
            block = speakers_after(self._desk.project, self._after, _BLOCK)
            self._after = block[-1][1] if len(block) == _BLOCK else None
            new = [id for id, _ in block if id not in shown]
        return new

    def _read_lines(self, ids: Iterable[str]) -> None:
        for speaker in self._desk.project.many(Speaker, ids):
            self._lines[speaker.id] = line_of(
                speaker, self._quotes[speaker.id], self._uses[speaker.id]
            )
