"""News articles with their quotes marked in the text: {3c:content}, {3k:cue}, {3s:source}.

{3a:…} is who hears it.

A "?" behind the number says that one may well read it otherwise: such a part is not counted.
"""

import re
from dataclasses import dataclass, field

_LABEL = re.compile(r"\{(\d+)(\??)([ckas]):")
_ROLES = {"c": "content", "k": "cue", "s": "source", "a": "addressee"}


@dataclass
class MarkedQuote:
    """A quote as a person marked it; `open` are the roles that are not counted."""

    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


@dataclass
class MarkedArticle:
    """A text without its marks, its quotes, and the lines about speakers and events below it."""

    text: str
    quotes: list[MarkedQuote]
    speakers: list[list[str]]
    events: list[list[str]]


def read(path):
    """The article in a file."""
    marked, _, below = path.read_text(encoding="utf-8").partition("\n=====\n")
    text, quotes, stack, at = "", {}, [], 0
    while at < len(marked):
        label = _LABEL.match(marked, at)
        if label:
            stack.append((label[1], bool(label[2]), _ROLES[label[3]], len(text)))
            at = label.end()
        elif marked[at] == "}":
            number, uncertain, role, start = stack.pop()
            quote = quotes.setdefault(int(number), MarkedQuote())
            quote.places.setdefault(role, []).append((start, len(text)))
            quote.open |= {role} if uncertain else set()
            at += 1
        else:
            text += marked[at]
            at += 1
    assert not stack, (path.name, stack)
    lines = [line.partition(": ") for line in below.splitlines()]
    rows = {key: [] for key in ("speaker", "event")}
    for key, _, values in lines:
        rows[key].append([value.strip() for value in values.split("|")])
    return MarkedArticle(text, [quotes[n] for n in sorted(quotes)], rows["speaker"], rows["event"])
