"""The formats by name: what each reads and writes, and how one is guessed from a path.

A format is a module of this package, loaded when it is used. One that writes has
`write(project, selection, out, options) -> Written`. `out` is a path beside the real one, which
`exporting` puts in place at the end: an empty folder for a format of folders (`folders`) when no
single table is asked for, else the path of a file that is not there yet, with the real suffix.
So a format never sees `-`, a .zip or a file that is to be replaced. One that reads has
`read(file, options, problems)`, which yields what `incoming` describes, and `located(file,
places)`, which says in which lines the places of problems are. Where formats share a suffix, all
but the last of them have `is_file(path, head)`, which tells by the first bytes (`head`) or more
whether a file is theirs. One whose files are a folder (`reads_folders`) has `is_folder(folder,
names)`, which tells by the names of its files whether a folder is one; `read` then gets its path.
A .zip is unpacked before, and each of its folders is treated like any other.
"""

from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange.format_kind import Format
from annotator.exchange.format_list import FORMATS
from annotator.exchange.writing import KINDS, WriteOptions, Written, counted

__all__ = [
    "FORMATS",
    "KINDS",
    "Format",
    "WriteOptions",
    "Written",
    "counted",
    "format_named",
    "guess_for_writing",
]


def format_named(name: str) -> Format:
    """Return a format by its name; AnnotatorError where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise AnnotatorError(
        f"There is no format {name!r}.", command="See them all with: annotator formats"
    )


def guess_for_writing(out: Path) -> Format:
    """Return the format to write to a path: by its suffix; a folder or a .zip is csv.

    Other programs' formats come after ours.
    """
    if out.is_dir() or out.suffix.lower() in ("", ".zip"):
        return format_named("csv")
    for one in sorted(FORMATS, key=lambda one: one.foreign):
        if one.writes and _has_suffix(one, out):
            return one
    known = sorted({suffix for one in FORMATS if one.writes for suffix in one.suffixes})
    raise AnnotatorError(
        f"No format is known for {out.name}.",
        f"End the name in {', '.join(known)} or .zip.",
        command=f"Name one with --format, or end the name in {', '.join(known)} or .zip.",
    )


def _has_suffix(one: Format, path: Path) -> bool:
    return path.suffix.lower() in one.suffixes
