"""Merging two projects of 10,000 articles with 170,000 records each: seconds of work, and memory.

Each merge runs in a process of its own, whose memory is measured before and after (Linux).
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from made import in_own_process, new_project

from annotator.exchange.importing import import_paths
from annotator.store.changes import Change
from annotator.store.files import open_project

if TYPE_CHECKING:
    from __main__ import Result

ARTICLES = 10_000
GOAL = 60_000  # milliseconds of work
MORE = 100  # MB
LATER = {"ours": "2998-01-01T00:00:00.000Z", "theirs": "2999-01-01T00:00:00.000Z"}
MANY = 120_000  # records of 170,000


def results() -> "Iterator[Result]":
    """Yield the merge of other people's work on the same texts, and of the same work again."""
    from __main__ import Result

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = _made(folder, "ours", corpus.exchange(ARTICLES))
        theirs = _made(folder, "theirs", _of_another(corpus.exchange(ARTICLES)))
        changed = folder / "changed.sqlite"
        shutil.copyfile(ours, changed)
        _import(changed, _changed(corpus.exchange(ARTICLES)))
        before = shutil.copyfile(ours, folder / "before.sqlite")
        many = _much_changed(before, "theirs")
        for what, project, other in (
            ("another's work, other ids", ours, theirs),
            ("the same again", ours, theirs),
            ("every tenth record changed", ours, changed),
            (f"{MANY:,} records changed there", before, many),
            (f"{MANY:,} records changed on both sides", _much_changed(before, "ours"), many),
        ):
            seconds, memory = _merged(project, other)
            yield Result(f"merge {ARTICLES:,}: {what}", seconds * 1000, 0, GOAL, "ms")
            yield Result(f"  memory (MB): {what}", memory, 0, MORE, "ms")


def _made(folder: Path, name: str, document: dict[str, Any]) -> Path:
    path = folder / f"{name}.sqlite"
    new_project(path).close()
    _import(path, document)
    return path


def _import(path: Path, document: dict[str, Any]) -> None:
    source = path.with_suffix(".json")
    source.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    with open_project(path, annotator="mina") as project:
        import_paths(project, [source])
    source.unlink()


def _of_another(document: dict[str, Any]) -> dict[str, Any]:
    """Let another person have brought in the same texts and marked as much in them."""
    written = json.dumps(document, ensure_ascii=False)
    for key in ("id", "speaker", "quote", "mention", "parent"):
        written = written.replace(f'"{key}": "', f'"{key}": "0-')
    other: dict[str, Any] = json.loads(written)
    other["annotators"] = [{"id": "n2", "name": "jonas"}]
    for article in other["articles"]:
        for layer in article["layers"]:
            layer["annotator"] = "n2"
    return other


def _changed(document: dict[str, Any]) -> dict[str, Any]:
    """Let every tenth record have been changed later."""
    number = 0
    for article in document["articles"]:
        for layer in article["layers"]:
            for name in ("mentions", "quotes", "events"):
                for record in layer[name]:
                    number += 1
                    if number % 10 == 0:
                        record |= {"note": "changed", "updated_at": "2999-01-01T00:00:00.000Z"}
    return document


def _much_changed(path: Path, side: str) -> Path:
    """Return a copy of a project in which nearly all was changed, in one step."""
    copy = shutil.copyfile(path, path.with_name(f"much-{side}.sqlite"))
    with open_project(copy, annotator=side) as project, project.edit("Change"):
        left = MANY
        for table in ("mentions", "quotes", "events"):
            some = f"SELECT id, updated_at FROM {table} ORDER BY number LIMIT {left}"
            for id, moment in project.db.execute(some).fetchall():
                before = {"note": "", "updated_at": moment}
                after = {"note": f"changed in {side}", "updated_at": LATER[side]}
                project.apply(Change(table, id, before, after))
                left -= 1
    return copy


def _merged(ours: Path, other: Path) -> tuple[float, float]:
    """Merge in a process of its own; return seconds of work, and MB of memory more."""
    return in_own_process(
        ours,
        "merge(project, arguments)",
        other,
        imported="from annotator.merging.merging import merge",
    )
