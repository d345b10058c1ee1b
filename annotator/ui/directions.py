"""Which way words run, for what is drawn beside words that run the other way."""

import unicodedata

_ISOLATE, _END = "\u2068", "\u2069"
_BEGINS = ("LRI", "RLI", "FSI")
_ARROW = " → "


def runs_left(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left.

    What is isolated does not count, as in rule P2 of Unicode's algorithm (UAX #9).
    """
    if text.isascii():
        return False
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _BEGINS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def forward(text: str) -> str:
    """The same words with each arrow from the one on its left to the one on its right.

    Between two names in Arabic or Hebrew it would else point from the second to the first.
    """
    if text.isascii() or _ARROW not in text:
        return text
    return _ARROW.join(f"{_ISOLATE}{part}{_END}" for part in text.split(_ARROW))
