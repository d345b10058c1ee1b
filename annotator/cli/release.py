"""`annotator release`: publish the agreed version as a folder."""

from argparse import Namespace

from annotator.cli.opening import opened, refuse_same
from annotator.cli.output import Bar, say
from annotator.releasing.releasing import ReleaseOptions, release, told
from annotator.releasing.splits import shares_of


def run(args: Namespace) -> int:
    """Write the release; one line at the end says what is in it, and what to look at."""
    shares = shares_of(args.split)
    refuse_same(args.project, args.out)
    with opened(args.project) as project, Bar() as bar:
        released = release(project, args.out, ReleaseOptions(shares, args.seed, bar))
    say(told(released, args.out))
    return 0
