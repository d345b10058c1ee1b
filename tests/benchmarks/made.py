"""Projects to measure on, and how a piece of work is timed."""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.store import files
from annotator.store.project import Project

ROOT = Path(__file__).parents[2]
_MEASURED = """
import sys, time
from pathlib import Path
from annotator.store.files import open_project
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
arguments = [Path(one) for one in sys.argv[2:]]
{imported}
with open_project(Path(sys.argv[1]), annotator="lead") as project:
    before, begun = peak(), time.process_time()
    {work}
    print(time.process_time() - begun, peak() - before)
"""


def new_project(path: Path) -> Project:
    """Make an empty project."""
    return files.create(path, codebook.load("plover"), annotator="mina")


def seed_project(folder: Path) -> Path:
    """Make a project with the seed article and its 91 records, by mina; return its path."""
    document = json.loads((ROOT / "tests" / "files" / "seed-gold.json").read_text(encoding="utf-8"))
    document["annotators"][0]["name"] = "mina"
    source = folder / "seed.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    path = folder / "seed.sqlite"
    with new_project(path) as project:
        import_paths(project, [source])
    return path


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, with nothing left to collect from before."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """Return how much of the processor a piece of work takes, whatever else the machine does."""
    gc.collect()
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def in_own_process(
    project: Path, work: str, *arguments: Path, imported: str
) -> tuple[float, float]:
    """Do work (Python, with `project` and `arguments`) in a process of its own (Linux).

    Return the seconds of work, and how many MB of memory it took at most beyond the bare program.
    """
    code = _MEASURED.format(imported=imported, work=work)
    command = [sys.executable, "-c", code, str(project), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, memory = map(float, done.stdout.split()[-2:])
    return seconds, memory
