"""`annotator history`, `undo` and `redo`: what was done, and taking it back."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from annotator.cli.opening import opened
from annotator.cli.output import print_json
from annotator.errors import AnnotatorError
from annotator.store import history
from annotator.store.connection import explained
from annotator.store.counting import steps
from annotator.store.project import Project

_STATES = {"done": "", "undone": " (undone)", "dropped": " (undone, then replaced)"}


def run(args: Namespace) -> int:
    """Print the newest steps first."""
    with opened(args.project) as project, explained(args.project):
        entries = history.entries(project.db, args.limit)
    if args.json:
        print_json([entry._asdict() for entry in entries])
    else:
        for entry in entries:
            print(f"{entry.at}  {entry.annotator}  {entry.label}{_STATES[entry.state]}")
    return 0


def undo(args: Namespace) -> int:
    """Take back so many steps, or none where there are fewer."""
    return _repeat(args.project, args.steps, "undo", Project.undo)


def redo(args: Namespace) -> int:
    """Do again so many steps, or none where there are fewer."""
    return _repeat(args.project, args.steps, "redo", Project.redo)


def _repeat(path: Path, wanted: int, verb: str, step: Callable[[Project], str]) -> int:
    with opened(path) as project:
        there = steps(project, "done" if verb == "undo" else "undone")
        if there < wanted:
            raise AnnotatorError(
                f"There {'is' if there == 1 else 'are'} {there or 'no'}"
                f" {'step' if there == 1 else 'steps'} to {verb} in {path}.",
                f"Nothing was changed; see them with: annotator history {path}",
            )
        for _ in range(wanted):
            print(f"{verb.capitalize()}: {step(project)}")
    return 0
