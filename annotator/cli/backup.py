"""`annotator backup` and `restore`: copies of a project, and putting one in its place."""

from argparse import Namespace
from hashlib import sha256
from pathlib import Path

from annotator import places
from annotator.cli.opening import opened
from annotator.cli.output import say
from annotator.errors import AnnotatorError
from annotator.model.times import now
from annotator.store import backups


def run(args: Namespace) -> int:
    """Copy the project to the file named, else among the user's backups, of which five are kept."""
    if args.out:
        _refuse_same(args.project, args.out)
    with opened(args.project) as project:
        target = args.out or _place(args.project)
        backups.copy(project.db, target)
    if not args.out:
        backups.rotate(target.parent, _stem(args.project))
    say(f"The backup of {args.project} is in {target}.")
    return 0


def restore(args: Namespace) -> int:
    """Put a backup in the project's place; what stood there is kept among the user's backups."""
    _refuse_same(args.project, args.backup)
    aside = _place(args.project)
    backups.restore(args.project, args.backup, aside=aside)
    say(f"{args.project} is now as in {args.backup}.")
    if aside.exists():
        backups.rotate(aside.parent, _stem(args.project))
        say(f"What it was before is in {aside}.")
    return 0


def _place(project: Path) -> Path:
    """Return where a backup made now goes, in a folder that is there."""
    folder = places.backup_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            f"The folder of backups {folder} cannot be made: {error.strerror}.",
            "Make it, or name a file with: annotator backup PROJECT -o FILE",
        ) from error
    moment = "".join(sign for sign in now() if sign.isdigit() or sign in "TZ")
    return folder / f"{_stem(project)}-{moment}.sqlite"


def _stem(project: Path) -> str:
    """Return what the backups of a project begin with: its name, and a sign of its folder."""
    folder = sha256(str(project.resolve().parent).encode(errors="surrogateescape")).hexdigest()[:6]
    return f"{project.stem}-{folder}"


def _refuse_same(project: Path, other: Path) -> None:
    if other.resolve() == project.resolve():
        raise AnnotatorError(f"{other} is the project itself.", "Name another file.")
