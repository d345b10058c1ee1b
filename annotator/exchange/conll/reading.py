"""Lines of tokens with tags (IOB2, IOB1, BIOES, BILOU) as texts with marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.errors import AnnotatorError
from annotator.exchange.brat.names import original
from annotator.exchange.conll.words import TAG, forms, is_tagged, word_column
from annotator.exchange.foreign.document import Document, DocumentLayer, Link, Mark, Stretch
from annotator.exchange.limits import LARGEST_TEXT, MEGABYTE
from annotator.exchange.problems import Problems

START = "-DOCSTART-"
MORE = "+"
"""Stands behind the label of a further stretch of the mark before it."""
EMPTY, NOT_IN_TEXT = "_", "\u2581"
_BLANKS = re.compile(r"\^?(?:-|[0-9A-F]{4,6}(?:\+[0-9A-F]{4,6})*)")
_CHUNKS = frozenset(
    ["NP", "VP", "PP", "ADJP", "ADVP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"]
)
"""The phrases of CoNLL-2003's third column, which nobody marked."""
_LAST = 0x10FFFF  # code point
_COMMENT = re.compile(r"# ?(?P<key>[\w.]+)(?: id)? ?= ?(?P<value>.*)")
_SEVERAL = re.compile(r"\d+(?:-|\.)\d+")
"""How CoNLL-U numbers what is no word: several words written as one, or what is left out."""


@dataclass(slots=True)
class Table:
    """The rows of one text, with their lines; `sentences` are the rows that begin a sentence.

    `texts` are what comments say is the text of a sentence, `names` what they call the columns.
    """

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    title: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def tables(lines: Iterable[str], problems: Problems) -> Iterator[Table]:
    """Yield the texts of a file; rows that have too few columns are told and left out."""
    table, width, is_new, size = Table(), 0, True, 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        size += len(line)
        if line.startswith((START, "# newdoc")):
            if table.rows:
                yield table
            title = line.partition("id = ")[2].strip()
            table, is_new, size = Table(title=title, names=table.names), True, 0
        elif size > LARGEST_TEXT:
            raise AnnotatorError(
                f"{problems.file}:{number}: this text has more than {LARGEST_TEXT // MEGABYTE} MB.",
                f"Divide it into several, with {START} before each.",
            )
        elif not line.strip():
            is_new = True
        elif not _is_comment(line, table, is_new=is_new):
            row = line.split("\t") if "\t" in line else line.split()
            width = width or len(row)
            if len(row) < max(width, 2):
                problems.add((number,), f"this row has {len(row)} columns, not {max(width, 2)}")
                continue
            if is_new:
                table.sentences.add(len(table.rows))
            table.rows.append((number, row[:width]))
            is_new = False
    if table.rows:
        yield table


def _is_comment(line: str, table: Table, *, is_new: bool) -> bool:
    """Tell whether a line is no token, and keep what it says of the next sentence or the columns.

    GermEval begins sentences with where they were found: a sign, a tab, words that are no tag.
    """
    sign, _, rest = line.partition("\t")
    if match := _COMMENT.match(line):
        if match["key"] == "text":
            table.texts[len(table.rows)] = match["value"].strip()
        elif match["key"] == "global.columns":
            table.names = tuple(match["value"].split())
        return True
    if is_new and sign == "#" and rest and "\t" not in rest:
        return TAG.fullmatch(rest) is None
    is_by_ud = bool(table.names) or bool(table.texts)
    return is_by_ud and _SEVERAL.fullmatch(sign) is not None


def document(table: Table) -> Document:
    """Return the text of a table with its marks; AnnotatorError where it has no tags."""
    columns = list(zip(*(row for _, row in table.rows), strict=True))
    is_own = len(columns) > 3 and all(map(_BLANKS.fullmatch, columns[2]))
    is_own = is_own and set(columns[1]) == {EMPTY}
    word = 0 if is_own else word_column(columns, table.sentences, table.names)
    tagged = [one for number, one in enumerate(columns) if number != word and is_tagged(one)]
    if not tagged:
        raise AnnotatorError(
            "No column has tags such as B-PER, I-PER and O.", "See whether this is IOB2."
        )
    text, places = _joined(_own(columns) if is_own else _foreign(table, columns[word]))
    layer = _Layer(table, places)
    for column in tagged:
        layer.add(column)
    given = {"title": table.title} if table.title else {}
    return Document(text=text, given=given, place=(table.rows[0][0],), layers=tuple(layer.layers()))


def _own(columns: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the tokens of our exports, and what stands behind each."""
    for token, code in zip(columns[0], columns[2], strict=True):
        yield "" if code.startswith("^") else token, _blanks(code.lstrip("^"))


def _foreign(table: Table, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the tokens of other programs, and what stands behind each."""
    rows = [row for _, row in table.rows]
    return forms(words, rows, table.sentences, table.texts)


def _joined(found: Iterable[tuple[str, str]]) -> tuple[str, list[Stretch]]:
    """Return a text, and the place of each of its tokens."""
    pieces: list[str] = []
    places: list[Stretch] = []
    at = 0
    for form, behind in found:
        places.append((at, at + len(form)))
        pieces += (form, behind)
        at += len(form) + len(behind)
    return "".join(pieces), places


def _blanks(code: str) -> str:
    signs = [int(one, 16) for one in code.split("+")] if code != "-" else []
    return "".join(
        chr(one) if one <= 0x10FFFF and not 0xD800 <= one < 0xE000 else " " for one in signs
    )


class _Layer:
    """Gathers the marks of the columns of one text."""

    def __init__(self, table: Table, places: Sequence[Stretch]) -> None:
        self._table, self._places = table, places
        self._marks: list[Mark] = []
        self._links: list[Link] = []

    def add(self, column: Sequence[str]) -> None:
        """Read one column of tags."""
        if {tag[2:] for tag in column if tag != "O"} <= _CHUNKS:
            return
        first: dict[str, str] = {}
        for label, begin, end in _runs(column):
            id = f"T{len(self._marks) + 1}"
            plain = label.removesuffix(MORE)
            parts = ((self._places[begin][0], self._places[end - 1][1]),)
            place = (self._table.rows[begin][0],)
            self._marks.append(Mark(id=id, label=original(plain), parts=parts, place=place))
            if label != plain and plain in first:
                number = f"R{len(self._links) + 1}"
                self._links.append(
                    Link(id=number, label="same_words", source=first[plain], target=id)
                )
            else:
                first[plain] = id

    def layers(self) -> Iterator[DocumentLayer]:
        """Yield what was gathered, if anything."""
        if self._marks:
            yield DocumentLayer(marks=tuple(self._marks), links=tuple(self._links))


def _runs(column: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the label of each run of tags, and its first and last row (not included)."""
    label, begin = "", 0
    for number, tag in enumerate((*column, "O")):
        head, own = tag[0], tag[2:]
        if label and (head in "OBSU" or own != label):
            yield label, begin, number
            label = ""
        if head in "SU":
            yield own, number, number + 1
        elif head in "BIEL":
            begin = begin if label else number
            label = own
        if head in "EL":
            yield label, begin, number + 1
            label = ""
