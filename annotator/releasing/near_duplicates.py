"""Which texts are nearly the same: those that share half of their runs of five words.

The measure is the Jaccard index of the sets of word 5-grams ("shingles"; Broder 1997, On the
resemblance and containment of documents). Pairs to be measured are found by sketches: the 64
smallest hashes of each text, of which two texts with half in common share 32 on average. What a
text costs is bounded, however many texts have a shingle: it is measured with the last few of them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words
LEAST = 0.5  # of the runs that either text has, in both
_SKETCH = 64  # hashes
_SHARED = 16  # hashes that two whole sketches must share for the texts to be measured
_LISTED = 16  # texts before it with which a text is compared for one hash, the last ones
_HELD = 1_000_000  # hashes of whole texts in memory, since the same ones are asked for again
_WITHOUT_SPACES = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(f"[{_WITHOUT_SPACES}]|[^\\W{_WITHOUT_SPACES}]+")
"""A word; in scripts without spaces between words, a character."""
_ODD, _FIRST, _SECOND = (
    np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)
)

Hashes = NDArray[np.uint64]  # in order, each once
Progress = Callable[[int], None]


def grouped(
    texts: Iterable[tuple[str, str]],
    read: Callable[[str], str],
    progress: Progress = lambda _: None,
) -> dict[str, str]:
    """Return for each text (by id) the smallest id of those nearly the same, by way of others.

    `read` gives a text again by its id; `progress` hears how many were looked at.
    """
    ids: list[str] = []
    sketches: list[Hashes] = []
    for number, (id, text) in enumerate(texts, 1):
        ids.append(id)
        sketches.append(shingles(text)[:_SKETCH].copy())
        progress(number // 2)
    groups, whole, near = _Groups(ids), _Whole(read, ids, sketches), _Near(sketches)
    for place, id in enumerate(ids):
        for other in near.before(place):
            if groups.root(ids[other]) != groups.root(id) and alike(
                whole.of(place), whole.of(other)
            ):
                groups.join(id, ids[other])
        progress((len(ids) + place + 1) // 2)
    return {id: groups.root(id) for id in ids}


def shingles(text: str) -> Hashes:
    """Return the hashes of all runs of five words of a text; of all its words if it has fewer."""
    words = _WORD.findall(text.casefold())
    numbers = np.fromiter(map(_hashed, words), np.uint64, len(words))
    count = max(1, len(words) - RUN + 1)
    runs = np.zeros(count, np.uint64)
    for at in range(min(RUN, len(words))):
        runs = runs * _ODD + numbers[at : at + count]
    return np.unique(_mixed(runs))


def alike(one: Hashes, other: Hashes) -> bool:
    """Whether two sets of shingles have half of what is in either in common."""
    both = np.intersect1d(one, other, assume_unique=True).size
    return bool(both >= LEAST * (one.size + other.size - both))


@lru_cache(maxsize=1 << 15)
def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def _mixed(numbers: Hashes) -> Hashes:
    """Spread numbers evenly (the last step of MurmurHash3), so that the smallest are any."""
    shift = np.uint64(33)
    numbers = (numbers ^ (numbers >> shift)) * _FIRST
    numbers = (numbers ^ (numbers >> shift)) * _SECOND
    return numbers ^ (numbers >> shift)


class _Near:
    """Which texts share enough of their sketches to be measured."""

    def __init__(self, sketches: Sequence[Hashes]) -> None:
        self._sizes = np.array([sketch.size for sketch in sketches], np.int64)
        self._ends = np.cumsum(self._sizes)
        hashes = np.concatenate(sketches) if sketches else np.zeros(0, np.uint64)
        order = np.argsort(hashes, kind="stable")  # texts of one hash stay in their order
        self._hashes = hashes[order]
        self._owners = np.repeat(np.arange(len(sketches)), self._sizes)[order]
        self._places = np.empty(order.size, np.int64)
        self._places[order] = np.arange(order.size)

    def before(self, place: int) -> list[int]:
        """Return the texts before one (their places) that may be nearly the same."""
        end = self._ends[place]
        own = self._places[end - self._sizes[place] : end, None]
        steps = own - np.arange(1, _LISTED + 1)
        listed = np.maximum(steps, 0)
        same = (steps >= 0) & (self._hashes[listed] == self._hashes[own])
        others, counts = np.unique(self._owners[listed][same], return_counts=True)
        near = (counts >= _SHARED) | (self._sizes[others] < _SKETCH)
        return list(map(int, others[near][np.argsort(-counts[near], kind="stable")]))


class _Whole:
    """All shingles of a text, made again where the sketch is not all; the last ones are kept."""

    def __init__(
        self, read: Callable[[str], str], ids: Sequence[str], sketches: Sequence[Hashes]
    ) -> None:
        self._read, self._ids, self._sketches = read, ids, sketches
        self._kept: dict[int, Hashes] = {}
        self._size = 0

    def of(self, place: int) -> Hashes:
        """Return the shingles of a text (its place)."""
        if self._sketches[place].size < _SKETCH:
            return self._sketches[place]
        found = self._kept.pop(place, None)
        if found is None:
            found = shingles(self._read(self._ids[place]))
            self._size += found.size
            while self._kept and self._size > _HELD:
                self._size -= self._kept.pop(next(iter(self._kept))).size
        self._kept[place] = found  # the last to go
        return found


class _Groups:
    """The groups that texts make (union-find)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parents = {id: id for id in ids}

    def root(self, id: str) -> str:
        """Return the text that stands for a group: the smallest id."""
        while self._parents[id] != id:
            self._parents[id] = self._parents[self._parents[id]]
            id = self._parents[id]
        return id

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first
