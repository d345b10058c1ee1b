"""`annotator search`: find words in a project."""

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from annotator.cli.opening import opened
from annotator.cli.output import print_json
from annotator.search.hits import Hit, search


def run(args: Namespace) -> int:
    """Print the hits, the best first; a list that may be empty."""
    with opened(args.project) as project:
        hits = search(project, args.query, args.places, args.limit)
    if args.json:
        print_json([_facts(hit) for hit in hits])
    else:
        for hit in hits:
            print(_line(hit))
    return 0


def _facts(hit: Hit) -> dict[str, Any]:
    facts = asdict(hit)
    return {"in": facts.pop("place"), **facts}


def _line(hit: Hit) -> str:
    """Return the hit as one line: where, who, and the words between brackets."""
    words = " ".join(f"{hit.before}[{hit.match}]{hit.after}".split())
    where = f"{hit.title}:{hit.start}" if hit.start is not None else hit.title
    return "  ".join(filter(None, (where, hit.speaker, words)))
