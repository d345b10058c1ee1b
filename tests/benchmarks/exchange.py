"""Import and export of articles of 17 records, against the same rows through raw modules."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import corpus
import floors
from made import cpu_milliseconds, new_project

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths

if TYPE_CHECKING:
    from __main__ import Result

USUAL, LARGE = 1_000, 10_000
TABLE = "import of a table of articles (csv)"
Pair = tuple[float, float]  # milliseconds of ours, and of the floor
_COLUMNS = ("title", "text", "source", "published", "language")


@dataclass(frozen=True)
class Source:
    """A file to import, and what is in a project afterwards: its tables and all their rows."""

    path: Path
    made: list[str]
    rows: floors.Rows


def results(*, large: bool) -> "Iterator[Result]":
    """Yield imports and exports of 1,000 articles, and of 10,000 when asked; CPU time."""
    yield from _of(USUAL, runs=5)
    if large:
        yield from _of(LARGE, runs=1)


def _of(articles: int, *, runs: int) -> "Iterator[Result]":
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = corpus.exchange(articles)
        document = _source(folder / "corpus.json", lambda path: _write_json(path, content))
        table = _source(folder / "table.csv", lambda path: _write_table(path, content))
        timed: dict[str, list[Pair]] = {}
        for run in range(runs):
            place = folder / str(run)
            place.mkdir()
            for what, pair in (_one_run(place, document) | _one_table(place, table)).items():
                timed.setdefault(what, []).append(pair)
    for what, pairs in timed.items():
        ours, floor = (median(times) for times in zip(*pairs, strict=True))
        goal = 15.0 if what == TABLE else 3.0  # of a table much is read that its floor does not
        yield Result(f"{what}, {articles:,} articles", ours, floor, goal, "times the floor")


def _one_run(place: Path, document: Source) -> dict[str, Pair]:
    """Do each piece of work once, and its floor right after it."""
    path, raw = place / "project.sqlite", place / "raw.sqlite"
    with new_project(path) as project:
        return {
            "import of 17 records each (json)": (
                cpu_milliseconds(lambda: import_paths(project, [document.path])),
                cpu_milliseconds(
                    lambda: floors.read_json_into_sqlite(
                        document.path, raw, document.made, document.rows
                    )
                ),
            ),
            "export of the same as json": (
                cpu_milliseconds(lambda: export(project, place / "ours.json")),
                cpu_milliseconds(lambda: floors.write_json_from_sqlite(path, place / "raw.json")),
            ),
            "export of the same as csv": (
                cpu_milliseconds(lambda: export(project, place / "ours", format="csv")),
                cpu_milliseconds(lambda: floors.write_csv_from_sqlite(path, place / "raw")),
            ),
        }


def _one_table(place: Path, table: Source) -> dict[str, Pair]:
    """Import a table of articles once, and do its floor right after it."""
    with new_project(place / "table.sqlite") as project:
        return {
            TABLE: (
                cpu_milliseconds(lambda: import_paths(project, [table.path])),
                cpu_milliseconds(
                    lambda: floors.read_csv_into_sqlite(
                        table.path, place / "raw-table.sqlite", table.made, table.rows
                    )
                ),
            )
        }


def _source(path: Path, write: Callable[[Path], None]) -> Source:
    """Write a file, and see what an import of it brings."""
    write(path)
    with new_project(path.with_suffix(".sqlite")) as project:
        import_paths(project, [path])
    return Source(path, *floors.rows_of(path.with_suffix(".sqlite")))


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _write_table(path: Path, content: dict[str, Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows([one[key] for key in _COLUMNS] for one in content["articles"])
