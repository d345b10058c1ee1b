"""A release of 10,000 articles that two people annotated and a third settled: work and memory.

It is made in a process of its own, whose memory is measured before and after (Linux).
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from made import in_own_process, new_project

from annotator.exchange.importing import import_paths

if TYPE_CHECKING:
    from __main__ import Result

ARTICLES = 10_000
GOAL, MORE = 180_000, 300  # milliseconds of work, MB; agreement is measured too
KINDS = ("mentions", "quotes", "events")
_IMPORTED = "from annotator.releasing.releasing import ReleaseOptions, release"


def results() -> "Iterator[Result]":
    """Yield the work and the memory of one release."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = settled_project(folder, ARTICLES)
        work = "release(project, arguments[0], ReleaseOptions())"
        seconds, memory = in_own_process(path, work, folder / "out", imported=_IMPORTED)
        yield Result(f"release of {ARTICLES:,} articles", seconds * 1000, 0, GOAL, "ms")
        yield Result("  memory (MB): release", memory, 0, MORE, "MB")


def settled_project(folder: Path, articles: int) -> Path:
    """Make a project in which two people annotated all articles alike, and all is settled."""
    document = corpus.exchange(articles)
    document["annotators"].append({"id": "n2", "name": "jonas"})
    for article in document["articles"]:
        (first,) = article["layers"]
        second = _copy(first, "j-") | {"annotator": "n2"}
        gold = _copy(first, "g-") | {"kind": "gold", "status": "adjudicated"}
        for kind in KINDS:
            for made, *of in zip(gold[kind], first[kind], second[kind], strict=True):
                made["sources"] = [one["id"] for one in of]
        for one in (first, second):
            one["status"] = "done"
        article["layers"] += [second, gold]
    source, path = folder / "settled.json", folder / "settled.sqlite"
    source.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    with new_project(path) as project:
        import_paths(project, [source])
    return path


def _copy(layer: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return a layer whose records have other ids."""
    written = json.dumps(layer, ensure_ascii=False)
    for key in ("id", "quote", "mention", "parent"):
        written = written.replace(f'"{key}": "', f'"{key}": "{prefix}')
    copied: dict[str, Any] = json.loads(written)
    return copied
