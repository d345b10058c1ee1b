"""The files that an import reads: those that are named, and those in folders."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.formats import FORMATS, Format, format_named, guess_for_reading
from annotator.exchange.incoming import SourceFile

STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each with its format, and how many in folders were passed over."""

    files: tuple[tuple[SourceFile, Format], ...]
    passed_over: int = 0


@contextmanager
def found(paths: Sequence[Path], format: str = "") -> Iterator[Found]:
    """Find the files under paths: all that are named, and of folders those of a known format.

    `-` is standard input, kept in a file meanwhile. Raises AnnotatorError for a path that is not
    there, for a file of no known format, and where there is nothing to read.
    """
    chosen = _readable(format) if format else None
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        files: list[tuple[SourceFile, Format]] = []
        passed_over = 0
        for path in paths:
            if path == STDIN:
                files.append(_stdin(Path(folder), chosen))
            elif path.is_dir():
                inside, others = _in_folder(path, chosen)
                files += inside
                passed_over += others
            else:
                files.append(_named(path, chosen))
        if not files:
            raise AnnotatorError(
                f"There is nothing to import in {', '.join(map(str, paths))}.",
                f"What can be imported ends in {_suffixes()}.",
                command="See what can be read with: annotator formats",
            )
        yield Found(tuple(files), passed_over)


def _readable(name: str) -> Format:
    chosen = format_named(name)
    if not chosen.reads:
        raise AnnotatorError(
            f"The format {name} is only written, not read.",
            command="See what can be read with: annotator formats",
        )
    return chosen


def _named(path: Path, chosen: Format | None) -> tuple[SourceFile, Format]:
    if not path.exists():
        raise AnnotatorError(f"There is no file {path}.", "Look at its name and folder.")
    fitting = chosen or guess_for_reading(path)
    if fitting is None:
        readable = [one for one in FORMATS if one.reads]
        raise AnnotatorError(
            f"No format is known for {path.name}.",
            f"What can be imported ends in {_suffixes()}.",
            command=f"Name one with --format: {', '.join(one.name for one in readable)}.",
        )
    return SourceFile(path, str(path)), fitting


def _suffixes() -> str:
    """The suffixes of what can be read, for people."""
    return ", ".join(one.suffixes[0] for one in FORMATS if one.reads)


def _in_folder(folder: Path, chosen: Format | None) -> tuple[list[tuple[SourceFile, Format]], int]:
    """Return the files of a folder that can be read, by path, and how many others there are."""
    files: list[tuple[SourceFile, Format]] = []
    others = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            path = Path(root, name)
            is_other = path.exists() and not path.is_file()  # a pipe, which might never end
            fitting = None if is_other else guess_for_reading(path)
            if _is_hidden(name) or fitting is None or chosen not in (None, fitting):
                others += not _is_hidden(name)
            else:
                files.append((SourceFile(path, str(path)), fitting))
    return files, others


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _stdin(folder: Path, chosen: Format | None) -> tuple[SourceFile, Format]:
    if chosen is None:
        raise AnnotatorError("Standard input tells no format.", "Name one with --format.")
    if sys.stdin is None:
        raise AnnotatorError("There is no standard input.", "Name a file.")
    path = folder / "stdin"
    if not path.exists():
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
    return SourceFile(path, "-"), chosen
