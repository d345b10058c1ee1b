"""JSON text as values: faults told with line and column, and values found again by their place."""

import json
import re
from collections.abc import Iterable
from typing import Any

from annotator.exchange.json.twice import Pairs, tell
from annotator.exchange.problems import Place, Problems

SUSPECT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_PIECES = re.compile(r'"(?:[^"\\]|\\.)*"|[-+.\w]+')
_LONGEST_NUMBER = 4300  # digits that Python reads
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class NotReadable(Exception):  # noqa: N818 - told, not raised to people
    """A text that is not JSON, or holds what cannot be kept; the problem has been told."""


def decoded(raw: bytes, place: Place, problems: Problems) -> str:
    """Return the text of UTF-8 bytes, without a BOM; NotReadable where they are none."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start)
        problems.add(place or (line + 1,), f"byte {error.start + 1} is not UTF-8")
        raise NotReadable from None


def parsed(text: str, place: Place, problems: Problems) -> Any:
    """Return the value of a JSON text; NotReadable where it is none.

    Problems are placed at `place`, or in a text of its own at the number of its line.
    """
    pairs = Pairs()
    try:
        value = json.loads(
            text, parse_constant=no_number, parse_float=finite, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        words = f"column {error.colno}: this is not JSON: {error.msg}"
        problems.add(place or (error.lineno,), words)
    except RecursionError:
        problems.add(place or (1,), "objects are nested too deeply")
    except NoNumberError as error:
        problems.add(place or (_line_of(text, error.word),), str(error))
    except ValueError:
        problems.add(place or (_line_of(text, ""),), "a number has too many digits")
    else:
        if twice := pairs.places(value):
            tell(twice, place, problems)
            raise NotReadable
        if not SUSPECT.search(text) or (fault := unkeepable(value)) is None:
            return value
        problems.add((*place, *fault[0]), fault[1])
    raise NotReadable


def lines_of(raw: bytes, places: list[Place]) -> list[int]:
    """Return the line in which the value at each place of a JSON text begins, counted from 1."""
    text = raw.decode("utf-8-sig")
    wanted: dict[str | int, Any] = {}
    for place in places:
        node = wanted
        for key in place:
            node = node.setdefault(key, {})
    found: dict[Place, int] = {}
    _Finder(text, found).find(0, (), wanted)
    numbers, line, at = {}, 1, 0
    for place, offset in sorted(found.items(), key=lambda item: item[1]):
        line, at = line + text.count("\n", at, offset), offset
        numbers[place] = line
    return [_nearest(place, numbers) for place in places]


class _Finder:
    """Walks a JSON text that is known to be whole, and stops only where places lead."""

    def __init__(self, text: str, found: dict[Place, int]) -> None:
        self._text, self._found = text, found

    def find(self, at: int, place: Place, wanted: dict[str | int, Any]) -> int:
        """Note where the value at an offset begins, and those within; return where it ends."""
        self._found[place] = at = self._after_space(at)
        if not wanted or self._text[at] not in "{[":
            return _DECODER.raw_decode(self._text, at)[1]
        is_object, index = self._text[at] == "{", 0
        at = self._after_space(at + 1)
        while self._text[at] not in "}]":
            key: str | int = index
            if is_object:
                key, at = _DECODER.raw_decode(self._text, at)
                at = self._after_space(self._after_space(at) + 1)
            if key in wanted:
                at = self.find(at, (*place, key), wanted[key])
            else:
                at = _DECODER.raw_decode(self._text, at)[1]
            at, index = self._after_space(at), index + 1
            if self._text[at] == ",":
                at = self._after_space(at + 1)
        return at + 1

    def _after_space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


def _nearest(place: Place, numbers: dict[Place, int]) -> int:
    """The line of a value, or of the innermost one around it where it is not there."""
    while place not in numbers:
        place = place[:-1]
    return numbers[place]


class NoNumberError(ValueError):
    """A word that stands for a number and is none that can be kept."""

    def __init__(self, word: str, what: str) -> None:
        super().__init__(f"{word[:20]} {what}")
        self.word = word


def no_number(word: str) -> Any:
    """Refuse NaN and the infinities, which JSON does not have."""
    raise NoNumberError(word, "is not a number of JSON")


def finite(word: str) -> float:
    """Return a number that is not too large to be one."""
    number = float(word)
    if number in (float("inf"), float("-inf")):
        raise NoNumberError(word, "is too large a number")
    return number


def _line_of(text: str, word: str) -> int:
    """Return the line of the first such word outside of strings, or of too long a number ("")."""
    for piece in _PIECES.finditer(text):
        found = piece.group()
        if found == word or (not word and found[0] != '"' and len(found) > _LONGEST_NUMBER):
            return text.count("\n", 0, piece.start()) + 1
    return 1


def unkeepable(value: Any, place: Place = ()) -> tuple[Place, str] | None:
    """Say where a value holds a character that no file can keep, and which."""
    if isinstance(value, str):
        words = _unkeepable_character(value)
        return (place, words) if words else None
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inside = value.items()
        for key in value:
            if words := _unkeepable_character(key):
                return place, f"a key: {words}"
    elif isinstance(value, list):
        inside = enumerate(value)
    return next(filter(None, (unkeepable(one, (*place, key)) for key, one in inside)), None)


def _unkeepable_character(text: str) -> str:
    if "\0" in text:
        return "it holds a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "it holds half of a surrogate pair"
    return ""
