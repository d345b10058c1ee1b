"""Edits as data: what stood in a row before, and what stands in it now."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from annotator.store.records import Row

Batch = dict[str, tuple[int, int]]  # table -> first and last number of the rows a bulk import added


@dataclass(frozen=True, slots=True)
class Change:
    """One record's step: the columns that changed.

    `before` is None for a new record, `after` for a deleted one; the other is then the whole row.
    Where the id itself changes, all that refers to the record follows.
    """

    table: str
    id: str
    before: Row | None
    after: Row | None

    def inverse(self) -> "Change":
        """Return the step back."""
        id = (self.after or {}).get("id", self.id)
        return Change(self.table, id, self.after, self.before)

    @property
    def renames(self) -> bool:
        """Whether the record gets another id."""
        return self.before is not None and (self.after or {}).get("id", self.id) != self.id


@dataclass(slots=True)
class Edit:
    """One thing a person did: what Undo takes back, and what views hear about.

    `everything` says that more changed than is listed: a bulk import, an edit of very many records,
    of which none is listed, or another program's work.
    """

    label: str
    changes: list[Change] = field(default_factory=list)
    batch: Batch = field(default_factory=dict)
    everything: bool = False

    def ids(self, table: str) -> list[str]:
        """Return which records of a table this edit touched, each once, in order."""
        return list(dict.fromkeys(c.id for c in self.changes if c.table == table))

    def touches(self, *tables: str) -> bool:
        """Tell whether anything in these tables may have changed."""
        return self.everything or any(change.table in tables for change in self.changes)

    def told(self, *, large: bool) -> "Edit":
        """Return what views hear of it; `large` where only its last changes are listed here."""
        if large:
            return Edit(self.label, [], self.batch, everything=True)
        return replace(self, everything=bool(self.batch))

    def batch_json(self) -> str | None:
        """Return the batch as history keeps it."""
        return json.dumps(self.batch) if self.batch else None


def changes_json(changes: Iterable[Change]) -> str:
    """Return changes as history keeps them."""
    steps = [[c.table, c.id, c.before, c.after] for c in changes]
    return json.dumps(steps, ensure_ascii=False, separators=(",", ":"))


def changes_from(written: str) -> list[Change]:
    """Return the changes that history keeps."""
    return [Change(*step) for step in json.loads(written)]


def batch_from(written: str | None) -> Batch:
    """Return the batch that history keeps."""
    return {table: (a, b) for table, (a, b) in json.loads(written or "{}").items()}


def joined(first: list[Change], second: list[Change]) -> list[Change]:
    """Return two runs of changes as one, where the second goes on with the first's last record."""
    changes = list(first)
    for change in second:
        last = changes[-1] if changes else None
        if (
            last
            and (last.table, last.id) == (change.table, change.id)
            and None not in (last.before, last.after, change.before, change.after)
        ):
            before = {**(change.before or {}), **(last.before or {})}
            after = {**(last.after or {}), **(change.after or {})}
            changes[-1] = Change(change.table, change.id, before, after)
        else:
            changes.append(change)
    return changes
