"""Our documents as tokens with IOB2 tags: as many columns as marks lie over each other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.exchange.brat.names import safe
from annotator.exchange.conll.reading import EMPTY, MORE, NOT_IN_TEXT, START
from annotator.exchange.foreign.document import DocumentLayer, Mark, Stretch
from annotator.exchange.foreign.flat import as_links
from annotator.exchange.foreign.outgoing_layer import PART_LABELS, QUOTE
from annotator.exchange.foreign.unfit import is_mention
from annotator.model.sentences import sentence_ends

GROUPS = 4
_PARTS, _QUOTES = 2, 3
"""Names, events, parts of quotes, quotes: each has columns of its own."""
_LOOSE = frozenset(PART_LABELS[part] for part in ("cue", "source", "addressee", "insertion"))
"""The parts that belong to the nearest quote where nothing leads to them."""
DOCUMENT = f"{START} -X- O O\n\n"
"""As CoNLL-2003 begins a text; spaCy knows it."""
_WITHIN = "\u0300-\u036f\u064b-\u065f\u0670\u200d\ufe0f"  # marks on letters, joiners of emoji
_TOKEN = re.compile(rf"[\w{_WITHIN}]+|[^\w\s]")

Levels = tuple[list[list["Unit"]], ...]
"""The units of each group, by columns in which none lies over another."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A mark: its label and stretches in order, without blanks at their ends."""

    label: str
    parts: tuple[Stretch, ...]


def levels(layer: DocumentLayer, text: str, unfit: Counter[str]) -> Levels:
    """Return the columns of a layer; what does not fit is counted by kind."""
    found: Levels = tuple([] for _ in range(GROUPS))
    units = []
    for mark in as_links(layer).marks:
        parts = tuple(_fitting(text, mark.parts))
        if parts != tuple(sorted(mark.parts)):
            unfit.update(_kinds(mark))
        if parts:
            units.append((_group(mark.label), Unit(safe(mark.label), parts)))
    quotes = [part for group, unit in units if group == _QUOTES for part in unit.parts]
    units = [one for one in units if one[0] != _PARTS or _is_near(text, one[1], quotes)]
    for group, unit in sorted(units, key=lambda one: (one[1].parts[0][0], -one[1].parts[-1][1])):
        start = unit.parts[0][0]
        free = next((one for one in found[group] if one[-1].parts[-1][1] <= start), None)
        if free is None:
            found[group].append([unit])
        else:
            free.append(unit)
    return found


def lines(text: str, found: Levels, widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a text: token, blank, the blanks behind it, tags; names come last."""
    yield DOCUMENT
    columns = [
        _tags(level)
        for group, width in zip(found, widths, strict=True)
        for level in [*group, *([] for _ in range(width - len(group)))]
    ]
    cuts = {at for group in found for level in group for unit in level for at in _ends(unit)}
    tokens = list(_tokens(text, sorted(cuts)))
    if tokens and tokens[0][0]:
        yield _line(NOT_IN_TEXT, f"^{_blanks(text[: tokens[0][0]])}", ["O"] * len(columns))
    breaks = iter([*sentence_ends(text), len(text) + 1])
    after = next(breaks)
    for number, (start, end) in enumerate(tokens):
        following = tokens[number + 1][0] if number + 1 < len(tokens) else len(text)
        if start >= after:
            yield "\n"
            while start >= after:
                after = next(breaks)
        tags = [column.at(start) for column in reversed(columns)]
        yield _line(text[start:end], _blanks(text[end:following]), tags)
    yield "\n"


def _line(form: str, blanks: str, tags: Iterable[str]) -> str:
    return "\t".join((form, EMPTY, blanks, *tags)) + "\n"


def _blanks(words: str) -> str:
    return "+".join(f"{ord(sign):04X}" for sign in words) or "-"


def _tokens(text: str, cuts: Sequence[int]) -> Iterator[Stretch]:
    """Yield the places of tokens; a mark that ends within a word parts it."""
    ahead = iter([*cuts, len(text) + 1])
    cut = next(ahead)
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        while cut <= start:
            cut = next(ahead)
        while cut < end:
            yield start, cut
            start, cut = cut, next(ahead)
        yield start, end


class _tags:  # noqa: N801 - a function that goes along with the tokens
    """The tags of one column, asked for from left to right."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._runs = iter(
            (part, unit.label + (MORE if number else ""))
            for unit in units
            for number, part in enumerate(unit.parts)
        )
        self._run = next(self._runs, None)

    def at(self, start: int) -> str:
        """Return the tag of the token that starts at a place."""
        while self._run is not None and self._run[0][1] <= start:
            self._run = next(self._runs, None)
        if self._run is None or start < self._run[0][0]:
            return "O"
        return f"{'B' if start == self._run[0][0] else 'I'}-{self._run[1]}"


def _ends(unit: Unit) -> Iterator[int]:
    return (at for part in unit.parts for at in part)


def _fitting(text: str, parts: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches in order without blanks at their ends; none that lies over another."""
    last = -1
    for start, end in sorted(parts):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        behind = end - len(words) + len(words.rstrip())
        if first < behind and first >= last:
            yield first, behind
            last = behind


def _group(label: str) -> int:
    if is_mention(label):
        return 0
    if label in PART_LABELS.values():
        return _PARTS
    return _QUOTES if label == QUOTE else 1


def _is_near(text: str, unit: Unit, quotes: Iterable[Stretch]) -> bool:
    """Whether a part will be found to be a quote's, which is of its kind and paragraph."""
    if unit.label not in _LOOSE:
        return False
    start, end = unit.parts[0][0], unit.parts[-1][1]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    return any(a < last and first < b for a, b in quotes)


def _kinds(mark: Mark) -> tuple[str, ...]:
    """The kind of record whose words a mark is; none for the other parts of one."""
    return (("mentions",), ("events",), (), ("quotes",))[_group(mark.label)]
