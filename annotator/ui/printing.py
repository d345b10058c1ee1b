"""Printing the article that is shown: its page to read, opened where pages are printed from."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from annotator import places
from annotator.errors import AnnotatorError
from annotator.exchange.exporting import export
from annotator.exchange.selection import Selection
from annotator.store.article_list import annotators_at_work
from annotator.store.project import Project
from annotator.ui.desk import Desk
from annotator.ui.words import window as words


def print_article(desk: Desk) -> None:
    """Open the shown article's page, with its annotations and tables, in the browser to print."""
    if not desk.article:
        desk.said.emit(words.NO_ARTICLE)
        return
    page = desk.attempt(lambda: _page(desk.project, desk.article))
    if page is not None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
        desk.said.emit(words.printed(str(page), opened=opened))


def _page(project: Project, article: str) -> Path:
    """Write the page of an article into the folder of pages, in place of the last one."""
    folder = places.pages_folder()
    page = folder / f"{project.path.stem}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            f"The page cannot be written to {folder}: {error.strerror}.",
            "Export the article as a report to another folder.",
        ) from error
    mine = tuple(name for name, _ in annotators_at_work(project) if name == project.annotator)
    chosen = Selection(articles=(article,), annotators=mine)
    export(project, page, format="report", selection=chosen)
    return page
