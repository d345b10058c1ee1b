"""Keys that an object of JSON has twice, of which one would be lost in silence."""

from collections import Counter
from typing import Any

from annotator.exchange.problems import Place, Problems

WORDS = "the key is there twice"


class Pairs:
    """Makes objects of their keys and values, as json calls it, and remembers which have one twice.

    The objects are looked for in the whole value only where there are any, so that a file without
    them is read as fast as before.
    """

    def __init__(self) -> None:
        self._found: list[tuple[Any, list[str]]] = []

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object."""
        made = dict(pairs)
        if len(made) != len(pairs):
            self._found.append((made, _repeated(pairs)))
        return made

    def places(self, value: Any) -> list[Place]:
        """Return the places within a value that was read of the keys that are there twice.

        What was read until then is forgotten.
        """
        if not self._found:
            return []
        keys = {id(made): keys for made, keys in self._found}
        found: list[Place] = []
        waiting: list[tuple[Place, Any]] = [((), value)]
        while waiting:
            place, one = waiting.pop()
            found += ((*place, key) for key in keys.get(id(one), ()))
            if isinstance(one, dict):
                waiting += (((*place, key), inner) for key, inner in one.items())
            elif isinstance(one, list):
                waiting += (((*place, number), inner) for number, inner in enumerate(one))
        self._found.clear()
        return found

    def forget(self) -> None:
        """Forget what was read of a value that has to be read again."""
        self._found.clear()


def tell(places: list[Place], around: Place, problems: Problems) -> None:
    """Tell the places of keys within a value that has a place itself."""
    for place in places:
        problems.add((*around, *place), WORDS)


def _repeated(pairs: list[tuple[str, Any]]) -> list[str]:
    return [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
