"""A picture of the window on a project, drawn without a display."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.errors import AnnotatorError
from annotator.exchange.atomic_files import put_in_place
from annotator.model.annotations import Event, Layer, Mention, Quote, Speaker
from annotator.model.article import Article
from annotator.store.article_list import annotators_at_work
from annotator.store.files import open_project
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow


def run(  # noqa: PLR0913 - the options of the command
    project: Path,
    out: Path,
    *,
    article: str = "",
    select: str = "",
    size: tuple[int, int] = (1440, 900),
    scale: float = 1.0,
    theme: str = "light",
) -> None:
    """Draw the window on a project into a PNG; size in points, `scale` pixels to a point.

    Raises AnnotatorError where the project, the article or the record is not there, or the picture
    cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    opened = open_project(project, annotator=settings.annotator_of(project))
    opened.annotator = _annotator(opened)
    from annotator.ui.app import application  # noqa: PLC0415 - Qt reads the lines above first
    from annotator.ui.main_window import MainWindow  # noqa: PLC0415

    app = application()
    window = MainWindow(opened, theme=theme, remember=False)
    try:
        window.resize(*size)
        window.show()
        _choose(window, article, select)
        app.processEvents()
        window.show_status()  # which waits for the text, as a rule
        for _ in range(3):  # the tools make room for it
            app.processEvents()
        picture = _png(window)
        with put_in_place(out) as beside:
            beside.write_bytes(picture)
    finally:
        window.close()


def _png(window: "MainWindow") -> bytes:
    """Draw a window into the bytes of a PNG."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - Qt reads the lines above first

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not window.grab().save(buffer, "PNG"):
        raise AnnotatorError("The picture could not be made.", "Choose a smaller size or scale.")
    return bytes(buffer.data().data())


def _annotator(project: Project) -> str:
    """Who is drawn at work: the person, or who did most where the person has done nothing."""
    at_work = [name for name, articles in annotators_at_work(project) if articles]
    return project.annotator if project.annotator in at_work or not at_work else at_work[0]


def _choose(window: "MainWindow", article: str, select: str) -> None:
    """Show the article and the record that were asked for."""
    from annotator.ui.article_records import KIND_OF  # noqa: PLC0415 - as above

    desk, page = window.bench.desk, window.bench.page
    if article:
        desk.show_article(desk.project.get(Article, article).id)
    if select:
        _show_article_of(desk, select)
        record = page.records.get(select)
        if record is None and desk.project.find(Speaker, select) is None:
            raise AnnotatorError(
                f"There is no record {select} by {desk.project.annotator} in this project.",
                "Name the id of a speaker, mention, quote or event.",
            )
        desk.choose(KIND_OF[type(record)] if record else "speaker", select)


def _show_article_of(desk: "Desk", record: str) -> None:
    """Show the article that a mention, quote or event stands in."""
    for kind in (Mention, Quote, Event):
        found = desk.project.find(kind, record)
        if found is not None:
            desk.show_article(desk.project.get(Layer, found.layer).article)
