"""What is wrong with the files of an import: all of it, each with its file, line and place."""

from collections.abc import Callable, Sequence

from annotator.errors import AnnotatorError

Place = tuple[str | int, ...]
"""The keys and indexes that lead to a value of a file; in a file of lines the line comes first."""


Located = tuple[int, Place]
"""The line of a place, counted from 1, and the place as it is told."""
Locate = Callable[[list[Place]], list[Located]]


class ImportProblems(AnnotatorError):  # noqa: N818 - what people read
    """An import that was refused; `problems` lists why, as `file:line: where: words`."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        first = self.problems[0].removesuffix(".")
        several = f"There are {count:,} problems, the first: " if count > 1 else ""
        super().__init__(
            f"{several}{first}" + ("" if first.endswith(("?", "!", "…")) else "."),
            "Nothing was imported; mend the file and import it again.",
        )


class Problems:
    """The problems of one file, gathered while it is read, and what is worth a word besides."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[tuple[Place, str]] = []
        self._unknown: dict[str, tuple[Place, int]] = {}
        self.notes: list[str] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, place: Place, words: str) -> None:
        """Note what is wrong at a place."""
        self._found.append((place, words))

    def take(self, others: "Problems") -> None:
        """Take the problems that were gathered apart."""
        self._found += others._found

    def note(self, words: str) -> None:
        """Note what is no problem but good to know."""
        self.notes.append(words)

    def unknown_key(self, place: Place, key: str) -> None:
        """Note a key that is passed over; each is told once, with its first place."""
        first, count = self._unknown.get(key, (place, 0))
        self._unknown[key] = (first, count + 1)

    def told(self, locate: Locate) -> list[str]:
        """Return the problems in the order of their lines, given who knows where places are."""
        located = locate([place for place, _ in self._found])
        told = [
            (line, f"{self.file}:{line}: {_joined(place, words)}")
            for (line, place), (_, words) in zip(located, self._found, strict=True)
        ]
        return [words for _, words in sorted(told, key=lambda one: one[0])]

    def unknown_keys(self, locate: Locate) -> list[str]:
        """Return a sentence for each key that is not known."""
        located = locate([place for place, _ in self._unknown.values()])
        told = [
            (line, f"{_joined(place, f'the key {key!r} is not known')}{_times(count)}")
            for (line, place), (key, (_, count)) in zip(located, self._unknown.items(), strict=True)
        ]
        return [f"{self.file}:{line}: {words}" for line, words in sorted(told)]


def by_line(places: list[Place]) -> list[Located]:
    """Return places that begin with the line; others are of the first line."""
    return [
        (place[0], place[1:]) if place and isinstance(place[0], int) else (1, place)
        for place in places
    ]


def _joined(place: Place, words: str) -> str:
    """Return a place and what is said of it, as in `articles[0].title: is a number, not text`."""
    where = ""
    for part in place:
        where += f"[{part}]" if isinstance(part, int) else f".{part}"
    return f"{where.lstrip('.')}: {words}" if where else words


def _times(count: int) -> str:
    return f" ({count:,} times)" if count > 1 else ""
