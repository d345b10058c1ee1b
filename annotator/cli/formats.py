"""`annotator formats`: what can be read and written, with what survives."""

from argparse import Namespace

from annotator.cli.output import print_json
from annotator.exchange.formats import FORMATS, Format


def run(args: Namespace) -> int:
    """Print the formats by name."""
    if args.json:
        print_json({one.name: _facts(one) for one in FORMATS})
        return 0
    print(f"{'name':<15}{'read':<6}{'write':<7}{'suffixes':<29}what survives")
    for one in FORMATS:
        read, write = ("yes" if can else "-" for can in (one.reads, one.writes))
        print(f"{one.name:<15}{read:<6}{write:<7}{' '.join(one.suffixes):<29}{one.survives}")
        print(f"{'':<15}{one.what}")
    return 0


def _facts(one: Format) -> dict[str, object]:
    return {
        "name": one.name,
        "read": one.reads,
        "write": one.writes,
        "suffixes": list(one.suffixes),
        "what": one.what,
        "survives": one.survives,
    }
