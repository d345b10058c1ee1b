"""Where sentences begin and end."""

import pytest

from annotator.ui.article_view.sentences import next_sentence, previous_sentence, sentence_at

TEXT = (
    'Mr. Kim met J. Trump. "Go," he said.\r\n\r\n  😀 They left. U.S. President Bush stayed!\nEnd'
)
SENTENCES = [
    "Mr. Kim met J. Trump.",
    '"Go," he said.',
    "😀 They left.",
    "U.S. President Bush stayed!",
    "End",
]
STARTS = [TEXT.index(words) for words in SENTENCES]


@pytest.mark.parametrize("words", SENTENCES)
def test_a_sentence_is_found_from_anywhere_in_it(words):
    start = TEXT.index(words)
    for offset in range(start, start + len(words)):
        assert sentence_at(TEXT, offset) == (start, start + len(words))


def test_an_empty_line_has_an_empty_sentence():
    offset = TEXT.index("\r\n\r\n") + 2
    assert sentence_at(TEXT, offset) == (offset, offset)


def test_going_down_stops_at_every_sentence():
    offset, visited = 0, [0]
    while offset < len(TEXT):
        offset = next_sentence(TEXT, offset)
        visited.append(offset)
    assert visited == [*STARTS, len(TEXT)]


def test_going_up_stops_at_every_sentence():
    offset, visited = len(TEXT), []
    while offset > 0:
        offset = previous_sentence(TEXT, offset)
        visited.append(offset)
    assert visited == STARTS[::-1]


def test_the_top_is_reached_though_the_text_begins_with_spaces():
    assert previous_sentence("  One. Two.", 1) == 0
