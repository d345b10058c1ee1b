"""Import and export of 1,000 articles of 17 records, against the same rows through raw modules."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import corpus
import floors
from made import milliseconds, new_project

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths

if TYPE_CHECKING:
    from __main__ import Result

ARTICLES = 1000
RUNS = 5


def results() -> "Iterator[Result]":
    """Yield import, and export as JSON and CSV."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "corpus.json"
        content = json.dumps(corpus.exchange(ARTICLES), ensure_ascii=False, indent=1)
        document.write_text(content, encoding="utf-8")
        timed: dict[str, tuple[list[float], list[float]]] = {}

        def both(what: str, ours: object, floor: object) -> None:
            one, other = timed.setdefault(what, ([], []))
            one.append(milliseconds(ours))  # type: ignore[arg-type]
            other.append(milliseconds(floor))  # type: ignore[arg-type]

        made, rows = floors.rows_of(_imported(folder / "rows.sqlite", document))
        for run in range(RUNS):
            path, raw = folder / f"{run}.sqlite", folder / f"raw-{run}.sqlite"
            project = new_project(path)
            both(
                "import 1,000 articles of 17 records (json)",
                lambda: import_paths(project, [document]),
                lambda: floors.read_json_into_sqlite(document, raw, made, rows),
            )
            both(
                "export the same as json",
                lambda: export(project, folder / f"{run}.json"),
                lambda: floors.write_json_from_sqlite(path, folder / f"raw-{run}.json"),
            )
            both(
                "export the same as csv",
                lambda: export(project, folder / f"{run}-csv", format="csv"),
                lambda: floors.write_csv_from_sqlite(path, folder / f"raw-{run}-csv"),
            )
            project.close()
    for what, (ours, floor) in timed.items():
        yield Result(what, median(ours), median(floor), 3.0, "times the floor")


def _imported(path: Path, document: Path) -> Path:
    with new_project(path) as project:
        import_paths(project, [document])
    return path
