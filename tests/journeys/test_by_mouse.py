"""The main job by the mouse alone, as somebody does it who has read nothing but the window."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu

from annotator.model.annotations import Event, Quote, Speaker
from annotator.ui.actions import plain

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SAID = '"Russia has always been speaking in favor of comprehensive settlement'


@pytest.fixture
def hand(qtbot, window):
    """Someone with a mouse in front of the window, all parts of which are there."""
    qtbot.waitUntil(lambda: window.bench.place() is not None)
    _ = window.bench.panels
    return Hand(qtbot, window)


class Hand:
    """Sees words and buttons, and clicks them; never presses a key."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window
        self.project = window.bench.desk.project

    @property
    def view(self):
        return self.window.bench.page.view

    def _at(self, place):
        return self.view.words_rect(place, place + 1).center()

    def _see(self, words):
        """Scroll until words are in sight; return where they begin."""
        start = self.view.text().index(words)
        bar, port = self.view.verticalScrollBar(), self.view.viewport().rect()
        bar.setValue(0)
        while not port.contains(self.view.words_rect(start, start + len(words))):
            assert bar.value() < bar.maximum()
            bar.setValue(bar.value() + 1)
        return start

    def drag_over(self, words):
        start = self._see(words)
        last = start + len(words) - 1
        first, second = self.view.words_rect(start, start + 1), self.view.words_rect(last, last + 1)
        begin = QPoint(first.left() + 1, first.center().y())
        end = QPoint(second.right() - 1, second.center().y())
        self._pull(begin, end)
        assert self.view.selection() == (start, start + len(words))

    def _pull(self, begin, end):
        port = self.view.viewport()
        QTest.mousePress(port, LEFT, NO_KEYS, begin)
        QTest.mouseMove(port, (begin + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, LEFT, NO_KEYS, end)

    def click(self, words):
        start = self._see(words)
        QTest.mouseClick(self.view.viewport(), LEFT, NO_KEYS, self._at(start + 1))

    def tool(self, name):
        """Click the tool that is called so, or whose tip begins so."""
        buttons = self.window._tools.findChildren(QAbstractButton)
        named = (one for one in buttons if one.text().split("  ")[0] == name)
        tipped = (one for one in buttons if one.toolTip().startswith(name))
        QTest.mouseClick(next(named, None) or next(tipped), LEFT)

    def answer(self, words):
        """Click a row of the entry that begins with words."""
        rows = self.window.bench.page.entry.list
        texts = [rows.item(row).text() for row in range(rows.count())]
        row = next(row for row, text in enumerate(texts) if text.startswith(words))
        at = rows.visualItemRect(rows.item(row)).center()
        QTest.mouseClick(rows.viewport(), LEFT, NO_KEYS, at)

    def menu_of(self, words, name):
        """Ask for the menu of words, and click a row of it."""
        at = self._at(self._see(words) + 1)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, self.view.mapToGlobal(at))
        QApplication.sendEvent(self.view.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if plain(one.text()) == name)
        QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())

    def dialog(self):
        self.qtbot.waitUntil(lambda: bool(self._dialogs()))
        return self._dialogs()[0]

    def _dialogs(self):
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def button(self, name):
        """Click a dialog's button."""
        buttons = self.dialog().findChildren(QAbstractButton)
        QTest.mouseClick(next(one for one in buttons if one.text() == name), LEFT)


def test_a_quote_is_marked_and_given_to_who_said_it(hand):
    hand.drag_over("We are always ready for the most close dialogue")
    hand.tool("Quote")
    hand.answer("New speaker “Andrei Kulik”")
    (quote,) = hand.project.all(Quote)
    assert quote.spans[0].text == "We are always ready for the most close dialogue"
    assert hand.project.get(Speaker, quote.speaker).name == "Andrei Kulik"


def test_a_click_in_a_quotation_and_on_the_tool_is_enough(hand):
    hand.click("always been speaking")
    hand.tool("Quote")
    (quote,) = hand.project.all(Quote)
    assert quote.spans[0].text.startswith(SAID)
    assert {span.role for span in quote.spans} >= {"content", "cue"}


def test_an_event_is_marked_with_who_took_part(hand):
    for name in ("Chung Eui-yong", "North Korean leader Kim Jong-un"):
        hand.drag_over(name)
        hand.tool("Speaker")
        hand.answer("New speaker")
    hand.drag_over("visited")
    hand.tool("Event")
    hand.answer("CONSULT")
    hand.answer("Chung Eui-yong")
    hand.click("MOSCOW, March 20")  # elsewhere: the entry goes away
    assert hand.window.bench.page.entry is None
    (event,) = hand.project.all(Event)
    assert (event.type, len(event.participants)) == ("CONSULT", 1)


def test_a_mistake_is_mended(hand):
    hand.drag_over("We are always ready for the most close dialogue")
    hand.tool("Quote")
    hand.answer("New speaker “Andrei Kulik”")
    hand.tool("Undo")  # who said it
    assert hand.project.all(Quote)[0].speaker is None
    hand.menu_of("always ready", "Say who")
    hand.answer("New speaker “Andrei Kulik”")
    assert hand.project.all(Quote)[0].speaker
    hand.menu_of("always ready", "Delete")
    assert hand.project.all(Quote) == []
    hand.tool("Undo")
    assert len(hand.project.all(Quote)) == 1


def test_a_field_of_the_form_is_changed(hand, qtbot):
    hand.click("always been speaking")
    hand.tool("Quote")
    hand.click("MOSCOW, March 20")
    hand.click("always been speaking")
    form = hand.window.bench.panels.form
    qtbot.waitUntil(lambda: form.record is not None)  # it follows when the text is painted
    stance = form.page("quote").editors["stance"]
    stance.control.showPopup()  # what a click on its arrow does
    rows = stance.view
    names = [rows.model().index(row, 0).data() for row in range(rows.model().rowCount())]
    row = next(row for row, name in enumerate(names) if name.startswith("Support"))
    rows.scrollTo(rows.model().index(row, 0))
    rows.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # which Qt asks the screen for
    at = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), LEFT, NO_KEYS, at)
    assert hand.project.all(Quote)[0].stance == "support"


def test_the_article_is_called_done(hand, qtbot):
    hand.tool("Article is done")
    assert "done" in hand.window.bench.page._about.text()


def test_the_work_is_exported(hand, qtbot, tmp_path):
    hand.click("always been speaking")
    hand.tool("Quote")
    hand.tool("Export")
    dialog = hand.dialog()
    out = Path(dialog.out.text())
    assert out.parent == hand.project.path.parent
    hand.button("Export")
    qtbot.waitUntil(lambda: hand.window.files.worker is None)
    assert out.exists()
    if out.suffix == ".json":
        assert json.loads(out.read_text(encoding="utf-8"))["articles"]
    assert str(out) in hand.window.bench.messages.text()
