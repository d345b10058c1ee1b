"""Edits as data: what stood in a row before, and what stands in it now."""

import json
from dataclasses import dataclass, field

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

    `everything` says that more changed than is listed: a bulk import, or another program's work.
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

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        back = [change.inverse() for change in reversed(self.changes)]
        return Edit(self.label, back, self.batch, self.everything)

    def changes_json(self) -> str:
        """Return the changes as history keeps them."""
        steps = [[c.table, c.id, c.before, c.after] for c in self.changes]
        return json.dumps(steps, ensure_ascii=False, separators=(",", ":"))

    def batch_json(self) -> str | None:
        """Return the batch as history keeps it."""
        return json.dumps(self.batch) if self.batch else None


def edit_from(label: str, changes: str, batch: str | None) -> Edit:
    """Return the edit that an entry of history describes."""
    listed: Batch = {table: (a, b) for table, (a, b) in json.loads(batch or "{}").items()}
    steps = [Change(*step) for step in json.loads(changes)]
    return Edit(label, steps, listed, everything=bool(listed))


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
