"""Keys by position, the palette of actions, keys that are changed, keys that may do nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.model.annotations import Event, Mention, Quote
from annotator.ui import actions
from annotator.ui.dialogs.keys import ChangeKeysDialog, KeysDialog
from annotator.ui.keyboard import latin_key
from annotator.ui.palette import Palette
from annotator.ui.words import keys as words
from annotator.ui.words import window as window_words

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def project(window):
    return window.bench.desk.project


def letter(text, modifiers=NO_KEYS, code=0):
    return QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), modifiers, code, 0, 0, text)


def send(text, modifiers=NO_KEYS):
    QApplication.sendEvent(QApplication.focusWidget(), letter(text, modifiers))


@pytest.mark.parametrize(
    ("typed", "latin"),
    [
        ("й", "Q"),
        ("ы", "S"),
        ("і", "S"),
        ("ъ", "]"),
        ("ض", "Q"),
        ("ק", "E"),
        ("ㅂ", "Q"),
        ("α", "A"),
    ],
)
def test_a_letter_has_the_place_of_a_latin_one(typed, latin):
    assert latin_key(letter(typed), "offscreen") == ord(latin)


def test_the_place_of_the_key_itself_goes_before_its_letter():
    assert latin_key(letter("љ", code=24), "xcb") == Qt.Key.Key_Q
    assert latin_key(letter("љ", code=16), "windows") == Qt.Key.Key_Q


@pytest.mark.parametrize("typed", ["q", "é", "ü"])
def test_latin_letters_are_what_they_are(typed):
    assert latin_key(letter(typed, code=33), "xcb") == ord(typed.upper())


@pytest.mark.parametrize("typed", ["й", "ض"])
def test_q_works_on_a_keyboard_without_it(project, select, typed):
    select("We are always", caret=True)
    send(typed)
    assert len(project.all(Quote)) == 1


def test_control_works_on_a_keyboard_without_latin_letters(window, qtbot):
    send("л", Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(Palette) is not None
    window.findChild(Palette).leave()


def test_letters_in_a_field_are_typed(window, project, press):
    press("Ctrl+L")
    send("й")
    assert window.bench.articles.filter.text() == "й"
    assert project.all(Quote) == []


def test_keys_by_position_work_in_a_table_too(window, project, select, press):
    select("We are always", caret=True)
    press("Q", "Esc")
    window.bench.panels.quotes.table.setFocus()
    send("г")
    assert project.all(Quote)[0].certainty == "low"


def test_the_palette_finds_and_does_an_action(window, project, select, press, type_words):
    select("Kulik stressed", caret=True)
    press("Ctrl+K")
    type_words("speak")
    assert window.findChild(Palette).list.topLevelItem(0).text(1) == "S"
    press("Return")
    assert len(project.all(Mention)) == 1


def send_all(letters):
    for one in letters:
        send(one)


def test_letters_of_another_layout_find_an_action_by_their_place(window, press):
    press("Ctrl+K")
    send_all("ыздше")  # split
    palette = window.findChild(Palette)
    assert palette.list.topLevelItem(0).text(0).startswith("Split the speaker")
    palette.leave()


def test_letters_of_another_layout_find_a_type_of_event_by_their_place(
    window, project, select, press
):
    select("visited Moscow", caret=True)
    press("E")
    send_all("сщты")  # cons
    press("Return", "Esc")
    assert [event.type for event in project.all(Event)] == ["CONSULT"]


def test_the_palette_lists_all_with_their_keys(window, press):
    press("Ctrl+K")
    palette = window.findChild(Palette)
    rows = [palette.list.topLevelItem(n) for n in range(palette.list.topLevelItemCount())]
    assert len(rows) == len(actions.TABLE) - 1
    press("Down", "Esc")
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.bench.page.view


def test_what_a_project_that_can_only_be_read_refuses_is_grey_and_said(
    window, project, select, press, monkeypatch
):
    monkeypatch.setattr(project, "opened_to_write", False)
    actions.allow(actions.actions_of(window), writing=False, article=True)
    select("We are always", caret=True)
    press("Q")
    assert "read-only" in window.bench.messages.text()
    assert (project.all(Quote), window.bench.page.entry) == ([], None)
    press("Esc")
    send("у")
    assert "read-only" in window.bench.messages.text()
    press("Ctrl+K")
    palette = window.findChild(Palette)
    QTest.keyClicks(palette.line, "import")
    assert palette.list.topLevelItem(0).isDisabled()
    palette.leave()


@pytest.fixture
def changing(window, press, qtbot):
    """The dialog that changes keys, opened from the sheet."""
    press("F1")
    window.findChild(KeysDialog).change.click()
    dialog = window.findChild(ChangeKeysDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    for dialog in (window.findChild(ChangeKeysDialog), window.findChild(KeysDialog)):
        if dialog is not None:
            dialog.reject()


def give(dialog, name, key):
    dialog.choose(name)
    dialog.edit.setFocus()
    QTest.keyClick(dialog.edit, key)
    dialog.take.click()


def test_the_sheet_has_the_keys_that_are_no_actions_too(window, press):
    press("F1")
    sheet = window.findChild(KeysDialog)
    said = sheet.page.toPlainText()
    for keys in ("Ctrl+Up Ctrl+Down", "Ctrl+Left Ctrl+Right", "Double click", "1–9 Enter", "/"):
        assert f"\n{keys}\n" in said
    sheet.reject()


def test_keys_are_changed_at_once(window, changing, select, press, qtbot):
    give(changing, "quote", Qt.Key.Key_K)
    assert settings.load().keys == {"quote": "K"}
    changing.reject()
    sheet = window.findChild(KeysDialog)
    assert "K" in sheet.page.toPlainText().split()
    sheet.reject()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    project = window.bench.desk.project
    select("We are always", caret=True)
    press("Q")
    assert project.all(Quote) == []
    press("K", "Esc")
    assert len(project.all(Quote)) == 1


def test_changed_keys_are_kept(changing, open_window, seed_project):
    give(changing, "quote", Qt.Key.Key_K)
    again = open_window(seed_project)
    assert actions.actions_of(again)["quote"].shortcut() == QKeySequence("K")


def test_keys_of_another_action_are_refused(changing):
    give(changing, "quote", Qt.Key.Key_S)
    assert changing.problem.text() == words.taken("S", "Speaker")
    assert settings.load().keys == {}


def test_keys_that_move_the_caret_are_refused(changing):
    give(changing, "quote", Qt.Key.Key_Left)
    assert changing.problem.text() == words.MOVES


def test_the_usual_keys_come_back(changing):
    give(changing, "quote", Qt.Key.Key_K)
    give(changing, "speaker", Qt.Key.Key_Q)
    changing.choose("quote")
    changing.usual.click()
    assert changing.problem.text() == words.taken("Q", "Speaker")
    changing.all_usual.click()
    assert settings.load().keys == {}


def test_bad_news_goes_with_the_next_success(window, select, press):
    press("P")
    assert window.bench.messages.text() == window_words.CHOOSE_FIRST
    select("Kulik stressed", caret=True)
    press("S")
    assert window.bench.messages.text() == ""
