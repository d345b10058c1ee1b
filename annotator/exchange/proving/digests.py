"""The proof of Annotator's own JSON: a digest of each article while it is written, and read again.

What is read again is parsed by another program than the one that wrote it (Python's json), put into
words once more and compared, so that a file of any length is proved in the memory of one article.
"""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from annotator.exchange.incoming import RECORD_KINDS
from annotator.exchange.json.stream import JsonStream
from annotator.exchange.progress import Progress
from annotator.exchange.proving.proof import Proof

Object = dict[str, Any]
Reader = Callable[[Path], Iterator[Object]]
_BYTES = 8


class Digests:
    """The digests of what is written, in its order: the top of a document, then its articles."""

    def __init__(self) -> None:
        self._found = array("Q")

    def noted(self, values: Iterable[Object]) -> Iterator[Object]:
        """Yield values on their way to a file, and keep their digests."""
        for value in values:
            self._found.append(_digest(value))
            yield value

    def proof(self, read: Iterator[Object], totals: Mapping[str, int], progress: Progress) -> Proof:
        """Return what came of reading the file again; an article with a fault counts as lost."""
        back: Counter[str] = Counter()
        wrong: list[str] = []
        count = 0
        for number, value in enumerate(read):
            count = number + 1
            if number < len(self._found) and self._found[number] == _digest(value):
                back.update(_counts(value))
                progress(number, len(self._found) - 1)
            else:
                wrong.append(f"“{value.get('title', 'the registry')}” is not as it was written")
        if count != len(self._found):
            wrong.append(f"{len(self._found) - 1:,} articles were written, {count - 1:,} are there")
        return Proof(
            {kind: (back[kind], total) for kind, total in totals.items()}, (), tuple(wrong)
        )


def of_document(path: Path) -> Iterator[Object]:
    """Yield the top of a JSON document, then its articles, one at a time."""
    top: Object = {}
    with path.open(encoding="utf-8", newline="") as file:
        for key, value in JsonStream(file).pairs("articles"):
            if key != "articles":
                top[key] = value
                continue
            if top:
                yield top
                top = {}
            yield value
    if top:
        yield top


def of_lines(path: Path) -> Iterator[Object]:
    """Yield the values of a file of lines."""
    with path.open("rb") as lines:
        yield from map(json.loads, lines)


def _digest(value: Object) -> int:
    words = json.dumps(value, ensure_ascii=False)
    return int.from_bytes(blake2b(words.encode(), digest_size=_BYTES).digest())


def _counts(value: Object) -> Counter[str]:
    """How many of each kind are in an article, or at the top."""
    if "text" not in value:
        return Counter(speakers=len(value.get("speakers", ())))
    found = Counter(articles=1)
    for layer in value["layers"]:
        found.update({kind: len(layer[kind]) for kind in RECORD_KINDS})
    return found
