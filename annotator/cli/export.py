"""`annotator export`: write what is in a project to other files."""

from argparse import Namespace
from pathlib import Path

from annotator.cli.opening import opened
from annotator.cli.output import PROBLEM, Bar, say
from annotator.exchange.exporting import export
from annotator.exchange.formats import WriteOptions
from annotator.exchange.selection import Selection


def run(args: Namespace) -> int:
    """Write the export; one line at the end says what was written and what did not fit."""
    selection = Selection(tuple(args.annotator), args.gold, tuple(args.article))
    with opened(args.project) as project, Bar() as bar:
        options = WriteOptions(args.table, args.delimiter, bar)
        written = export(
            project, Path(args.out), format=args.format, selection=selection, options=options
        )
    for failure in written.proof.failures:
        say(f"{failure}.")
    say(written.sentence())
    return PROBLEM if written.proof.failures else 0
