"""The list of articles on the left: how far each is, its title, source and date."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.store.article_list import ArticleLine, article_ids, article_lines
from annotator.store.changes import Edit
from annotator.ui.desk import Desk
from annotator.ui.words import window as words

BLOCK = 64  # articles read at once
_BLOCKS_KEPT = 32
_PAUSE = 120  # milliseconds of no typing before the list is filtered
_ROW = 46  # pixels
_MARKS = {"new": "○", "in_progress": "◐", "done": "●", "reviewed": "●", "adjudicated": "●"}
_Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_ROLES = (
    _LINE,
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
        self._rows: dict[str, int] = {}
        self._blocks: dict[int, dict[str, ArticleLine]] = {}

    def read(self, letters: str) -> None:
        """Take the articles that have these words, from the file."""
        ids = article_ids(self._desk.project, letters)
        self._blocks.clear()
        if ids == self._ids:
            self._redraw(0, len(ids) - 1)
            return
        self.beginResetModel()
        self._ids, self._rows = ids, {key: row for row, key in enumerate(ids)}
        self.endResetModel()

    def refresh(self, ids: list[str]) -> None:
        """Read some articles again where they are shown."""
        for row in sorted({self._rows[key] for key in ids if key in self._rows}):
            self._blocks.pop(row // BLOCK, None)
            self._redraw(row, row)

    def _redraw(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def article(self, row: int) -> str:
        """The id of the article in a row; "" outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, article: str) -> int:
        """The row of an article; -1 where it is not shown."""
        return self._rows.get(article, -1)

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
        if line is None or role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        about = words.metadata([words.STATUS_NAMES[line.status], line.source, line.published])
        return (
            f"{line.title}\n{about}"
            if role == Qt.ItemDataRole.ToolTipRole
            else f"{line.title}, {about}"
        )


class _LineDelegate(QStyledItemDelegate):
    """Paints one article in two lines."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two calm lines."""
        return QSize(160, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """How far it is, the title, and under it source and date."""
        line = index.data(_LINE)
        if not isinstance(line, ArticleLine):
            return
        palette: QPalette = option.palette
        rect: QRect = option.rect
        painter.save()
        if index.row() == self._table.currentIndex().row():
            painter.fillRect(rect, palette.highlight())
        half = rect.height() // 2
        upper = QRect(rect.left() + 28, rect.top() + 3, rect.width() - 36, half - 1)
        lower = upper.translated(0, half - 3)
        accent, muted = palette.link().color(), palette.placeholderText().color()
        painter.setPen(muted if line.status == "new" else accent)
        mark = QRect(rect.left() + 6, upper.top(), 18, upper.height())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, _MARKS[line.status])
        painter.setPen(palette.text().color())
        self._draw(painter, upper, line.title)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.setPen(muted)
        known = [line.source, line.published]
        self._draw(painter, lower, words.metadata(known) or words.STATUS_NAMES[line.status])
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, rect: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


class ArticleList(QWidget):
    """Chooses the article that the desk shows."""

    counted = Signal()  # the list or the place in it is another

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(words.FILTER_ARTICLES)
        self.filter.setAccessibleName(words.FILTER_ARTICLES)
        self.filter.setClearButtonEnabled(True)
        self.model = ArticleModel(desk, self)
        self.table = self._make_table()
        self._empty = QLabel(words.NO_ARTICLES, self)
        self._empty.setObjectName("emptyList")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        row = QVBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.filter)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)
        self.filter.textChanged.connect(self._typed)
        self.filter.returnPressed.connect(self._open_first)
        desk.article_shown.connect(self._mark)
        desk.changed.connect(self._changed)
        self.read()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(words.ARTICLES)
        table.setModel(self.model)
        table.setItemDelegate(_LineDelegate(table))
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.selectionModel().currentChanged.connect(self._chosen)
        return table

    def _typed(self, _letters: str) -> None:
        self._pause.start()

    def read(self) -> None:
        """Take the list from the file again."""
        self._pause.stop()
        letters = self.filter.text().strip()
        self.model.read(letters)
        self._empty.setText(words.NONE_FOUND if letters else words.NO_ARTICLES)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._mark(self._desk.article)

    def _open_first(self) -> None:
        self.read()
        if self.model.row_of(self._desk.article) < 0:
            self._desk.show_article(self.model.article(0) or self._desk.article)
        self.table.setFocus()

    def step(self, by: int) -> bool:
        """Show the article so many rows on; False where the list ends."""
        row = self.model.row_of(self._desk.article)
        article = self.model.article(row + by) if row >= 0 else self.model.article(0)
        if article:
            self._desk.show_article(article)
        return bool(article)

    def place(self) -> tuple[int, int]:
        """Which article is shown, from 1 (0: it is not in the list), and how many there are."""
        return self.model.row_of(self._desk.article) + 1, self.model.rowCount()

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._desk.show_article(self.model.article(current.row()))

    def _mark(self, article: str) -> None:
        row = self.model.row_of(article)
        if row < 0:
            self.table.clearSelection()
        elif self.table.currentIndex().row() != row or not self._has_selection():
            self.table.selectRow(row)
        self.counted.emit()

    def _has_selection(self) -> bool:
        return self.table.selectionModel().hasSelection()

    def _changed(self, edit: Edit) -> None:
        listed = [change for change in edit.changes if change.table == "articles"]
        if edit.everything or any(None in (change.before, change.after) for change in listed):
            self.read()
            return
        touched = edit.ids("articles")
        if edit.touches("layers"):
            touched = [*touched, self._desk.article]
        self.model.refresh(touched)
