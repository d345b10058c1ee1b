"""Values of JSON objects by their type, each fault told in words with the key that has it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from annotator.exchange.problems import Place, Problems

Object = Mapping[str, Any]
_NAMES: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    type(None): "null",
}
LARGEST_OFFSET = 10**9


class Faulty(Exception):  # noqa: N818 - told, not raised to people
    """A thing in a file that cannot be taken: the place within it, and why, in words."""

    def __init__(self, words: str, *place: str | int) -> None:
        super().__init__(words)
        self.words, self.place = words, place


def each(found: Any, place: Place, problems: Problems, read: Callable[[Any, Place], None]) -> None:
    """Read the items of a list, one after another; what is faulty is told and left out."""
    if found is None:
        return
    if not isinstance(found, list):
        problems.add(place, f"this is {what(found)}, not a list")
        return
    for number, item in enumerate(found):
        try:
            read(item, (*place, number))
        except Faulty as fault:
            problems.add((*place, number, *fault.place), fault.words)


def items_of(value: Object, key: str) -> list[Any]:
    """Return the items of the list at a key; none where there is no list."""
    found = value.get(key)
    return found if isinstance(found, list) else []


def an_object(value: Any, *place: str | int) -> Object:
    """Return a value that has to be an object; Faulty otherwise."""
    if not isinstance(value, dict):
        raise Faulty(f"this is {what(value)}, not an object", *place)
    return value


def text_of(value: Object, key: str, default: str | None = None) -> str:
    """Return the text at a key, which may be missing where there is a default; Faulty otherwise."""
    found = value.get(key)
    if found is None and default is not None:
        return default
    if not isinstance(found, str):
        raise Faulty(f"this is {what(found) if key in value else 'missing'}, not text", key)
    return found


def name_of(value: Object, *keys: str) -> str:
    """Return the id at the first of some keys that is there: text, or a number as text."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) or type(found) is int:
            return str(found)
        if found is not None:
            raise Faulty(f"this is {what(found)}, not an id", key)
    raise Faulty("this is missing", keys[0])


def offset_of(value: Object, key: str) -> int:
    """Return the offset at a key: a whole number that is not negative; Faulty otherwise."""
    return offset(value.get(key), key)


def offset(found: Any, *place: str | int) -> int:
    """Return a value that has to be an offset; Faulty otherwise."""
    if isinstance(found, float) and found.is_integer():  # as programs write that know no others
        found = int(found)
    if type(found) is not int:
        raise Faulty(f"this is {what(found)}, not an offset", *place)
    if not 0 <= found <= LARGEST_OFFSET:
        raise Faulty(f"{str(found)[:20]} is no offset", *place)
    return found


def words_in(value: Any) -> Iterator[str]:
    """Yield the words in a value: text, or a list of texts and numbers."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, bool):
            yield str(one).lower()
        elif isinstance(one, str | int | float):
            yield str(one)


def what(value: Any) -> str:
    """Return what a value is, in words."""
    return _NAMES.get(type(value), "something else")
