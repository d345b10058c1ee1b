"""Both versions of a record that two people changed, as a person reads them."""

from collections.abc import Iterator
from typing import Any

from annotator.merging.told import Conflict
from annotator.store.article_lines import names_of
from annotator.store.project import Project
from annotator.store.records import Row

_APART = ("number", "created_at", "updated_at", "updated_by")


def differing(mine: Row | None, other: Row | None) -> tuple[str, ...]:
    """Return in which columns two versions differ, but for when and by whom."""
    if mine is None or other is None:
        return ()
    return tuple(key for key in mine if key not in _APART and mine[key] != other[key])


def conflict_of(
    project: Project, about: tuple[str, str, str, str], versions: tuple[Row | None, Row | None, str]
) -> Conflict:
    """Return a conflict; `about` is the file, the table, the article's title, and the annotator.

    `versions` are ours, theirs, and whose stands.
    """
    file, table, title, annotator = about
    mine, other, stands = versions
    held = mine or other or {}
    people = {id for row in (mine, other) if row for id in _speakers(row)}
    return Conflict(
        file,
        table.removesuffix("s"),
        held["id"],
        title,
        annotator,
        differing(mine, other),
        _plain(mine),
        _plain(other),
        stands,
        names_of(project, sorted(people)),
    )


def _speakers(row: Row) -> Iterator[str]:
    """Yield the speakers (ids) to whom a record refers."""
    yield from filter(None, (row.get("speaker"), row.get("stance_target")))
    yield from row.get("addressees", ())
    yield from (speaker for _, speaker, _ in row.get("participants", ()))


def _plain(row: Row | None) -> Any:
    return None if row is None else {key: value for key, value in row.items() if key != "number"}
