"""`annotator formats`: what can be read and written, with what survives."""

from argparse import Namespace
from collections.abc import Iterator

from annotator.cli.output import print_json
from annotator.exchange.formats import FORMATS, Format
from annotator.exchange.proving.facts import KEYS


def run(args: Namespace) -> int:
    """Print the formats by name."""
    if args.json:
        print_json({one.name: _facts(one) for one in FORMATS})
        return 0
    width = max(len(" ".join(one.suffixes)) for one in FORMATS) + 2
    print(f"{'name':<15}{'read':<6}{'write':<7}{'suffixes':<{width}}what survives")
    for one in FORMATS:
        read, write = ("yes" if can else "-" for can in (one.reads, one.writes))
        print(f"{one.name:<15}{read:<6}{write:<7}{' '.join(one.suffixes):<{width}}{one.survives}")
        print(f"{'':<15}{one.what}")
    print("\nWhat of a project comes back from an export:")
    print("\n".join(_table([one for one in FORMATS if one.holds])))
    return 0


def _table(formats: list[Format]) -> Iterator[str]:
    """Yield a line for each fact that a project may hold, with the formats that hold it."""
    width = max(map(len, KEYS)) + 2
    yield f"{'':<{width}}" + "".join(f"{one.name:<{len(one.name) + 2}}" for one in formats).rstrip()
    for key in KEYS:
        cells = ("yes" if key in one.holds else "-" for one in formats)
        columns = zip(cells, formats, strict=True)
        row = "".join(f"{cell:<{len(one.name) + 2}}" for cell, one in columns)
        yield f"{key.replace('.', ': '):<{width}}{row}".rstrip()


def _facts(one: Format) -> dict[str, object]:
    return {
        "name": one.name,
        "read": one.reads,
        "write": one.writes,
        "suffixes": list(one.suffixes),
        "what": one.what,
        "survives": one.survives,
        "holds": [key for key in KEYS if key in one.holds],
    }
