"""Words composed from signs, as Chinese or Japanese are typed: nothing happens before they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.editing.quotes import mark_quote
from annotator.editing.speakers import add_speaker
from annotator.model.annotations import Quote
from annotator.store import history
from annotator.ui import actions
from annotator.ui.dialogs.paste import PasteDialog

SIGNS = ("k", "か", "かn", "かん", "かんj", "かんじ")
WORDS = "漢字"
MARKED = "We are always ready"


@pytest.fixture
def desk(window):
    return window.bench.desk


@pytest.fixture
def quote(window, desk, view):
    """A quote by a speaker, chosen."""
    speaker = add_speaker(desk.project, "Andrei Kulik")
    start = view.text().index(MARKED)
    place = [(start, start + len(MARKED))]
    quote = mark_quote(desk.project, desk.article, place, speaker=speaker.id, date="2018-03-20")
    desk.choose("quote", quote.id)
    return quote


@pytest.fixture
def do(window):
    return lambda name: actions.actions_of(window)[name].trigger()


def field(window, label):
    """The editor of a field of the form, by its label."""
    found = window.bench.panels.form.page(window.bench.desk.kind).editors.values()
    return next(one for one in found if one.control.accessibleName() == label)


def _entry(name):
    def bring(window, do, view, press):
        start = view.text().index("Chung Eui-yong")
        view.setFocus()
        view.select_text(start, start + 14)
        do(name)

    return bring


def _field(label):
    def bring(window, do, view, press):
        field(window, label).control.setFocus()

    return bring


def _cell(panel, column):
    def bring(window, do, view, press):
        table = getattr(window.bench.panels, panel).table
        table.setCurrentIndex(table.lines.index(0, column))
        table.setFocus()
        press("F2")

    return bring


def _action(name):
    def bring(window, do, view, press):
        do(name)

    return bring


def _paste(window, do, view, press):
    QGuiApplication.clipboard().setText("Moscow said yes.")
    do("paste")
    window.findChild(PasteDialog).title.setFocus()


def _panel_filter(window, do, view, press):
    window.bench.panels.quotes.go_to_filter()


FIELDS = {
    "the entry of a quote": _entry("quote"),
    "the entry of a speaker": _entry("speaker"),
    "the entry of an event": _entry("event"),
    "a choice in the form": _field("Said by"),
    "a date in the form": _field("Said on"),
    "a line in the form": _field("Said at"),
    "a note in the form": _field("Note"),
    "a cell with choices": _cell("quotes", 1),
    "a name in its cell": _cell("speakers", 0),
    "the filter of a panel": _panel_filter,
    "the filter of the list": _action("filter"),
    "finding in the article": _action("find"),
    "searching the project": _action("search"),
    "the palette": _action("palette"),
    "the title of a pasted text": _paste,
    "the title of the article": _action("article"),
}


def words_in(widget):
    line = getattr(widget, "lineEdit", lambda: widget)()
    return line.toPlainText() if isinstance(line, QPlainTextEdit) else line.text()


def compose(widget, signs):
    QApplication.sendEvent(widget, QInputMethodEvent(signs, []))


def take(widget, words):
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def hands(window, do, view, press):
    """What a person goes to a field with."""
    return window, do, view, press


@pytest.fixture(params=FIELDS)
def widget(request, window, quote, hands, qtbot):
    """What has the focus after a field was gone to; nothing in it is selected."""
    before = QApplication.focusWidget()
    FIELDS[request.param](*hands)
    qtbot.waitUntil(lambda: QApplication.focusWidget() not in (None, before))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    yield QApplication.focusWidget()
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            top.close()


def test_it_can_be_composed_in(widget):
    assert widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_nothing_happens_until_the_words_are_there(desk, widget):
    steps = len(history.entries(desk.project.db, 99))
    before, chosen = words_in(widget), desk.record
    for signs in SIGNS:
        compose(widget, signs)
        assert words_in(widget) == before
    assert QApplication.focusWidget() is widget
    assert len(history.entries(desk.project.db, 99)) == steps
    assert desk.record == chosen
    take(widget, WORDS)
    assert words_in(widget).count(WORDS) == 1


def test_what_was_composed_and_dropped_leaves_nothing(desk, widget):
    before = words_in(widget)
    compose(widget, SIGNS[-1])
    compose(widget, "")
    assert words_in(widget) == before


@pytest.mark.parametrize("label", ["Said at", "Note"])
def test_a_pause_while_composing_keeps_nothing_yet(window, desk, quote, label):
    editor = field(window, label)
    editor.control.setFocus()
    take(editor.control, "東京")
    assert editor._pause.isActive()
    compose(editor.control, "かい")
    assert not editor._pause.isActive()
    take(editor.control, "会")
    assert editor._pause.isActive()
    editor.flush()
    found = desk.project.get(Quote, quote.id)
    assert "東京会" in (found.venue, found.note)


def test_a_new_speaker_gets_the_composed_name(window, desk, view, do, press):
    view.setFocus()
    start = view.text().index(MARKED)
    view.select_text(start, start + len(MARKED))
    do("quote")
    line = QApplication.focusWidget()
    compose(line, "おう")
    take(line, "王毅")
    press("Return")
    (quote,) = desk.project.all(Quote)
    assert quote.speaker
    table = window.bench.panels.speakers.table.lines
    assert "王毅" in [table.index(row, 0).data() for row in range(table.rowCount())]


def test_where_keys_are_actions_nothing_is_composed(window, view, quote):
    """Else Q or S would begin a word in a Chinese input method, and do nothing."""
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for table in window.bench.tables():
        table.setCurrentIndex(table.model().index(0, 0))
        table.setFocus()
        assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_every_line_of_the_window_is_among_these(window, quote):
    """So that a new field comes to these tests."""
    lines = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    assert lines
    assert all(line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) for line in lines)
