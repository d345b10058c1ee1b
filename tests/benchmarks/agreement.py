"""Agreement of three people over 1,000 articles of 17 records: processor time, and memory."""

import copy
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from made import ROOT, new_project

from annotator.exchange.importing import import_paths

if TYPE_CHECKING:
    from __main__ import Result

ARTICLES = 1000
PEOPLE = ("ann", "ben", "cy")
KINDS = ("mentions", "quotes", "events")
SECONDS, MEGABYTES = 10, 300
"""The goals, with the start of the program and the bootstrap."""
_COMMAND = """
import re, sys, time
from pathlib import Path
from annotator.__main__ import main
assert main(sys.argv[1:]) == 0
size = re.search("VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())  # of Linux
print(time.process_time(), size[1], file=sys.stderr)
"""
"""The command, and what it took: getrusage would count the size of what started it too."""


def results() -> "Iterator[Result]":
    """Yield each way to match, as a command of its own."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        path = team_project(Path(name))
        for match in ("overlap:0.5", "exact", "token"):
            seconds, megabytes = _measured(path, match)
            what = f"agreement of 3 x {ARTICLES:,} x 17 records, {match}"
            yield Result(f"{what} (CPU)", seconds * 1000, 0, SECONDS * 1000, "ms")
            yield Result(f"{what} (MB)", megabytes, 0, MEGABYTES, "MB")


def team_project(folder: Path, articles: int = ARTICLES) -> Path:
    """Make a project in which three people annotated the same articles, not quite alike."""
    document, chance = corpus.exchange(articles), random.Random(20180320)
    document["annotators"] = [{"id": name, "name": name} for name in PEOPLE]
    for article in document["articles"]:
        (layer,) = article["layers"]
        article["layers"] = [_own(layer, name, chance) for name in PEOPLE]
    source, path = folder / "team.json", folder / "team.sqlite"
    source.write_text(json.dumps(document), encoding="utf-8")
    with new_project(path) as project:
        import_paths(project, [source])
    return path


def _own(layer: dict[str, Any], name: str, chance: random.Random) -> dict[str, Any]:
    """One person's layer: without every tenth record, and some of it said otherwise."""
    own = copy.deepcopy(layer) | {"annotator": name, "status": "done"}
    for kind in KINDS:
        own[kind] = [_said(one, kind, name, chance) for one in own[kind] if chance.random() > 0.1]
    return own


def _said(record: dict[str, Any], kind: str, name: str, chance: random.Random) -> dict[str, Any]:
    record["id"] += f"-{name}"
    for link in ("parent", "quote", "same_as"):
        record.pop(link, None)
    for part in record.get("participants", ()):
        part.pop("mention", None)
    if chance.random() < 0.2:
        other = f"s{chance.randrange(len(corpus.PEOPLE))}"
        record |= {"type": "CONSULT", "mode": None} if kind == "events" else {"speaker": other}
    if kind == "quotes" and chance.random() < 0.2:
        said = next(span for span in record["spans"] if span["role"] == "content")
        said |= {"end": said["end"] - 1, "text": said["text"][:-1]}
    return record


def _measured(path: Path, match: str) -> tuple[float, float]:
    """Run the command; return its seconds on processors and its largest size in megabytes."""
    command = [sys.executable, "-c", _COMMAND, "agreement", str(path), "--match", match]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds, kilobytes = done.stderr.split()[-2:]
    return float(seconds), int(kilobytes) / 1024
