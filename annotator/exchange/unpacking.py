"""Archives (.zip), unpacked into a folder of ours without harm."""

import errno
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

from annotator.errors import AnnotatorError
from annotator.exchange.foreign.xml import DeclaresError, refuse_entities
from annotator.exchange.incoming import SourceFile
from annotator.exchange.limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_MEMBERS,
    RATIO_FROM,
)

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""What the library raises for an archive that is damaged or packed in a way that it cannot read."""

_LOCKED = 0x1  # the flag of a member that is locked with a password
_CHUNK = 1 << 20  # bytes read at once
_MOST_OF_CAS = 10  # files beside each other where INCEpTION packs a CAS and its types


def unpack(
    archive: SourceFile, folder: Path, alive: Callable[[], None], most: int
) -> tuple[int, list[str]]:
    """Write the files of an archive under a folder; `alive` is called now and then.

    Return how many of `most` bytes are left, and the names of links, which are not followed. Of two
    files of one name the second gets a number. Raises AnnotatorError for an archive that is
    damaged, locked or too large, or names a place outside.
    """
    taken: set[PurePosixPath] = set()
    try:
        with opened_archive(archive) as opened:
            members = [one for one in opened.infolist() if not one.is_dir()]
            links = [one.filename for one in members if _is_link(one)]
            members = [one for one in members if not _is_link(one)]
            check(members, archive.name, most)
            left = most
            for member in members:
                alive()
                place = _free(_place(member.filename, archive.name), taken)
                target = folder / place
                target.parent.mkdir(parents=True, exist_ok=True)
                left = _write(opened, member, target, left)
                if left < 0:
                    raise _too_large(archive.name, most)
    except OSError as error:
        raise AnnotatorError(
            f"{archive.name} could not be unpacked: {error.strerror or error}.",
            "Unpack it yourself and import the folder.",
        ) from error
    return left, links


def holds_cas(archive: SourceFile) -> bool:
    """Tell whether an archive has little more than a CAS, as INCEpTION packs one person's work."""
    try:
        with opened_archive(archive) as opened:
            names = opened.namelist()
    except (AnnotatorError, OSError):
        return False
    return len(names) <= _MOST_OF_CAS and any(one.lower().endswith(".xmi") for one in names)


@contextmanager
def opened_archive(file: SourceFile) -> Iterator[zipfile.ZipFile]:
    """Open an archive; AnnotatorError for one that turns out to be damaged, now or later on."""
    try:
        with zipfile.ZipFile(file.path) as opened:
            yield opened
    except (*BROKEN, KeyError) as error:
        raise damaged(file.name, error) from error
    except OSError as error:
        if error.errno not in (errno.EINVAL, None):  # a place in it that cannot be, or no error of
            raise  # the system at all
        raise damaged(file.name) from error


def check(members: Sequence[zipfile.ZipInfo], name: str, most: int = LARGEST_UNPACKED) -> None:
    """Raise AnnotatorError for members of an archive (`name`) that are locked or too large."""
    if len(members) > MOST_MEMBERS:
        raise AnnotatorError(
            f"{name} holds {len(members):,} files; {MOST_MEMBERS:,} are the most that can be read.",
            "Divide it into several archives.",
        )
    if any(one.flag_bits & _LOCKED for one in members):
        raise AnnotatorError(f"{name} is locked with a password.", "Unlock it and try again.")
    unpacked, packed = (
        sum(one.file_size for one in members),
        sum(one.compress_size for one in members),
    )
    if unpacked > most:
        raise _too_large(name, most)
    if unpacked > RATIO_FROM and unpacked > HIGHEST_RATIO * packed:
        raise AnnotatorError(
            f"{name} unpacks to {unpacked // max(packed, 1):,} times its size, as no text does.",
            "Do not open it unless you know what made it.",
        )


def check_xml(opened: zipfile.ZipFile, alive: Callable[[], None] = lambda: None) -> None:
    """Read all XML in an archive once; ValueError where it is not sound.

    So nothing is taken of a document that breaks off later. One that declares entities is not
    sound either (DeclaresError).
    """
    from xml.parsers import expat  # noqa: PLC0415 - only where it is used

    for member in opened.infolist():
        if member.filename.lower().endswith((".xml", ".rels")):
            alive()
            with opened.open(member) as xml:
                try:
                    refuse_entities(xml)
                except expat.ExpatError as error:
                    raise ValueError(member.filename) from error


def damaged(name: str, error: Exception | None = None) -> AnnotatorError:
    """Return the sentence for a file that is an archive but cannot be read to its end, or safely.

    The error tells of XML that declares entities from what is damaged.
    """
    if isinstance(error, DeclaresError):
        return AnnotatorError(
            f"The XML in {name} declares a document type or entities, which are never read.",
            "Do not open it unless you know what made it.",
        )
    return AnnotatorError(f"{name} is damaged or not complete.", "Fetch or save it again.")


def _is_link(member: zipfile.ZipInfo) -> bool:
    return S_ISLNK(member.external_attr >> 16)


def _free(place: PurePosixPath, taken: set[PurePosixPath]) -> PurePosixPath:
    """Return a place that no member has yet, with a number where need be."""
    wanted, number = place, 2
    while wanted in taken:
        wanted = place.with_name(f"{place.stem} ({number}){place.suffix}")
        number += 1
    taken.add(wanted)
    return wanted


def _place(name: str, archive: str) -> PurePosixPath:
    """Return where a member belongs under the folder."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or any(":" in part or "\0" in part for part in parts):
        raise AnnotatorError(
            f"{archive} holds a file that would be written outside of its folder: {name!r}.",
            "Do not open it unless you know what made it.",
        )
    return PurePosixPath(*parts)


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Write a member and return how many bytes may still be written; what it says may be a lie."""
    with opened.open(member) as packed, target.open("wb") as file:
        while left >= 0 and (chunk := packed.read(_CHUNK)):
            left -= len(chunk)
            file.write(chunk)
    return left


def _too_large(name: str, most: int = LARGEST_UNPACKED) -> AnnotatorError:
    return AnnotatorError(
        f"{name} unpacks to more than {most // MEGABYTE:,} MB, the most that can be read.",
        "Divide it into several files.",
    )
