"""What two versions of a text have in common, as runs of characters, fast enough for megabytes.

Lines that stand once in both versions are matched first, then words between them (the idea of the
patience diff); what is left is compared word by word where it is short.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

LONGEST_TABLE = 250_000
"""Pairs of words beyond which what is left between matches is not compared one by one."""
DEEPEST = 8
"""How often the words between matches are matched again among themselves."""

_LINES = re.compile(r"[^\n.!?。]*[\n.!?。]+\s*|[^\n.!?。]+")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that both versions have, where it begins in each, in code points."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        """Where it ends in the old version."""
        return self.old + self.length

    @property
    def new_end(self) -> int:
        """Where it ends in the new version."""
        return self.new + self.length


def common(old: str, new: str) -> list[Run]:
    """Return the runs that two texts have in common, in the order of both, as long as they go."""
    runs: list[Run] = []
    found = _refined(_of_tokens(_LINES, old, new, Run(0, 0, 0)), old, new)
    for run in found:
        last = runs[-1] if runs else None
        if last and (last.old_end, last.new_end) == (run.old, run.new):
            runs[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            runs.append(run)
    return runs


def _refined(lines: list[Run], old: str, new: str) -> Iterator[Run]:
    """The runs of whole lines, and those of words between them."""
    before = Run(0, 0, 0)
    for run in (*lines, Run(len(old), len(new), 0)):
        left, right = old[before.old_end : run.old], new[before.new_end : run.new]
        if left and right:
            yield from _of_tokens(_WORDS, left, right, Run(before.old_end, before.new_end, 0))
        yield run
        before = run


def _of_tokens(pattern: re.Pattern[str], old: str, new: str, at: Run) -> list[Run]:
    """The tokens that two texts have in common, as runs from a place on."""
    left, right = pattern.findall(old), pattern.findall(new)
    ends_left = [0, *accumulate(map(len, left))]
    ends_right = [0, *accumulate(map(len, right))]
    return [
        Run(at.old + ends_left[i], at.new + ends_right[j], ends_left[i + n] - ends_left[i])
        for i, j, n in _matches(left, right)
    ]


def _matches(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The equal stretches of two lists (place in each, length), in order."""
    # Each piece of work is two ranges to compare, or a match that is found; the last is next.
    work: list[tuple[int, int, int, int, int]] = [(0, len(left), 0, len(right), 0)]
    while work:
        a, b, c, d, depth = work.pop()
        if depth < 0:
            yield a, c, b - a
            continue
        start, stop = _ends(left, right, (a, b, c, d))
        if start:
            yield a, c, start
        if stop:
            work.append((b - stop, b, d - stop, d, -1))
        a, b, c, d = a + start, b - stop, c + start, d - stop
        if a == b or c == d:
            continue
        if depth < DEEPEST and (pairs := _anchors(left[a:b], right[c:d])):
            edges = [(a - 1, c - 1), *((a + i, c + j) for i, j in pairs), (b, d)]
            for (i, j), (k, m) in reversed(list(pairwise(edges))):
                if k < b:
                    work.append((k, k + 1, m, m + 1, -1))
                work.append((i + 1, k, j + 1, m, depth + 1))
        elif (b - a) * (d - c) <= LONGEST_TABLE:
            blocks = _table(left[a:b], right[c:d])
            work += [(a + i, a + i + n, c + j, c + j + n, -1) for i, j, n in reversed(blocks)]


def _table(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """The equal stretches of two short lists, compared entry by entry."""
    table = SequenceMatcher(None, left, right, autojunk=False)
    return [(block.a, block.b, block.size) for block in table.get_matching_blocks()[:-1]]


def _ends(
    left: Sequence[str], right: Sequence[str], ranges: tuple[int, int, int, int]
) -> tuple[int, int]:
    """How many entries two ranges begin and end with alike."""
    a, b, c, d = ranges
    most = min(b - a, d - c)
    start = 0
    while start < most and left[a + start] == right[c + start]:
        start += 1
    stop = 0
    while stop < most - start and left[b - 1 - stop] == right[d - 1 - stop]:
        stop += 1
    return start, stop


def _anchors(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The most entries that stand once in each list and in the same order in both."""
    once = {word for word, count in Counter(right).items() if count == 1}
    once &= {word for word, count in Counter(left).items() if count == 1}
    place = {word: j for j, word in enumerate(right) if word in once}
    pairs = [(i, place[word]) for i, word in enumerate(left) if word in once]
    return _longest_rising(pairs)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second numbers rise, by patience sorting."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        pile = bisect_left(tops, value)
        before.append(at_top[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        at_top[pile : pile + 1] = [index]
    chosen = []
    index = at_top[-1] if at_top else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
