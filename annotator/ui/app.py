"""Starting the window: one QApplication, and one project."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.errors import AnnotatorError
from annotator.store.files import open_project
from annotator.store.project import Project
from annotator.ui.main_window import MainWindow
from annotator.ui.mistakes import Mistakes
from annotator.ui.words import window as words


def run_window(project: Path | None, articles: Sequence[Path] = ()) -> int:
    """Open the window on a project (default: the last one, at first the sample) until it is closed.

    Articles are imported and the first of them is shown. Raises AnnotatorError where the named
    project cannot be opened.
    """
    damaged = settings.put_damaged_aside()
    opened, trouble = _open(project)
    app = application()
    window = MainWindow(opened)
    mistakes = Mistakes(window)
    sys.excepthook = mistakes
    window.bench.panels_made.connect(lambda: _begin_work(window))  # the text comes first
    window.bench.panels_made.connect(mistakes.watch_crashes)
    window.show()
    if project is not None:
        window.bench.panels_made.connect(
            lambda: window.files.attempt(lambda: settings.remember_project(project))
        )
    if trouble or damaged:
        window.bench.desk.failed.emit(f"{trouble} {damaged}".strip())
    if articles:
        window.files.import_paths(articles)
    return app.exec()


def _begin_work(window: MainWindow) -> None:
    """Look after the projects from now on; at the very first start, show the first steps."""
    from annotator.ui.safekeeping import Safekeeping  # noqa: PLC0415 - after the first paint
    from annotator.ui.tour import show_at_first_start  # noqa: PLC0415

    Safekeeping(window)  # the window keeps it
    show_at_first_start(window)


def application() -> QApplication:
    """The one QApplication, made quiet and calm."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        qInstallMessageHandler(_tell)
    # As an option, since setStyle returns a QStyle, whose lists of parts take 10 ms to make.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName(words.PROGRAM)
    app.setDesktopFileName("annotator")
    return app


def _tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what a platform without a screen cannot do."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _open(path: Path | None) -> tuple[Project, str]:
    """Open the project to begin with; where the last one cannot be, the sample, and say why."""
    if path is not None:
        return open_project(path, annotator=settings.annotator_of(path)), ""
    trouble = ""
    last = settings.load().last_project
    if last:
        try:
            return open_project(Path(last), annotator=settings.annotator_of(Path(last))), ""
        except AnnotatorError as error:
            trouble = str(error)
    from annotator import places  # noqa: PLC0415 - only without a project to go on with
    from annotator.ui.sample import sample_anywhere  # noqa: PLC0415

    project, why = sample_anywhere(settings.annotator_of(places.sample_project()))
    return project, f"{trouble} {why}".strip()
