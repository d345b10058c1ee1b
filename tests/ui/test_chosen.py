"""The chosen record: its edges by keys and by mouse, how sure it is, its note, a copy."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.editing import quotes, speakers
from annotator.model.annotations import Mention, Quote
from annotator.ui.article_view.pointer import handles_of
from annotator.ui.words import window as words

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def project(window):
    return window.bench.desk.project


@pytest.fixture
def quote(project, press, select):
    """A chosen quote with a speaker."""
    select("We are always")
    press("Q", "Esc")
    kulik = speakers.add_speaker(project, "Andrei Kulik").id
    return quotes.change_quote(project, project.all(Quote)[0].id, speaker=kulik)


def words_of(project, quote):
    return project.get(Quote, quote.id).spans[0].text


def test_a_run_of_edges_is_one_step_and_keeps_id_and_links(project, quote, press, window):
    press("Alt+Right", "Alt+Right", "Alt+Right", "Alt+Left")
    moved = project.get(Quote, quote.id)
    assert (moved.spans[0].text, moved.speaker) == ("We are always ready for", quote.speaker)
    assert project.undo_entry.label == "Change the quoted words"
    press("Ctrl+Z")
    assert project.get(Quote, quote.id).spans == quote.spans


def test_the_start_moves_too(project, quote, press):
    press("Alt+Shift+Right")
    assert words_of(project, quote) == "are always"
    press("Alt+Shift+Left", "Alt+Shift+Left")
    assert words_of(project, quote).endswith("We are always")


def test_an_edge_never_passes_the_other(project, quote, press):
    press("Alt+Left", "Alt+Left", "Alt+Left", "Alt+Left")
    assert words_of(project, quote) == "We"


def test_a_handle_is_pulled_with_the_mouse(project, quote, view):
    port = view.viewport()
    handle = handles_of(view._index.of_record(quote.id), view._geometry)[1]
    grip = QPointF(handle.edge.x, handle.edge.bottom).toPoint()
    end = view.text().index("We are always ready") + len("We are always ready")
    goal = view.words_rect(end - 1, end)
    target = QPoint(goal.right(), grip.y())
    QTest.mousePress(port, LEFT, NO_KEYS, grip)
    QTest.mouseMove(port, target)
    QTest.mouseRelease(port, LEFT, NO_KEYS, target)
    moved = project.get(Quote, quote.id)
    assert (moved.spans[0].text, moved.speaker) == ("We are always ready", quote.speaker)


def test_o_goes_through_the_records_at_the_caret(window, project, quote, press, select):
    select("always", caret=True)
    press("S", "Esc", "Esc")
    mention = project.all(Mention)[0]
    chosen = []
    for _ in range(3):
        press("O")
        chosen.append(window.bench.desk.record)
    assert chosen == [mention.id, quote.id, mention.id]


def test_o_where_nothing_is_marked_says_so(window, press, select):
    select("hail", caret=True)
    press("O")
    assert window.bench.messages.text() == words.NOTHING_HERE


def test_u_makes_unsure_and_sure_again(window, project, quote, press):
    press("U")
    assert project.get(Quote, quote.id).certainty == "low"
    assert window.bench.messages.text() == words.UNSURE
    press("U")
    assert project.get(Quote, quote.id).certainty == "high"


def test_n_goes_to_the_note_and_what_is_typed_is_kept(window, project, quote, press, type_words):
    press("N")
    note = window.bench.panels.form.page("quote").editors["note"].control
    assert QApplication.focusWidget() is note
    type_words("odd")
    window.bench.desk.choose("", "")
    assert project.get(Quote, quote.id).note == "odd"


def test_ctrl_c_copies_the_quote_with_who_where_and_when(quote, press):
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "We are always — Andrei Kulik, TASS, 2018-03-20"


def test_ctrl_c_copies_selected_words_as_they_are(quote, press, select):
    select("We are")
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "We are"


@pytest.mark.parametrize("key", ["U", "N", "Ctrl+C", "Alt+Right", "Del"])
def test_keys_without_a_record_say_so(window, press, key):
    press(key)
    assert window.bench.messages.text() == words.CHOOSE_RECORD
