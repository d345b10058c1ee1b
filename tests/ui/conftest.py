"""A real window on a real file, and a person's fingers."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator import settings
from annotator.editing.articles import add_article
from annotator.model import codebook
from annotator.store.files import create, open_project
from annotator.ui.main_window import MainWindow

SEED = Path(__file__).parents[2] / "seeds" / "000_fb6f2489e31ca239.txt"


@pytest.fixture(autouse=True)
def no_clipboard():
    """Leave nothing on the clipboard: what Python put there must go before Python does."""
    yield
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@pytest.fixture
def seed_project(tmp_path):
    """The path of a project file with the seed article, where mina is at work."""
    path = tmp_path / "seed.sqlite"
    with create(path, codebook.load("plover"), annotator="mina") as project:
        text = SEED.read_text(encoding="utf-8")
        add_article(project, text, source="TASS", published="2018-03-20", language="en")
    settings.set_annotator(path, "mina")
    return path


@pytest.fixture
def open_window(qtbot):
    """Opens windows on project files; all are closed after the test, and none may leak a widget."""
    before = set(QApplication.topLevelWidgets())
    opened = []

    def show(path, annotator="mina", size=(1200, 760)):
        window = MainWindow(open_project(path, annotator=annotator))
        opened.append(window)
        if size:
            window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    for window in opened:
        if window.isVisible():
            window.close()
        window.deleteLater()
    opened.clear()
    app = QApplication.instance()
    app.sendPostedEvents(None, 52)  # DeferredDelete: now, not in the next test
    app.setStyleSheet("")
    app.setPalette(QPalette())
    qtbot.waitUntil(lambda: not _leaked(before))


def _leaked(before):
    return [
        w for w in set(QApplication.topLevelWidgets()) - before if w.isWindow() and w.isVisible()
    ]


@pytest.fixture
def window(open_window, seed_project):
    """The window on the seed article."""
    return open_window(seed_project)


@pytest.fixture
def view(window):
    """The text of the window's article."""
    return window.bench.page.view


@pytest.fixture
def press():
    """Presses keys by their names ("Q", "Ctrl+Z") where the focus is."""

    def press(*keys):
        for key in keys:
            combination = QKeySequence(key)[0]
            target = QApplication.focusWidget()
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    return press


@pytest.fixture
def type_words():
    """Types words where the focus is."""
    return lambda words: QTest.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def select(view):
    """Selects words of the text, or puts the caret into them; `after`: the first behind these."""

    def select(words, *, caret=False, after=""):
        text = view.text()
        start = text.index(words, text.index(after) if after else 0)
        view.setFocus()
        if caret:
            view.move_caret(start + 1)
        else:
            view.select_text(start, start + len(words))

    return select


@pytest.fixture
def mark(press):
    """Marks words in the text that a window shows now, and leaves open what is asked then."""

    def mark(window, marked, key):
        view = window.bench.page.view
        start = view.text().index(marked)
        view.setFocus()
        view.select_text(start, start + len(marked))
        press(key)
        if isinstance(QApplication.focusWidget(), QLineEdit):
            press("Esc")

    return mark
