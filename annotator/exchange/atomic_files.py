"""Files that come whole or not at all: written beside, then put in place in one rename."""

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from annotator.errors import AnnotatorError

STDOUT = Path("-")
DESCRIPTION = "datapackage.json"


@contextmanager
def put_in_place(out: Path, *, folder: bool = False) -> Iterator[Path]:
    """Give a path to write to, and put what was written there in the place of `out` at the end.

    `out` may be `-` for standard output; for a folder (`folder`) also the name of a .zip.
    If writing fails, what was at `out` stays. Raises AnnotatorError where it cannot be written.
    """
    work = _folder(out) if folder else _stdout() if out == STDOUT else _file(out)
    try:
        with work as beside:
            yield beside
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AnnotatorError(
            f"{'Standard output' if out == STDOUT else out} could not be written:"
            f" {error.strerror or error}.",
            "Nothing was put in its place; choose another place, or make room.",
        ) from error


@contextmanager
def _file(out: Path) -> Iterator[Path]:
    """Replace a file, or write through to a device or pipe, which must not be replaced."""
    if out.is_dir():
        raise AnnotatorError(f"{out} is a folder.", "Name a file in it.")
    if out.exists() and not out.is_file():
        with tempfile.TemporaryDirectory() as folder, _copied(Path(folder), out) as beside:
            yield beside
        return
    target = _target(out)
    beside = _beside(target)
    try:
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        _to_disk(beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """Fill a folder or a .zip; of a folder that is there, only the files of the same names go."""
    if out.suffix.lower() == ".zip" and not out.is_dir():
        with tempfile.TemporaryDirectory() as folder, _file(out) as beside:
            yield Path(folder)
            _zip(Path(folder), beside)
        return
    target = _target(out)
    if target.exists() and not target.is_dir():
        raise AnnotatorError(f"{out} is a file.", "Name a folder or a .zip.")
    beside = _beside(target)
    beside.mkdir()
    try:
        yield beside
        for path in _in_order(beside):
            _to_disk(path)
        if target.exists():
            for path in _in_order(beside):
                place = target / path.relative_to(beside)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
        else:
            beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _stdout() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "stdout"
        yield beside
        sys.stdout.flush()
        with beside.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


@contextmanager
def _copied(folder: Path, target: Path) -> Iterator[Path]:
    beside = folder / target.name
    yield beside
    with beside.open("rb") as file, target.open("wb") as place:
        shutil.copyfileobj(file, place)


def _target(out: Path) -> Path:
    """Return the path that a link leads to; AnnotatorError where its folder is not there."""
    if not out.parent.is_dir():
        raise AnnotatorError(f"There is no folder {out.parent}.", "Make the folder first.")
    return Path(os.path.realpath(out))


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.stem}.{token_hex(4)}{target.suffix}")


def _in_order(folder: Path) -> list[Path]:
    """Return the files by name; what describes the others comes last and says all are there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(files, key=lambda path: (path.name == DESCRIPTION, path))


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _zip(folder: Path, out: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _in_order(folder):
            archive.write(path, path.relative_to(folder))
