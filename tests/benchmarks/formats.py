"""What every format takes with 10,000 articles, both ways: the table of docs/formats.md.

Each piece of work runs in a process of its own, one after another.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from made import ROOT, new_project

from annotator.exchange.formats import FORMATS, Format
from annotator.exchange.importing import import_paths

ARTICLES, FEW = 10_000, 20
HEAD = ("format", "export", "memory", "import", "memory")
_ONE = Path(__file__).with_name("one_exchange.py")
_EDITED = {"csv": "quotes.csv", "xlsx": "quotes"}
"""Formats of which edited tables come back, with what is edited in the benchmark."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a piece of work took: seconds of the processor, and MB over the program before it.

    `libraries` are MB of that which the format had to load; `came` is what was wrong.
    """

    seconds: float
    memory: float
    libraries: float
    came: tuple[str, ...]

    def cells(self) -> tuple[str, str]:
        """Return both as they stand in the table."""
        libraries = f", {self.libraries:,.0f} of it loaded for it" if self.libraries >= 10 else ""
        return f"{self.seconds:,.0f} s", f"+{self.memory:,.0f} MB{libraries}"


def table(wanted: Sequence[str], articles: int = ARTICLES) -> Iterator[str]:
    """Yield the lines of the table, those of the formats that are wanted (all if none is)."""
    yield _line(HEAD)
    yield _line(["---"] * len(HEAD))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large, small = _project(folder, "large", articles), _project(folder, "small", FEW)
        for format, out in _outs(wanted):
            (folder / "work").mkdir()
            measuring = _Measuring(large, small, folder / "work")
            yield _line(measuring.line(format, folder / "work" / out))
            shutil.rmtree(folder / "work")


class _Measuring:
    """Measures one format."""

    def __init__(self, large: Path, small: Path, work: Path) -> None:
        self._large, self._small, self._work = large, small, work

    def line(self, format: Format, out: Path) -> list[str]:
        """Return the cells of a format's line."""
        name = f"`{format.name}`" + (", a folder" if format.also_file and not out.suffix else "")
        cells = [name, *self._took("export", self._large, out, format).cells()]
        if format.name in _EDITED:
            _edit(out, format.name)
            project = Path(shutil.copyfile(self._large, self._work / "edited.sqlite"))
            seconds, memory = self._took("import", project, out, format).cells()
            return [*cells, f"edited tables: {seconds}", memory]
        if not format.reads:
            return [*cells, "–", "–"]
        new_project(self._work / "new.sqlite").close()
        return [*cells, *self._took("import", self._work / "new.sqlite", out, format).cells()]

    def _took(self, verb: str, project: Path, path: Path, format: Format) -> Took:
        command = [sys.executable, _ONE, verb, project, path, format.name, self._small]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, env=surroundings
        )
        seconds, memory, libraries, came = json.loads(done.stdout)
        for words in came:
            print(f"{format.name}, {verb}: {words}", file=sys.stderr)
        return Took(seconds, memory, libraries, tuple(came))


def _outs(wanted: Sequence[str]) -> Iterator[tuple[Format, str]]:
    """Yield each format with the name of a file or folder; both where it may be either."""
    for one in FORMATS:
        if one.writes and one.name != "report" and (not wanted or one.name in wanted):
            if one.also_file or not one.folders:
                yield one, f"out{one.suffixes[0]}"
            if one.folders:
                yield one, "out"


def _project(folder: Path, name: str, articles: int) -> Path:
    """Make a project of so many articles."""
    source, path = folder / f"{name}.json", folder / f"{name}.sqlite"
    source.write_text(json.dumps(corpus.exchange(articles), ensure_ascii=False), encoding="utf-8")
    with new_project(path) as project:
        import_paths(project, [source])
    source.unlink()
    return path


def _edit(out: Path, format: str) -> None:
    """Change one cell in every tenth row of the quotes, as a person with a filter would."""
    if format == "csv":
        path = out / _EDITED[format]
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        _change(rows)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    from openpyxl import load_workbook

    book = load_workbook(out)
    sheet = book[_EDITED[format]]
    place = next(cell.column for cell in sheet[1] if cell.value == "certainty")
    for row in range(2, sheet.max_row + 1, 10):
        sheet.cell(row, place).value = "low"
    book.save(out)


def _change(rows: list[list[str]]) -> None:
    place = rows[0].index("certainty")
    for row in rows[1::10]:
        row[place] = "low"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
