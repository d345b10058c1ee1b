"""Folders for exports of several annotators: one each, named after who and what kind of work."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.exchange.incoming import SourceFile

_OF_A_KIND = re.compile(r"(?P<name>.+) \((?P<kind>gold|import)\)")
_NOT_IN_NAMES = re.compile(r"[^\w.()+@ -]+")
_LONGEST_NAME = 60  # characters

Owner = tuple[str, str]
"""An annotator (name) and a kind of work."""


def folders(out: Path, owners: Sequence[Owner]) -> dict[Owner, Path]:
    """Make a folder for each annotator and kind of work; one alone has no folder of its own."""
    if len(owners) < 2:
        return {owners[0] if owners else ("", ""): out}
    found = places(out, owners)
    for folder in found.values():
        folder.mkdir()
    return found


def places(out: Path, owners: Sequence[Owner], suffix: str = "") -> dict[Owner, Path]:
    """Return a path in a folder for each annotator and kind of work, named after both."""
    found: dict[Owner, Path] = {}
    for name, kind in owners:
        plain = file_name(name) or "annotator"
        behind = ("" if kind == "annotation" else f" ({kind})") + suffix
        path, number = out / f"{plain}{behind}", 2
        while path in found.values():
            path, number = out / f"{plain} {number}{behind}", number + 1
        found[name, kind] = path
    return found


def by_folder(
    files: Sequence[SourceFile],
    text: Callable[[SourceFile], bytes],
    names: Callable[[SourceFile], frozenset[str]] = lambda _file: frozenset(),
) -> list[SourceFile]:
    """Return files with their folder as annotator, where folders have one text by one name.

    `text` tells texts apart, since parts of a collection may count their files alike. `names` are
    the labels in a file: where no two folders share one, they are parts of one person's work.
    """
    found: dict[str, list[SourceFile]] = {}
    for file in files:
        found.setdefault(file.path.name, []).append(file)
    several: set[Path] = set()
    labels: dict[Path, set[str]] = {}
    for group in found.values():
        for same in _of_one_text(group, text) if len(group) > 1 else ():
            several |= {file.path.parent for file in same}
            for file in same:
                labels.setdefault(file.path.parent, set()).update(names(file))
    if _share_nothing([found for found in labels.values() if found]):
        return list(files)
    return [
        replace(file, annotator=file.path.resolve().parent.name)
        if file.path.parent in several
        else file
        for file in files
    ]


def _of_one_text(
    files: Sequence[SourceFile], text: Callable[[SourceFile], bytes]
) -> list[list[SourceFile]]:
    """Return those of some files that have the same text, together."""
    found: dict[bytes, list[SourceFile]] = {}
    for file in files:
        found.setdefault(text(file), []).append(file)
    return [same for same in found.values() if len(same) > 1]


def _share_nothing(sets: Sequence[set[str]]) -> bool:
    """Tell whether there are several sets, and nothing is in two of them."""
    return len(sets) > 1 and sum(map(len, sets)) == len(set[str]().union(*sets))


def owner(folder: str) -> Owner:
    """Return whose work a folder of this name holds, and of what kind."""
    match = _OF_A_KIND.fullmatch(folder)
    return (match["name"], match["kind"]) if match else (folder, "annotation")


def numbered_name(number: int, title: str) -> str:
    """Return the name of an article's file, without a suffix."""
    return f"{number:04}-{file_name(title)}".rstrip("-. ")


def file_name(words: str) -> str:
    """Return words as the name of a file that any system takes."""
    return _NOT_IN_NAMES.sub("-", words)[:_LONGEST_NAME].strip("-. ")
