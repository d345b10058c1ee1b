"""The files that an import reads: those that are named, and those in folders and archives."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from annotator.errors import AnnotatorError
from annotator.exchange.formats import FORMATS, Format, format_named
from annotator.exchange.found_files import FoundFiles
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_UNPACKED
from annotator.exchange.recognising import (
    ARCHIVE,
    folder_format,
    format_among,
    format_of,
    formats_for,
    head_of,
    not_read,
    suffix_of,
    suffixes,
)
from annotator.exchange.unpacking import holds_cas, unpack

STDIN = Path("-")
_WITH_OTHERS = [one for one in FORMATS if one.reads and (one.companions or one.beside)]
_OTHERS = frozenset(name for one in _WITH_OTHERS for name in (*one.companions, *one.beside))
"""The suffixes and names of files that may belong to another."""
_PARTS_OF_PAGE = re.compile(
    "(.+)[_.](?:files|Dateien|fichiers|archivos|ficheiros|arquivos|bestanden|filer|filerna|tiedostot"
    "|pliki|soubory|súbory|elemei|fájlok|dosyalar|datoteke|fitxers|failid|faili|bylos|fișiere|файлы)"
)
"""How browsers end the name of the folder that they put beside a saved page."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each with its format; how many were passed over; which are no good."""

    files: FoundFiles
    passed_over: int = 0
    left_out: tuple[str, ...] = ()


@contextmanager
def found(
    paths: Sequence[Path], format: str = "", alive: Callable[[], None] = lambda: None
) -> Iterator[Found]:
    """Find the files under paths: all that are named, and of folders those of a known format.

    `-` is standard input, kept in a file meanwhile; archives are unpacked for as long as this
    lasts, and `alive` is called now and then. Raises AnnotatorError for a path that is not
    there, for a file of no known format, and where there is nothing to read.
    """
    chosen = _readable(format) if format else None
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        search = _Search(Path(folder), chosen, alive)
        for path in paths:
            search.take(path)
        if not search.files and not search.left_out:
            raise AnnotatorError(
                f"There is nothing to import in {', '.join(map(str, paths))}.",
                f"What can be imported ends in {suffixes()}.",
                command="See what can be read with: annotator formats",
            )
        yield Found(search.files, search.passed_over, tuple(search.left_out))


class _Search:
    """Goes through paths, and keeps what there is to read."""

    def __init__(self, work: Path, chosen: Format | None, alive: Callable[[], None]) -> None:
        self._work, self._chosen, self._alive = work, chosen, alive
        self._archives = 0
        self._left = LARGEST_UNPACKED  # for all archives within archives
        self.files = FoundFiles()
        self.passed_over = 0
        self.left_out: list[str] = []

    def take(self, path: Path) -> None:
        """Take a path that is named: a file, a folder, an archive, or standard input."""
        if path == STDIN:
            self.files.add(*_stdin(self._work, self._chosen))
        elif path.is_dir():
            self._folder(path, str(path))
        elif path.exists() and self._unpacks(suffix_of(path, head_of(path))):
            self._archive(SourceFile(path, str(path)))
        else:
            self.files.add(*_named(path, self._chosen))

    def _folder(self, folder: Path, name: str, *, depth: int = 0) -> None:
        """Take the files of a folder that can be read, by path; `depth` is that of archives."""
        for root, folders, names in os.walk(folder):
            self._alive()
            shown = [one for one in sorted(names) if not _is_hidden(one)]
            here = Path(name, Path(root).relative_to(folder))
            number = self.files.folder(root, str(here / "x")[:-1])
            of_all = folder_format(Path(root), shown)
            if of_all is not None and self._chosen in (None, of_all):
                self.files.add(SourceFile(Path(root), str(here)), of_all)
                folders.clear()
                continue
            folders[:] = sorted(
                one for one in folders if not _is_hidden(one) and not _is_of_page(one, shown)
            )
            present = frozenset(shown)
            for one in shown:
                self._alive()
                if not self._belongs_to_another(one, present):
                    self._inside(Path(root, one), number, here, depth=depth)

    def _belongs_to_another(self, name: str, names: frozenset[str]) -> bool:
        """Tell whether a file of a folder is read with another, as the .txt beside an .ann."""
        stem, dot, end = name.rpartition(".")
        own = f".{end.lower()}" if dot and stem else ""
        return not _OTHERS.isdisjoint((own, name)) and any(
            (own in one.companions and _leads(one, stem, names))
            or (name in one.beside and any(other.endswith(suffix) for other in names))
            for one in _WITH_OTHERS
            for suffix in one.suffixes
            if self._chosen in (None, one)
        )

    def _inside(self, path: Path, folder: int, here: Path, *, depth: int) -> None:
        """Take a file of a folder (its number, and how it is told), if it can be read."""
        if _is_special(path):
            self.passed_over += 1
            return
        head = head_of(path)  # once: a folder may have a million files
        suffix = suffix_of(path, head)
        if self._unpacks(suffix):
            self._archive(SourceFile(path, str(here / path.name)), depth=depth)
        elif fitting := self._fitting(path, head, suffix):
            self.files.add(path.name, fitting, folder)
        else:
            self.passed_over += 1

    def _unpacks(self, suffix: str) -> bool:
        """Tell whether what has this suffix is an archive of files to be taken."""
        chosen_reads_it = self._chosen is not None and ARCHIVE in self._chosen.suffixes
        return suffix == ARCHIVE and not chosen_reads_it

    def _fitting(self, path: Path, head: bytes, suffix: str) -> Format | None:
        """Return the format of a file in a folder; the chosen one where its suffix allows that."""
        if self._chosen is None:
            return format_among(path, head, suffix)
        return self._chosen if self._chosen in formats_for(suffix) else None

    def _archive(self, file: SourceFile, *, depth: int = 0) -> None:
        """Take what is in an archive; one that is no good is told and left out.

        In another one only those are taken that hold a CAS, as in a project of INCEpTION.
        """
        if depth > 1 or (depth == 1 and not holds_cas(file)):
            self.left_out.append(f"{file.name} is an archive within an archive. Unpack it first.")
            return
        self._archives += 1
        folder = self._work / f"unpacked-{self._archives}"
        most = self._left if depth else LARGEST_UNPACKED
        try:
            left, links = unpack(file, folder, self._alive, most)
        except AnnotatorError as error:
            self.left_out.append(str(error))
            return
        self._left = left if depth else self._left
        self.left_out += [f"{file.name}/{one} is a link, which is not followed." for one in links]
        self._folder(folder, file.name, depth=depth + 1)


def _leads(format: Format, stem: str, names: frozenset[str]) -> bool:
    """Tell whether a file of this stem is one that others belong to."""
    leading = format.leading or format.suffixes[:1]
    return any(
        f"{stem}{suffix}" in names or f"{stem}{suffix.upper()}" in names for suffix in leading
    )


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
    fitting = chosen or format_of(path)
    if fitting is None:
        raise not_read(path)
    return SourceFile(path, str(path)), fitting


def _is_special(path: Path) -> bool:
    """Tell whether a file is a pipe or the like, which might never end."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # told when it is read


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name == "__MACOSX"


def _is_of_page(folder: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds the parts of a web page that was saved beside it."""
    match = _PARTS_OF_PAGE.fullmatch(folder)
    pages = (".html", ".htm", ".xhtml")
    return match is not None and any(
        Path(one).stem == match[1] and Path(one).suffix.lower() in pages for one in files
    )


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
