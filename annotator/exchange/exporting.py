"""Writing what is in a project to a file, a folder or standard output, in any format."""

from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange import selection as choice
from annotator.exchange.atomic_files import STDOUT, put_in_place
from annotator.exchange.formats import (
    Format,
    WriteOptions,
    Written,
    format_named,
    guess_for_writing,
)
from annotator.exchange.selection import Selection
from annotator.store.listings import one_state
from annotator.store.project import Project

ALL = Selection()
PLAIN = WriteOptions()


def export(
    project: Project,
    out: Path | str,
    *,
    format: str = "",
    selection: Selection = ALL,
    options: WriteOptions = PLAIN,
) -> Written:
    """Write what is selected of a project to `out` (`-` is standard output), whole or not at all.

    Raises AnnotatorError for what cannot be written, Cancelled where the progress does.
    """
    target = Path(out)
    chosen = _format(target, format)
    in_folder = chosen.folders and not options.table
    if in_folder and (target == STDOUT or target.suffix.lower() in chosen.suffixes):
        raise AnnotatorError(
            f"An export to {chosen.name} is several files.",
            "Name a folder or a .zip, or one table with --table.",
        )
    if options.table and not chosen.tables:
        raise AnnotatorError(
            f"An export to {chosen.name} has no tables.",
            "Leave out --table, or use --format csv.",
        )
    with one_state(project):
        choice.check(project, selection)
        with put_in_place(target, folder=in_folder) as beside:
            return chosen.write(project, selection, beside, options)


def _format(out: Path, name: str) -> Format:
    """Return the format to write: the one that is named, or that the path tells."""
    if out == STDOUT and not name:
        raise AnnotatorError("Standard output tells no format.", "Name one with --format.")
    chosen = format_named(name) if name else guess_for_writing(out)
    if not chosen.writes:
        raise AnnotatorError(
            f"The format {chosen.name} is only read, not written.",
            "See what can be written with: annotator formats",
        )
    return chosen
