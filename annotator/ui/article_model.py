"""The articles of the list as Qt's table reads them: all ids, and their rows in blocks."""

from collections.abc import Container

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from annotator.store.article_list import ArticleLine, Shown, article_ids, article_lines
from annotator.ui.desk import Desk
from annotator.ui.words import window as words
from annotator.ui.words.articles import OLDER

BLOCK = 64  # articles read at once
_BLOCKS_KEPT = 32
LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_ROLES = (
    LINE,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class ArticleModel(QAbstractTableModel):
    """All ids of the articles in the list, and their rows in blocks, read when drawn."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: list[str] = []
        self._blocks: dict[int, dict[str, ArticleLine]] = {}

    def read(self, shown: Shown) -> None:
        """Take the articles that are to be shown, from the file."""
        ids = article_ids(self._desk.project, shown)
        self._blocks.clear()
        if ids == self._ids:
            self._redraw(0, len(ids) - 1)
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def refresh(self, ids: list[str]) -> None:
        """Read some articles again where they are shown."""
        wanted = set(ids)
        for row in [row for row, key in enumerate(self._ids) if key in wanted]:
            self._blocks.pop(row // BLOCK, None)
            self._redraw(row, row)

    def _redraw(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def article(self, row: int) -> str:
        """The id of the article in a row; "" outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def next_article(self, row: int, by: int, leave: Container[str]) -> str:
        """The first article from a row on, by steps, that is not one to leave out; "" for none."""
        while 0 <= row < len(self._ids):
            if self._ids[row] not in leave:
                return self._ids[row]
            row += by
        return ""

    def row_of(self, article: str) -> int:
        """The row of an article; -1 where it is not shown."""
        try:
            return self._ids.index(article)
        except ValueError:
            return -1

    def line(self, row: int) -> ArticleLine | None:
        """What is shown of the article in a row; None once it is gone from the file."""
        block = row // BLOCK
        if block not in self._blocks:
            while len(self._blocks) >= _BLOCKS_KEPT:
                del self._blocks[next(iter(self._blocks))]
            ids = self._ids[block * BLOCK : (block + 1) * BLOCK]
            self._blocks[block] = article_lines(self._desk.project, ids)
        return self._blocks[block].get(self._ids[row])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many articles are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One column; a row draws all it shows."""
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line for the painter, the title for the rest, and all of it for a screen reader."""
        if role not in _ROLES:
            return None
        line = self.line(index.row())
        if line is None or role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        older = OLDER if line.replaced else ""
        known = [older, words.STATUS_NAMES[line.status], line.source, line.published]
        about = words.metadata(known)
        return (
            f"{line.title}\n{about}"
            if role == Qt.ItemDataRole.ToolTipRole
            else f"{line.title}, {about}"
        )
