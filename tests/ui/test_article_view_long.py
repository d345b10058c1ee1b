"""A long text is painted before Qt has all of it; nobody can tell but by the clock."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.article_view import ArticleView, PaintedSpan
from annotator.ui.article_view.reading import AHEAD, first_part

LINE = "The envoy 😀 said that “talks” go on.\r\n"
TEXT = LINE * (4 * AHEAD // len(LINE))
END = len(TEXT)
FAR = TEXT.index("said", 2 * AHEAD)


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(TEXT, [PaintedSpan("far", "mention", "mention", 0, FAR, FAR + 4)])
    return view


def is_whole(view):
    """Whether Qt's document ends where the text does."""
    return view.document().characterCount() - 1 == TEXT.count("\n") * len(
        LINE
    )  # one unit more for the emoji, one less for CR LF


def test_the_rest_comes_once_the_beginning_is_painted(view, qtbot):
    assert not is_whole(view)
    qtbot.waitUntil(lambda: is_whole(view))
    assert view.caret() == 0
    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    "reach",
    [
        lambda view: view.select_text(FAR, FAR + 4),
        lambda view: view.move_caret(FAR),
        lambda view: view.show_found([(FAR, FAR + 4)]),
        lambda view: view.select_record("far"),
        lambda view: view.scroll_to(2 * AHEAD // len(LINE)),
        lambda view: QTest.keyClick(view, Qt.Key.Key_Down),
        lambda view: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton),
    ],
)
def test_whoever_asks_for_more_has_all_of_it(view, reach):
    reach(view)
    assert is_whole(view)


def test_the_wheel_scrolls_in_all_of_it(view):
    here, none = QPointF(50, 50), Qt.MouseButton.NoButton
    no_keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, QPoint(), QPoint(0, -120), none, no_keys, phase, False)
    assert wheel.type() == QEvent.Type.Wheel
    QApplication.sendEvent(view.viewport(), wheel)
    assert is_whole(view)


def test_what_is_selected_at_once_is_the_slice_of_the_source(view):
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == END
    view.select_text(FAR, FAR + 4)
    assert view.selection() == (FAR, FAR + 4)


def test_a_caret_at_the_end_of_the_first_part_stays_there(view, qtbot):
    cut = first_part(TEXT, 0)
    view.move_caret(cut)
    qtbot.waitUntil(lambda: is_whole(view))
    assert view.caret() == cut


def test_a_place_to_be_shown_is_in_the_first_part(view):
    view.show_article("", [])
    view.show_article(TEXT, [], place=FAR)
    view.move_caret(FAR)
    assert not is_whole(view)
    assert view.caret() == FAR


@pytest.mark.parametrize("mark", ["\ufeff", "\ufffe"])
def test_a_text_is_not_divided_before_what_qt_takes_for_a_mark_of_bytes(mark):
    text = "a" * AHEAD + "\n" + mark + "b"
    assert first_part(text, 0) == len(text)
    assert first_part(text.replace(mark, "c"), 0) == AHEAD + 1
