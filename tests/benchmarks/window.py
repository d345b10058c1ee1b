"""One marked quote among 5,000 in 1 MB, and the next article shown: key press to painted."""

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import corpus
from made import new_project
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.exchange.importing import import_paths
from annotator.model.annotations import Annotator, Layer, Quote
from annotator.model.article import Article, text_hash
from annotator.model.spans import cut
from annotator.store.files import open_project
from annotator.ui import doing
from annotator.ui.app import application
from annotator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from __main__ import Result

MARKS, ARTICLES = 200, 60


class Painted(QObject):
    """Notes when the article was last painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.at = 0.0
        window.bench.page.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Let the viewport paint, then look at the clock."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            watched.event(event)
            watched.installEventFilter(self)
            self.at = time.perf_counter()
            return True
        return False


def results() -> "Iterator[Result]":
    """Yield the marking of a quote and the step to the next article."""
    application()
    with tempfile.TemporaryDirectory() as name:
        yield from _marking(Path(name))
        yield from _next_article(Path(name))


def _marking(folder: Path) -> "Iterator[Result]":
    from __main__ import Result

    path = folder / "long.sqlite"
    places = long_project(path)
    project = open_project(path, annotator="mina")
    window = MainWindow(project, remember=False)
    window.show()
    settle(window)
    view, painted, taken = window.bench.page.view, Painted(window), []
    for place in places[: MARKS * 20 : 20]:
        view.select_text(place[1] + 1, place[1] + 12)
        settle(window)
        count = project.db.execute("SELECT count(*) FROM quotes").fetchone()[0]
        painted.at = 0.0
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_Q)
        while not painted.at:
            application().processEvents()
        taken.append((painted.at - begun) * 1000)
        assert project.db.execute("SELECT count(*) FROM quotes").fetchone()[0] == count + 1
        QTest.keyClick(window.bench.page.entry.line, Qt.Key.Key_Escape)
        settle(window)
    window.close()
    taken.sort()
    yield Result("mark a quote among 5,000 in 1 MB, median", median(taken), 0, 16, "ms")
    yield Result("the same, p99", taken[int(len(taken) * 0.99)], 0, 50, "ms")


def _next_article(folder: Path) -> "Iterator[Result]":
    from __main__ import Result

    document = folder / "many.json"
    document.write_text(json.dumps(corpus.exchange(ARTICLES + 5)), encoding="utf-8")
    path = folder / "many.sqlite"
    with new_project(path) as project:
        import_paths(project, [document])
    window = MainWindow(open_project(path, annotator="mina"), remember=False)
    window.show()
    settle(window)
    painted, taken = Painted(window), []
    for _ in range(ARTICLES):
        painted.at = 0.0
        begun = time.perf_counter()
        doing.step(window, 1)
        while not painted.at:
            application().processEvents()
        taken.append((painted.at - begun) * 1000)
        settle(window)
    window.close()
    yield Result("next article of 3 KB with 17 records shown", median(taken), 0, 20, "ms")


def long_project(path: Path) -> list[tuple[int, int]]:
    """Make a project with one article of 1 MB and 5,000 quotes."""
    text, places = corpus.long_article(1_000_000, 5_000)
    with new_project(path) as project, project.edit("Import", bulk=True):
        project.add_many(Annotator, [Annotator(id="n1", name="mina")])
        article = Article(id="a", title="Long", sha256=text_hash(text), characters=len(text))
        project.add_article(article, text)
        project.add_many(Layer, [Layer(id="l", article="a", annotator="n1")])
        project.add_many(
            Quote,
            [
                Quote(id=f"q{i}", layer="l", type="direct", spans=(cut(text, "content", *place),))
                for i, place in enumerate(places)
            ],
        )
    return places


def settle(window: MainWindow) -> None:
    """Let everything that waits be done."""
    for _ in range(5):
        application().processEvents()
