"""Which texts are nearly the same: those that share half of their runs of five words.

The measure is the Jaccard index of the sets of word 5-grams ("shingles"; Broder 1997, On the
resemblance and containment of documents). Pairs to be measured are found by sketches: the 64
smallest hashes of each text, of which two texts with half in common share 32 on average. What a
text costs is bounded, however many texts have a shingle.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

RUN = 5  # words
LEAST = 0.5  # of the runs that either text has, in both
_SKETCH = 64  # hashes
_SHARED = 16  # hashes that two whole sketches must share for the texts to be measured
_LISTED = 16  # texts remembered for a hash, the last ones
_WITHOUT_SPACES = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(f"[{_WITHOUT_SPACES}]|[^\\W{_WITHOUT_SPACES}]+")
"""A word; in scripts without spaces between words, a character."""

Progress = Callable[[int], None]


def grouped(
    texts: Iterable[tuple[str, str]],
    read: Callable[[str], str],
    progress: Progress = lambda _: None,
) -> dict[str, str]:
    """Return for each text (by id) the smallest id of those nearly the same, by way of others.

    `read` gives a text again by its id; `progress` hears how many were looked at.
    """
    groups = _Groups(read)
    for number, (id, text) in enumerate(texts, 1):
        groups.add(id, text)
        progress(number)
    return {id: groups.root(id) for id in groups.ids}


def shingles(text: str) -> set[int]:
    """Return the hashes of all runs of five words of a text; of all its words if it has fewer."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - RUN + 1)
    return {_hashed(" ".join(words[at : at + RUN])) for at in range(last)}


def alike(one: set[int], other: set[int]) -> bool:
    """Whether two sets of shingles have half of what is in either in common."""
    return len(one & other) >= LEAST * len(one | other)


def _hashed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest())


class _Groups:
    """Texts by sketch, and the groups that they make (union-find)."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._parents: dict[str, str] = {}
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._having: dict[int, tuple[str, ...]] = {}

    @property
    def ids(self) -> list[str]:
        """The texts in the order in which they came."""
        return list(self._parents)

    def root(self, id: str) -> str:
        """Return the text that stands for a group: the smallest id."""
        while self._parents[id] != id:
            self._parents[id] = self._parents[self._parents[id]]
            id = self._parents[id]
        return id

    def add(self, id: str, text: str) -> None:
        """Put a text into the group of those that are nearly the same."""
        own = shingles(text)
        sketch = tuple(sorted(own)[:_SKETCH])
        self._parents[id], self._sketches[id] = id, sketch
        shared = Counter(other for one in sketch for other in self._having.get(one, ()))
        for other, count in shared.most_common():
            is_near = count >= _SHARED or len(self._sketches[other]) < _SKETCH
            if is_near and self.root(other) != self.root(id) and alike(own, self._whole(other)):
                self._join(id, other)
        for one in sketch:
            self._having[one] = (*self._having.get(one, ())[1 - _LISTED :], id)

    def _whole(self, id: str) -> set[int]:
        """All shingles of a text that was seen before."""
        sketch = self._sketches[id]
        return set(sketch) if len(sketch) < _SKETCH else shingles(self._read(id))

    def _join(self, one: str, other: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first
