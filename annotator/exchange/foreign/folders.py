"""Folders for exports of several annotators: one each, named after who and what kind of work."""

import re
from collections.abc import Sequence
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
        wanted = plain if kind == "annotation" else f"{plain} ({kind})"
        number = 2
        while out / f"{wanted}{suffix}" in found.values():
            wanted, number = f"{plain} {number}", number + 1
        found[name, kind] = out / f"{wanted}{suffix}"
    return found


def by_folder(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files with their folder as annotator, where several folders have one of a name."""
    folders: dict[str, set[Path]] = {}
    for file in files:
        folders.setdefault(file.path.name, set()).add(file.path.parent)
    several = {folder for found in folders.values() if len(found) > 1 for folder in found}
    return [
        replace(file, annotator=file.path.resolve().parent.name)
        if file.path.parent in several
        else file
        for file in files
    ]


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
