"""The article view as a person uses it: showing, selecting, clicking, pulling, copying."""

from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from annotator.ui.article_view import ArticleView, PaintedSpan
from annotator.ui.article_view.geometry import Geometry
from annotator.ui.article_view.pointer import handles_of
from annotator.ui.article_view.spans import SpanIndex
from annotator.ui.positions import OffsetMap
from annotator.ui.theme import DARK, LIGHT

TEXT = 'Talks went on. "We are ready," Andrei Kulik said on Tuesday.\nHe left for Moscow.'
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def span(record, words, *, kind="mention", role="mention", text=TEXT, order=0):
    start = text.index(words)
    return PaintedSpan(record, kind, role, order, start, start + len(words))


NAME = span("name", "Andrei Kulik")
QUOTE = [
    span("quote", '"We are ready,"', kind="quote", role="content"),
    span("quote", "Andrei Kulik", kind="quote", role="source", order=1),
    span("quote", "said", kind="quote", role="cue", order=2),
]
WHOLE = span("whole", '"We are ready," Andrei Kulik said on Tuesday', kind="event", role="trigger")


@pytest.fixture
def view(qtbot):
    view = ArticleView(describe=lambda record, role: f"{record} as {role}")
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_article(TEXT, [NAME, *QUOTE, WHOLE])
    with qtbot.waitExposed(view):
        view.show()
    return view


def place(view, position, share=0.5):
    """A point on the character at an offset, at a share of its width."""
    offsets = OffsetMap(view.text())
    geometry = Geometry(view, SpanIndex(offsets))
    first = offsets.to_qt(position)
    stretch = geometry.stretches(first, first + 1)[0]
    x = stretch.left + stretch.width * share
    return QPointF(x, stretch.top + stretch.height / 2).toPoint()


def click(view, words, share=0.5):
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, place(view, TEXT.index(words), share))


def signals_of(signal):
    received = []
    signal.connect(lambda *values: received.append(values if len(values) != 1 else values[0]))
    return received


@pytest.mark.parametrize(
    "text",
    [
        "👨\u200d👩 met 😀 Kim.\r\nThen\u00a0he\u2028left \U00020000.",
        "\ufefffirst\r\n\r\nsecond",
        "قال الوزير 😀 NATO 2018\r\nשלום",
    ],
)
def test_a_selection_is_the_same_slice_of_the_source(view, text):
    view.show_article(text, [])
    assert view.text() == text
    # nothing lies between CR and LF, nor before a byte order mark, for Qt
    places = [k for k in range(1, len(text) + 1) if text[k - 1 : k + 1] != "\r\n"]
    for start, end in combinations(places, 2):
        view.select_text(start, end)
        assert view.selection() == (start, end)
        assert view.caret() == end


def test_no_selection_is_none(view):
    view.move_caret(5)
    assert view.selection() is None
    assert view.caret() == 5


def test_copying_gives_the_source(view, monkeypatch):
    text = "10\u00a0000 men\u2028of\r\nPyongyang 😀"
    view.show_article(text, [])
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == text
    assert not copied.hasHtml()


def test_records_at_a_place_come_smallest_first(view):
    assert view.records_at(NAME.start) == ["name", "quote", "whole"]
    assert view.records_at(TEXT.index("on Tuesday")) == ["whole"]
    assert view.records_at(0) == []


def test_clicks_take_the_innermost_then_the_next_one_out(view):
    clicked = signals_of(view.record_clicked)
    for _ in range(4):
        click(view, "Kulik")
        QTest.qWait(0)
    assert clicked == ["name", "quote", "whole", "name"]
    click(view, "on Tuesday")
    click(view, "Talks")
    assert clicked[4:] == ["whole", ""]
    assert view.selected_record() == ""


def test_selecting_text_with_the_mouse_is_no_click(view):
    clicked = signals_of(view.record_clicked)
    QTest.mousePress(view.viewport(), LEFT, NO_KEYS, place(view, 0, 0.1))
    QTest.mouseMove(view.viewport(), place(view, 2))
    QTest.mouseMove(view.viewport(), place(view, 4, 0.9))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, place(view, 4, 0.9))
    assert view.selection() == (0, 5)
    assert clicked == []


def test_the_third_click_selects_the_sentence(view):
    point = place(view, TEXT.index("Kulik"))
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, point)
    assert TEXT[slice(*view.selection())] == "Kulik"
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, point)
    selected = TEXT[slice(*view.selection())]
    assert selected == '"We are ready," Andrei Kulik said on Tuesday.'


def test_selecting_a_record_scrolls_to_it_but_leaves_the_caret(view):
    text = "\n".join(f"Paragraph {k}. " + "word " * 60 for k in range(300))
    target = span("far", "Paragraph 250", text=text)
    view.show_article(text, [target])
    view.select_record("far")
    viewport = view.viewport().rect()
    assert viewport.contains(place(view, target.start))
    assert viewport.contains(place(view, target.end - 1))
    assert view.caret() == 0
    assert view.selected_record() == "far"


