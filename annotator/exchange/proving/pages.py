"""The proof of a report: its texts and rows, as a parser of HTML reads them."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from annotator.exchange.proving.proof import Proof

_CHUNK = 1 << 16
_ROWS = {"Q": "quotes", "E": "events"}


def proof(path: Path, texts: list[str], totals: Mapping[str, int]) -> Proof:
    """Return whether a page has the articles with these SHA-256 of their texts, and all rows."""
    reading = _Reading()
    with path.open(encoding="utf-8", newline="") as file:
        while chunk := file.read(_CHUNK):
            reading.feed(chunk)
    reading.close()
    equal = sum(one == other for one, other in zip(reading.texts, texts, strict=False))
    found = {"articles": equal, **reading.rows}
    kinds = [kind for kind in ("articles", *_ROWS.values()) if kind in totals]
    back = {kind: (min(found.get(kind, 0), totals[kind]), totals[kind]) for kind in kinds}
    failures = [
        f"of {total:,} {kind} {count:,} are in the page"
        for kind, (count, total) in back.items()
        if count < total
    ]
    return Proof(back, (), tuple(failures))


class _Reading(HTMLParser):
    """Gathers the texts of articles as their hashes, and counts rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.rows: Counter[str] = Counter()
        self._depth, self._text = 0, sha256()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a text, or count a row."""
        given = dict(attrs)
        if tag == "div":
            if given.get("class") == "text":
                self._text = sha256()
            self._depth += 1
        elif tag == "tr":
            _, _, number = (given.get("id") or "").partition("-")
            self.rows.update([_ROWS[number[0]]] if number[:1] in _ROWS else [])

    def handle_endtag(self, tag: str) -> None:
        """Leave a text."""
        if tag == "div":
            self._depth -= 1
            self.texts.append(self._text.hexdigest())

    def handle_data(self, data: str) -> None:
        """Take words of a text."""
        if self._depth:
            self._text.update(data.encode())
