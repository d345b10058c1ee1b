"""What a merge does, for the person to see before and after: counts, questions, both versions."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from annotator.errors import AnnotatorError
from annotator.store.long_lists import LongList
from annotator.store.records import TABLES

GROUPS = {"articles": "article", "speakers": "speaker", "records": "record", "layers": "layer"}
"""What is counted, and what one of each is called; records are mentions, quotes and events."""

SAME, NEW, CHANGED, DELETED = "same", "new", "changed", "deleted"


class MergeProblems(AnnotatorError):  # noqa: N818 - as ImportProblems
    """The other project cannot be merged, for these reasons."""

    def __init__(self, message: str, problems: list[str], hint: str) -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record that both sides changed, or one changed and the other deleted: both versions.

    `fields` are what differs; a side that deleted it has None. `stands` is "ours" or "theirs".
    """

    file: str
    kind: str
    id: str
    title: str
    annotator: str
    fields: tuple[str, ...]
    ours: Any
    theirs: Any
    stands: str
    names: dict[str, str] = field(default_factory=dict)
    """The names of the speakers to whom the two versions refer, by id."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker in a question: the id, the name and a few words about it."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Two speakers that may be one and are left apart unless the person joins them, and why."""

    file: str
    ours: Named
    theirs: Named
    why: str


@dataclass(frozen=True, slots=True)
class SameTitle:
    """An article of theirs that has the title of one of ours and another text (ids)."""

    file: str
    title: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Gone:
    """What is deleted here since it was there and nobody changed it: with a few words of it."""

    file: str
    kind: str
    id: str
    title: str
    annotator: str
    words: str


@dataclass(slots=True)
class Merged:
    """What a merge did, or would do."""

    dry_run: bool = False
    counts: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in GROUPS}
    )
    asks: list[Ask] = field(default_factory=list)
    conflicts: LongList[Conflict] = field(default_factory=LongList)
    same_titles: list[SameTitle] = field(default_factory=list)
    gone: LongList[Gone] = field(default_factory=LongList)
    codebook: list[str] = field(default_factory=list)
    others: int = 0  # annotators, settings, moments and notes that came or changed
    backup: str = ""

    @property
    def changes_something(self) -> bool:
        """Whether anything in the project differs after the merge."""
        acts = (NEW, CHANGED, DELETED)
        return bool(
            self.others
            or self.codebook
            or any(count[act] for count in self.counts.values() for act in acts)
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as the command prints it; the same articles and speakers may have changed.

        What may be very long is an iterator.
        """
        found = {
            name: {state: count[state] for state in (SAME, NEW, CHANGED, DELETED)}
            for name, count in self.counts.items()
        }
        for name in ("articles", "speakers"):
            found[name][SAME] += found[name][CHANGED]
        return {
            "articles": {**found["articles"], "same_title": [asdict(x) for x in self.same_titles]},
            "speakers": {**found["speakers"], "ask": [asdict(one) for one in self.asks]},
            "records": found["records"],
            "layers": found["layers"],
            "conflicts": map(_conflict, self.conflicts),
            "deleted": map(asdict, self.gone),
            "codebook": self.codebook,
            "backup": self.backup,
            "dry_run": self.dry_run,
        }

    def sentence(self) -> str:
        """Return the one line that tells what came in and what is to be looked at."""
        verbs = {NEW: "add", CHANGED: "change", DELETED: "delete"}
        parts = [
            f"{verb}{'' if self.dry_run else 'd' if verb[-1] == 'e' else 'ed'} {words}"
            for state, verb in verbs.items()
            if (words := self._counted(state))
        ]
        if not parts:
            parts = [self._nothing()]
        parts += [f"{counted(len(self.conflicts), 'conflict')}"] if self.conflicts else []
        if self.asks:
            parts.append(
                f"{counted(len(self.asks), 'pair')} of speakers that may be one left apart"
            )
        if self.same_titles:
            parts.append(f"{counted(len(self.same_titles), 'article')} with the title of another")
        told = ("would " if self.dry_run and parts[0] != self._nothing() else "") + "; ".join(parts)
        return f"{told[0].upper()}{told[1:]}."

    def _nothing(self) -> str:
        if self.changes_something:
            return "only settings and what is known of earlier changes are new"
        return "nothing is new: all of it is here already"

    def _counted(self, state: str) -> str:
        parts = [counted(self.counts[key][state], one) for key, one in GROUPS.items()]
        kept = [part for part in parts if not part.startswith("0 ")]
        return ", ".join(kept)


def counted(count: int, name: str) -> str:
    """Return a number of things in words."""
    return f"1 {name}" if count == 1 else f"{count:,} {name}s"


def _conflict(conflict: Conflict) -> dict[str, Any]:
    """A conflict with both versions as exports write records."""
    sides = {side: _outside(conflict, getattr(conflict, side)) for side in ("ours", "theirs")}
    return asdict(conflict) | sides


def _outside(conflict: Conflict, row: Any) -> dict[str, Any] | None:
    """A version of a record without its layer, which is known in this file only."""
    if row is None:
        return None
    table = TABLES.get(f"{conflict.kind}s")
    lists = {
        part.name: [dict(zip(part.columns, one, strict=True)) for one in row[part.name]]
        for part in (table.light_parts if table else ())
        if part.make is not None and part.name in row
    }
    return {key: value for key, value in row.items() if key != "layer"} | lists
