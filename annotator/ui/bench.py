"""One project on the table: the list of articles, the article, and the panels, on one desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.store.project import Project
from annotator.ui.annotating import Annotating
from annotator.ui.article_list import ArticleList
from annotator.ui.article_page import ArticlePage
from annotator.ui.desk import Desk
from annotator.ui.messages import MessageBar
from annotator.ui.panels import SidePanels

_SHARES = (230, 700, 470)  # pixels of list, article and panels in a window of 1,400


class Bench(QWidget):
    """Everything in the window that belongs to one project; thrown away with it."""

    def __init__(self, project: Project, *, text_size: int) -> None:
        super().__init__()
        self.desk = Desk(project, self)
        self.articles = ArticleList(self.desk)
        self.page = ArticlePage(self.desk, text_size=text_size)
        self.panels = SidePanels(self.desk)
        self.annotating = Annotating(self.desk, self.page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for number, widget in enumerate((self.articles, self.page, self.panels)):
            self.splitter.addWidget(widget)
            self.splitter.setCollapsible(number, False)
            self.splitter.setStretchFactor(number, 1 if widget is self.page else 0)
        self.articles.setMinimumWidth(150)
        self.page.setMinimumWidth(320)
        self.panels.setMinimumWidth(280)
        self.splitter.setSizes(_SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.messages = MessageBar(self.page)
        self.desk.said.connect(self.messages.say)
        self.desk.failed.connect(self.messages.fail)

    def tables(self) -> tuple[QWidget, ...]:
        """The panels' tables, in which the keys of the text work too."""
        panels = self.panels
        return panels.speakers.table, panels.quotes.table, panels.events.table

    def release(self) -> None:
        """Let go of the project, and close it."""
        self.desk.release()
        self.desk.project.close()
