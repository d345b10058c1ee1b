"""Which column of a table of tokens has the words, and the text that they are of."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

TAG = re.compile(r"O|[BIESLU]-\S+")
_NUMBER = re.compile(r"\d{1,9}")
_FORM = "FORM"
_NO_BLANK = "SpaceAfter=No"
_MOST_BEFORE = 3
"""How many columns may tell of the text and the sentence before the one that counts words."""


def word_column(
    columns: Sequence[Sequence[str]], sentences: Collection[int], names: Sequence[str]
) -> int:
    """Return the column of the words: as the file names it, or behind one that counts them.

    `sentences` are the rows that begin a sentence, `names` those of the columns where told.
    """
    if _FORM in names[: len(columns)]:
        return list(names).index(_FORM)
    first = _behind_numbers(columns, sentences)
    if is_tagged(columns[first]) and not any(map(is_tagged, columns[first + 1 :])):
        return min(first + 1, len(columns) - 1)  # the tag stands before its word
    return first


def is_tagged(column: Sequence[str]) -> bool:
    """Tell whether all of a column are tags."""
    return all(map(TAG.fullmatch, column))


def _behind_numbers(columns: Sequence[Sequence[str]], sentences: Collection[int]) -> int:
    """Return the column behind one that counts the tokens of each sentence; else the first."""
    for number, column in enumerate(columns[: min(_MOST_BEFORE + 1, len(columns) - 2)]):
        if _counts(column, sentences):
            return number + 1
        if len(set(column)) > 1:
            break  # only what is the same in every row may stand before
    return 0


def _counts(column: Sequence[str], sentences: Collection[int]) -> bool:
    """Tell whether the numbers of a column go on by one, and begin anew in each sentence."""
    last = 0
    for row, word in enumerate(column):
        if not _NUMBER.fullmatch(word):
            return False
        number = int(word)
        begins = row in sentences and number in (0, 1)
        if not begins and (row == 0 or number != last + 1):
            return False
        last = number
    return True


def forms(
    words: Sequence[str],
    rows: Sequence[Sequence[str]],
    sentences: Collection[int],
    texts: Mapping[int, str],
) -> Iterator[tuple[str, str]]:
    """Yield each token as it stands in the text, and what stands behind it.

    `texts` are those of sentences by their first rows; tokens that are not in theirs one after
    another, only blanks between them, are joined by spaces.
    """
    starts = [*sorted({0, *sentences} - {len(words)}), len(words)]
    for begin, end in pairwise(starts):
        sentence = words[begin:end]
        found = list(_within(texts.get(begin, ""), sentence))
        if len(found) < len(sentence):
            blanks = ["" if _NO_BLANK in row[-1].split("|") else " " for row in rows[begin:end]]
            found = list(zip(sentence, blanks, strict=True))
        yield from found[:-1]
        yield sentence[-1], "\n" if end < len(words) else ""


def _within(text: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield words and the blanks behind them, as long as they stand one after another."""
    at = 0
    for number, word in enumerate(words):
        if not text.startswith(word, at):
            return
        at += len(word)
        behind = len(text) - len(text[at:].lstrip()) if number + 1 < len(words) else at
        yield word, text[at:behind]
        at = behind
