"""One export or import in a process of its own, and what it took (memory as Linux tells it).

python one_exchange.py export PROJECT OUT FORMAT SMALL_PROJECT
python one_exchange.py import PROJECT PATH FORMAT SMALL_PROJECT
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from annotator.exchange.exporting import export
from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.store.connection import MEMORY
from annotator.store.files import create, open_project
from annotator.store.project import Project


def main(verb: str, project: str, path: str, format: str, small: str) -> None:
    """Do it, and print as JSON its seconds of the processor, MB of memory, and what came of it."""
    with open_project(Path(project), annotator="mina") as opened:
        before = _memory("VmRSS")
        _both_ways(Path(small), format, Path(path).suffix)
        libraries = _memory("VmRSS") - before
        begun = time.process_time()
        came = (_exported if verb == "export" else _imported)(opened, Path(path), format)
        seconds = time.process_time() - begun
        memory = _memory("VmHWM") - before
    print(json.dumps([seconds, memory, libraries, came]))


def _both_ways(small: Path, format: str, suffix: str) -> None:
    """Load what the format needs: that is no memory of the work."""
    with tempfile.TemporaryDirectory() as folder, open_project(small, annotator="mina") as project:
        out = Path(folder) / f"small{suffix}"
        export(project, out, format=format)
        if format not in ("plover", "parquet", "report", "csv", "xlsx"):
            with create(MEMORY, codebook.load("plover"), annotator="mina") as other:
                import_paths(other, [out], format=format)


def _exported(project: Project, out: Path, format: str) -> list[str]:
    return list(export(project, out, format=format).proof.failures)


def _imported(project: Project, path: Path, format: str) -> list[str]:
    return list(import_paths(project, [path], format=format).left_out)


def _memory(what: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:"))


if __name__ == "__main__":
    main(*sys.argv[1:])
