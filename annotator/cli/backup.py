"""`annotator backup` and `restore`: copies of a project, and putting one in its place."""

from argparse import Namespace

from annotator import places
from annotator.cli.opening import opened, refuse_same
from annotator.cli.output import say
from annotator.store import backups


def run(args: Namespace) -> int:
    """Copy the project to the file named, else among the user's backups, of which five are kept."""
    if args.out:
        refuse_same(args.project, args.out)
    with opened(args.project) as project:
        if args.out:
            backups.copy(project.db, args.out)
        folder = places.backup_folder()
        target = args.out or backups.make(project.db, args.project, folder)
    say(f"The backup of {args.project} is in {target}.")
    return 0


def restore(args: Namespace) -> int:
    """Put a backup in the project's place; what stood there is kept among the user's backups."""
    refuse_same(args.project, args.backup)
    aside = backups.place_for(args.project, places.backup_folder())
    backups.restore(args.project, args.backup, aside=aside)
    say(f"{args.project} is now as in {args.backup}.")
    if aside.exists():
        backups.rotate(aside.parent, backups.stem_of(args.project))
        say(f"What it was before is in {aside}.")
    return 0
