"""`annotator merge`: take what others did in files of their own into a project."""

from argparse import Namespace

from annotator import places
from annotator.cli.opening import opened
from annotator.cli.output import PROBLEM, Bar, print_json, say
from annotator.merging.merging import merge
from annotator.merging.told import MergeProblems
from annotator.merging.words import lines


def run(args: Namespace) -> int:
    """Merge the projects; print what needs a look, and one line at the end that says what was done.

    With JSON, all of it is printed as one object.
    """
    try:
        with opened(args.project) as project, Bar() as bar:
            merged = merge(
                project,
                args.others,
                dry_run=args.dry_run,
                backups_in=places.backup_folder(),
                progress=bar,
            )
    except MergeProblems as error:
        for problem in error.problems:
            say(problem)
        say(str(error))
        return PROBLEM
    if args.json:
        print_json(merged.to_json())
    else:
        for line in lines(merged):
            print(line)
    before = f" What it was before is in {merged.backup}." if merged.backup else ""
    say(f"{merged.sentence()}{before}")
    return 0
