"""The annotators' work side by side: a column each, all at the same place of the text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from annotator.adjudicating.comparing import Difference, Side
from annotator.model.annotations import FINISHED
from annotator.store import article_marks
from annotator.store.project import Project
from annotator.ui.article_view import ArticleView
from annotator.ui.theme import Theme
from annotator.ui.words import adjudication as words


class Columns(QSplitter):
    """One text as often as there are annotators, each with the marks of one of them."""

    record_clicked = Signal(str)

    def __init__(self, project: Project, sides: Sequence[Side], article: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._sides = tuple(sides)
        self._following = False
        self.views: dict[str, ArticleView] = {}
        self.setChildrenCollapsible(False)
        text = project.text(article)
        for side in sides:
            self.addWidget(self._column(side))
            view = self.views[side.layer]
            view.show_article(text, article_marks.marks(project, side.layer))

    def _column(self, side: Side) -> QWidget:
        column = QWidget(self)
        column.setObjectName("articleBody")
        done = side.status in FINISHED
        head = QLabel(words.side(side.annotator, side.kind, done=done), column)
        head.setObjectName("columnHead")
        head.setContentsMargins(14, 6, 8, 2)
        view = ArticleView(column)
        view.setAccessibleName(head.text())
        view.record_clicked.connect(self.record_clicked)
        view.verticalScrollBar().valueChanged.connect(self._scroll)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(view, 1)
        self.views[side.layer] = view
        return column

    def dress(self, theme: Theme, text_size: int) -> None:
        """Take the colours and the size of the letters of the window."""
        for view in self.views.values():
            view.apply_theme(theme)
            view.set_text_size(text_size)

    def go_to(self, difference: Difference) -> None:
        """Fill each annotator's mark of a difference, and bring its place into sight everywhere."""
        self._following = True
        for layer, view in self.views.items():
            record = difference.records.get(layer)
            view.move_caret(difference.place[0])
            view.select_record(record.id if record else "")
        first = next(iter(difference.records), next(iter(self.views)))
        place = self.views[first].verticalScrollBar().value()
        self._following = False
        self._scroll(place)

    def _scroll(self, place: int) -> None:
        """Let every column stand where one does."""
        if self._following:
            return
        self._following = True
        for view in self.views.values():
            view.verticalScrollBar().setValue(place)
        self._following = False
