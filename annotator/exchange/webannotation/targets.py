"""Where in a text the selectors of a Web Annotation lead: by position, by words, or both."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.exchange.foreign.document import Stretch
from annotator.exchange.foreign.json_things import Faulty, Object, an_object, offset_of, text_of
from annotator.exchange.foreign.positions import Positions, Said
from annotator.exchange.webannotation.bodies import listed

_FRAGMENT = re.compile(r"char=(\d{1,9}),(\d{1,9})")
_LONGEST = 60  # characters of words that are told


_SETS = ("Choice", "List", "Independents")
_DEEPEST = 8  # selectors that refine one another


def grouped(annotation: Object) -> list[list[Any]]:
    """Return the targets of an annotation: those that only together are one stand together.

    What is said of several targets is said of each by itself, as the recommendation has it.
    """
    found: list[list[Any]] = []
    for one in listed(annotation.get("target")):
        items = one.get("items") if isinstance(one, dict) else None
        kind = one.get("type") if isinstance(one, dict) else ""
        if kind == "Composite" and isinstance(items, list) and items:
            found.append(items)
        elif kind in _SETS and isinstance(items, list) and items:
            found += [[item] for item in items]
        else:
            found.append([one])
    return found


def flat(annotation: Object) -> list[Any]:
    """Return the targets of an annotation, one after another."""
    return [one for group in grouped(annotation) for one in group]


class Places:
    """Finds the places of one text, or of a part of it that a selector refines."""

    def __init__(self, text: str, targets: Iterable[Any], depth: int = 0) -> None:
        self._text, self._depth = text, depth
        self._positions = Positions(text, _positions(targets))

    def stretch(self, target: Object) -> Stretch:
        """Return the place of a target; Faulty where it is not in the text, or not sure."""
        outer = next(filter(_is_refined, listed(target.get("selector"))), None)
        if outer is not None:
            return self._refined(outer)
        selectors = list(_selectors(target.get("selector")))
        quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
        position = _position(selectors)
        exact = text_of(quote, "exact") if quote else None
        if position is None and quote is None:
            raise Faulty("it selects neither words nor positions of a text", "selector")
        if position is not None:
            try:
                return self._positions.stretch((*position, exact))
            except Faulty:
                if quote is None:
                    raise
        return self._by_words(quote or {}, exact or "", position)

    def _refined(self, outer: Object) -> Stretch:
        """Return the place that a selector refines: its positions count from what it selects."""
        if self._depth >= _DEEPEST:
            raise Faulty("it refines too many selectors", "selector")
        plain = {key: value for key, value in outer.items() if key != "refinedBy"}
        start, end = self.stretch({"selector": plain})
        inner = {"selector": outer["refinedBy"]}
        within = Places(self._text[start:end], [inner], self._depth + 1).stretch(inner)
        return start + within[0], start + within[1]

    def _by_words(self, quote: Object, exact: str, position: tuple[int, int] | None) -> Stretch:
        """Find words, first where what stands around them is the same."""
        if not exact.strip():
            raise Faulty("it selects no words", "selector")
        found = [match.span() for match in _loosely(exact).finditer(self._text)]
        fitting = [place for place in found if self._fits(quote, place)]
        found = fitting or found
        if not found:
            raise Faulty(f"the text does not have {_short(exact)}", "selector")
        if len(found) == 1:
            return found[0]
        if position is None:
            words = f"{_short(exact)} is in the text {len(found):,} times, and nothing tells which"
            raise Faulty(words, "selector")
        return min(found, key=lambda place: abs(place[0] - position[0]))

    def _fits(self, quote: Object, place: Stretch) -> bool:
        """Whether what stands before and after a place is what the quote says."""
        before, after = text_of(quote, "prefix", ""), text_of(quote, "suffix", "")
        start, end = place
        around = self._text[max(0, start - 2 * len(before)) : start]
        behind = self._text[end : end + 2 * len(after)]
        return _plain(around).endswith(_plain(before)) and _plain(behind).startswith(_plain(after))


def _positions(targets: Iterable[Any]) -> Iterator[Said]:
    """Yield the positions that targets select, with their words, to see how they are counted."""
    for target in targets:
        try:
            selectors = list(_selectors(target.get("selector")))
            position = _position(selectors)
            if position is not None:
                exact = next((one["exact"] for one in selectors if "exact" in one), None)
                yield (*position, exact if isinstance(exact, str) else None)
        except Faulty:
            continue


def _selectors(found: Any) -> Iterator[Object]:
    """Yield selectors, those that refine another included; each says where by itself or not."""
    for one in found if isinstance(found, list) else [found]:
        if one is None:
            continue
        selector = an_object(one, "selector")
        refined = selector.get("refinedBy")
        if refined is None:
            yield selector
        else:  # its positions count from what it refines; its words are words of the text
            yield from (inner for inner in _selectors(refined) if "exact" in inner)


def _is_refined(selector: Any) -> bool:
    """Tell whether a selector that says itself where it is has another one within it."""
    if not isinstance(selector, dict) or selector.get("refinedBy") is None:
        return False
    return "exact" in selector or _position([selector]) is not None


def _position(selectors: Iterable[Object]) -> tuple[int, int] | None:
    for one in selectors:
        if one.get("type") == "TextPositionSelector":
            return offset_of(one, "start"), offset_of(one, "end")
        match = _FRAGMENT.match(str(one.get("value", "")))
        if one.get("type") == "FragmentSelector" and match:
            return int(match[1]), int(match[2])
    return None


def _loosely(exact: str) -> re.Pattern[str]:
    """The words with any blanks between them, as a page has others than its text."""
    return re.compile(r"\s+".join(map(re.escape, exact.split())))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    return repr(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")
