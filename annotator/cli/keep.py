"""`annotator keep`: let the person at work keep the agreed versions that others kept."""

from argparse import Namespace

from annotator.cli.opening import opened
from annotator.cli.output import say
from annotator.editing.adjudication import take_over
from annotator.store.gold import count_kept


def run(args: Namespace) -> int:
    """Take over the keeping, of all or some articles; say whose it was and how many there are."""
    with opened(args.project, args.annotator) as project:
        taken = take_over(project, args.article)
        mine, name = count_kept(project, project.annotator), project.annotator
    say(_sentence(name, mine, taken))
    return 0


def _sentence(name: str, mine: int, taken: dict[str, int]) -> str:
    versions = "1 agreed version" if mine == 1 else f"{mine:,} agreed versions"
    if not taken:
        return f"{name} keeps {versions}, as before."
    whose = ", ".join(f"{count:,} of these {who} had kept" for who, count in sorted(taken.items()))
    return f"{name} keeps {versions} now: {whose}."
