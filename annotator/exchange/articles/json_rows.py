"""Rows of tables of articles that are kept as JSON: a list of objects, or an object a line."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.exchange.articles.looking import Look, Opened
from annotator.exchange.foreign import json_items
from annotator.exchange.incoming import SourceFile
from annotator.exchange.problems import Problems, by_line

SUFFIX = ".json"
_SAMPLE = 200  # objects whose keys are the columns
_LONGEST_START = 1 << 16  # bytes in which a first line has to end

Objects = Iterator[tuple[int, dict[str, Any]]]


def is_rows(head: bytes) -> bool:
    """Tell whether a .json file begins a list, or has an object a line."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"[") or _is_lines(start)


@contextmanager
def listed(file: SourceFile, look: Look) -> Iterator[Opened]:
    """Open a list of objects as a table; the first ones tell its columns."""
    yield as_table(_items(file, look.alive), 0)


def as_table(objects: Objects, count: int) -> Opened:
    """Return numbered objects as a table whose columns are the keys of the first ones."""
    first = list(islice(objects, _SAMPLE))
    header = list(dict.fromkeys(key for _, one in first for key in one))
    rows = chain(first, objects)
    return header, ((number, list(map(one.get, header))) for number, one in rows), count


def _is_lines(start: bytes) -> bool:
    """Tell whether the first line is an object, and the next one begins another."""
    line, _, rest = start[:_LONGEST_START].partition(b"\n")
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "format" not in value


def _items(file: SourceFile, alive: Callable[[], None]) -> Objects:
    """Yield the objects of a list; AnnotatorError for one that has something else in it."""
    problems = Problems(file.name)
    found = json_items.items(file, problems, lambda _value: alive())
    for number, (_, value) in enumerate(found, 1):
        if not isinstance(value, dict):
            raise AnnotatorError(
                f"Item {number:,} of the list in {file.name} is no JSON object.",
                "Each item has to be an object, with the text of an article and what is known.",
            )
        yield number, value
    if len(problems):
        raise AnnotatorError(f"{problems.told(by_line)[0]}.", "Mend it and import it again.")


def is_list(path: Path) -> bool:
    """Tell whether a file is a list in JSON."""
    return path.suffix.lower() == SUFFIX and json_items.is_list(SourceFile(path, path.name))
