"""The page of first steps: at the first start only, and with the keys that hold now."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.ui import actions, tour
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
