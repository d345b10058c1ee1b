"""Projects to measure on, and how a piece of work is timed."""

import gc
import json
import time
from collections.abc import Callable
from pathlib import Path

from annotator.exchange.importing import import_paths
from annotator.model import codebook
from annotator.store import files
from annotator.store.project import Project

ROOT = Path(__file__).parents[2]


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
