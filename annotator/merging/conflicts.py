"""Both versions of a record that two people changed, as a person reads them."""

from typing import Any

from annotator.merging.told import Conflict
from annotator.store.records import Row

_APART = ("number", "updated_at", "updated_by")


def differing(mine: Row | None, other: Row | None) -> tuple[str, ...]:
    """Return in which columns two versions differ, but for when and by whom."""
    if mine is None or other is None:
        return ()
    return tuple(key for key in mine if key not in _APART and mine[key] != other[key])


def conflict_of(
    about: tuple[str, str, str, str], mine: Row | None, other: Row | None, stands: str
) -> Conflict:
    """Return a conflict; `about` is the file, the table, the article's title, and the annotator."""
    file, table, title, annotator = about
    held = mine or other or {}
    kind, fields = table.removesuffix("s"), differing(mine, other)
    return Conflict(
        file, kind, held["id"], title, annotator, fields, _plain(mine), _plain(other), stands
    )


def _plain(row: Row | None) -> Any:
    return None if row is None else {key: value for key, value in row.items() if key != "number"}
