"""What is drawn where, held against the columns that Qt itself paints; lanes and the index."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout

from annotator.ui.article_view import ArticleView, PaintedSpan
from annotator.ui.article_view.geometry import Geometry
from annotator.ui.article_view.spans import Placed, SpanIndex, in_lanes
from annotator.ui.positions import OffsetMap

LATIN = "Andrei Kulik, director of the first Asia department, said: “We are ready.” " * 4
ARABIC = (
    "قال وزير الخارجية Sergey Lavrov أمس إن 15 دولة من NATO وافقت على إجراء الحوار مع روسيا. " * 3
)
HEBREW = "שר החוץ Sergey Lavrov אמר אתמול כי 15 מדינות NATO הסכימו לקיים דיאלוג עם רוסיה היום. " * 3
TEXTS = pytest.mark.parametrize(
    ("text", "share"),
    [(LATIN, 0.99), (ARABIC, 0.96), (HEBREW, 0.99)],
    ids=["latin", "arabic", "hebrew"],
)


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(420, 500)
    view.show()
    return view


def geometry_of(view, text):
    view.show_article(text, [])
    view.grab()
    return Geometry(view, SpanIndex(OffsetMap(text)))


def painted_columns(layout, line, start, end):
    """The columns that Qt fills for [start, end) of a line, one pixel high."""
    colours = QTextCharFormat()
    colours.setBackground(QColor("#ff0000"))
    colours.setForeground(QColor("#ff0000"))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, colours
    image = QImage(500, 1, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    layout.draw(painter, QPointF(0, -line.y() - 1), [part])
    painter.end()
    return {x for x in range(500) if image.pixelColor(x, 0).green() < 80}


def lines_with_columns(view, geometry):
    """Every character that has a width: paragraph, its place, its line, Qt's columns of it."""
    for paragraph, rect in geometry.visible(0, view.viewport().height()):
        layout = paragraph.block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = line.textStart()
            for position in range(start, start + line.textLength() - 1):
                columns = painted_columns(layout, line, position, position + 1)
                if len(columns) > 2 and max(columns) - min(columns) < len(columns) + 1:
                    yield paragraph, rect, line, position, columns


@TEXTS
def test_the_character_under_the_mouse_is_the_one_drawn_there(view, text, share):
    geometry = geometry_of(view, text)
    right = total = 0
    for _, rect, line, position, columns in lines_with_columns(view, geometry):
        for part in (0.3, 0.7):
            x = min(columns) + (max(columns) - min(columns)) * part + 0.5 + rect.left()
            y = rect.top() + line.y() + line.height() * part
            right += geometry.character_at(x, y) == position
            total += 1
    assert total > 200
    assert right / total >= share


@TEXTS
def test_stretches_lie_where_qt_draws_the_characters(view, text, share):
    geometry = geometry_of(view, text)
    right = total = 0
    for paragraph, _, line, position, _ in lines_with_columns(view, geometry):
        end = min(position + 9, line.textStart() + line.textLength() - 1)
        want = painted_columns(paragraph.block.layout(), line, position, end)
        have = set()
        for stretch in paragraph.stretches(position, end):
            have.update(range(round(stretch.left), round(stretch.right)))
        right += len(want ^ have) <= 4
        total += 1
    assert total > 100
    assert right / total >= share


@TEXTS
def test_qts_caret_lands_beside_the_character_under_the_mouse(view, text, share):
    geometry = geometry_of(view, text)
    right = total = 0
    for paragraph, rect, line, position, columns in lines_with_columns(view, geometry):
        x = (min(columns) + max(columns) + 1) / 2 + rect.left()
        for y in (rect.top() + line.y() + 4, rect.top() + line.y() + line.height() + 4):
            settled = geometry.settled(QPointF(x, y))
            found = (
                view.cursorForPosition(settled.toPoint()).position() - paragraph.block.position()
            )
            right += found in (position, position + 1)
            total += 1
    assert right / total >= share - 0.06


def test_right_to_left_paragraphs_are_aligned_right(view):
    view.show_article(f"{ARABIC}\n{LATIN}", [])
    view.grab()
    margin = view.document().documentMargin()
    arabic, latin = view.document().firstBlock(), view.document().lastBlock()
    for number in range(arabic.layout().lineCount()):
        line = arabic.layout().lineAt(number)
        assert line.naturalTextRect().right() == pytest.approx(margin + line.width(), abs=1)
    assert latin.layout().lineAt(0).x() == pytest.approx(margin, abs=1)


