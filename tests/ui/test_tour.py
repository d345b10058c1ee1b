"""The page of first steps: at the first start only, and with the keys that hold now."""

import sys

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.ui import actions, app, tour
from annotator.ui.main_window import MainWindow
from annotator.ui.tour import Tour
from annotator.ui.words import tour as words


def page_of(window):
    return next((page for page in window.findChildren(Tour) if page.isVisible()), None)


def test_it_is_shown_at_the_very_first_start_only(window, press, qtbot):
    tour.show_at_first_start(window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), Tour))
    press("Return")
    qtbot.waitUntil(lambda: page_of(window) is None)
    assert settings.load().tour_seen
    tour.show_at_first_start(window)
    assert page_of(window) is None
    assert window.bench.messages.text() == ""


class Running:
    """Stands where the application's loop would: runs until a page is open, and closes all."""

    def __init__(self, qtbot, opened):
        self.qtbot, self.opened = qtbot, opened

    def exec(self):
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        window = next(w for w in shown if isinstance(w, MainWindow))
        self.qtbot.waitUntil(lambda: bool(window.bench.panels.isVisible()))
        QApplication.processEvents()
        self.opened.append(page_of(window) is not None)
        if page := page_of(window):
            page.accept()
        window.close()
        window.deleteLater()
        return 0


def test_the_program_opens_with_it_once(qtbot, seed_project, monkeypatch):
    opened = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # which the program sets
    monkeypatch.setattr(app, "application", lambda: Running(qtbot, opened))
    app.run_window(seed_project)
    app.run_window(seed_project)
    assert opened == [True, False]


def test_escape_closes_it_too(window, press, qtbot):
    tour.show_at_first_start(window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), Tour))
    press("Esc")
    qtbot.waitUntil(lambda: page_of(window) is None)
    assert settings.load().tour_seen


def test_help_shows_it_again(window):
    settings.change(tour_seen=True)
    actions.actions_of(window)["first_steps"].trigger()
    assert page_of(window) is not None


def test_changed_keys_are_shown(window):
    actions.actions_of(window)["quote"].setShortcut(QKeySequence("K"))
    actions.actions_of(window)["export"].setShortcut(QKeySequence())
    tour.show(window)
    said = page_of(window).text().splitlines()
    assert "K" in said
    assert "Q" not in said
    assert "Ctrl+I  Ctrl+N" in said
    assert page_of(window).accessibleDescription() == page_of(window).text()


def test_it_is_one_page_of_what_there_is():
    names = [name for names, _ in words.LINES for name in names]
    assert set(names) <= set(actions.BY_NAME)
    assert 5 <= len(words.LINES) <= 7


def test_it_fits_a_small_screen(window):
    tour.show(window)
    page = page_of(window)
    assert page.width() <= 1200
    assert page.layout().totalHeightForWidth(page.width()) <= page.height() <= 660
