"""What a person without keys finds: the menu of the text, the tools, and the empty page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from annotator.editing.mentions import mark_mention
from annotator.editing.quotes import mark_quote
from annotator.model import codebook
from annotator.model.annotations import Quote
from annotator.store.files import create
from annotator.ui.actions import plain
from annotator.ui.words import window as words

REASON = QContextMenuEvent.Reason
MARKED = '"Russia has always been speaking'


@pytest.fixture
def desk(window):
    return window.bench.desk


@pytest.fixture
def quote(desk, view):
    start = view.text().index(MARKED)
    return mark_quote(desk.project, desk.article, [(start, start + len(MARKED))])


def middle(view, words):
    start = view.text().index(words)
    return view.words_rect(start, start + len(words)).center()


@pytest.fixture
def ask(window, view, qtbot):
    """Asks for the menu at words, by the mouse or by its key; returns what it offers."""
    opened = []

    def ask(words="", reason=REASON.Mouse):
        at = middle(view, words) if words else QPoint(1, 1)
        event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append(menu)
        return {plain(action.text()): action for action in menu.actions() if action.text()}

    yield ask
    for menu in opened:
        menu.close()


def test_on_a_mark_it_chooses_the_record_and_offers_what_can_be_done(desk, quote, ask):
    offered = ask("always been")
    assert desk.record == quote.id
    assert {"Quote", "Speaker", "Event", "Say who", "All fields", "Delete", "Copy"} <= set(offered)


def test_of_marks_in_each_other_it_chooses_the_inner_one(desk, view, quote, ask):
    start = quote.spans[0].start + 1
    mention = mark_mention(desk.project, desk.article, start, start + 6)
    offered = ask("Russia has")
    assert desk.record == mention.id
    assert "Also here" in offered
    assert "Selected words are" not in offered


def test_on_plain_words_it_chooses_nothing_and_marks_there(desk, view, quote, ask):
    desk.choose("quote", quote.id)
    offered = ask("interested")
    assert desk.record == ""
    assert "Delete" not in offered
    start = view.text().index("interested")
    assert start < view.caret() < start + len("interested")


def test_on_selected_words_they_stay_selected(desk, view, ask):
    start = view.text().index("We are always ready")
    view.select_text(start, start + 19)
    offered = ask("are always")
    assert view.selection() == (start, start + 19)
    offered["Quote"].trigger()
    (quote,) = desk.project.all(Quote)
    assert quote.spans[0].text == "We are always ready"


def test_beside_what_is_selected_the_caret_goes_there(view, ask):
    start = view.text().index("We are always ready")
    view.select_text(start, start + 19)
    ask("interested")
    assert view.selection() is None


def test_the_key_of_menus_asks_at_the_caret(desk, view, quote, ask):
    desk.choose("quote", quote.id)
    view.setFocus()
    before = view.caret()
    offered = ask(reason=REASON.Keyboard)
    assert "Delete" in offered
    assert (view.caret(), desk.record) == (before, quote.id)


def test_who_spoke_is_said_from_the_menu(window, desk, quote, ask):
    ask("always been")["Say who"].trigger()
    assert window.bench.page.entry is not None
    assert window.bench.page.entry.field.caption == words.SAID_BY


# --- the tools and the empty page


def test_marking_searching_and_exporting_stand_among_the_tools(window):
    names = [action.objectName() for action in window._tools.actions()]
    assert {"quote", "speaker", "event", "undo", "done", "search", "export"} <= set(names)
    named = [action.iconText() for action in window._tools.actions()]
    assert {"Quote  Q", "Search", "Export"} <= set(named)


@pytest.fixture
def empty(open_window, tmp_path):
    """The window on a project without articles."""
    path = tmp_path / "empty.sqlite"
    create(path, codebook.load("plover"), annotator="mina").close()
    return open_window(path)


def test_the_empty_page_pastes_at_a_click(empty, qtbot):
    QApplication.clipboard().setText("Minister welcomes talks\nShe said yes.\n")
    _ = empty.bench.panels
    empty.bench.page._empty.linkActivated.emit("paste")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().accept()
    assert empty.bench.page.view.text().startswith("Minister welcomes talks")


def test_every_link_of_the_empty_page_is_an_action(empty):
    text = words.EMPTY_PAGE_LINKS
    links = [part.partition('"')[0] for part in text.split('href="')[1:]]
    assert links
    assert all(link in empty._actions for link in links)
    assert empty.bench.page._empty.textInteractionFlags() & (
        Qt.TextInteractionFlag.LinksAccessibleByMouse
    )
