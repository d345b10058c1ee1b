"""Keys and the mouse on 1 MB with 5,000 quotes, and a list of 100,000 articles."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from made import new_project
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from window import Painted, long_project, settle

from annotator.editing.articles import add_article
from annotator.model.article import Article, text_hash
from annotator.store.files import open_project
from annotator.ui import doing
from annotator.ui.app import application
from annotator.ui.main_window import MainWindow

if TYPE_CHECKING:
    from __main__ import Result

TIMES, ARTICLES, TRIES = 100, 100_000, 7
_LEFT = Qt.MouseButton.LeftButton


def results() -> "Iterator[Result]":
    """Yield each kind of interaction at its 95th percentile, and the long list."""
    application()
    with tempfile.TemporaryDirectory() as name:
        yield from _long_text(Path(name))
        yield from _long_list(Path(name))


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds from an event to all that it made happen, painting included."""
    begun = time.perf_counter()
    work()
    application().processEvents()
    return (time.perf_counter() - begun) * 1000


def _p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def _long_text(folder: Path) -> "Iterator[Result]":
    from __main__ import Result

    path = folder / "long.sqlite"
    places = long_project(path)
    project = open_project(path, annotator="mina")
    add_article(project, "Short\nA short text.")
    window = MainWindow(project, remember=False)
    window.show()
    settle(window)
    view = window.bench.page.view
    port, room = view.viewport(), view.viewport().rect()
    points = [
        QPoint(60 + 37 * k % (room.width() - 90), 20 + 53 * k % (room.height() - 40))
        for k in range(TIMES)
    ]
    hover = [_timed(lambda point=point: QTest.mouseMove(port, point)) for point in points]
    yield Result("hover over 5,000 spans in 1 MB, p95", _p95(hover), 0, 16, "ms")
    click = [
        _timed(lambda point=point: QTest.mouseClick(port, _LEFT, pos=point)) for point in points
    ]
    yield Result("a click there, with its row and form shown, p95", _p95(click), 0, 16, "ms")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    key = [_timed(lambda: QTest.keyClick(view, Qt.Key.Key_Down)) for _ in points]
    yield Result("an arrow key there, p95", _p95(key), 0, 16, "ms")
    view.select_text(*places[2000])
    settle(window)
    start = view.cursorRect().center()
    QTest.mousePress(port, _LEFT, pos=start)
    drag = [
        _timed(lambda k=k: QTest.mouseMove(port, start + QPoint(3 * k, k))) for k in range(TIMES)
    ]
    QTest.mouseRelease(port, _LEFT, pos=start)
    yield Result("dragging over words there, p95", _p95(drag), 0, 16, "ms")
    painted, shown, settled = Painted(window), [], []
    for _ in range(TRIES):
        doing.step(window, 1)
        settle(window)
        begun = time.perf_counter()
        settled.append(_timed(lambda: (doing.step(window, -1), settle(window))))
        shown.append((painted.at - begun) * 1000)
        settle(window)
    floor = _bare(view.text())
    window.close()
    what = "another article of 1 MB with 5,000 quotes"
    yield Result(f"{what}: its text painted", median(shown), floor, 60, "ms")
    yield Result(f"{what}: all beside it", median(settled), floor, 100, "ms")


def _bare(text: str) -> float:
    """Milliseconds that Qt alone takes to show a text, with nothing marked and nothing beside."""
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.resize(700, 800)
    view.show()
    taken = []
    for _ in range(TRIES):
        view.setPlainText("")
        application().processEvents()
        taken.append(_timed(lambda: view.setPlainText(text)))
    return median(taken)


def _long_list(folder: Path) -> "Iterator[Result]":
    from __main__ import Result

    path = folder / "list.sqlite"
    with new_project(path) as project, project.edit("Import", bulk=True):
        for number in range(ARTICLES):
            text = f"Report {number * 7919 % ARTICLES} on talks\nThe envoy {number} spoke of peace."
            source = ("TASS", "KCNA", "Yonhap", "MFA")[number % 4]
            article = Article(
                id=f"a{number:06}",
                title=text.partition("\n")[0],
                sha256=text_hash(text),
                characters=len(text),
                source=source,
                published=f"{1990 + number % 30}-{1 + number % 12:02}",
            )
            project.add_article(article, text)
    window = MainWindow(open_project(path, annotator="mina"), remember=False)
    window.show()
    settle(window)
    choice, read = window.bench.articles.choice, window.bench.articles.read

    def typed(words: str) -> None:
        choice.line.setText(words)
        read()

    for what, work in (
        ("100,000 articles listed", read),
        ("sorted by title", lambda: choice.choose(order="title")),
        ("sorted by date", lambda: choice.choose(order="published")),
        ("filtered by source", lambda: choice.choose(source="TASS")),
        ("filtered by words of title and text", lambda: typed("report 77")),
    ):
        taken = []
        for _ in range(TRIES):
            choice.line.clear()
            choice.choose(order="", source="")
            settle(window)
            taken.append(_timed(work))
        yield Result(what, median(taken), 0, 100, "ms")
    window.close()
