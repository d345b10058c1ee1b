"""What a project knows about its records besides what they are now.

When each fact was changed, which versions were there before, what was deleted and how that was, and
which ids records had.
"""

from dataclasses import dataclass, field
from typing import Any

from annotator.store.long_lists import LongMap
from annotator.store.records import Row

MERGE = "Merge another project"
"""The name of the step, in the history as in the menu."""

Key = tuple[str, str]  # a table, and the id of a record; of articles and layers what they are of
Cuts = dict[Key, tuple[str, str, str]]  # of records: the moment of the version, the link, the id


@dataclass(frozen=True, slots=True)
class Deleted:
    """A version that was deleted: its moment, and the layer that it was in."""

    at: str
    place: str = ""


@dataclass(slots=True)
class Knowledge:
    """What is known of the records of one project, by table and id."""

    changed: dict[Key, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    deleted: dict[Key, Deleted] = field(default_factory=dict)
    """The newest version that was deleted, also of records that came back by a merge."""
    gone: LongMap[Key, Row] = field(default_factory=LongMap)
    """What was deleted and is not there, as it was."""
    places: dict[str, str] = field(default_factory=dict)
    """What layers are in any file, by their ids, also of those that are not there."""
    cut: Cuts = field(default_factory=dict)
    """Links that a merge cut since they led in a circle."""
    renamed: dict[Key, str] = field(default_factory=dict)
    joined: dict[Key, str] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    names: dict[Any, Any] = field(default_factory=dict)
    """What annotators and articles are called in every file, by their ids of today and before."""

    def times(self, table: str, id: str) -> dict[str, tuple[str, ...]]:
        """Return the moments in which each fact of a record was changed."""
        return self.changed.get((table, id), {})

    def last_change(self, table: str, id: str) -> str:
        """Return when a record that carries no moment was changed last."""
        return max((max(moments) for moments in self.times(table, id).values()), default="")

    def has_seen(self, *what: str) -> bool:
        """Tell whether a record (id) had the version of a moment, or a fact the value, before."""
        return hash(what) in self.seen

    def now_called(self, table: str, id: str) -> str:
        """Return the id that a record has today."""
        seen = set()
        while id not in seen and (table, id) in self.renamed:
            seen.add(id)
            id = self.renamed[table, id]
        return id

    def met_as(self, id: str) -> str:
        """Return the id of the speaker who once had another one, or was made one with another."""
        seen = set()
        while id not in seen:
            seen.add(id)
            id = self.renamed.get(("speakers", id)) or self.joined.get(("speakers", id)) or id
        return id
