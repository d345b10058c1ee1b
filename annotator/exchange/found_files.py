"""The files that an import reads; of a million in a folder only their names are in memory."""

from array import array
from collections.abc import Collection, Iterator
from pathlib import Path

from annotator.exchange.formats import FORMATS, Format
from annotator.exchange.incoming import SourceFile

_NUMBERS = {one.name: number for number, one in enumerate(FORMATS)}


class FoundFiles(Collection[tuple[SourceFile, Format]]):
    """Files in the order in which they were found, each with its format."""

    def __init__(self) -> None:
        self._folders: list[tuple[str, str]] = []
        self._files: list[SourceFile | str] = []
        self._folder_of, self._format_of = array("L"), array("B")

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[tuple[SourceFile, Format]]:
        for file, folder, format in zip(self._files, self._folder_of, self._format_of, strict=True):
            if isinstance(file, str):
                root, shown = self._folders[folder]
                yield SourceFile(Path(root, file), shown + file), FORMATS[format]
            else:
                yield file, FORMATS[format]

    def __contains__(self, item: object) -> bool:
        return any(one == item for one in self)

    def folder(self, root: str, shown: str) -> int:
        """Return the number of a folder: its path, and what stands before names as it is told."""
        self._folders.append((root, shown))
        return len(self._folders) - 1

    def add(self, file: SourceFile | str, format: Format, folder: int = 0) -> None:
        """Add a file, or the name of one in a folder."""
        self._files.append(file)
        self._folder_of.append(folder)
        self._format_of.append(_NUMBERS[format.name])
