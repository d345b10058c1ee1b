"""`annotator check`: prove that a project is whole."""

from argparse import Namespace
from dataclasses import asdict

from annotator.cli.opening import opened
from annotator.cli.output import PROBLEM, Bar, print_json, say
from annotator.store.checking import Problem, check


def run(args: Namespace) -> int:
    """Print every problem of a project, one a line; exit 1 where there is any."""
    with opened(args.project) as project, Bar() as bar:
        problems = list(check(project, bar))
    if args.json:
        print_json({"ok": not problems, "problems": [asdict(problem) for problem in problems]})
    elif not problems:
        print(f"{args.project} is whole.")
    else:
        for problem in problems:
            say(_line(problem))
        count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
        say(f"{count} in {args.project}. Mend them in the window, or restore a backup.")
    return PROBLEM if problems else 0


def _line(problem: Problem) -> str:
    places = (
        f"article {problem.article}" if problem.article else "",
        f"record {problem.record}" if problem.record else "",
    )
    return ": ".join([*filter(None, places), problem.message])
