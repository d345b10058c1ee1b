"""`annotator info`: what is in a project."""

from argparse import Namespace
from dataclasses import asdict

from annotator.cli.opening import opened
from annotator.cli.output import print_json
from annotator.store.counting import Info, info
from annotator.store.teamwork import Progress


def run(args: Namespace) -> int:
    """Print the numbers of a project."""
    with opened(args.project) as project:
        found = info(project)
    if args.json:
        print_json(asdict(found))
    else:
        print("\n".join(_lines(found)))
    return 0


def _progress(person: Progress) -> str:
    """How far one annotator is."""
    line = f"{person.done:,} done of {person.articles:,} begun"
    if not person.assigned:
        return line
    twice = f" ({person.doubles:,} with another)" if person.doubles else ""
    return f"{line}; {person.assigned:,} assigned{twice}, {person.waiting:,} not begun"


def _lines(found: Info) -> list[str]:
    counts = ("articles", "speakers", "mentions", "quotes", "events")
    lines = [f"{name:<10}{getattr(found, name):>12,}" for name in counts]
    for person in found.annotators:
        who = person.name if person.active else f"{person.name} (no longer active)"
        lines.append(f"{who}: {_progress(person)}")
    book = found.codebook
    lines.append(f"codebook {book['name']} {book['version']}, schema {found.schema}")
    return [*lines, f"{found.bytes:,} bytes"]
