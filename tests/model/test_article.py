"""What a text is when it comes in, and what it is called."""

import pytest

from annotator.errors import AnnotatorError
from annotator.model.article import clean_text, title_of


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffMoscow", "Moscow"),
        ("a\u00a0b\u2028c\u0085d\xade\ufeff", "a\u00a0b\u2028c\u0085d\xade\ufeff"),
        ("e\u0301 \U0001f54a", "e\u0301 \U0001f54a"),
    ],
)
def test_only_line_ends_and_a_leading_bom_change(raw, kept):
    assert clean_text(raw) == kept


@pytest.mark.parametrize("raw", ["", " \n\t", "\ufeff\r\n"])
def test_an_empty_text_is_refused(raw):
    with pytest.raises(AnnotatorError, match="The text is empty"):
        clean_text(raw)


def test_nul_is_refused_with_its_line():
    with pytest.raises(AnnotatorError, match="a NUL character in line 2"):
        clean_text("one\ntwo\0")


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(AnnotatorError, match="Character 3 of the text is half"):
        clean_text("one\ud83d")


def test_the_title_is_the_first_line_with_words():
    assert title_of("\n  Moscow ready \nMore", "file") == "Moscow ready"
    assert title_of("x" * 300, "file") == "x" * 200
    assert title_of("\n \n", "file") == "file"
