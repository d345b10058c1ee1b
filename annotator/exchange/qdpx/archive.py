"""The parts of a .qdpx archive: project.qde and the texts in `sources`; nothing is unpacked."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO
from xml.etree import ElementTree as ET
from xml.parsers.expat import ExpatError

from annotator.errors import AnnotatorError
from annotator.exchange.articles.text_format import text_of
from annotator.exchange.foreign.xml import refuse_entities
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import LARGEST_PART, LARGEST_TEXT, MEGABYTE, within
from annotator.exchange.limits import LARGEST_UNPACKED as LARGEST_PROJECT
from annotator.exchange.unpacking import BROKEN, check, damaged

SUFFIX = ".qde"
_INTERNAL = "internal://"
_DEPTH = 2  # of the things in lists, such as Project/Sources/TextSource
Element = ET.Element


class Archive:
    """An open .qdpx file."""

    def __init__(self, opened: zipfile.ZipFile, file: SourceFile) -> None:
        self._opened, self._file = opened, file
        self._members = {
            PurePosixPath(one.filename.replace("\\", "/")).name.lower(): one
            for one in opened.infolist()
        }
        found = [one for name, one in self._members.items() if name.endswith(SUFFIX)]
        if len(found) != 1:
            raise AnnotatorError(
                f"{file.name} is no REFI-QDA project: {len(found)} files end in {SUFFIX}.",
                "Export it again, as a project.",
            )
        self._project = found[0]
        self.origin = ""  # the program that wrote it, once elements were read
        with opened.open(self._project) as xml:
            refuse_entities(xml)

    def elements(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of these names that stand in the project or in a list of it.

        Each is emptied after it was taken, so that none but the last is in memory.
        """
        around: list[Element] = []
        with self._opened.open(self._project) as raw:
            xml = _Bounded(raw, f"the {self._project.filename} of {self._file.name}")
            for event, element in ET.iterparse(xml, ("start", "end")):
                if event == "start":
                    self.origin = self.origin if around else element.get("origin", "")
                    around.append(element)
                    continue
                around.pop()
                if 0 < len(around) <= _DEPTH and local(element) in tags:
                    yield element
                if len(around) == _DEPTH:
                    around[-1].clear()
                    xml.read_of_one = 0

    def text(self, path: str) -> str:
        """Return a text by its path in the project; AnnotatorError where it is not in it."""
        name = path.removeprefix(_INTERNAL).lstrip("/")
        member = self._members.get(PurePosixPath(name).name.lower())
        if not path.startswith(_INTERNAL) or member is None:
            raise AnnotatorError(f"{path!r} is not in {self._file.name}.")
        with self._opened.open(member) as packed:
            raw = packed.read(LARGEST_TEXT + 1)
        if len(raw) > LARGEST_TEXT:
            raise AnnotatorError(f"{name} has more than {LARGEST_TEXT // MEGABYTE} MB.")
        return text_of(raw, name)[0]


class _Bounded:
    """Reads XML of which each thing in a list is in memory by itself, so that none may be large."""

    def __init__(self, raw: IO[bytes], name: str) -> None:
        self._raw, self._name = raw, name
        self.read_of_one = 0

    def read(self, size: int = -1) -> bytes:
        """Read on; AnnotatorError where one thing has no end."""
        found = self._raw.read(size)
        self.read_of_one += len(found)
        if self.read_of_one > LARGEST_PART:
            raise AnnotatorError(
                f"One source in {self._name} has more than {LARGEST_PART // MEGABYTE} MB.",
                "Export it in several parts.",
            )
        return found


@contextmanager
def opened(file: SourceFile) -> Iterator[Archive]:
    """Open a .qdpx; AnnotatorError for one that is damaged, locked, too large or not safe."""
    within(file, LARGEST_PROJECT)
    try:
        with zipfile.ZipFile(file.path) as archive:
            check([one for one in archive.infolist() if not one.is_dir()], file.name)
            yield Archive(archive, file)
    except (*BROKEN, ExpatError, ET.ParseError) as error:
        raise damaged(file.name, error) from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the children of these names."""
    return (one for one in element if local(one) in tags)


def words(element: Element, *tags: str) -> str:
    """Return the text of the first child of these names that has any, or nothing ("")."""
    return next((one.text for one in children(element, *tags) if one.text), "")


def target(element: Element) -> str:
    """Return what a reference leads to."""
    return guid(element, "targetGUID")


def guid(element: Element, key: str = "guid") -> str:
    """Return an id as it may be compared."""
    return element.get(key, "").strip("{}").lower()
