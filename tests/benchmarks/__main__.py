"""Measures the program against floors taken in the same run, and prints one table.

python tests/benchmarks            all of it but edits and releases, about twelve minutes
python tests/benchmarks start      only what begins with these letters
python tests/benchmarks exchange --large    also with 10,000 articles, some ten minutes more
python tests/benchmarks edits      60,000 edited rows: plan, taking, Undo, Redo; some four minutes
python tests/benchmarks releases   a release of 10,000 articles, some ten minutes
python tests/benchmarks formats [NAME...]   the table of docs/formats.md, of all formats an hour
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]


@dataclass(frozen=True)
class Result:
    """One line of the table: what was measured, the floor of the same run, and the goal."""

    what: str
    measured: float
    against: float
    goal: float
    kind: str  # "times the floor", "ms" or "MB"

    def line(self) -> str:
        """The line as it is printed."""
        value = self.measured / self.against if self.kind == "times the floor" else self.measured
        verdict = "ok" if value <= self.goal else "MISSED"
        floor = f"{self.against:10.1f}" if self.against else " " * 10
        return (
            f"{self.what:52} {self.measured:9.1f} {floor} {value:8.2f} {self.goal:8.1f}  {verdict}"
        )


def main() -> int:
    """Print the table; the exit code tells whether every goal was met."""
    import agreement
    import edits
    import exchange
    import interaction
    import merging
    import releases
    import start
    import window

    large = "--large" in sys.argv
    wanted, *names = [word for word in sys.argv[1:] if not word.startswith("-")] or [""]
    if wanted == "formats":
        return _print_formats(names)
    groups: dict[str, Callable[[], Iterator[Result]]] = {
        "start": start.results,
        "exchange": partial(exchange.results, large=large),
        "merge": merging.results,
        "window": window.results,
        "interaction": interaction.results,
        "agreement": agreement.results,
    }
    if large or wanted:
        groups |= {"edits": edits.results, "releases": releases.results}
    print(f"{'':52} {'ms':>9} {'floor ms':>10} {'value':>8} {'goal':>8}")
    missed = 0
    for name, results in groups.items():
        if name.startswith(wanted):
            for result in results():
                print(result.line(), flush=True)
                missed += result.line().endswith("MISSED")
    return 1 if missed else 0


def _print_formats(names: list[str]) -> int:
    """Print the table of formats, or the lines of some; the exit code tells whether all is well."""
    import formats

    for line in formats.table(names):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # Qt takes itself apart in an order of its own
