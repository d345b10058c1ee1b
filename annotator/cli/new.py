"""`annotator new`: make a project with a codebook."""

from argparse import Namespace

from annotator import settings
from annotator.cli.output import say
from annotator.model import codebook
from annotator.store import files


def run(args: Namespace) -> int:
    """Make the project; a named annotator is who works on it from now on."""
    chosen = codebook.load(args.codebook)
    annotator = args.annotator or settings.annotator_of(args.project)
    files.create(args.project, chosen, annotator=annotator).close()
    if args.annotator:
        settings.set_annotator(args.project, args.annotator)
    say(f"Made {args.project} with the codebook {chosen.name} {chosen.version}.")
    return 0
