"""`annotator rescue`: what can still be read of a damaged project, in a new one."""

from argparse import Namespace

from annotator import settings
from annotator.cli.opening import refuse_same
from annotator.cli.output import PROBLEM, Bar, say
from annotator.exchange.writing import counted
from annotator.model import codebook
from annotator.store import rescuing


def run(args: Namespace) -> int:
    """Make the new project; say how much came into it, and a line for each thing that did not."""
    refuse_same(args.project, args.out)
    person = settings.annotator_of(args.project)
    with Bar() as bar:
        found = rescuing.rescue(
            args.project,
            args.out,
            codebook.load("plover"),
            annotator=person,
            progress=lambda done: bar(done, 0),
        )
    for line in found.lost:
        say(f"lost: {line}")
    kinds = ("articles", "speakers", "mentions", "quotes", "events")
    many = counted({kind: found.saved.get(kind, 0) for kind in kinds})
    losses = "1 loss" if len(found.lost) == 1 else f"{len(found.lost):,} losses"
    lost = f"{losses}, listed above" if found.lost else "no loss was found"
    say(f"{args.out}: {many} ({lost}); the history is not in it.")
    if not found.saved.get("articles"):
        return PROBLEM
    return 0
