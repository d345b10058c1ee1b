"""Offsets in code points and Qt's positions, held against what QTextDocument really does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.ui.positions import OffsetMap

BREAKS = "\n\r\u2029\ufdd0\ufdd1"
PIECES = [
    *"ab \t\n\r\0\u00a0\u00ad\u0301\u05d0\u0627\u200b\u200d\u200f\u2028\u2029\u202e中가",
    *"\ud800\udc00\ufdd0\ufdd1\ufeff\ufffc\ufffd\ufffe\uffff😀🇰\U0010ffff\U00020000",
    *("\r\n", "e\u0301", "👨\u200d👩"),
]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(codec=None), max_size=60),
)


@pytest.fixture(autouse=True, scope="module")
def application(qapp):
    """Documents need a running application."""


def shown(text):
    document = QTextDocument()
    document.setPlainText(OffsetMap(text).display())
    return document


def expected_units(text):
    """The UTF-16 units of Qt's document for a text, with the offset each belongs to."""
    offset = 0
    while offset < len(text):
        character = text[offset]
        if character == "\ufeff" and offset == 0:
            pass  # PySide drops it
        elif text.startswith("\r\n", offset):
            yield 0x2029, offset
            offset += 1
        elif character in BREAKS:
            yield 0x2029, offset
        elif character == "\ufffe" and offset == 0:
            yield 0xFFFD, offset
        else:
            units = character.encode("utf-16-le", "surrogatepass")
            for k in range(0, len(units), 2):
                yield int.from_bytes(units[k : k + 2], "little"), offset
        offset += 1


@settings(max_examples=400, deadline=None)
@given(texts)
def test_each_unit_of_the_document_is_found_at_its_offset(text):
    offsets, document = OffsetMap(text), shown(text)
    expected = list(expected_units(text))
    assert document.characterCount() - 1 == offsets.qt_length == len(expected)
    for position, (unit, offset) in enumerate(expected):
        character = document.characterAt(position)
        assert (ord(character) if len(character) == 1 else character) == unit
        assert offsets.to_characters(position) == offset
        if position == 0 or expected[position - 1][1] != offset:
            assert offsets.to_qt(offset) == position


@settings(max_examples=300, deadline=None)
@given(texts)
def test_few_characters_of_two_units_reach_qt_as_many_do(text):
    long = text + " " * 60 * len(text)
    document, units = shown(long), [unit for unit, _ in expected_units(long)]
    assert document.characterCount() - 1 == len(units)
    near = range(min(len(units), 2 * len(text) + 2))
    assert [ord(document.characterAt(k)) for k in near] == units[: len(near)]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_both_ways_keep_the_order_and_the_ends(text):
    offsets = OffsetMap(text)
    there = [offsets.to_qt(offset) for offset in range(len(text) + 1)]
    back = [offsets.to_characters(position) for position in range(offsets.qt_length + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert there[-1] == offsets.qt_length
    assert back[-1] == offsets.length == len(text)


@settings(max_examples=300, deadline=None)
@given(texts, texts, st.data())
def test_a_map_of_the_first_lines_becomes_that_of_all(before, after, data):
    text, first = f"{before}\n{after}", len(before) + 1
    asked = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    lazy, whole = OffsetMap(text, first=first), OffsetMap(text)
    assert [lazy.to_qt(offset) for offset in asked] == [whole.to_qt(offset) for offset in asked]
    fresh, positions = OffsetMap(text, first=first), range(whole.qt_length + 1)
    there = [fresh.to_characters(position) for position in positions]
    assert there == [whole.to_characters(position) for position in positions]


@settings(max_examples=300, deadline=None)
@given(texts, texts.filter(lambda text: text[:1] not in ("\ufeff", "\ufffe")), st.booleans())
def test_two_parts_make_the_document_that_one_would(before, after, long):
    text = f"{before}\n{after}" + " " * 60 * len(before) * long
    offsets, document = OffsetMap(text, first=len(before) + 1), QTextDocument()
    document.setPlainText(offsets.display(0, len(before) + 1))
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(offsets.display(len(before) + 1))
    assert document.toRawText() == shown(text).toRawText()
    assert document.characterCount() - 1 == offsets.qt_length


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\ufffe"), max_size=60),
    st.data(),
)
def test_what_a_cursor_selects_is_the_slice_of_the_source(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets, cursor = OffsetMap(text), QTextCursor(shown(text))
    cursor.setPosition(offsets.to_qt(start))
    cursor.setPosition(offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    first, last = (
        offsets.to_characters(cursor.selectionStart()),
        offsets.to_characters(cursor.selectionEnd()),
    )
    as_qt_has_it = re.sub(f"\r\n|[{BREAKS}]", "\u2029", text[first:last])
    assert cursor.selectedText() == as_qt_has_it


def test_offsets_after_emoji_and_windows_line_ends():
    offsets = OffsetMap("a😀b\r\nc")
    assert [offsets.to_qt(k) for k in range(7)] == [0, 1, 3, 4, 4, 5, 6]
    assert [offsets.to_characters(p) for p in range(7)] == [0, 1, 1, 2, 3, 5, 6]
