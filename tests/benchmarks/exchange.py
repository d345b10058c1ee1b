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
Pair = tuple[float, float]  # milliseconds of ours, and of the floor


def results() -> "Iterator[Result]":
    """Yield import, and export as JSON and CSV."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "corpus.json"
        content = json.dumps(corpus.exchange(ARTICLES), ensure_ascii=False, indent=1)
        document.write_text(content, encoding="utf-8")
        timed: dict[str, list[Pair]] = {}
        shape = floors.rows_of(_imported(folder / "rows.sqlite", document))
        for run in range(RUNS):
            place = folder / str(run)
            place.mkdir()
            for what, pair in _one_run(place, document, *shape).items():
                timed.setdefault(what, []).append(pair)
    for what, pairs in timed.items():
        ours, floor = (median(times) for times in zip(*pairs, strict=True))
        yield Result(what, ours, floor, 3.0, "times the floor")


def _one_run(place: Path, document: Path, made: list[str], rows: floors.Rows) -> dict[str, Pair]:
    """Do each piece of work once, and its floor right after it."""
    path = place / "project.sqlite"
    with new_project(path) as project:
        return {
            "import 1,000 articles of 17 records (json)": (
                milliseconds(lambda: import_paths(project, [document])),
                milliseconds(
                    lambda: floors.read_json_into_sqlite(document, place / "raw.sqlite", made, rows)
                ),
            ),
            "export the same as json": (
                milliseconds(lambda: export(project, place / "ours.json")),
                milliseconds(lambda: floors.write_json_from_sqlite(path, place / "raw.json")),
            ),
            "export the same as csv": (
                milliseconds(lambda: export(project, place / "ours", format="csv")),
                milliseconds(lambda: floors.write_csv_from_sqlite(path, place / "raw")),
            ),
        }


def _imported(path: Path, document: Path) -> Path:
    with new_project(path) as project:
        import_paths(project, [document])
    return path
