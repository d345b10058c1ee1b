"""The window and its parts keep their sizes, from start to start and from project to project."""

import pytest

from annotator import settings
from annotator.model import codebook
from annotator.store.files import create


@pytest.fixture
def reopened(open_window, seed_project, qtbot):
    """Closes a window, and opens it anew with all its parts made."""

    def reopened(window):
        window.close()
        second = open_window(seed_project, size=None)
        qtbot.waitUntil(lambda: second.bench.place() is not None)
        _ = second.bench.panels
        return second

    return reopened


def test_the_heights_of_the_panels_are_kept(window, reopened):
    inner = window.bench.panels.splitter
    inner.setSizes([90, 240, 110, 260])
    assert reopened(window).bench.panels.splitter.sizes() == inner.sizes()


def test_a_hidden_list_stays_hidden_until_it_is_asked_for(window, reopened, press):
    press("F9")
    second = reopened(window)
    assert not second.bench.articles.isVisible()
    second._actions["articles"].trigger()
    assert second.bench.articles.isVisible()
    assert second.bench.articles.width() >= 150


def test_the_size_of_the_letters_is_kept(window, reopened, press):
    before = window.bench.page.view.font().pointSize()
    press("Ctrl++", "Ctrl++")
    assert reopened(window).bench.page.view.font().pointSize() == before + 2


def test_another_project_has_the_same_sizes(window, tmp_path, qtbot):
    path = tmp_path / "other.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    _ = window.bench.articles
    window.bench.panels.splitter.setSizes([90, 240, 110, 260])
    rows = window.bench.panels.splitter.sizes()
    window.bench.splitter.setSizes([170, 600, 430])
    columns = window.bench.splitter.sizes()
    window.files.open_path(path)
    assert window.bench.desk.project.path == path
    qtbot.waitUntil(lambda: window.bench.place() is not None)  # made after the text is painted
    qtbot.waitUntil(lambda: window.bench.panels.splitter.sizes() == rows)
    assert window.bench.splitter.sizes() == pytest.approx(columns, abs=2)


@pytest.mark.parametrize("line", ["", "x", "AdnQ AAAA", "=== === === list-hidden", "a b c d e"])
def test_a_damaged_line_of_the_settings_harms_nothing(open_window, seed_project, line):
    settings.change(window_geometry=line)
    window = open_window(seed_project, size=None)
    _ = window.bench.articles, window.bench.panels
    assert window.bench.page.view.width() > 200
    assert all(size > 0 for size in window.bench.panels.splitter.sizes())
