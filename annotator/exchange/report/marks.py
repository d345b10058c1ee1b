"""The text of an article with its marks as HTML: cut into segments wherever a mark begins or ends.

A segment has an element for each kind of mark over it. Where a mark ends stands a link to its row;
its number is drawn by the style, so that the text of the page is the text of the article. Where a
quote begins stands an empty element, which the style makes a tick.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

KINDS = ("quote", "event", "cue", "speaker", "detail")
"""The kinds of marks, the outer elements first; each has a colour and a line of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch [start, end) of a text: its kind, its row, and the row's number as it is shown.

    `back` is the id by which the row leads to the mark, given to one stretch of a record.
    """

    start: int
    end: int
    kind: str
    row: str
    number: str
    back: str = ""


def marked(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the HTML of a text with its marks, in any order and over each other."""
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: (one.start, one.end, one.row)):
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    open_kinds = dict.fromkeys(KINDS, 0)
    at = 0
    for place in sorted({0, len(text), *begins, *ends}):
        if place > at:
            yield _segment(text[at:place], [kind for kind in KINDS if open_kinds[kind]])
        for mark in ends.get(place, ()):
            open_kinds[mark.kind] -= 1
        yield from map(_reference, dict.fromkeys(ends.get(place, ())))
        for mark in begins.get(place, ()):
            open_kinds[mark.kind] += 1
            if mark.kind == "quote":  # one within another would else be seen to end only
                yield '<b class="begin quote"></b>'
        at = place


def _segment(words: str, kinds: list[str]) -> str:
    before = "".join(f'<span class="{kind}">' for kind in kinds)
    return f"{before}{escape(words, quote=False)}{'</span>' * len(kinds)}"


def _reference(mark: Mark) -> str:
    back = f' id="{mark.back}"' if mark.back else ""
    return (
        f'<a class="reference {mark.kind}" href="#{mark.row}"{back} data-number="{mark.number}"'
        f' aria-label="{mark.number}"></a>'
    )