def test_handles_stand_where_reading_enters_and_leaves(view):
    geometry = geometry_of(view, LATIN)
    assert geometry.edge(0, leading=True).x < geometry.edge(5, leading=False).x
    geometry = geometry_of(view, HEBREW)
    assert geometry.edge(0, leading=True).x > geometry.edge(5, leading=False).x


def test_lines_have_room_for_the_lanes(view):
    view.show_article(LATIN, [])
    view.grab()
    layout = view.document().firstBlock().layout()
    first, second = layout.lineAt(0), layout.lineAt(1)
    step = (second.y() - first.y()) / view.fontMetrics().xHeight()
    assert second.y() - first.y() > first.height() * 1.3
    assert step < 4


placed = st.builds(
    lambda start, length, name: Placed(
        start, start + length, PaintedSpan(name, "mention", "mention", 0, start, start + length)
    ),
    st.integers(0, 6000),
    st.integers(1, 5000),
    st.sampled_from("abcdefgh"),
)


@given(st.lists(placed, max_size=12))
def test_spans_of_one_lane_never_overlap(items):
    laid = in_lanes(items)
    assert Counter(item._replace(lane=0) for item in laid) == Counter(items)
    for one in laid:
        for other in laid:
            if one is not other and one.lane == other.lane:
                assert one.end <= other.start or other.end <= one.start


@given(st.lists(placed, max_size=12), st.integers(0, 9000), st.integers(1, 4000))
def test_the_index_finds_what_a_scan_finds(items, start, length):
    index = SpanIndex(OffsetMap(""), [item.span for item in items])
    end = start + length
    found = sorted((item.start, item.end, item.span.record) for item in index.touching(start, end))
    scanned = [(i.start, i.end, i.span.record) for i in items if i.start < end and i.end > start]
    assert found == sorted(scanned)


@given(st.lists(placed, max_size=12))
def test_an_emptied_index_finds_nothing(items):
    index = SpanIndex(OffsetMap(""), [item.span for item in items])
    for record in "abcdefgh":
        index.replace(record, [])
    assert index.touching(0, 20_000) == []
    assert index.records_at(3) == []


@given(
    st.lists(placed, max_size=12),
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.lists(placed, max_size=3)), max_size=6),
    st.integers(0, 9000),
)
def test_an_index_of_changed_records_is_as_one_made_anew(items, changes, start):
    spans = {one: [i.span for i in items if i.span.record == one] for one in "abcdefgh"}
    index = SpanIndex(OffsetMap(""), [span for own in spans.values() for span in own])
    for record, others in changes:
        spans[record] = [item.span._replace(record=record) for item in others]
        index.replace(record, spans[record])
    anew = SpanIndex(OffsetMap(""), [span for own in spans.values() for span in own])
    assert index.touching(start, start + 50) == anew.touching(start, start + 50)


ARABIC_ALONE = (
    "قال وزير الخارجية إن بلاده مستعدة للحوار مع جميع الأطراف، وإنها سترد قريبا على الرسالة. " * 2
)


@pytest.mark.parametrize(
    "text", [ARABIC_ALONE, ARABIC, HEBREW], ids=["arabic", "arabic with latin", "hebrew with latin"]
)
def test_a_click_on_each_character_goes_to_that_one(view, qtbot, text):
    """In wrapped lines read from right to left, with Latin names and numbers within."""
    geometry = geometry_of(view, text)
    clicked, lines = [], set()
    view.record_clicked.connect(clicked.append)
    spans = [
        PaintedSpan(str(place), "mention", "mention", 0, place, place + 1)
        for place in range(len(text))
    ]
    view.show_article(text, spans)
    for place, sign in enumerate(text):
        parts = [part for part in geometry.stretches(place, place + 1) if part.width >= 2]
        if sign.isspace() or not parts:
            continue
        lines.add(parts[0].top)
        point = QPointF(parts[0].left + parts[0].width / 2, parts[0].top + parts[0].height / 2)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert clicked[-1] == str(place)
        assert view.caret() in (place, place + 1)
    assert len(lines) > 1
    assert len(clicked) > len(text) * 0.7
