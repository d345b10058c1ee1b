"""The parts of a mention's words: they go along with it, and are dropped where they fit no more."""

import pytest

from annotator.model import codebook
from annotator.model.annotations import Mention, Span
from annotator.model.rules import problems
from annotator.model.spans import placed

PLOVER = codebook.load("plover")
PARTS = [[4, 7], [9, 12]]


def mention(**fields):
    return Mention(id="m", layer="l", start=4, end=12, text="Kim, Lee", fields=fields)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (PARTS, ""),
        ([[4, 12]], ""),
        ([[4, 7], [9, 13]], "does not go from the mention's start to its end"),
        ([[7, 4], [9, 12]], "is not a list of places"),
        ([], "is not a list of places"),
        ("4..7", "is not a list of places"),
        ([[4, 7], [9, True]], "is not a list of places"),
        ([[4, 7, 12]], "is not a list of places"),
        (None, ""),
    ],
)
def test_parts_are_places_from_the_start_to_the_end(parts, words):
    found = list(problems(mention(parts=parts), PLOVER))
    assert len(found) == bool(words)
    assert words in "".join(found)


def test_a_label_is_text():
    assert list(problems(mention(label="PER"), PLOVER)) == []
    assert list(problems(mention(label=3), PLOVER)) == ["fields.label is not text"]


def test_the_same_words_elsewhere_keep_their_parts_and_others_lose_them():
    moved = placed(mention(parts=PARTS, label="PER"), Span("mention", 10, 18, "Kim, Lee"))
    assert moved.fields == {"parts": [[10, 13], [15, 18]], "label": "PER"}
    assert (moved.start, moved.end) == (10, 18)
    shorter = placed(mention(parts=PARTS, label="PER"), Span("mention", 4, 7, "Kim"))
    assert (shorter.fields, shorter.text) == ({"label": "PER"}, "Kim")
