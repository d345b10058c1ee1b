"""`annotator assign`: give articles to the people who annotate."""

from argparse import Namespace

from annotator.cli.opening import opened
from annotator.cli.output import say
from annotator.editing.assigning import Plan, assign, plan


def run(args: Namespace) -> int:
    """Give out what nobody has; print who gets how many, and say what stays as it is."""
    with opened(args.project) as project:
        made = plan(project, args.annotator, double=args.double, seed=args.seed)
        if made.given:
            assign(project, made)
    for name in made.people:
        print(_line(made, name))
    say(_sentence(made))
    return 0


def _line(made: Plan, name: str) -> str:
    articles, doubles = made.share_of(name)
    return f"{name}: {articles:,}" + (f", {doubles:,} of these with another" if doubles else "")


def _sentence(made: Plan) -> str:
    """What was done in all."""
    count = len(made.given)
    parts = [
        f"Assigned {count:,} article{'' if count == 1 else 's'}, {made.doubles:,} to two people"
    ]
    if made.had:
        parts.append(f"{made.had:,} had been assigned before")
    if made.others:
        parts.append(f"{made.others:,} begun by others were left to them")
    return "; ".join(parts) + "."
