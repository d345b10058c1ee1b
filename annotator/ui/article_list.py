"""The list of articles on the left: how far each is, its title, source and date."""

from PySide6.QtCore import (
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
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.store.article_list import ArticleLine, finished_articles
from annotator.store.changes import Edit
from annotator.ui.article_filter import ArticleFilter
from annotator.ui.article_model import LINE, ArticleModel
from annotator.ui.desk import Desk
from annotator.ui.theme import scaled
from annotator.ui.words import articles as words
from annotator.ui.words import window as window_words

_PAUSE = 120  # milliseconds of no typing before the list is filtered
_ROW = 46  # pixels
_MARKS = {"new": "○", "in_progress": "◐", "done": "●", "reviewed": "●", "adjudicated": "●"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_Index = QModelIndex | QPersistentModelIndex


class _LineDelegate(QStyledItemDelegate):
    """Paints one article in two lines."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two calm lines."""
        return QSize(160, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """How far it is, the title, and under it source and date."""
        line = index.data(LINE)
        if not isinstance(line, ArticleLine):
            return
        palette: QPalette = option.palette
        rect: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own
        if index.row() == self._table.currentIndex().row():
            painter.fillRect(rect, palette.highlight())
        half = rect.height() // 2
        left = scaled(28)
        upper = QRect(rect.left() + left, rect.top() + 3, rect.width() - left - 8, half - 1)
        lower = upper.translated(0, half - 3)
        accent, muted = palette.link().color(), palette.placeholderText().color()
        painter.setPen(muted if line.status == "new" else accent)
        mark = QRect(rect.left() + 6, upper.top(), left - 10, upper.height())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, _MARKS[line.status])
        painter.setPen(muted if line.replaced else palette.text().color())
        self._draw(painter, upper, line.title)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.setPen(muted)
        known = [words.OLDER if line.replaced else "", line.source, line.published]
        self._draw(
            painter, lower, window_words.metadata(known) or window_words.STATUS_NAMES[line.status]
        )
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, rect: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, cut)


class ArticleList(QWidget):
    """Chooses the article that the desk shows."""

    counted = Signal()  # the list or the place in it is another

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.choice = ArticleFilter(desk.project, self)
        self.filter = self.choice.line
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
        layout.addWidget(self.choice)
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)
        self.filter.textChanged.connect(self._typed)
        self.choice.chosen.connect(self.read)
        self.filter.returnPressed.connect(self._open_first)
        desk.article_shown.connect(self._mark)
        desk.changed.connect(self._changed)
        self.read()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(window_words.ARTICLES)
        table.setModel(self.model)
        table.setItemDelegate(_LineDelegate(table))
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
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
        self.model.read(self.choice.shown())
        self._empty.setText(words.NONE_FOUND if self.choice.narrows() else words.NO_ARTICLES)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._mark(self._desk.article)

    def _open_first(self) -> None:
        self.read()
        if self.model.row_of(self._desk.article) < 0:
            self._desk.show_article(self.model.article(0) or self._desk.article)
        self.table.setFocus()

    def step(self, by: int, *, unfinished: bool = False) -> bool:
        """Show the article so many rows on, or the next unfinished one; False for none."""
        row = self.model.row_of(self._desk.article)
        leave = finished_articles(self._desk.project) if unfinished else set()
        start = row + by if row >= 0 else 0
        article = self.model.next_article(start, by, leave)
        if article:
            self._show(article)
        return bool(article)

    def _show(self, article: str) -> None:
        """Show an article, and its records beside it once its text is painted."""
        with self._desk.beside.held():
            self._desk.show_article(article)

    def place(self) -> tuple[int, int]:
        """Which article is shown, from 1 (0: it is not in the list), and how many there are."""
        return self.model.row_of(self._desk.article) + 1, self.model.rowCount()

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show(self.model.article(current.row()))

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
        if any(change.before is None for change in listed):
            self.choice.show_all()  # what came in is seen
        came = any(None in (change.before, change.after) for change in listed)
        mine = self.choice.shown().mine
        given = mine and any("assignments" in (change.after or ()) for change in listed)
        if edit.everything or came or given:
            self.read()
            return
        layers = [change for change in edit.changes if change.table == "layers"]
        if layers and self.choice.shown().order == "status":
            self.read()
        owners = [
            str((change.after or change.before or {}).get("article", "")) for change in layers
        ]
        touched = [*edit.ids("articles"), *owners, self._desk.article if layers else ""]
        self.model.refresh(touched)