def drag(view, grip, target):
    port = view.viewport()
    QTest.mousePress(port, LEFT, NO_KEYS, grip)
    QTest.mouseMove(port, (grip + target) / 2)
    QTest.mouseMove(port, target)


def end_knob(view, painted):
    offset = QPoint(1, view.fontMetrics().height() // 2)
    return place(view, painted.end - 1, 1.0) + offset


def test_a_handle_let_go_tells_where_and_changes_nothing(view):
    view.select_record("name")
    told = signals_of(view.span_dragged)
    last = TEXT.index("said") + 3
    target = place(view, last, 1.0) + QPoint(0, 8)
    drag(view, end_knob(view, NAME), target)
    assert "name" in view.records_at(last)  # the preview
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, target)
    assert told == [("name", 0, NAME.start, last + 1)]
    assert "name" not in view.records_at(last)


def top_of(view, position):
    return view.words_rect(position, position + 1).top()


@pytest.mark.parametrize("at_words", [True, False])
def test_a_handle_stays_in_its_line(view, at_words):
    """When the mouse goes to the middle of a word, as when it goes straight along from the knob."""
    text = " ".join(["Moscow", "is", "ready", "for", "talks"] * 60)
    view.show_article(text, [])
    line = next(n for n in range(300, 500) if top_of(view, n) > top_of(view, n - 1))
    view.show_article(text, [PaintedSpan("long", "quote", "content", 0, 0, line + 40)])
    view.select_record("long")
    told = signals_of(view.span_dragged)
    (handle,) = (
        one for one in handles_of(view._index.of_record("long"), view._geometry) if not one.leading
    )
    knob = QPoint(round(handle.edge.x), round(handle.edge.bottom))
    word = view.words_rect(line + 20, line + 21).center()
    target = word if at_words else QPoint(word.x(), knob.y())
    drag(view, knob, target)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, target)
    ((_, _, _, stop),) = told
    assert abs(stop - line - 20) <= 2


def test_the_other_handle_moves_the_start_and_never_past_the_end(view):
    view.select_record("name")
    told = signals_of(view.span_dragged)
    knob = place(view, NAME.start, 0.0) - QPoint(0, view.fontMetrics().height() // 2)
    target = place(view, TEXT.index("on Tuesday")) - QPoint(0, 8)
    drag(view, knob, target)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, target)
    assert told == [("name", 0, NAME.end - 1, NAME.end)]


def test_escape_lets_a_handle_go_for_nothing(view):
    view.select_record("name")
    told = signals_of(view.span_dragged)
    target = place(view, TEXT.index("Tuesday"))
    drag(view, end_knob(view, NAME), target)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, target)
    assert told == []
    assert "name" not in view.records_at(TEXT.index("Tuesday") - 1)


def test_replacing_a_record_draws_it_elsewhere(view):
    before = view.grab().toImage()
    view.replace_record("name", [span("name", "Moscow")])
    assert view.records_at(NAME.start) == ["quote", "whole"]
    assert view.records_at(TEXT.index("Moscow")) == ["name"]
    assert view.grab().toImage() != before
    view.replace_record("name", [NAME])
    assert view.grab().toImage() == before


def test_the_selected_record_and_its_links_are_drawn(view):
    plain = view.grab().toImage()
    view.select_record("quote")
    alone = view.grab().toImage()
    view.replace_record("far", [span("far", "Moscow")])
    view.select_record("quote", links=["far"])
    linked = view.grab().toImage()
    assert plain != alone != linked
    view.select_record("")
    view.replace_record("far", [])
    assert view.grab().toImage() == plain


@pytest.mark.parametrize(
    ("record", "links"),
    [("name", ()), ("whole", ()), ("quote", ("name",)), ("", ("name",)), ("", ())],
)
def test_what_is_drawn_again_for_a_choice_is_all_that_is_other(view, record, links):
    view.clearFocus()  # no caret blinks
    for chosen, linked in (("quote", ()), (record, links), ("quote", ())):
        view.select_record(chosen, links=linked)
        assert on_screen(view) == on_screen(view, everything=True)


def on_screen(view, *, everything=False):
    """What the screen has of the view; `everything` draws all of it once more before."""
    if everything:
        view.viewport().update()
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage()


def test_hovering_tints_and_tells(view, monkeypatch):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: told.append(text))
    plain = view.grab().toImage()
    point = place(view, NAME.start)
    QTest.mouseMove(view.viewport(), point)
    assert view.grab().toImage() != plain
    tip = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), tip)
    assert told[0].splitlines() == ["name as mention", "quote as source", "whole as trigger"]
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.grab().toImage() == plain


