"""Sentences end where a reader says that they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.sentences import sentence_ends, sentences_around


def sentences(text):
    ends = sentence_ends(text)
    starts = [0, *ends]
    found = [text[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    return [sentence for sentence in found if sentence]


@pytest.mark.parametrize(
    "expected",
    [
        ["He left.", "She stayed!", "Why?"],
        ["“We are ready,” Mr. Kulik said.", "He met Kim J. Un in the U.S. on Jan. 5."],
        ["“Are you ready?” he asked.", '"Yes."', "“No.”", "It cost 3.5 million."],
        ["MOSCOW, March 20.", "/TASS/.", "Moscow is ready…", "So it is."],
        ["هل هو مستعد؟", "نعم.", "قال الوزير ذلك۔"],
    ],
)
def test_sentences_on_one_line(expected):
    assert sentences(" ".join(expected)) == expected


def test_chinese_needs_no_space():
    asked = ["“真的\uff1f”", "他问。", "是\uff01", "好。"]
    assert sentences("".join(asked)) == asked


def test_a_line_ends_a_sentence_unless_it_is_broken_within_one():
    assert sentences("A headline\nThe text goes\non here.\n\nand ends") == [
        "A headline",
        "The text goes\non here.",
        "and ends",
    ]


def test_all_sentences_that_words_stand_in():
    text = "One. Two two.\nThree \U0001f54a three. Four."
    ends = sentence_ends(text)
    around = lambda words: sentences_around(  # noqa: E731
        text, ends, text.index(words), text.index(words) + len(words)
    )
    assert around("One") == around("One. ") == "One."
    assert around("two.\nThree") == "Two two.\nThree \U0001f54a three."
    assert around("Four.") == "Four."


@given(st.text(alphabet="aB .!?\n“”\"'。؟\U0001f54a"), st.data())
def test_the_sentences_around_words_hold_them(text, data):
    ends = sentence_ends(text)
    assert ends == sorted(set(ends))
    assert ends[-1] == len(text)
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        assert text[start:end].strip() in sentences_around(text, ends, start, end)
