"""An edited table of 60,000 changed rows: its plan, its making, Undo and Redo; work and memory.

Each is done in a process of its own, whose memory is measured before and after (Linux).
"""

import csv
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from made import in_own_process, new_project

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths

if TYPE_CHECKING:
    from __main__ import Result

ARTICLES = 10_000
TABLE = "quotes.csv"  # of six quotes an article
MORE = 100  # MB
_IMPORT = "from annotator.exchange.importing import import_paths"
STEPS = (
    ("plan of", "import_paths(project, arguments, dry_run=True)", _IMPORT, 60_000),
    ("taking", "import_paths(project, arguments)", _IMPORT, 60_000),
    ("undo of", "project.undo()", "", 5_000),
    ("redo of", "project.redo()", "", 5_000),
)
"""What is done, how, what that needs, and the goal in milliseconds of work."""


def results() -> "Iterator[Result]":
    """Yield each step's work and memory."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "project.sqlite"
        source = folder / "corpus.json"
        source.write_text(json.dumps(corpus.exchange(ARTICLES)), encoding="utf-8")
        with new_project(path) as project:
            import_paths(project, [source])
            export(project, folder / "tables", format="csv")
        rows = _edit(folder / "tables" / TABLE, folder / TABLE)
        for what, work, imported, goal in STEPS:
            seconds, memory = in_own_process(path, work, folder / TABLE, imported=imported)
            yield Result(f"{what} {rows:,} edited rows", seconds * 1000, 0, goal, "ms")
            yield Result(f"  memory (MB): {what} it", memory, 0, MORE, "MB")


def _edit(table: Path, edited: Path) -> int:
    """Give each row of a table another note; return how many rows there are."""
    with (
        table.open(encoding="utf-8-sig", newline="") as read,
        edited.open("w", encoding="utf-8-sig", newline="") as written,
    ):
        rows = csv.DictReader(read)
        writer = csv.DictWriter(written, rows.fieldnames or ())
        writer.writeheader()
        count = 0
        for count, row in enumerate(rows, 1):
            writer.writerow(row | {"note": f"read again {count}"})
    return count
