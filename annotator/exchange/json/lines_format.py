"""The exchange format as lines: a header, then one article a line; also articles alone."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from annotator.exchange.articles.columns import kind_of
from annotator.exchange.formats import WriteOptions, Written
from annotator.exchange.incoming import Incoming, ReadOptions, SourceFile
from annotator.exchange.json.keys import ARTICLE
from annotator.exchange.json.records import article, contents, header_problem
from annotator.exchange.json.values import NotReadable, decoded, parsed
from annotator.exchange.json.writing import Outgoing
from annotator.exchange.limits import LONGEST_LINE, MEGABYTE
from annotator.exchange.problems import Located, Place, Problems
from annotator.exchange.proving.digests import Digests, of_lines
from annotator.exchange.selection import Selection
from annotator.store.project import Project

_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What some programs take for the end of a line."""


def write(project: Project, selection: Selection, out: Path, options: WriteOptions) -> Written:
    """Write what is selected, one article a line after a header."""
    outgoing = Outgoing(project, selection, options.progress)
    digests = Digests()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for value in digests.noted(chain([outgoing.top()], outgoing.articles())):
            file.write(_line(value))
    return outgoing.written(digests, of_lines(out))


def read(file: SourceFile, options: ReadOptions, problems: Problems) -> Iterator[Incoming]:
    """Yield what is in the lines of a file; what is wrong with them goes to `problems`."""
    with file.path.open("rb") as lines:
        options.expect(_count(lines))
        lines.seek(0)
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), b""), 1):
            if len(line) > LONGEST_LINE:
                problems.add((number,), f"the line has more than {LONGEST_LINE // MEGABYTE} MB")
                return
            if line.isspace():
                continue
            try:
                value = parsed(decoded(line, (number,), problems), (number,), problems)
            except NotReadable:
                continue
            if not _is_header(value):
                yield from article(value, (number,), problems)
            elif words := header_problem(value):
                problems.add((number,), words)
                return
            else:
                yield from contents(value, (number,), problems)


def is_file(_path: Path, head: bytes) -> bool:
    """Tell whether lines are ours: a header, or articles by the keys that ours have.

    Articles of others have other keys for what is known about them, or numbers for ids.
    """
    line = head.removeprefix(BOM_UTF8).lstrip().split(b"\n", 1)[0]
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return b'"text"' in line or b'"articles"' in line
    if not isinstance(value, dict) or "format" in value:
        return True
    if not isinstance(value.get("id", ""), str):
        return False
    return "text" in value and not any(kind_of(key) for key in value.keys() - ARTICLE.of.keys())


def located(_file: SourceFile, places: list[Place]) -> list[Located]:
    """Return each place with its line, with which it begins."""
    return [(int(place[0]), place[1:]) for place in places]


def _count(lines: BinaryIO) -> int:
    """Return how many lines a file has, without having one in memory."""
    return sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b"")) or 1


def _is_header(value: Any) -> bool:
    return isinstance(value, dict) and "format" in value and "text" not in value


def _line(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    for character, escaped in _LINE_ENDS.items():
        if character in text:
            text = text.replace(character, escaped)
    return text + "\n"
