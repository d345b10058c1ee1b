"""LitBank's quotations: QUOTE and ATTRIB lines, which count sentences and words, not offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.exchange.foreign.chains import named
from annotator.exchange.foreign.document import Mark

_WORD = re.compile(r"\S+")


class Quotations:
    """Quotes and who says them; a line of the text is a sentence, words stand between spaces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[list[tuple[int, int]]] = []
        self._marks: dict[str, Mark] = {}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The quotes that were read, each with its speaker where that was told."""
        return tuple(self._marks.values())

    def line(self, kind: str, values: Sequence[str], number: int) -> str:
        """Read a line; return what is wrong with it, or nothing ("")."""
        if kind == "ATTRIB":
            return self._attribution(values)
        if len(values) < 6 or not all(one.isascii() and one.isdigit() for one in values[1:5]):
            return "QUOTE needs an id, where it begins and ends (sentence, word), and the words"
        sentence, word, last_sentence, last_word = map(int, values[1:5])
        first, last = self._place(sentence, word), self._place(last_sentence, last_word)
        if not first or not last:
            return f"{values[0]} is at a sentence and word that the text does not have"
        start, end = first[0], last[1]
        if self._text[start:end].split() != values[5].split():
            return f"{values[0]} has other words than the text has there"
        self._marks[values[0]] = Mark(
            id=values[0], label="QUOTE", parts=((start, end),), place=(number,)
        )
        return ""

    def _attribution(self, values: Sequence[str]) -> str:
        if len(values) < 2 or values[0] not in self._marks:
            return "ATTRIB needs a quote that stands before it, and who says it"
        mark = self._marks[values[0]]
        self._marks[values[0]] = replace(mark, attributes={"speaker": named(values[1])})
        return ""

    def _place(self, sentence: int, word: int) -> tuple[int, int] | None:
        """Where a word of a sentence stands, both counted from 0; None where there is none."""
        if not self._words:
            self._words = list(_sentences(self._text))
        there = sentence < len(self._words) and word < len(self._words[sentence])
        return self._words[sentence][word] if there else None


def _sentences(text: str) -> Iterator[list[tuple[int, int]]]:
    at = 0
    for line in text.split("\n"):
        yield [(at + word.start(), at + word.end()) for word in _WORD.finditer(line)]
        at += len(line) + 1
