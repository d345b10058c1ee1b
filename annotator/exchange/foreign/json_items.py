"""The values that a JSON file of another program holds: items of its list, or one a line."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, TypeVar

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.json_things import Faulty
from annotator.exchange.incoming import SourceFile
from annotator.exchange.json import twice
from annotator.exchange.json.stream import JsonStream, NotInPieces, TooLong
from annotator.exchange.json.values import NoNumberError, NotReadable, decoded, parsed, unkeepable
from annotator.exchange.limits import LARGEST_ITEM, LARGEST_TABLE, MEGABYTE, within
from annotator.exchange.problems import Place, Problems

T = TypeVar("T")
Item = tuple[int, Any]
"""The line in which a value begins, and the value."""
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,60})"\s*:')
_SMALL = 8 * MEGABYTE  # bytes of a file that is kept in memory instead of read twice
_TAIL = 2000  # characters before a fault in which its key is looked for


def _no_look(_value: Any) -> None:
    """Look at nothing."""


def items(
    file: SourceFile, problems: Problems, look: Callable[[Any], None] = _no_look
) -> Iterator[Item]:
    """Yield the items of the list in a file, or its values, each with its line.

    A value with characters that cannot be kept, or a key twice, is told and left out. Nothing is
    yielded of a file that is not JSON to its end: AnnotatorError says in which line it is not.
    `look` sees each value before the first one is yielded.
    """
    within(file, LARGEST_TABLE)
    is_small = file.path.stat().st_size <= _SMALL
    found = list(_streamed(file)) if is_small else None
    for _, value, *_ in found or _streamed(file):
        look(value)
    for line, value, is_suspect, keys in found or _streamed(file):
        if keys:
            twice.tell(keys, (line,), problems)
        elif is_suspect and (fault := unkeepable(value)):
            problems.add((line, *fault[0]), fault[1])
        else:
            yield line, value


def lines(file: SourceFile, problems: Problems) -> Iterator[Item]:
    """Yield the value of each line; a line that is not JSON is told and left out.

    Raises AnnotatorError for a line without end.
    """
    within(file, LARGEST_TABLE)
    with file.path.open("rb") as raw:
        for number, line in enumerate(_bounded(raw, file), 1):
            if line.isspace():
                continue
            try:
                text = decoded(line.rstrip(b"\r\n"), (number,), problems)
                yield number, parsed(text, (number,), problems)
            except NotReadable:
                continue


def taken(found: Iterable[Item], problems: Problems, read: Callable[[Any, int], T]) -> Iterator[T]:
    """Yield what `read` makes of each value and its line; one that is faulty is told, left out."""
    for line, value in found:
        try:
            yield read(value, line)
        except Faulty as fault:
            problems.add((line, *fault.place), fault.words)


def is_list(file: SourceFile) -> bool:
    """Tell whether a file begins a list."""
    with file.path.open("rb") as raw:
        head = raw.read(1000).removeprefix(BOM_UTF8).lstrip()
    return head.startswith(b"[")


def _streamed(file: SourceFile) -> Iterator[tuple[int, Any, bool, list[Place]]]:
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        stream = JsonStream(text, LARGEST_ITEM)
        try:
            for value in stream.values():
                yield stream.line, value, stream.is_suspect, stream.twice
        except TooLong:
            raise _too_long(file, stream.line) from None
        except UnicodeDecodeError:
            raise AnnotatorError(f"{file.name} is not in UTF-8.", "Save it as UTF-8.") from None
        except json.JSONDecodeError as error:
            raise _not_json(file, stream, error) from None
        except NotInPieces:
            words = "a comma or the end is missing after the value in this line"
            raise AnnotatorError(f"{file.name}:{stream.line}: this is not JSON: {words}.") from None
        except RecursionError:
            words = "objects are nested too deeply"
            raise AnnotatorError(f"{file.name}:{stream.line}: {words}.") from None
        except NoNumberError as error:
            raise AnnotatorError(f"{file.name}:{stream.line}: {error}.") from None
        except ValueError:  # the only other one that Python has for JSON
            words = "a number has too many digits to be read"
            raise AnnotatorError(f"{file.name}:{stream.line}: {words}.") from None


def _not_json(file: SourceFile, stream: JsonStream, error: json.JSONDecodeError) -> AnnotatorError:
    keys = _KEY.findall(stream.before(error.pos)[-_TAIL:])
    where = f", after the key {keys[-1]!r}" if keys else ""
    line = stream.lines_until(error.pos)
    return AnnotatorError(
        f"{file.name}:{line}: this is not JSON{where}: {error.msg}.",
        "See whether the file is whole.",
    )


def _bounded(raw: BinaryIO, file: SourceFile) -> Iterator[bytes]:
    number = 0
    while line := raw.readline(LARGEST_ITEM + 1):
        number += 1
        if len(line) > LARGEST_ITEM:
            raise _too_long(file, number)
        yield line


def _too_long(file: SourceFile, line: int) -> AnnotatorError:
    return AnnotatorError(
        f"{file.name}:{line}: what begins here has more than {LARGEST_ITEM // MEGABYTE} MB.",
        "See whether the file is whole, and divide it into several.",
    )
