"""Correcting a text in a real window: untouched characters stay, and what moves is said before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from annotator.editing import mentions, quotes
from annotator.editing.articles import add_article
from annotator.editing.versions import correct_text
from annotator.model.annotations import Layer, Mention, Quote
from annotator.model.article import Article
from annotator.store.files import open_project
from annotator.ui.dialogs.correct_text import CorrectDialog
from annotator.ui.dialogs.text_box import TextBox
from annotator.ui.positions import OffsetMap
from annotator.ui.words import correcting as words
from annotator.ui.worker import Worker

STRANGE = "Moscow\u00a0waits.\u2028Kim \U0001f54a met\u2029“Suh”\tin Seoul.\nوقال الوزير\u202f:\n"


@pytest.fixture
def desk(window):
    return window.bench.desk


@pytest.fixture
def correct(qtbot, window):
    """Opens the dialog from the menu."""

    def correct():
        window._actions["correct"].trigger()
        dialog = window.findChild(CorrectDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return correct


def change(box, old, new):
    """Select words in the box, and type others in their place."""
    found = box.document().find(old)
    assert not found.isNull()
    box.setTextCursor(found)
    if new:
        QTest.keyClicks(box, new)
    else:
        QTest.keyClick(box, Qt.Key.Key_Delete)


def rows(dialog):
    listed = (dialog.lines.topLevelItem(row) for row in range(dialog.lines.topLevelItemCount()))
    return [tuple(item.text(column) for column in range(4)) for item in listed]


def test_what_nobody_touched_stays_to_the_character(qtbot):
    box = TextBox(STRANGE, None)
    qtbot.addWidget(box)
    assert box.corrected() == STRANGE
    change(box, "met", "saw")
    change(box, "waits", "")
    QTest.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, "End")
    expected = STRANGE.replace("met", "saw").replace("waits", "") + "End"
    assert box.corrected() == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(st.sampled_from("ab \n\u00a0\u2028\U0001f54aé."), min_size=1, max_size=40),
    at=st.integers(0, 40),
    length=st.integers(0, 6),
    typed=st.text(st.sampled_from("xy\u00a0\U0001f54a\n"), max_size=4),
)
def test_only_what_is_typed_is_taken_from_the_box(qtbot, text, at, length, typed):
    box = TextBox(text, None)
    start, end = min(at, len(text)), min(at + length, len(text))
    offsets, cursor = OffsetMap(text), box.textCursor()
    cursor.setPosition(offsets.to_qt(start))
    cursor.setPosition(offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(typed)
    assert box.corrected() == text[:start] + typed + text[end:]


def test_what_becomes_of_the_marks_is_said_and_then_made_and_undone(
    qtbot, window, desk, correct, press
):
    project, old = desk.project, desk.article
    text = project.text(old)
    start = text.index("Andrei Kulik")
    mentions.mark_mention(project, old, start, start + 12)
    quotes.mark_quote(project, old, [(text.index("Russia"), text.index("Russia") + 6)])
    before = project.undo_entry
    dialog = correct()
    assert not dialog.make.isEnabled()
    change(dialog.text, "Andrei Kulik", "Andrey Kulik")
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    assert ("Changed", "Speaker", "Andrei Kulik", "Andrey Kulik") in rows(dialog)
    assert project.undo_entry == before
    dialog.make.click()
    new = project.get(Article, desk.article)
    assert new.replaces == old
    assert project.text(new.id) == text.replace("Andrei Kulik", "Andrey Kulik", 1)
    (layer,) = project.all(Layer, article=new.id)
    assert project.all(Mention, layer=layer.id)[0].text == "Andrey Kulik"
    model = window.bench.articles.model
    assert [model.line(row).replaced for row in range(2)] == [True, False]
    assert "older version" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    window.activateWindow()  # which a desktop does by itself
    with qtbot.waitActive(window):
        window.activateWindow()
    window.bench.page.setFocus()
    press("Ctrl+Z")
    assert desk.article == old
    assert [one.id for one in project.all(Article)] == [old]
    assert not model.line(0).replaced


def test_a_record_that_is_lost_is_said_before(qtbot, desk, correct):
    project = desk.project
    text = project.text(desk.article)
    start = text.index("Andrei Kulik")
    quotes.mark_quote(project, desk.article, [(start, start + 12)])
    dialog = correct()
    change(dialog.text, "Andrei Kulik", "")
    dialog.make.click()  # not looked at yet: it is shown first
    assert project.all(Article)[0].id == desk.article
    assert rows(dialog) == [("Lost, left out", "Quote", "Andrei Kulik", "—")]
    assert "one record is left out" in dialog.said.text()
    dialog.make.click()
    (layer,) = project.all(Layer, article=desk.article)
    assert project.all(Quote, layer=layer.id) == []


def test_a_line_of_the_list_selects_its_words(qtbot, desk, correct):
    project = desk.project
    text = project.text(desk.article)
    start = text.index("Andrei Kulik")
    mentions.mark_mention(project, desk.article, start, start + 12)
    dialog = correct()
    change(dialog.text, "Andrei", "Andrey")
    dialog.look()
    dialog.lines.setCurrentItem(dialog.lines.topLevelItem(0))
    assert dialog.text.textCursor().selectedText() == "Andrey Kulik"


def test_what_cannot_be_the_text_is_said_in_the_dialog(qtbot, desk, correct):
    dialog = correct()
    dialog.text.selectAll()
    QTest.keyClick(dialog.text, Qt.Key.Key_Delete)
    dialog.look()
    assert "The text is empty" in dialog.said.text()
    assert not dialog.make.isEnabled()


def test_an_older_version_is_not_corrected_again(qtbot, window, desk, correct):
    old = desk.article
    dialog = correct()
    change(dialog.text, "Russia", "Rossiya")
    dialog.make.click()
    desk.show_article(old)
    window._actions["correct"].trigger()
    assert "There is a newer version" in window.bench.messages.text()


def test_the_sample_of_strange_characters_goes_through_the_window(qtbot, desk, correct):
    article = add_article(desk.project, STRANGE)
    desk.show_article(article.id)
    dialog = correct()
    change(dialog.text, "met", "saw")
    dialog.make.click()
    assert desk.project.text(desk.article) == STRANGE.replace("met", "saw")


@pytest.fixture
def long_work(monkeypatch):
    """Lets a few marks be as much work as many."""
    monkeypatch.setattr("annotator.ui.dialogs.previewing.MANY", 0)


@pytest.fixture
def looked_at(qtbot, desk, correct, long_work):
    """The dialog with a correction whose marks were followed beside the window."""
    start = desk.project.text(desk.article).index("Kulik stressed")
    mentions.mark_mention(desk.project, desk.article, start, start + 5)
    dialog = correct()
    change(dialog.text, "Kulik stressed", "Kulik said")
    dialog.look()
    assert not dialog.make.isEnabled()
    qtbot.waitUntil(dialog.make.isEnabled)
    assert dialog.said.text() == words.STILL
    return dialog


def test_a_long_text_that_cannot_be_is_said_to_be_none(qtbot, desk, correct, long_work):
    dialog = correct()
    dialog.text.selectAll()
    QTest.keyClick(dialog.text, Qt.Key.Key_Delete)
    dialog.look()
    qtbot.waitUntil(lambda: "The text is empty" in dialog.said.text())
    assert not dialog.make.isEnabled()


def versions(desk):
    return [one.replaces for one in desk.project.all(Article)]


def test_many_marks_are_followed_and_moved_beside_the_window(qtbot, window, desk, looked_at):
    old = desk.article
    looked_at.make.click()
    assert not looked_at.isVisible()
    assert desk.attempt(lambda: add_article(desk.project, "Meanwhile.")) is None  # editing waits
    qtbot.waitUntil(lambda: desk.article != old)
    assert versions(desk) == [None, old]
    assert window.bench.messages.text() == words.corrected(desk.project.get(Article, old).title)
    qtbot.waitUntil(lambda: window.findChild(CorrectDialog) is None)
    assert desk.attempt(desk.project.undo) == "Correct text of article"
    assert desk.article == old


def test_one_reads_on_where_one_is_when_the_new_version_is_made(qtbot, window, desk, looked_at):
    other, old = add_article(desk.project, "Another one.").id, desk.article
    looked_at.make.click()
    desk.show_article(other)
    qtbot.waitUntil(lambda: window.files.worker is None)
    assert desk.article == other
    assert window.bench.messages.take_up()
    assert desk.project.get(Article, desk.article).replaces == old


def test_a_correction_that_is_stopped_comes_back_with_what_was_typed(
    qtbot, window, desk, looked_at, monkeypatch
):
    monkeypatch.setattr(Worker, "start", lambda _: None)
    looked_at.make.click()
    window.bench.messages._cancel.click()
    QThread.start(window.files.worker)
    qtbot.waitUntil(looked_at.isVisible)
    assert versions(desk) == [None]
    assert "Kulik said" in looked_at.text.corrected()
    qtbot.waitUntil(lambda: window.files.worker is None)


def test_a_correction_that_cannot_be_made_comes_back_and_says_why(qtbot, window, desk, looked_at):
    with open_project(desk.project.path, annotator="ben") as theirs:
        correct_text(theirs, desk.article, "Another text.")
    looked_at.make.click()
    qtbot.waitUntil(looked_at.isVisible)
    assert "has been replaced by a newer version already" in looked_at.said.text()
    assert "Kulik said" in looked_at.text.corrected()
    qtbot.waitUntil(lambda: window.files.worker is None)


def test_a_window_that_is_closed_meanwhile_waits_for_the_correction(window, desk, looked_at):
    path, old = desk.project.path, desk.article
    looked_at.make.click()
    window.close()
    with open_project(path, annotator="mina") as project:
        assert [one.replaces for one in project.all(Article)] == [None, old]


def test_what_is_typed_meanwhile_is_looked_at_instead(qtbot, desk, correct, long_work):
    dialog = correct()
    change(dialog.text, "Kulik stressed", "Kulik said")
    dialog.look()
    change(dialog.text, "Kulik said", "Kulik told")
    qtbot.waitUntil(lambda: dialog._seen is not None)
    assert "Kulik told" in dialog._seen.text
