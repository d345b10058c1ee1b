"""Writing what is in a project to a file, a folder or standard output, in any format."""

from dataclasses import replace
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.exchange import collecting
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
from annotator.store import listings
from annotator.store.listings import one_state
from annotator.store.open_files import files_of
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
    _refuse_project(project, target)
    chosen = _format(target, format or _of_table(target, options.table))
    in_folder = chosen.folders and not options.table and not _is_file(chosen, target)
    _refuse_options(chosen, target, options, in_folder=in_folder)
    with one_state(project), collecting.seldom():
        choice.check(project, selection)
        with put_in_place(target, folder=in_folder) as beside:
            written = chosen.write(project, selection, beside, options)
            if chosen.name != "json" and not selection.articles:
                written = replace(written, left_out=(*written.left_out, *_older(project)))
            if chosen.foreign:
                from annotator.exchange.proving.foreign_proof import prove  # noqa: PLC0415

                to_prove = (project, selection, beside, written)
                written = replace(written, proof=prove(chosen, *to_prove, options.progress))
            if chosen.own and written.proof.failures:
                raise AnnotatorError(
                    f"The export was read again, and {written.proof.failures[0]}.",
                    "Nothing was put in its place; see whether the disk is sound, and try again.",
                )
            return written


def _refuse_options(
    chosen: Format, target: Path, options: WriteOptions, *, in_folder: bool
) -> None:
    """Refuse what a format cannot do at a path."""
    if in_folder and (target == STDOUT or target.suffix.lower() in chosen.suffixes):
        raise AnnotatorError(
            f"An export to {chosen.name} is several files.",
            "Name a folder or a .zip, or choose one table.",
            command="Name a folder or a .zip, or one table with --table.",
        )
    if options.table and not chosen.tables:
        raise AnnotatorError(
            f"An export to {chosen.name} has no tables.",
            "Choose no table, or write csv.",
            command="Leave out --table, or use --format csv.",
        )
    if options.delimiter != PLAIN.delimiter and not chosen.tables:
        raise AnnotatorError(
            f"An export to {chosen.name} has no columns that a sign could part.",
            "Leave the sign as it is, or write csv.",
            command="Leave out --delimiter, or use --format csv.",
        )
    if options.table and target.suffix.lower() == ".zip":
        raise AnnotatorError(
            "An export of one table is one file.",
            "End its name in .csv, or choose no table.",
            command="End its name in .csv, or leave out --table.",
        )


def _older(project: Project) -> tuple[str, ...]:
    """Say how many articles are left out because their text was corrected in another."""
    older = len(listings.article_ids(project)) - len(listings.newest_article_ids(project))
    if not older:
        return ()
    versions = (
        "an older version of an article is" if older == 1 else f"{older:,} older versions are"
    )
    return (f"{versions} only in json, or where named",)


def _refuse_project(project: Project, out: Path) -> None:
    """Refuse to write over the project itself, also by way of a link."""
    for own in files_of(project.path):
        if own.exists() and out.exists() and out.samefile(own):
            raise AnnotatorError(f"{out} is the project itself.", "Name another file.")


def _is_file(chosen: Format, target: Path) -> bool:
    """Whether an export in a format of folders may be the one file that is named."""
    has_suffix = target == STDOUT or target.suffix.lower() in chosen.suffixes
    return chosen.also_file and has_suffix and not target.is_dir()


def _of_table(out: Path, table: str) -> str:
    """Return the format of one table where the path tells none."""
    return "csv" if table and (out == STDOUT or not out.suffix) else ""


def _format(out: Path, name: str) -> Format:
    """Return the format to write: the one that is named, or that the path tells."""
    if out == STDOUT and not name:
        raise AnnotatorError("Standard output tells no format.", "Name one with --format.")
    chosen = format_named(name) if name else guess_for_writing(out)
    if not chosen.writes:
        raise AnnotatorError(
            f"The format {chosen.name} is only read, not written.",
            command="See what can be written with: annotator formats",
        )
    return chosen
