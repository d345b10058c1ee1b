"""`annotator import`: take articles and annotations into a project."""

from argparse import Namespace
from pathlib import Path

from annotator.cli.opening import opened
from annotator.cli.output import PROBLEM, Bar, say
from annotator.exchange.articles import columns
from annotator.exchange.edited.taking import TableOptions
from annotator.exchange.importing import import_paths
from annotator.exchange.problems import ImportProblems


def run(args: Namespace) -> int:
    """Import the files; one line at the end says what was read and what did not fit.

    A dry run prints each cell of edited tables that would change.
    """
    try:
        with opened(args.project, args.annotator) as project, Bar() as bar:
            imported = import_paths(
                project,
                [Path(path) for path in args.paths],
                format=args.format,
                annotator=project.annotator,
                language=args.language,
                strict=args.strict,
                dry_run=args.dry_run,
                mapping=args.mapping,
                columns=[columns.load(args.columns)] if args.columns else [],
                tables=TableOptions(delete_missing=args.delete_missing),
                progress=bar,
            )
    except ImportProblems as error:
        for problem in error.problems:
            say(problem)
        say(error.hint)
        return PROBLEM
    if imported.dry_run:
        for change in imported.changes:
            print(change.line())
    if imported.mapping:
        say(imported.mapping)
    for line in (*imported.left_out, *imported.warnings):
        say(line)
    say(imported.sentence())
    return 0
