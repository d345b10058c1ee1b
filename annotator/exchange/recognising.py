"""Which format a file or folder has: by its suffix and, where that is not enough, its content."""

import re
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.formats import FORMATS, Format
from annotator.exchange.unpacking import BROKEN
from annotator.store.open_files import in_use

ARCHIVE = ".zip"
HEAD = 1 << 16  # bytes of a file that tell what it is

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
_TWINS = (".docm", ".dotx", ".dotm", ".xlsm")  # made like a .docx or .xlsx
_ANY_PROGRAM = ".json"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAYBE_HTML = ("", ".txt", ".text", ".doc", ".asp", ".aspx", ".php", ".jsp")
_NOT_READ = {
    ".doc": "an old Word file",
    ".xls": "an old Excel file",
    ".ppt": "a presentation",
    ".msg": "an Outlook message",
    ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument table",
    ".pages": "a Pages document",
    ".epub": "an e-book",
    ".7z": "a 7-Zip archive",
    ".rar": "a RAR archive",
    ".gz": "a packed file",
}
_SAVE_AS = {
    ".doc": "Open it in Word or LibreOffice and save it as .docx.",
    ".odt": "Open it in LibreOffice and save it as .docx.",
    ".pages": "Open it in Pages and export it to Word.",
    ".xls": "Open it in Excel or LibreOffice and save it as .xlsx.",
    ".ods": "Open it in LibreOffice and save it as .xlsx.",
    ".msg": "Save it from Outlook as .eml, or as text.",
}


def suffix_of(path: Path, head: bytes) -> str:
    """Return the suffix that a file should have: its own, or that of what it begins with."""
    own = path.suffix.lower()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return own if own in _TWINS else _zipped(path) or own
    if own in _MAYBE_HTML and _HTML.match(head):
        return ".html"
    return own


def format_of(path: Path) -> Format | None:
    """Return the format to read a file in, or None for a file of no format that can be read."""
    head = head_of(path)
    return format_by(path, head, suffix_of(path, head))


def format_by(path: Path, head: bytes, suffix: str) -> Format | None:
    """Return the format of a file that begins so and should have this suffix, or None."""
    candidates = formats_for(suffix)
    for one in candidates[:-1]:
        if one.load().is_file(path, head):
            return one
    return candidates[-1] if candidates else None


def format_among(path: Path, head: bytes, suffix: str) -> Format | None:
    """Return the format of a file that nobody named, as one of a folder, or None.

    JSON is what any program writes: it has to have the keys of a format.
    """
    found = format_by(path, head, suffix)
    if found is None or suffix != _ANY_PROGRAM or found.load().is_file(path, head):
        return found
    return None


@lru_cache(maxsize=100)
def formats_for(suffix: str) -> tuple[Format, ...]:
    """Return the formats that read files of a suffix; all but the last one look into the file."""
    return tuple(one for one in FORMATS if one.reads and suffix in one.suffixes)


def folder_format(folder: Path, names: Sequence[str]) -> Format | None:
    """Return the format whose collection a folder with files of these names is, or None."""
    for one in FORMATS:
        if one.reads_folders and one.load().is_folder(folder, names):
            return one
    return None


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive of files: a .zip that is no document."""
    return suffix_of(path, head_of(path)) == ARCHIVE


def not_read(path: Path) -> AnnotatorError:
    """Return the sentence for a file of no format that can be read."""
    suffix = path.suffix.lower()
    if head_of(path).startswith(_OLE) and suffix not in _NOT_READ:
        suffix = ".doc"
    if suffix in _NOT_READ:
        hint = _SAVE_AS.get(suffix, "Unpack or convert it first.")
        return AnnotatorError(f"{path.name} is {_NOT_READ[suffix]}, which cannot be read.", hint)
    readable = [one for one in FORMATS if one.reads]
    return AnnotatorError(
        f"No format is known for {path.name}.",
        f"What can be imported ends in {suffixes()}.",
        command=f"Name one with --format: {', '.join(one.name for one in readable)}.",
    )


def suffixes() -> str:
    """Return the suffixes of what can be read, for people."""
    return ", ".join(one.suffixes[0] for one in FORMATS if one.reads and one.suffixes)


def head_of(path: Path) -> bytes:
    """Return how a file begins; nothing for one that cannot be read, which is told later.

    A project that is open is not read: its locks would be lost.
    """
    if in_use(path):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _zipped(path: Path) -> str:
    """Return the suffix of a zipped document, or nothing ("") for another archive."""
    try:
        with zipfile.ZipFile(path) as opened:
            names = set(opened.namelist())
    except (*BROKEN, OSError):
        return ""
    return next((suffix for part, suffix in _ZIPPED.items() if part in names), "")
