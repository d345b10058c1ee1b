"""The page to print: made from the article that is shown, and opened in the browser."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import places
from annotator.editing import quotes


class Browser:
    """Stands where the desktop's browser would."""

    def __init__(self, starts):
        self.starts, self.pages = starts, []

    def openUrl(self, url):  # noqa: N802 - Qt's name
        self.pages.append(url.toLocalFile())
        return self.starts


def print_with(window, monkeypatch, browser):
    monkeypatch.setattr("annotator.ui.printing.QDesktopServices", browser)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_the_page_has_the_article_and_its_quotes(window, view, monkeypatch):
    desk, browser = window.bench.desk, Browser(starts=True)
    quotes.mark_quote(desk.project, desk.article, [(0, 6)])
    print_with(window, monkeypatch, browser)
    (page,) = browser.pages
    written = Path(page).read_text(encoding="utf-8")
    assert "ready for dialogue with North Korea" in written
    assert "open in the browser" in window.bench.messages.text()


def test_without_a_browser_the_page_is_named(window, monkeypatch):
    print_with(window, monkeypatch, Browser(starts=False))
    assert str(places.pages_folder()) in window.bench.messages.text()


def test_a_folder_that_cannot_be_written_is_said(window, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(places, "pages_folder", lambda: tmp_path / "file" / "pages")
    browser = Browser(starts=True)
    print_with(window, monkeypatch, browser)
    assert "cannot be written" in window.bench.messages.text()
    assert browser.pages == []