def test_selecting_is_announced_to_screen_readers(view, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    view.select_record("name")
    view.select_record("name", links=["quote"])
    assert said == ["name as mention: Andrei Kulik"]
    view.move_caret(TEXT.index("said") + 1)
    assert said[1:] == ['quote as content: "We are ready,"']


def test_letters_are_left_to_the_window(qtbot):
    window, view = QMainWindow(), ArticleView()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    view.show_article(TEXT, [])
    pressed = []
    QShortcut(Qt.Key.Key_Q, window, lambda: pressed.append("shortcut"))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Q)
    assert pressed == ["shortcut"]
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, NO_KEYS, "s")
    view.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_caret_goes_by_sentence(view):
    moved = signals_of(view.caret_moved)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Down, control)
    assert moved == [TEXT.index('"We')]
    QTest.keyClick(view, Qt.Key.Key_Down, control | shift)
    assert view.selection() == (TEXT.index('"We'), TEXT.index("He left"))
    QTest.keyClick(view, Qt.Key.Key_Up, control)
    QTest.keyClick(view, Qt.Key.Key_Up, control)
    assert view.caret() == 0


def test_zooming_by_wheel_and_keys(view):
    zoomed = signals_of(view.zoomed)
    control = Qt.KeyboardModifier.ControlModifier
    view.set_text_size(14)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        control, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    QTest.keyClick(view, Qt.Key.Key_Plus, control)
    QTest.keyClick(view, Qt.Key.Key_Minus, control)
    assert zoomed == [15, 16, 15]
    assert view.font().pointSize() == 15


def test_lines_keep_their_measure_in_a_wide_window(view, qtbot):
    view.resize(1600, 400)
    view.show_article("The talks went on and on in the capital. " * 30, [])
    qtbot.waitUntil(lambda: view.viewport().width() < 1200)
    lines = view.document().firstBlock().layout()
    view.grab()
    lengths = [lines.lineAt(k).textLength() for k in range(lines.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 80
    left, right = view.viewport().x(), view.width() - view.viewport().geometry().right()
    assert abs(left - right) < 40


def test_a_theme_changes_the_picture(view):
    view.apply_theme(LIGHT)
    light = view.grab().toImage()
    view.apply_theme(DARK)
    dark = view.grab().toImage()
    for image, theme in ((light, LIGHT), (dark, DARK)):
        assert image.pixelColor(3, 3).name() == theme.base
        assert image.pixelColor(view.viewport().pos() + QPoint(3, 200)).name() == theme.base


def test_the_caret_line_is_never_cut(view):
    view.show_article("\n".join("word " * 50 for _ in range(40)), [])
    for _ in range(120):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.cursorRect().top() >= -1
        assert view.caret_rect().bottom() <= view.viewport().height()


def test_thousands_of_spans_cost_only_what_is_seen(view, monkeypatch):
    text = "\n".join("Kim met Kulik in Moscow. " * 20 for _ in range(2000))  # 1 MB
    spans = [
        PaintedSpan(f"m{k}", "mention", "mention", 0, k * 200, k * 200 + 7) for k in range(5000)
    ]
    asked = []
    touching = SpanIndex.touching
    monkeypatch.setattr(
        SpanIndex, "touching", lambda *where: asked.append(where[1:]) or touching(*where)
    )
    view.show_article(text, spans)
    view.grab()
    assert 0 < len(asked) < 40  # visible paragraphs only
    asked.clear()
    view.replace_record("new", [PaintedSpan("new", "mention", "mention", 0, 8, 13)])
    view.grab()
    assert len(asked) == 1  # its own paragraph only
    assert view.records_at(10) == ["new"]
    assert view.records_at(4999 * 200) == ["m4999"]


def test_the_wheel_scrolls_from_the_margin_too(view):
    view.resize(1600, 300)
    view.show_article("Moscow.\n" * 100, [])
    view.grab()
    assert view.childAt(QPoint(5, 50)) is None  # beside the viewport
    wheel = QWheelEvent(
        QPointF(5, 50), QPointF(5, 50), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.verticalScrollBar().value() > 0


def test_paging_skips_no_line(view):
    view.show_article("\n".join("word " * (7 * k % 90 + 1) for k in range(60)), [])
    offsets = SpanIndex(OffsetMap(view.text()))
    bar, seen, height = view.verticalScrollBar(), set(), view.viewport().height()
    while True:
        for paragraph, rect in Geometry(view, offsets).visible(0, height):
            layout = paragraph.block.layout()
            lines = [layout.lineAt(k) for k in range(layout.lineCount())]
            for number, line in enumerate(lines):
                top = rect.top() + line.y()
                if top >= -0.5 and top + line.height() <= height + 0.5:
                    seen.add((paragraph.block.blockNumber(), number))
        if bar.value() == bar.maximum():
            break
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    block, every = view.document().firstBlock(), set()
    while block.isValid():
        every |= {(block.blockNumber(), k) for k in range(block.layout().lineCount())}
        block = block.next()
    assert seen == every
